/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-history-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "model/tandem-history-query.h"
#include "widgets/tandem-history-row.h"
#include "widgets/tandem-page.h"

#define N_FIRST   50 /* acts, and how many more each time */
#define N_CHANGES 20 /* rows of the journal that are looked at per act */

/**
 * TandemHistoryList:
 *
 * What was done in the file, or to one record, a boxed list a day. It follows the file: what is undone here or elsewhere
 * shows at once.
 */
struct _TandemHistoryList {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  char *table; /* NULL: the whole file */
  gint64 record_id;
  guint limit;
  GCancellable *cancellable;
  GPtrArray *rows; /* TandemHistoryRow; not owned */

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwStatusPage *empty_page;
  GtkEditable *search_entry;
  GtkBox *days_box;
  GtkWidget *none_label;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (TandemHistoryList, tandem_history_list, ADW_TYPE_BIN)

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  char *table;
  gint64 record_id;
  guint limit;
  GPtrArray *sets; /* TandemHistorySet */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->table);
  g_clear_pointer (&reading->sets, g_ptr_array_unref);
  g_free (reading);
}

/* A list of acts knows their heads; what each changed is asked for one by one. */
static gboolean
add_changes (TandemConnection *connection, TandemHistorySet *set, GError **error)
{
  g_autoptr (GPtrArray) whole = tandem_history_query_set (connection, set->sequence, N_CHANGES, error);

  if (whole == NULL)
    return FALSE;
  g_ptr_array_unref (set->changes);
  set->changes = g_ptr_array_ref (((TandemHistorySet *) g_ptr_array_index (whole, 0))->changes);
  return TRUE;
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  if (reading->table)
    {
      reading->sets
          = tandem_history_query_record (connection, reading->table, reading->record_id, reading->limit, error);
      return reading->sets != NULL;
    }
  reading->sets = tandem_history_query_sets (connection, reading->limit, error);
  for (guint i = 0; reading->sets && i < reading->sets->len; i++)
    if (!add_changes (connection, g_ptr_array_index (reading->sets, i), error))
      return FALSE;
  return reading->sets != NULL;
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static char *
dup_heading (const char *date, const char *today)
{
  switch (tandem_date_days_between (date, today))
    {
    case 0:
      return g_strdup (C_ ("history", "Today"));
    case 1:
      return g_strdup (C_ ("history", "Yesterday"));
    default:
      return tandem_format_date (date);
    }
}

static GtkListBox *
add_day (TandemHistoryList *self, const char *date, const char *today)
{
  g_autofree char *heading = dup_heading (date, today);
  GtkWidget *day = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (GTK_BOX (day), label);
  gtk_box_append (GTK_BOX (day), list);
  gtk_box_append (self->days_box, day);
  return GTK_LIST_BOX (list);
}

/* As many as these, which stand first. */
static void
remove_days (TandemHistoryList *self, guint n_days)
{
  while (n_days-- > 0)
    gtk_box_remove (self->days_box, gtk_widget_get_first_child (GTK_WIDGET (self->days_box)));
}

static guint
count_days (TandemHistoryList *self)
{
  guint n = 0;

  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->days_box)); day;
       day = gtk_widget_get_next_sibling (day))
    n++;
  return n;
}

/* Returns: the act of the row that has the focus, 0 for none. */
static gint64
find_focused (TandemHistoryList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, TANDEM_TYPE_HISTORY_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, GTK_WIDGET (self))
             ? tandem_history_row_get_set_id (TANDEM_HISTORY_ROW (row))
             : 0;
}

static void
focus_act (TandemHistoryList *self, gint64 set_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_history_row_get_set_id (self->rows->pdata[i]) == set_id)
      {
        gtk_widget_grab_focus (self->rows->pdata[i]);
        return;
      }
}

/* Hides the rows without these words, and days without rows. */
static void
search_changed_cb (TandemHistoryList *self)
{
  g_autofree char *folded = tandem_fold_text (gtk_editable_get_text (self->search_entry));
  gboolean any = FALSE;

  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->days_box)); day;
       day = gtk_widget_get_next_sibling (day))
    {
      gboolean shown = FALSE;

      for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (day)); row;
           row = gtk_widget_get_next_sibling (row))
        {
          gboolean matches = tandem_history_row_matches (TANDEM_HISTORY_ROW (row), folded);

          gtk_widget_set_visible (row, matches);
          shown = shown || matches;
        }
      gtk_widget_set_visible (day, shown);
      any = any || shown;
    }
  gtk_widget_set_visible (self->none_label, !any);
}

/* The entry keeps Escape for itself: it empties the search first, and then closes the dialog as everywhere else. */
static void
stop_search_cb (TandemHistoryList *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (*gtk_editable_get_text (self->search_entry))
    gtk_editable_set_text (self->search_entry, "");
  else if (dialog)
    adw_dialog_close (ADW_DIALOG (dialog));
}

