/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"
#include "base/tandem-format.h"
#include "model/tandem-conflict-words.h"
#include "model/tandem-history-words.h"
#include "widgets/tandem-page.h"

/**
 * TandemConflictDialog:
 *
 * What an undo left alone since it was changed meanwhile, field by field: what was written then, what stands there now and
 * what would have come back. Each record can be taken back all the same.
 */
struct _TandemConflictDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GPtrArray *conflicts; /* TandemConflict */
  GPtrArray *buttons;   /* those that can still be pressed; not owned */

  GtkLabel *intro_label;
  GtkBox *records_box;
  GtkLabel *more_label;
};

G_DEFINE_FINAL_TYPE (TandemConflictDialog, tandem_conflict_dialog, ADW_TYPE_DIALOG)

/* --- taking back --------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemConflictDialog *dialog;
  GtkWidget *button;
} TakingBack;

/* The button goes, so the keys go to the next one, or to the first there is. */
static void
replace_button (TandemConflictDialog *self, GtkWidget *button)
{
  GtkWidget *label = gtk_label_new (C_ ("conflict", "Taken back"));
  guint place = 0;

  g_ptr_array_find (self->buttons, button, &place);
  g_ptr_array_remove_index (self->buttons, place);
  if (self->buttons->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, MIN (place, self->buttons->len - 1)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_widget_add_css_class (label, "dimmed");
  /* the fields below are of before */
  if (gtk_widget_get_next_sibling (gtk_widget_get_parent (button)))
    gtk_widget_add_css_class (gtk_widget_get_next_sibling (gtk_widget_get_parent (button)), "dimmed");
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (button)), label);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), C_ ("conflict", "Taken back"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
taken_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree TakingBack *taking = data;
  g_autoptr (TandemConflictDialog) self = taking->dialog;
  g_autoptr (GtkWidget) button = taking->button;
  g_autoptr (GError) error = NULL;
  gboolean done = tandem_act_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_object_set_data (G_OBJECT (button), "under-way", NULL);
  if (done)
    replace_button (self, button);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was taken back"), error);
}

static void
clicked_cb (GtkWidget *button, TandemConflictDialog *self)
{
  TakingBack *taking;

  if (g_object_get_data (G_OBJECT (button), "under-way"))
    return;
  g_object_set_data (G_OBJECT (button), "under-way", self);
  taking = g_new (TakingBack, 1);
  *taking = (TakingBack) { g_object_ref (self), g_object_ref (button) };
  tandem_act_take_back_async (tandem_workspace_get_store (self->workspace),
                              g_object_get_data (G_OBJECT (button), "conflict"), NULL, taken_back_cb, taking);
}

static void
add_button (TandemConflictDialog *self, GtkBox *head, TandemConflict *conflict)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (conflict->is_create ? C_ ("conflict", "_Move to trash anyway")
                                                                        : C_ ("conflict", "_Take back anyway"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "conflict", conflict);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  gtk_widget_get_first_child (GTK_WIDGET (head)), NULL, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (head, button);
  g_ptr_array_add (self->buttons, button);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_value (GtkGrid *grid, GtkSizeGroup *titles, int line, const char *title, const char *value)
{
  GtkWidget *label = make_label (title, "dimmed");
  GtkWidget *text = make_label (value ? value : C_ ("history", "nothing"), value ? NULL : "dimmed");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_size_group_add_widget (titles, label);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, text, 1, line, 1, 1);
}

static void
add_who (GtkGrid *grid, int line, TandemConflictField *field, GTimeZone *zone)
{
  g_autofree char *when = tandem_format_instant (field->changed_at, zone);
  /* Translators: who changed a field, and when */
  g_autofree char *text
      = field->changed_by ? g_strdup_printf (C_ ("conflict", "%s, %s"), field->changed_by, when) : g_strdup (when);
  GtkWidget *label = make_label (text, "caption");

  gtk_widget_add_css_class (label, "dimmed");
  gtk_grid_attach (grid, label, 1, line, 1, 1);
}

/* A grid has its columns in the order of the language, and keeps numbers and words of two scripts apart. */
static GtkWidget *
make_row (TandemConflict *conflict, TandemConflictField *field, GtkSizeGroup *titles, GTimeZone *zone)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *title = tandem_conflict_words_dup_title (conflict, field);
  g_autofree char *sentence = tandem_conflict_words_dup_field (conflict, field, zone);
  int line = 0;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  if (field->differs) /* else it is what stands there now */
    /* Translators: what a change wrote into a field */
    add_value (grid, titles, line++, C_ ("conflict", "Written"), field->written_text);
  add_value (grid, titles, line++, C_ ("conflict", "Now"), field->now_text);
  if (field->changed_at)
    add_who (grid, line++, field, zone);
  if (!conflict->is_create)
    /* Translators: what stood in a field before a change, and would come back by its undo */
    add_value (grid, titles, line++, C_ ("conflict", "Before"), field->back_text);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static GtkWidget *
