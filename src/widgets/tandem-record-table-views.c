/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved views of a table: filter, order, groups and columns under a name. The one that was chosen stays chosen while a person changes
 * what it shows; then it can be updated. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "act/tandem-act-view.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-settings.h"
#include "workspace/tandem-workspace-own-fields.h"

#define NO_VIEW 0

/* A write, while it goes on. */
typedef struct {
  TandemRecordTable *table;
  gboolean (*act) (TandemConnection *connection, gpointer work, GError **error);
  TandemSavedView *view; /* to be saved */
  gint64 id;             /* to be renamed or deleted */
  char *name;
  const char *done; /* what the toast says */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->table);
  g_clear_object (&work->view);
  g_free (work->name);
  g_free (work);
}

/* --- what is shown, as a view -------------------------------------------------------------------------------------- */

static char *
write_columns (TandemRecordTable *self)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (tandem_table_columns_make_state (self->columns));

  return json_gvariant_serialize_data (state, NULL);
}

static TandemSavedView *
make_view (TandemRecordTable *self, const char *name)
{
  g_autoptr (TandemListQuery) query
      = tandem_list_query_new (self->kind->list, self->order.sort, self->order.descending);
  g_autofree char *columns = write_columns (self);
  TandemSavedView *view;

  tandem_list_query_set_sort (query, tandem_own_fields_find (tandem_workspace_get_own_fields (self->workspace),
                                                             self->kind->list, self->order.sort));
  tandem_list_query_set_condition (query, self->order.condition);
  view = tandem_saved_view_new_of (query, name);
  tandem_record_set_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_COLUMNS, columns);
  tandem_record_set_integer (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_GROUPED,
                             tandem_table_groups_get_column (self->groups) != NULL);
  return view;
}

static const TandemSavedViewColumn shown_columns[] = {
  TANDEM_SAVED_VIEW_CONDITION, TANDEM_SAVED_VIEW_SORT,    TANDEM_SAVED_VIEW_DESCENDING,
  TANDEM_SAVED_VIEW_COLUMNS,   TANDEM_SAVED_VIEW_GROUPED,
};

static gboolean
is_changed (TandemRecordTable *self, TandemSavedView *view)
{
  g_autoptr (TandemSavedView) shown = make_view (self, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shown_columns); i++)
    if (!tandem_record_column_equal (TANDEM_RECORD (view), TANDEM_RECORD (shown), shown_columns[i]))
      return TRUE;
  return FALSE;
}

static TandemSavedView *
find_view (TandemRecordTable *self, gint64 id)
{
  for (guint i = 0; self->saved_views && i < self->saved_views->len; i++)
    if (tandem_record_get_id (self->saved_views->pdata[i]) == id)
      return self->saved_views->pdata[i];
  return NULL;
}

static const char *
get_name (TandemSavedView *view)
{
  return tandem_record_get_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_NAME);
}

/* --- the menu ------------------------------------------------------------------------------------------------------ */

static void
append_view (GMenu *menu, const char *title, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "view.show", "x", id);
  g_menu_append_item (menu, item);
}