/* The acts are those that are shown: an undo only changes what became of one, and who undoes by key stays where she is. */
static gboolean
update_rows (TandemHistoryList *self, GPtrArray *acts)
{
  if (acts->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < acts->len; i++)
    if (((TandemHistorySet *) acts->pdata[i])->id != tandem_history_row_get_set_id (self->rows->pdata[i]))
      return FALSE;
  for (guint i = 0; i < acts->len; i++)
    tandem_history_row_update (self->rows->pdata[i], acts->pdata[i]);
  return TRUE;
}

/* An undo shows as the state of what it undid, not as an act of its own. */
static GPtrArray *
list_acts (GPtrArray *sets)
{
  GPtrArray *acts = g_ptr_array_new ();

  for (guint i = 0; i < sets->len; i++)
    if (((TandemHistorySet *) sets->pdata[i])->reverses == 0)
      g_ptr_array_add (acts, sets->pdata[i]);
  return acts;
}

static void
make_rows (TandemHistoryList *self, GPtrArray *acts)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);
  g_autofree char *today = tandem_date_today (zone), *last = NULL;
  gint64 focused = find_focused (self);
  guint n_old_days = count_days (self);
  GtkListBox *list = NULL;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < acts->len; i++)
    {
      TandemHistorySet *act = g_ptr_array_index (acts, i);
      g_autofree char *date = tandem_instant_to_date (act->at, zone);
      GtkWidget *row = tandem_history_row_new (act, zone);

      if (list == NULL || g_strcmp0 (date, last) != 0)
        list = add_day (self, date, today);
      g_set_str (&last, date);
      gtk_list_box_append (list, row);
      g_ptr_array_add (self->rows, row);
    }
  focus_act (self, focused);
  remove_days (self, n_old_days);
}

/* Who asked for more goes on where more begins, once there is no more to ask for. */
static void
allow_more (TandemHistoryList *self, gboolean is_allowed, guint n_before)
{
  if (!is_allowed && gtk_widget_has_focus (self->more_button) && self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (n_before, self->rows->len - 1)]);
  gtk_widget_set_visible (self->more_button, is_allowed);
}

static void
show_sets (TandemHistoryList *self, GPtrArray *sets)
{
  g_autoptr (GPtrArray) acts = list_acts (sets);
  gboolean may_be_more = sets->len >= self->limit;
  guint n_before = self->rows->len;

  if (!update_rows (self, acts))
    make_rows (self, acts);
  allow_more (self, may_be_more, n_before);
  gtk_stack_set_visible_child_name (self->stack, acts->len > 0 || may_be_more ? "list" : "empty");
  search_changed_cb (self);
}

static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemHistoryList *self = data;
  Reading *reading = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    show_sets (self, reading->sets);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tandem_page_describe_error (self->failed_page, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
read_history (TandemHistoryList *self)
{
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->table = g_strdup (self->table);
  reading->record_id = self->record_id;
  reading->limit = self->limit;
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_cb, reading,
                          free_reading, self->cancellable, read_done_cb, self);
}

static void
more_clicked_cb (TandemHistoryList *self)
{
  self->limit += N_FIRST;
  read_history (self);
}

static void
tandem_history_list_dispose (GObject *object)
{
  TandemHistoryList *self = TANDEM_HISTORY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->table, g_free);
  G_OBJECT_CLASS (tandem_history_list_parent_class)->dispose (object);
}

static void
tandem_history_list_class_init (TandemHistoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_history_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-history-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, days_box);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, none_label);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryList, more_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
tandem_history_list_init (TandemHistoryList *self)
{
  self->limit = N_FIRST;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_page_name_status (self->empty_page);
}

static void
show (TandemHistoryList *self, TandemWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (read_history), self,
                           G_CONNECT_SWAPPED);
  read_history (self);
}

/**
 * tandem_history_list_show_file:
 *
 * Shows what was done in the file. To be called once, this or tandem_history_list_show_record().
 */
void
tandem_history_list_show_file (TandemHistoryList *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_HISTORY_LIST (self) && self->workspace == NULL);

  show (self, workspace);
}

/**
 * tandem_history_list_show_record:
 * @table: the table of the record
 *
 * Shows what was done to one record.
 */
void
tandem_history_list_show_record (TandemHistoryList *self, TandemWorkspace *workspace, const char *table,
                                 gint64 record_id)
{
  g_return_if_fail (TANDEM_IS_HISTORY_LIST (self) && self->workspace == NULL && table != NULL);

  self->table = g_strdup (table);
  self->record_id = record_id;
  show (self, workspace);
}
