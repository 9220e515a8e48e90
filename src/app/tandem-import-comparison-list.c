/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-comparison-list.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-contact-state.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-lead-status.h"

/**
 * TandemImportComparisonList:
 *
 * What differs stands out, what is the same is quiet, and what is nowhere is left out. Of what differs, either can be chosen to
 * stand; until somebody chooses, a blank is filled and the rest stays.
 */
struct _TandemImportComparisonList {
  AdwBin parent_instance;

  GArray *choices; /* Choice */
  gboolean is_settling;
};

/* One field of which either can stand. */
typedef struct {
  guint64 part;
  gboolean fills;
  GtkCheckButton *keep, *take; /* unowned */
} Choice;

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportComparisonList, tandem_import_comparison_list, ADW_TYPE_BIN)

static gboolean
is_filled (const char *text)
{
  return text && *text;
}

/* An address that goes on in the next line has no hyphen there: it would be read as a part of it. */
static void
wrap_without_hyphens (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

/* What a field holds as a person reads it: rows are compared by what the database would hold. */
static char *
write_value (const TandemImportComparison *field, const char *text)
{
  if (!is_filled (text))
    return g_strdup (_ ("empty"));
  if (field->part == TANDEM_CONTACT_PART (TANDEM_CONTACT_BIRTHDAY) && tandem_date_is_valid (text))
    return tandem_format_date (text);
  if (field->part == TANDEM_CONTACT_PART (TANDEM_CONTACT_LEAD_STATUS))
    return g_strdup (tandem_lead_status_to_title (text));
  return g_strdup (text);
}

static GtkWidget *
make_value (const TandemImportComparison *field, const char *text, gboolean is_quiet)
{
  g_autofree char *value = write_value (field, text);
  g_autofree char *isolated = tandem_format_isolate (value);
  GtkWidget *label = gtk_label_new (isolated);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  wrap_without_hyphens (GTK_LABEL (label));
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  if (is_quiet || !is_filled (text))
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
make_head (const TandemImportComparison *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (field->title);
  /* Translators: of a field: the contact lacks what the row of the file has */
  const char *word = field->fills ? _ ("fills a blank") : field->differs ? _ ("differs") : NULL;

  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (word)
    {
      GtkWidget *label = gtk_label_new (word);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, field->differs ? "warning" : "success");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* --- choosing ------------------------------------------------------------------------------------------------------ */

static void
toggled_cb (TandemImportComparisonList *self, GtkCheckButton *button)
{
  if (!self->is_settling && gtk_check_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* Where a contact has several numbers, what is taken stands beside them. */
static char *
describe_taken (const TandemImportComparison *field)
{
  g_autofree char *isolated = NULL;

  if (!is_filled (field->taken) || g_strcmp0 (field->taken, field->in_row) == 0)
    return NULL;
  isolated = tandem_format_isolate (field->taken);
  /* Translators: %s is what a contact has of a field once the value of the file is taken */
  return g_strdup_printf (_ ("then: %s"), isolated);
}

static GtkWidget *
make_choice (TandemImportComparisonList *self, GtkWidget *value, const char *more, const char *spoken)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), value);
  if (more)
    {
      GtkWidget *label = gtk_label_new (more);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      wrap_without_hyphens (GTK_LABEL (label));
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_choices (TandemImportComparisonList *self, GtkBox *values, const TandemImportComparison *field)
{
  g_autofree char *there = write_value (field, field->there), *in_row = write_value (field, field->in_row);
  /* Translators: the first %s is a field, the second what a contact has of it */
  g_autofree char *keep = g_strdup_printf (_ ("%s: keep %s"), field->title, there);
  /* Translators: the first %s is a field, the second what the row of a file has of it */
  g_autofree char *take = g_strdup_printf (_ ("%s: take %s"), field->title, in_row);
  g_autofree char *more = describe_taken (field);
  GtkWidget *kept = make_choice (self, make_value (field, field->there, FALSE), NULL, keep);
  GtkWidget *taken = make_choice (self, make_value (field, field->in_row, FALSE), more, take);
  Choice choice = { field->part, field->fills, GTK_CHECK_BUTTON (kept), GTK_CHECK_BUTTON (taken) };

  gtk_check_button_set_group (choice.take, choice.keep);
  gtk_box_append (values, GTK_WIDGET (choice.keep));
  gtk_box_append (values, GTK_WIDGET (choice.take));
  gtk_check_button_set_active (field->fills ? choice.take : choice.keep, TRUE);
  g_array_append_val (self->choices, choice);
}

static char *
describe_row (const TandemImportComparison *field, gboolean is_in_file)
{
  g_autofree char *there = write_value (field, field->there), *in_row = write_value (field, field->in_row);

  if (is_in_file)
    /* Translators: a field, what an earlier row of the file has, what this row has */
    return g_strdup_printf (_ ("%s: in the earlier row %s, in this one %s"), field->title, there, in_row);
  /* Translators: a field, what a contact has, what the row of a file has */
  return g_strdup_printf (_ ("%s: in Tandem %s, in the file %s"), field->title, there, in_row);
}

static GtkWidget *
make_row (TandemImportComparisonList *self, const TandemImportComparison *field, gboolean is_in_file,
          gboolean may_choose)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean is_quiet = !field->fills && !field->differs;
  g_autofree char *spoken = describe_row (field, is_in_file);

  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  if (is_quiet || !may_choose)
    {
      gtk_box_append (GTK_BOX (values), make_value (field, field->there, is_quiet));
      gtk_box_append (GTK_BOX (values), make_value (field, field->in_row, is_quiet));
    }
  else
    add_choices (self, GTK_BOX (values), field);
  gtk_box_append (GTK_BOX (box), make_head (field));
  gtk_box_append (GTK_BOX (box), values);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, is_quiet || !may_choose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
make_titles (guint64 line)
{
  g_autofree char *number = tandem_format_count ((gint64) line);
  /* Translators: %s is a line number of the file */
  g_autofree char *earlier = g_strdup_printf (_ ("Line %s"), number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *const titles[] = { line > 0 ? earlier : _ ("In Tandem"), line > 0 ? _ ("This row") : _ ("In the file") };

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_margin_start (box, 14); /* that of a row and of what is in it */
  gtk_widget_set_margin_end (box, 14);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
tandem_import_comparison_list_finalize (GObject *object)
{
  g_array_unref (TANDEM_IMPORT_COMPARISON_LIST (object)->choices);
  G_OBJECT_CLASS (tandem_import_comparison_list_parent_class)->finalize (object);
}

static void
tandem_import_comparison_list_class_init (TandemImportComparisonListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_comparison_list_finalize;
  /**
   * TandemImportComparisonList::chosen:
   *
   * The person chose what shall stand of a field.
   */
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_import_comparison_list_init (TandemImportComparisonList *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
}

/**
 * tandem_import_comparison_list_show:
 * @fields: (element-type TandemImportComparison): what is compared
 * @line: of the row of the same file that it is compared with, or 0 where that is a contact
 * @may_choose: whether there is somebody to keep what they have
 */
void
tandem_import_comparison_list_show (TandemImportComparisonList *self, GPtrArray *fields, guint64 line,
                                    gboolean may_choose)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->is_settling = TRUE;
  g_array_set_size (self->choices, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field by field"), -1);
  for (guint i = 0; i < fields->len; i++)
    {
      const TandemImportComparison *field = g_ptr_array_index (fields, i);

      if (is_filled (field->there) || is_filled (field->in_row))
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, field, line > 0, may_choose));
    }
  gtk_box_append (GTK_BOX (box), make_titles (line));
  gtk_box_append (GTK_BOX (box), list);
  adw_bin_set_child (ADW_BIN (self), box);
  self->is_settling = FALSE;
}

/**
 * tandem_import_comparison_list_choose:
 * @takes: parts of a contact that the file has taken the place of, a bit each
 * @keeps: parts that were kept
 *
 * Shows what was chosen before; it is not told.
 */
void
tandem_import_comparison_list_choose (TandemImportComparisonList *self, guint64 takes, guint64 keeps)
{
  self->is_settling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (takes & choice->part)
        gtk_check_button_set_active (choice->take, TRUE);
      else if (keeps & choice->part)
        gtk_check_button_set_active (choice->keep, TRUE);
    }
  self->is_settling = FALSE;
}

/**
 * tandem_import_comparison_list_get_choice:
 * @choice: gets what is chosen, of each field that differs
 */
void
tandem_import_comparison_list_get_choice (TandemImportComparisonList *self, TandemImportChoice *choice)
{
  choice->takes = choice->keeps = 0;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *one = &g_array_index (self->choices, Choice, i);

      if (gtk_check_button_get_active (one->take))
        choice->takes |= one->part;
      else
        choice->keeps |= one->part;
    }
}

/**
 * tandem_import_comparison_list_get_blanks:
 *
 * Returns: parts of a contact of which there is nothing that could be kept, a bit each
 */
guint64
tandem_import_comparison_list_get_blanks (TandemImportComparisonList *self)
{
  guint64 blanks = 0;

  for (guint i = 0; i < self->choices->len; i++)
    if (g_array_index (self->choices, Choice, i).fills)
      blanks |= g_array_index (self->choices, Choice, i).part;
  return blanks;
}