/* An underscore in a name is none that a key is made of. */
static char *
escape_mnemonic (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
make_menu (TandemRecordTable *self, TandemSavedView *active)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new (), acts = g_menu_new ();

  /* Translators: the view of a list that shows everything */
  append_view (views, C_ ("view", "All"), NO_VIEW);
  for (guint i = 0; self->saved_views && i < self->saved_views->len; i++)
    {
      g_autofree char *title = escape_mnemonic (get_name (self->saved_views->pdata[i]));

      append_view (views, title, tandem_record_get_id (self->saved_views->pdata[i]));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
  if (active)
    {
      g_menu_append (acts, _ ("_Update this view"), "view.update");
      g_menu_append (acts, _ ("_Rename this view…"), "view.rename");
      g_menu_append (acts, _ ("_Delete this view"), "view.delete");
    }
  g_menu_append (acts, _ ("_Save as a new view…"), "view.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  return G_MENU_MODEL (menu);
}

static void
enable (TandemRecordTable *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->view_actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Where it is narrow, and to a screen reader, the button is all there is. */
static void
name_button (TandemRecordTable *self, const char *active)
{
  /* Translators: %s is a saved view */
  g_autofree char *name = *active ? g_strdup_printf (_ ("Views: %s"), active) : g_strdup (_ ("Views"));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_views_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->saved_views_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * tandem_record_table_update_saved_views:
 *
 * Shows which view is chosen, and whether what is shown is still what it says.
 */
void
tandem_record_table_update_saved_views (TandemRecordTable *self)
{
  TandemSavedView *active = find_view (self, self->view_id);
  GAction *show = g_action_map_lookup_action (G_ACTION_MAP (self->view_actions), "show");
  gboolean changed = active && is_changed (self, active);
  gboolean can_write = !tandem_store_is_read_only (tandem_workspace_get_store (self->workspace));
  g_autofree char *words = NULL;

  if (changed)
    /* Translators: a saved view that shows something else than was saved */
    words = g_strdup_printf (_ ("%s (changed)"), get_name (active));
  else
    words = g_strdup (active ? get_name (active) : "");
  g_simple_action_set_state (G_SIMPLE_ACTION (show), g_variant_new_int64 (active ? self->view_id : NO_VIEW));
  enable (self, "update", changed && can_write);
  enable (self, "rename", active && can_write);
  enable (self, "delete", active && can_write);
  enable (self, "save", can_write);
  gtk_label_set_label (self->saved_view_label, words);
  name_button (self, words);
}

static void
load_views (TandemRecordTable *self)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GPtrArray *views;

  if (connection == NULL) /* the file was closed just now, and the page goes, too */
    return;
  views
      = tandem_saved_view_list (connection, self->kind->list, tandem_workspace_get_person_id (self->workspace), &error);
  if (views == NULL)
    g_warning ("The views could not be read: %s", error->message);
  g_clear_pointer (&self->saved_views, g_ptr_array_unref);
  self->saved_views = views;
  menu = make_menu (self, find_view (self, self->view_id));
  tandem_late_menu_set (self->saved_views_button, menu);
  tandem_record_table_update_saved_views (self);
}

static void
choose (TandemRecordTable *self, gint64 id)
{
  self->view_id = id;
  g_settings_set_int64 (self->filter_settings, "view", id);
  load_views (self);
}

/* --- a view is shown ----------------------------------------------------------------------------------------------- */

static GVariant *
read_columns (TandemSavedView *view)
{
  const char *json = tandem_record_get_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_COLUMNS);

  return json ? json_gvariant_deserialize_data (json, -1, TANDEM_TABLE_COLUMNS_STATE, NULL) : NULL;
}

static gboolean
show_view (TandemRecordTable *self, TandemSavedView *view)
{
  g_autoptr (GError) error = NULL;
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);
  g_autoptr (TandemListQuery) query = tandem_saved_view_make_query (view, own, &error);
  g_autoptr (GVariant) columns = NULL;

  if (query == NULL)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The view can't be shown"), error);
      return FALSE;
    }
  columns = read_columns (view);
  tandem_table_groups_set_wanted (self->groups,
                                  tandem_record_get_integer (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_GROUPED));
  tandem_table_columns_set_state (self->columns, columns, tandem_list_query_get_sort (query),
                                  tandem_list_query_get_descending (query));
  tandem_record_table_take_sort (self);
  tandem_filter_set_condition (self->filter, tandem_list_query_get_condition (query));
  return TRUE;
}

/* One that can't be shown is not chosen: to update it would overwrite it with something else. */
static void
show_cb (GSimpleAction *action, GVariant *parameter, TandemRecordTable *self)
{
  gint64 id = g_variant_get_int64 (parameter);
  TandemSavedView *view = find_view (self, id);

  if (view && !show_view (self, view))
    return;
  if (view == NULL)
    tandem_filter_set_condition (self->filter, NULL);
  choose (self, id);
}

/* --- a view is changed --------------------------------------------------------------------------------------------- */

static gboolean
work_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return work->act (connection, work, error);
}

static gboolean
save_view_cb (TandemConnection *connection, gpointer data, GError **error)
{
  return tandem_act_save_view (connection, ((Work *) data)->view, error);
}

static gboolean
rename_view_cb (TandemConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return tandem_act_rename_view (connection, work->id, work->name, error);
}

static gboolean
delete_view_cb (TandemConnection *connection, gpointer data, GError **error)
{
  return tandem_act_delete_view (connection, ((Work *) data)->id, error);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Work *work = tandem_store_run_get_data (result);
  TandemRecordTable *self = work->table;
  g_autoptr (GError) error = NULL;
  gboolean done = tandem_store_run_finish (TANDEM_STORE (object), result, &error);

  if (self->workspace == NULL) /* the page has gone meanwhile */
    return;
  if (!done)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The view was not changed"), error);
      return;
    }
  if (work->view)
    choose (self, tandem_record_get_id (TANDEM_RECORD (work->view)));
  tandem_page_toast (GTK_WIDGET (self), work->done, TRUE);
}

