/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-restore-point-row.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-window-restore.h"
#include "base/tandem-format.h"
#include "model/tandem-census.h"
#include "model/tandem-comparison.h"
#include "model/tandem-history-words.h"
#include "store/tandem-restore.h"
#include "widgets/tandem-page.h"

/**
 * TandemRestorePointRow:
 *
 * One restore point; opened, it tells how many records there were then and are today, and offers what can be done with it.
 */
struct _TandemRestorePointRow {
  AdwExpanderRow parent_instance;

  TandemWindow *window; /* not owned: the row lies in it */
  TandemWorkspace *workspace; /* of the window when the row was made; it may have let it go since */
  TandemRestorePoint *point;
  GCancellable *cancellable;
  gboolean is_counted;
  GPtrArray *rows; /* what it tells, when opened; not owned */
};

G_DEFINE_FINAL_TYPE (TandemRestorePointRow, tandem_restore_point_row, ADW_TYPE_EXPANDER_ROW)

static void
add_row (TandemRestorePointRow *self, GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* The focus of a row that goes away falls back to the restore point. */
static void
remove_rows (TandemRestorePointRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (self->rows->len > 0 && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

#define MOST_DIFFERENCES 100 /* whoever needs more goes back to the whole file */

/* --- then and today ------------------------------------------------------------------------------------------------ */

typedef struct {
  char *path;
  TandemCensus then;
  TandemCensus today;
  GPtrArray *differences; /* TandemDifference */
  GError *reason;         /* why there are none to tell */
} Comparison;

static void
free_comparison (gpointer data)
{
  Comparison *comparison = data;

  g_free (comparison->path);
  g_clear_pointer (&comparison->differences, g_ptr_array_unref);
  g_clear_error (&comparison->reason);
  g_free (comparison);
}

static gboolean
compare_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *comparison = data;

  if (!tandem_census_read (connection, &comparison->today, error)
      || !tandem_census_read_file (comparison->path, &comparison->then, cancellable, error))
    return FALSE;
  comparison->differences
      = tandem_comparison_list (connection, comparison->path, MOST_DIFFERENCES, cancellable, &comparison->reason);
  return TRUE;
}

static void
add_count (TandemRestorePointRow *self, Comparison *comparison, TandemCensusKind kind)
{
  g_autofree char *then = tandem_format_count (comparison->then.counts[kind]);
  g_autofree char *today = tandem_format_count (comparison->today.counts[kind]);
  /* Translators: how many records there were at a restore point, and how many there are today */
  g_autofree char *text = g_strdup_printf (_ ("%s then, %s today"), then, today);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", tandem_census_get_title (kind), NULL);

  gtk_widget_add_css_class (label, "numeric");
  if (comparison->then.counts[kind] == comparison->today.counts[kind])
    gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  add_row (self, row);
}

static GtkWidget *
make_button (TandemRestorePointRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
open_clicked_cb (TandemRestorePointRow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->point->path);
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))), files, 1, "");
}

static void
go_back_clicked_cb (TandemRestorePointRow *self)
{
  tandem_window_go_back (self->window, self->point);
}

static void
add_buttons (TandemRestorePointRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean can_go_back = !tandem_store_is_read_only (tandem_workspace_get_store (self->workspace));
  GtkWidget *back = make_button (self, _ ("_Go back to it"), G_CALLBACK (go_back_clicked_cb));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_sensitive (back, can_go_back);
  gtk_box_append (GTK_BOX (box), make_button (self, _ ("_Open to read"), G_CALLBACK (open_clicked_cb)));
  gtk_box_append (GTK_BOX (box), back);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  add_row (self, row);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

static void
bring_back_clicked_cb (GtkWidget *button, TandemRestorePointRow *self)
{
  TandemDifference *difference = g_object_get_data (G_OBJECT (button), "difference");

  tandem_window_bring_back (self->window, self->point, difference->table, difference->id, difference->name);
}

static char *
describe (TandemDifference *difference)
{
  const char *kind = tandem_history_words_get_table (difference->table);
  g_autofree char *count = tandem_format_count (difference->n_values);
  g_autofree char *values = NULL;

  if (difference->is_gone)
    /* Translators: %s is a kind of record */
    return g_strdup_printf (C_ ("restore point", "%s · in the trash today"), kind);
  /* Translators: %s is a number */
  values = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s value is another today", "%s values are others today",
                                         difference->n_values),
                            count);
  return g_strdup_printf (C_ ("restore point", "%s · %s"), kind, values);
}

