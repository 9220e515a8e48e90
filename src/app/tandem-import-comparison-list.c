/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-comparison-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

/**
 * TandemImportComparisonList:
 *
 * What differs stands out, what is the same is quiet, and what is nowhere is left out.
 */
struct _TandemImportComparisonList {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TandemImportComparisonList, tandem_import_comparison_list, ADW_TYPE_BIN)

static gboolean
is_filled (const char *text)
{
  return text && *text;
}

static GtkWidget *
make_value (const char *text, gboolean is_quiet)
{
  g_autofree char *isolated = tandem_format_isolate (is_filled (text) ? text : _ ("empty"));
  GtkWidget *label = gtk_label_new (isolated);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
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

static GtkWidget *
make_row (const TandemImportComparison *field, gboolean is_in_file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean is_quiet = !field->fills && !field->differs;
  const char *there = is_filled (field->there) ? field->there : _ ("empty");
  const char *in_row = is_filled (field->in_row) ? field->in_row : _ ("empty");
  g_autofree char *spoken
      /* Translators: a field, what an earlier row of the file has, what this row has */
      = is_in_file ? g_strdup_printf (_ ("%s: in the earlier row %s, in this one %s"), field->title, there, in_row)
                   /* Translators: a field, what a contact has, what the row of a file has */
                   : g_strdup_printf (_ ("%s: in Tandem %s, in the file %s"), field->title, there, in_row);

  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_box_append (GTK_BOX (values), make_value (field->there, is_quiet));
  gtk_box_append (GTK_BOX (values), make_value (field->in_row, is_quiet));
  gtk_box_append (GTK_BOX (box), make_head (field));
  gtk_box_append (GTK_BOX (box), values);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
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
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
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
tandem_import_comparison_list_class_init (TandemImportComparisonListClass *klass)
{
}

static void
tandem_import_comparison_list_init (TandemImportComparisonList *self)
{
}

/**
 * tandem_import_comparison_list_show:
 * @fields: (element-type TandemImportComparison): what is compared
 * @line: of the row of the same file that it is compared with, or 0 where that is a contact
 */
void
tandem_import_comparison_list_show (TandemImportComparisonList *self, GPtrArray *fields, guint64 line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field by field"), -1);
  for (guint i = 0; i < fields->len; i++)
    {
      const TandemImportComparison *field = g_ptr_array_index (fields, i);

      if (is_filled (field->there) || is_filled (field->in_row))
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (field, line > 0));
    }
  gtk_box_append (GTK_BOX (box), make_titles (line));
  gtk_box_append (GTK_BOX (box), list);
  adw_bin_set_child (ADW_BIN (self), box);
}