make_fields (TandemConflict *conflict, GTimeZone *zone)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, conflict->name, -1);
  for (guint i = 0; i < conflict->fields->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_row (conflict, g_ptr_array_index (conflict->fields, i), titles, zone));
  return list;
}

static void
add_record (TandemConflictDialog *self, TandemConflict *conflict, gboolean can_take_back)
{
  GtkWidget *record = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *kind = tandem_history_words_get_table (conflict->table);

  gtk_box_append (GTK_BOX (names), make_label (conflict->name, "heading"));
  if (!g_str_equal (kind, conflict->name))
    {
      GtkWidget *label = make_label (kind, "caption");

      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (names), label);
    }
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), names);
  if (can_take_back)
    add_button (self, GTK_BOX (head), conflict);
  gtk_box_append (GTK_BOX (record), head);
  if (conflict->fields->len > 0)
    gtk_box_append (GTK_BOX (record), make_fields (conflict, tandem_workspace_get_time_zone (self->workspace)));
  gtk_box_append (self->records_box, record);
}

/* Each whole sentence by itself: languages put what was done in different places. */
static char *
dup_intro (const TandemReversal *reversal, gboolean was_done)
{
  const char *label = reversal->label;

  if (was_done)
    return reversal->is_redo
               /* Translators: %s is what was done */
               ? g_strdup_printf (
                     _ ("“%s” was done again, except for what was changed since. That stays as it is, unless"
                        " you take it back here."),
                     label)
               /* Translators: %s is what was done */
               : g_strdup_printf (
                     _ ("“%s” was undone, except for what was changed since. That stays as it is, unless you"
                        " take it back here."),
                     label);
  if (!reversal->is_whole)
    /* Translators: %s is what was done */
    return g_strdup_printf (_ ("“%s” was not undone: all that it changed was changed again since. That stays as it is,"
                               " unless you take it back here."),
                            label);
  return reversal->is_redo
             /* Translators: %s is what was done */
             ? g_strdup_printf (_ ("“%s” is done again whole or not at all, and this was changed since. Everything was"
                                   " left as it is."),
                                label)
             /* Translators: %s is what was done */
             : g_strdup_printf (_ ("“%s” is undone whole or not at all, and this was changed since. Everything was left"
                                   " as it is."),
                                label);
}

static void
show_more (TandemConflictDialog *self, guint n_left)
{
  guint n_more = n_left - self->conflicts->len;
  g_autofree char *count = tandem_format_count (n_more);
  g_autofree char *text = NULL;

  /* Translators: %s is how many more records there are than are shown */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more record was changed since and stays as it is.",
                                       "%s more records were changed since and stay as they are.", n_more),
                          count);
  gtk_label_set_text (self->more_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_more > 0);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_conflict_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_CONFLICT_DIALOG);
  G_OBJECT_CLASS (tandem_conflict_dialog_parent_class)->dispose (object);
}

static void
tandem_conflict_dialog_finalize (GObject *object)
{
  TandemConflictDialog *self = TANDEM_CONFLICT_DIALOG (object);

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (tandem_conflict_dialog_parent_class)->finalize (object);
}

static void
tandem_conflict_dialog_class_init (TandemConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_conflict_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_conflict_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemConflictDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TandemConflictDialog, records_box);
  gtk_widget_class_bind_template_child (widget_class, TandemConflictDialog, more_label);
}

static void
tandem_conflict_dialog_init (TandemConflictDialog *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_conflict_dialog_new:
 * @reversal: with records that were left; only read here
 * @was_done: whether the rest was undone; else nothing was
 */
AdwDialog *
tandem_conflict_dialog_new (TandemWorkspace *workspace, const TandemReversal *reversal, gboolean was_done)
{
  TandemConflictDialog *self = g_object_new (TANDEM_TYPE_CONFLICT_DIALOG, NULL);
  g_autofree char *intro = dup_intro (reversal, was_done);
  gboolean can_take_back = was_done || !reversal->is_whole;

  self->workspace = g_object_ref (workspace);
  self->conflicts = g_ptr_array_ref (reversal->left);
  if (!was_done)
    adw_dialog_set_title (ADW_DIALOG (self), reversal->is_redo ? _ ("Nothing was redone") : _ ("Nothing was undone"));
  gtk_label_set_text (self->intro_label, intro);
  for (guint i = 0; i < self->conflicts->len; i++)
    add_record (self, g_ptr_array_index (self->conflicts, i), can_take_back);
  show_more (self, reversal->n_left);
  if (self->buttons->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->buttons, 0));
  return ADW_DIALOG (self);
}