static GtkWidget *
make_difference_row (TandemRestorePointRow *self, GPtrArray *differences, TandemDifference *difference)
{
  g_autofree char *subtitle = describe (difference);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", difference->name, "subtitle", subtitle, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("recovery", "_Bring back"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "differences", g_ptr_array_ref (differences),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (button), "difference", difference);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row, NULL, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (bring_back_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_sentence (TandemRestorePointRow *self, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", text, NULL);

  gtk_widget_add_css_class (row, "dimmed");
  add_row (self, row);
}

static void
add_differences (TandemRestorePointRow *self, Comparison *comparison)
{
  GPtrArray *differences = comparison->differences;

  if (differences == NULL)
    add_sentence (self, comparison->reason->message);
  else if (differences->len == 0)
    add_sentence (self, _ ("Everything that was there then is as it was"));
  for (guint i = 0; differences && i < differences->len; i++)
    add_row (self, make_difference_row (self, differences, g_ptr_array_index (differences, i)));
  if (differences && differences->len == MOST_DIFFERENCES)
    add_sentence (self, _ ("More is different; open the restore point to see all of it"));
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemRestorePointRow *self = data;
  Comparison *comparison = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      remove_rows (self);
      for (guint i = 0; i < TANDEM_CENSUS_N_KINDS; i++)
        add_count (self, comparison, (TandemCensusKind) i);
      add_differences (self, comparison);
      add_buttons (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_counted = FALSE;
  tandem_page_show_error (GTK_WIDGET (self->window), _ ("The restore point can't be read"), error);
}

static void
expanded_cb (TandemRestorePointRow *self)
{
  Comparison *comparison;

  if (self->is_counted || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->is_counted = TRUE;
  comparison = g_new0 (Comparison, 1);
  comparison->path = g_strdup (self->point->path);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_COPY, compare_cb, comparison,
                          free_comparison, self->cancellable, compared_cb, self);
}

/* What was brought back, or changed elsewhere, is compared anew. */
static void
store_changed_cb (TandemRestorePointRow *self)
{
  self->is_counted = FALSE;
  expanded_cb (self);
}

/* --- the row ------------------------------------------------------------------------------------------------------- */

static void
tandem_restore_point_row_dispose (GObject *object)
{
  TandemRestorePointRow *self = TANDEM_RESTORE_POINT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->point, tandem_restore_point_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_restore_point_row_parent_class)->dispose (object);
}

static void
tandem_restore_point_row_class_init (TandemRestorePointRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_restore_point_row_dispose;
}

static void
tandem_restore_point_row_init (TandemRestorePointRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * tandem_restore_point_row_new:
 * @window: a window with the file that the point was made of
 */
GtkWidget *
tandem_restore_point_row_new (TandemWindow *window, TandemRestorePoint *point)
{
  TandemRestorePointRow *self = g_object_new (TANDEM_TYPE_RESTORE_POINT_ROW, "use-markup", FALSE, NULL);
  GTimeZone *zone = tandem_workspace_get_time_zone (tandem_window_get_workspace (window));
  g_autofree char *made_at = g_date_time_format (point->made_at, "%Y-%m-%dT%H:%M:%S.000Z");
  g_autofree char *title = tandem_format_instant (made_at, zone);
  g_autofree char *size = g_format_size (point->size);
  /* Translators: why a restore point was made, and its size */
  g_autofree char *subtitle = g_strdup_printf (C_ ("restore point", "%s · %s"), tandem_restore_reason_to_words (point->reason), size);

  self->window = window;
  self->workspace = g_object_ref (tandem_window_get_workspace (window));
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->point = tandem_restore_point_copy (point);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  return GTK_WIDGET (self);
}
