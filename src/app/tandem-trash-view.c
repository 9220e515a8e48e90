/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-trash-view.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "model/tandem-history-words.h"
#include "model/tandem-trash-query.h"
#include "model/tandem-trash-rule.h"
#include "widgets/tandem-page.h"

#define MOST_ENTRIES 500 /* who looks for an older one finds it among the changes */

/**
 * TandemTrashView:
 *
 * What lies in the trash, each with a button that brings it back.
 */
struct _TandemTrashView {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *rows;    /* in the group now */
  GPtrArray *entries; /* TandemTrashEntry, one a row */

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwStatusPage *empty_page;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (TandemTrashView, tandem_trash_view, ADW_TYPE_BIN)

/* --- bringing back ------------------------------------------------------------------------------------------------- */

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTrashView) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error) && self->workspace)
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was brought back"), error);
}

/* The button stays sensitive, or it would lose the focus before its row goes; pressed twice, it does nothing more. */
static void
restore_clicked_cb (GtkWidget *button, TandemTrashView *self)
{
  TandemTrashEntry *entry = g_object_get_data (G_OBJECT (button), "entry");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* Translators: what undo will undo; %s is a record */
  g_autofree char *label = g_strdup_printf (_ ("Bring “%s” back from the trash"), entry->name ? entry->name : "…");

  g_array_append_val (ids, entry->id);
  tandem_act_restore_async (tandem_workspace_get_store (self->workspace), label,
                            tandem_record_type_for_table (entry->table), ids, NULL, restored_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (TandemTrashView *self, TandemTrashEntry *entry)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);
  g_autofree char *when = tandem_format_instant (entry->deleted_at, zone);
  const char *kind = tandem_history_words_get_table (entry->table);
  /* Translators: a kind of record, when it was moved to the trash, and by whom */
  g_autofree char *subtitle = entry->person_name
                                  ? g_strdup_printf (C_ ("recovery", "%s · %s · %s"), kind, when, entry->person_name)
                                  : g_strdup_printf (C_ ("recovery", "%s · %s"), kind, when);
  const char *name = entry->name ? entry->name : C_ ("recovery", "Without a name");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", subtitle, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("recovery", "_Bring back"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "entries", g_ptr_array_ref (self->entries),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row, NULL, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "button", button);
  return row;
}

/* Returns the place of the row that has the focus, or the number of rows. */
static guint
find_focus (TandemTrashView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  guint place = 0;

  while (place < self->rows->len
         && (focus == NULL || !gtk_widget_is_ancestor (focus, g_ptr_array_index (self->rows, place))))
    place++;
  return place;
}

static gboolean
is_same_record (gconstpointer a, gconstpointer b)
{
  const TandemTrashEntry *one = a, *other = b;

  return one->id == other->id && g_str_equal (one->table, other->table);
}

/* The focus stays with its record; where that is gone, it goes to the one that takes its place, or the last one. */
static guint
find_next_focus (TandemTrashView *self, guint place, GPtrArray *entries)
{
  guint next;

  if (g_ptr_array_find_with_equal_func (entries, g_ptr_array_index (self->entries, place), is_same_record, &next))
    return next;
  return MIN (place, entries->len - 1);
}

/* The old rows go last: a focus that is lost with its row can't be given to another in the same frame. */
static void
show_entries (TandemTrashView *self, GPtrArray *entries)
{
  guint focused = find_focus (self);
  gboolean has_focus = focused < self->rows->len && entries->len > 0;
  guint next = has_focus ? find_next_focus (self, focused, entries) : 0;
  g_autoptr (GPtrArray) old_rows = g_steal_pointer (&self->rows);

  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (entries);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (entries, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  if (has_focus)
    gtk_widget_grab_focus (g_object_get_data (g_ptr_array_index (self->rows, next), "button"));
  for (guint i = 0; i < old_rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (old_rows, i));
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
}

typedef struct {
  GPtrArray *entries; /* TandemTrashEntry */
  gint64 days;        /* for which they stay, 0 for ever */
} Trash;

static void
free_trash (gpointer data)
{
  Trash *trash = data;

  g_clear_pointer (&trash->entries, g_ptr_array_unref);
  g_free (trash);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Trash *trash = data;

  trash->entries = tandem_trash_query_list (connection, MOST_ENTRIES, error);
  return trash->entries && tandem_trash_rule_read_days (connection, &trash->days, error);
}

static void
show_trash (TandemTrashView *self, const Trash *trash)
{
  g_autofree char *rule = tandem_trash_rule_to_words (trash->days);

  adw_preferences_group_set_description (self->group, rule);
  show_entries (self, trash->entries);
}

static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemTrashView *self = data;
  Trash *trash = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    show_trash (self, trash);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tandem_page_describe_error (self->failed_page, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
read_trash (TandemTrashView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_cb, g_new0 (Trash, 1),
                          free_trash, self->cancellable, read_done_cb, self);
}

static void
tandem_trash_view_dispose (GObject *object)
{
  TandemTrashView *self = TANDEM_TRASH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_trash_view_parent_class)->dispose (object);
}

static void
tandem_trash_view_class_init (TandemTrashViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_trash_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-trash-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTrashView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemTrashView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemTrashView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TandemTrashView, group);
}

static void
tandem_trash_view_init (TandemTrashView *self)
{
  self->rows = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_page_name_status (self->empty_page);
}

/**
 * tandem_trash_view_show:
 *
 * Shows the trash of a file, and follows it. To be called once.
 */
void
tandem_trash_view_show (TandemTrashView *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_TRASH_VIEW (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (read_trash), self,
                           G_CONNECT_SWAPPED);
  read_trash (self);
}
