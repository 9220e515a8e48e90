/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open file: its store, its firm, who is at the keyboard, and what can be undone. Pages are given one. */
#include "workspace/tandem-workspace.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-firm.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"

struct _TandemWorkspace {
  GObject parent_instance;

  TandemStore *store;
  char *path;
  char *firm_name;
  char *person_name;
  char *currency;
  GTimeZone *time_zone;
  gboolean is_sample;
  char *undo_label;
  char *redo_label;
  GCancellable *cancellable;
};

typedef enum {
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
} TandemWorkspaceProperty;

static GParamSpec *properties[PROP_REDO_LABEL + 1];

G_DEFINE_FINAL_TYPE (TandemWorkspace, tandem_workspace, G_TYPE_OBJECT)

/* --- what is known of the firm ------------------------------------------------------------------------------------- */

typedef struct {
  gint64 person_id;
  char *firm_name, *person_name, *currency, *time_zone;
  gboolean is_sample;
} FirmFacts;

static void
clear_facts (FirmFacts *facts)
{
  g_free (facts->firm_name);
  g_free (facts->person_name);
  g_free (facts->currency);
  g_free (facts->time_zone);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FirmFacts, clear_facts)

static gboolean
read_facts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FirmFacts *facts = data;
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) people = NULL;

  if (firms == NULL)
    return FALSE;
  people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error);
  if (people == NULL)
    return FALSE;
  if (firms->len == 0 || people->len == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
                           _ ("The file has no firm in it. It was left as it is; open a copy or a backup of it."));
      return FALSE;
    }
  facts->firm_name = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_NAME));
  facts->currency = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY));
  facts->time_zone = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_TIME_ZONE));
  facts->is_sample = tandem_record_get_integer (firms->pdata[0], TANDEM_FIRM_IS_SAMPLE) != 0;
  facts->person_id = tandem_record_get_id (people->pdata[0]);
  facts->person_name = g_strdup (tandem_record_get_text (people->pdata[0], TANDEM_PERSON_NAME));
  return TRUE;
}

/* --- what can be undone -------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 person_id;
  const char *origin;
  char *undo, *redo;
} UndoLabels;

static void
free_labels (gpointer data)
{
  UndoLabels *labels = data;

  g_free (labels->undo);
  g_free (labels->redo);
  g_free (labels);
}

static gboolean
read_labels_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoLabels *labels = data;
  gint64 set_id;

  return tandem_journal_find_undo (connection, labels->person_id, labels->origin, &set_id, &labels->undo, error)
         && tandem_journal_find_redo (connection, labels->person_id, labels->origin, &set_id, &labels->redo, error);
}

static void
labels_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWorkspace) self = data;
  UndoLabels *labels = tandem_store_run_get_data (result);

  /* Without an answer the buttons stay as they are; the next change asks again. */
  if (!tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    return;
  if (g_set_str (&self->undo_label, labels->undo))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (g_set_str (&self->redo_label, labels->redo))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
read_undo_labels (TandemWorkspace *self)
{
  UndoLabels *labels = g_new0 (UndoLabels, 1);

  labels->person_id = tandem_store_get_person_id (self->store);
  labels->origin = tandem_store_get_origin (self->store);
  tandem_store_run_async (self->store, TANDEM_STORE_READ, read_labels_cb, labels, free_labels, self->cancellable,
                          labels_read_cb, g_object_ref (self));
}

/* --- opening and closing ------------------------------------------------------------------------------------------- */

typedef struct {
  const char *firm_name;
  const char *person_name;
  gboolean is_sample;
  gint64 person_id;
} SetUp;

static gboolean
set_up_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SetUp *set_up = data;

  return tandem_act_set_up_firm (connection, set_up->firm_name, set_up->person_name, set_up->is_sample, &set_up->person_id,
                                 error);
}