/* Takes the view and the name. */
static void
begin_work (TandemRecordTable *self, gboolean (*act) (TandemConnection *, gpointer, GError **), TandemSavedView *view,
            char *name, const char *done)
{
  Work *work = g_new0 (Work, 1);

  work->table = g_object_ref (self);
  work->act = act;
  work->view = view;
  work->id = self->view_id;
  work->name = name;
  work->done = done;
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, work_cb, work, free_work,
                          NULL, done_cb, NULL);
}

static void
update_cb (GSimpleAction *action, GVariant *parameter, TandemRecordTable *self)
{
  TandemSavedView *view = find_view (self, self->view_id);
  g_autoptr (TandemSavedView) shown = NULL;
  TandemSavedView *changed;

  if (view == NULL)
    return;
  shown = make_view (self, get_name (view));
  changed = tandem_record_copy (view);
  for (guint i = 0; i < G_N_ELEMENTS (shown_columns); i++)
    tandem_record_copy_column (TANDEM_RECORD (changed), shown_columns[i], TANDEM_RECORD (shown), shown_columns[i]);
  begin_work (self, save_view_cb, changed, NULL, _ ("View updated"));
}

static void
named_new_cb (TandemNameDialog *dialog, const char *name, TandemRecordTable *self)
{
  TandemSavedView *view = make_view (self, name);

  tandem_record_set_id (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_PERSON_ID,
                        tandem_workspace_get_person_id (self->workspace));
  begin_work (self, save_view_cb, view, NULL, _ ("View saved"));
}

static void
renamed_cb (TandemNameDialog *dialog, const char *name, TandemRecordTable *self)
{
  begin_work (self, rename_view_cb, NULL, g_strdup (name), _ ("View renamed"));
}

static void
ask_name (TandemRecordTable *self, const char *heading, const char *body, const char *name, GCallback named)
{
  AdwDialog *dialog = tandem_name_dialog_new (heading, body, name);

  g_signal_connect_object (dialog, "named", named, self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, TandemRecordTable *self)
{
  ask_name (self, _ ("Save this view"), _ ("It keeps the filters, the order, the groups and the columns."), NULL,
            G_CALLBACK (named_new_cb));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, TandemRecordTable *self)
{
  TandemSavedView *view = find_view (self, self->view_id);

  if (view)
    ask_name (self, _ ("Rename this view"), NULL, get_name (view), G_CALLBACK (renamed_cb));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, TandemRecordTable *self)
{
  begin_work (self, delete_view_cb, NULL, NULL, _ ("View deleted"));
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemRecordTable *self)
{
  if (tandem_changes_touch (changes, "saved_view"))
    load_views (self);
}

static void
columns_changed_cb (TandemTableColumns *columns, TandemRecordTable *self)
{
  if (self->workspace == NULL) /* the table goes, and they keep what waited */
    return;
  tandem_record_table_take_sort (self);
  tandem_record_table_update_saved_views (self);
}

static void
add_action (TandemRecordTable *self, GSimpleAction *action, GCallback activated)
{
  g_signal_connect_object (action, "activate", activated, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->view_actions), G_ACTION (action));
  g_object_unref (action);
}

void
tandem_record_table_set_up_saved_views (TandemRecordTable *self)
{
  static const struct {
    const char *name;
    GCallback activated;
  } acts[] = {
    { "update", G_CALLBACK (update_cb) },
    { "save", G_CALLBACK (save_cb) },
    { "rename", G_CALLBACK (rename_cb) },
    { "delete", G_CALLBACK (delete_cb) },
  };

  self->view_actions = g_simple_action_group_new ();
  add_action (self, g_simple_action_new_stateful ("show", G_VARIANT_TYPE_INT64, g_variant_new_int64 (NO_VIEW)),
              G_CALLBACK (show_cb));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    add_action (self, g_simple_action_new (acts[i].name, NULL), acts[i].activated);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (self->view_actions));
  self->view_id = g_settings_get_int64 (self->filter_settings, "view");
  tandem_record_table_take_sort (self);
  load_views (self);
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           0);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self, 0);
}