static TandemWorkspace *
new_for_store (TandemStore *store, GError **error)
{
  g_autoptr (TandemWorkspace) self = g_object_new (TANDEM_TYPE_WORKSPACE, NULL);
  g_auto (FirmFacts) facts = { 0 };

  self->store = g_object_ref (store);
  self->path = g_strdup (tandem_store_get_path (store));
  if (!tandem_store_run (store, TANDEM_STORE_READ, read_facts_cb, &facts, NULL, error))
    return NULL;
  tandem_store_set_person_id (store, facts.person_id);
  self->firm_name = g_steal_pointer (&facts.firm_name);
  self->person_name = g_steal_pointer (&facts.person_name);
  self->currency = g_steal_pointer (&facts.currency);
  self->time_zone = g_time_zone_new_identifier (facts.time_zone);
  if (self->time_zone == NULL)
    self->time_zone = g_time_zone_new_utc ();
  self->is_sample = facts.is_sample;
  g_signal_connect_object (store, "changed", G_CALLBACK (read_undo_labels), self, G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}

/**
 * tandem_workspace_open:
 * @origin: %TANDEM_ORIGIN_WINDOW or %TANDEM_ORIGIN_CLI
 *
 * Opens a file. Blocks: for the command line, for tests, and on a thread of its own.
 */
TandemWorkspace *
tandem_workspace_open (const char *path, const char *origin, GError **error)
{
  g_autoptr (TandemStore) store = NULL;

  tandem_model_ensure_types ();
  store = tandem_store_open (path, origin, error);
  return store ? new_for_store (store, error) : NULL;
}

/**
 * tandem_workspace_create:
 * @firm_name: (nullable): the firm
 * @is_sample: whether it is a sample to look at
 *
 * Makes a file with what every firm has in it, and opens it. Blocks.
 */
TandemWorkspace *
tandem_workspace_create (const char *path, const char *origin, const char *firm_name, gboolean is_sample, GError **error)
{
  const char *name = g_get_real_name ();
  SetUp set_up = { firm_name, name && !g_str_equal (name, "Unknown") ? name : g_get_user_name (), is_sample, 0 };
  g_autoptr (TandemStore) store = NULL;

  tandem_model_ensure_types ();
  store = tandem_store_create (path, origin, error);
  if (store == NULL || !tandem_store_run (store, TANDEM_STORE_WRITE, set_up_cb, &set_up, NULL, error))
    return NULL;
  return new_for_store (store, error);
}

static void
open_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  gboolean create = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "create"));
  GError *error = NULL;
  TandemWorkspace *self = create ? tandem_workspace_create (path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error)
                                 : tandem_workspace_open (path, TANDEM_ORIGIN_WINDOW, &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_workspace_open_async:
 * @create: whether to make a new file
 *
 * Opens or makes a file without blocking, for a window. (There is no store thread to do it on yet, so it takes one of
 * GLib's.)
 */
void
tandem_workspace_open_async (const char *path, gboolean create, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tandem_workspace_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (task), "create", GINT_TO_POINTER (create));
  g_task_run_in_thread (task, open_in_thread_cb);
}

/**
 * tandem_workspace_open_finish:
 *
 * Returns: (transfer full) (nullable): the workspace
 */
TandemWorkspace *
tandem_workspace_open_finish (GAsyncResult *result, GError **error)
{
  TandemWorkspace *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self)
    read_undo_labels (self);
  return self;
}

/**
 * tandem_workspace_close:
 *
 * Waits for what is being written, then closes the file.
 */
void
tandem_workspace_close (TandemWorkspace *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->store)
    tandem_store_close (self->store);
}

static gboolean
save_copy_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_copy_to (connection, data, error);
}

/**
 * tandem_workspace_save_copy_async:
 *
 * Saves a compact copy under another name; the open file goes on as it is.
 */
void
tandem_workspace_save_copy_async (TandemWorkspace *self, const char *path, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (self->store, TANDEM_STORE_ANALYSE, save_copy_cb, g_strdup (path), g_free, cancellable, callback,
                          user_data);
}

gboolean
tandem_workspace_save_copy_finish (TandemWorkspace *self, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (self->store, result, error);
}

static void
tandem_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  switch ((TandemWorkspaceProperty) id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    }
}

static void
tandem_workspace_dispose (GObject *object)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  tandem_workspace_close (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_workspace_parent_class)->dispose (object);
}

static void
tandem_workspace_finalize (GObject *object)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  g_free (self->path);
  g_free (self->firm_name);
  g_free (self->person_name);
  g_free (self->currency);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (tandem_workspace_parent_class)->finalize (object);
}

static void
tandem_workspace_class_init (TandemWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tandem_workspace_get_property;
  object_class->dispose = tandem_workspace_dispose;
  object_class->finalize = tandem_workspace_finalize;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_workspace_init (TandemWorkspace *self)
{
  self->cancellable = g_cancellable_new ();
}

TandemStore *
tandem_workspace_get_store (TandemWorkspace *self)
{
  return self->store;
}

const char *
tandem_workspace_get_path (TandemWorkspace *self)
{
  return self->path;
}

/**
 * tandem_workspace_get_firm_name:
 *
 * Returns: (nullable): the firm, as prints name it
 */
const char *
tandem_workspace_get_firm_name (TandemWorkspace *self)
{
  return self->firm_name;
}

const char *
tandem_workspace_get_person_name (TandemWorkspace *self)
{
  return self->person_name;
}

const char *
tandem_workspace_get_currency (TandemWorkspace *self)
{
  return self->currency;
}

/**
 * tandem_workspace_get_time_zone:
 *
 * Returns: (transfer none): the firm's, in which days begin
 */
GTimeZone *
tandem_workspace_get_time_zone (TandemWorkspace *self)
{
  return self->time_zone;
}

gboolean
tandem_workspace_is_sample (TandemWorkspace *self)
{
  return self->is_sample;
}

/**
 * tandem_workspace_get_undo_label:
 *
 * Returns: (nullable): what Ctrl+Z would undo; %NULL when there is nothing
 */
const char *
tandem_workspace_get_undo_label (TandemWorkspace *self)
{
  return self->undo_label;
}

/**
 * tandem_workspace_get_redo_label:
 *
 * Returns: (nullable): what Ctrl+Shift+Z would redo; %NULL when there is nothing
 */
const char *
tandem_workspace_get_redo_label (TandemWorkspace *self)
{
  return self->redo_label;
}
