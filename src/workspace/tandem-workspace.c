/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open file: its store, its firm, who is at the keyboard, and what can be undone. Pages are given one. */
#include "workspace/tandem-workspace.h"

#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-journal.h"
#include "workspace/tandem-seat.h"
#include "workspace/tandem-workspace-facts.h"
#include "workspace/tandem-workspace-own-fields.h"

struct _TandemWorkspace {
  GObject parent_instance;

  TandemStore *store;
  TandemSearch *search;
  char *path;
  TandemWorkspaceFacts facts;
  GTimeZone *time_zone;
  char *undo_label;
  char *redo_label;
  GCancellable *cancellable;
};

typedef enum {
  PROP_FIRM_NAME = 1,
  PROP_CURRENCY,
  PROP_PERSON_ID,
  PROP_PERSON_NAME,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
} TandemWorkspaceProperty;

static GParamSpec *properties[PROP_REDO_LABEL + 1];

G_DEFINE_FINAL_TYPE (TandemWorkspace, tandem_workspace, G_TYPE_OBJECT)

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

/* --- what is known of the firm and of who is here ------------------------------------------------------------------- */

static gboolean
read_facts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_workspace_facts_read (connection, data, error);
}

static void
free_facts (gpointer data)
{
  tandem_workspace_facts_clear (data);
  g_free (data);
}

static void
notify_if (TandemWorkspace *self, gboolean changed, TandemWorkspaceProperty property)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
take_time_zone (TandemWorkspace *self)
{
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  self->time_zone = g_time_zone_new_identifier (self->facts.time_zone);
  if (self->time_zone == NULL)
    self->time_zone = g_time_zone_new_utc ();
}

/* What a person can undo is her own, so with another person it is something else. */
static void
take_facts (TandemWorkspace *self, const TandemWorkspaceFacts *facts)
{
  gboolean is_another = self->facts.person_id != facts->person_id;
  gboolean is_renamed;

  self->facts.person_id = facts->person_id;
  self->facts.is_guess = facts->is_guess;
  tandem_store_set_person_id (self->store, facts->person_id);
  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, is_another, PROP_PERSON_ID);
  is_renamed = g_set_str (&self->facts.person_name, facts->person_name);
  is_renamed |= g_set_str (&self->facts.for_name, facts->for_name);
  notify_if (self, is_renamed, PROP_PERSON_NAME);
  notify_if (self, g_set_str (&self->facts.firm_name, facts->firm_name), PROP_FIRM_NAME);
  notify_if (self, g_set_str (&self->facts.currency, facts->currency), PROP_CURRENCY);
  if (g_set_str (&self->facts.time_zone, facts->time_zone))
    take_time_zone (self);
  g_object_thaw_notify (G_OBJECT (self));
  if (is_another)
    read_undo_labels (self);
}

static void
facts_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWorkspace) self = data;

  /* Without an answer everything stays as it is; the next change asks again. */
  if (tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    take_facts (self, tandem_store_run_get_data (result));
}

static void
store_changed_cb (TandemWorkspace *self, TandemChanges *changes)
{
  read_undo_labels (self);
  if (tandem_changes_touch (changes, "firm") || tandem_changes_touch (changes, "person"))
    tandem_store_run_async (self->store, TANDEM_STORE_READ, read_facts_cb, g_new0 (TandemWorkspaceFacts, 1), free_facts,
                            self->cancellable, facts_read_cb, g_object_ref (self));
}

typedef struct {
  gint64 person_id;
  TandemWorkspaceFacts facts;
} Choice;

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  tandem_workspace_facts_clear (&choice->facts);
  g_free (choice);
}

static gboolean
choose_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Choice *choice = data;

  return tandem_workspace_facts_choose (connection, choice->person_id, error)
         && tandem_workspace_facts_read (connection, &choice->facts, error);
}

/**
 * tandem_workspace_choose_person_async:
 * @person_id: one of the file's people
 *
 * Says who is at the keyboard: what is done from now on is hers. The file remembers it for this account on this computer.
 */
void
tandem_workspace_choose_person_async (TandemWorkspace *self, gint64 person_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->person_id = person_id;
  tandem_store_run_async (self->store, TANDEM_STORE_WRITE, choose_person_cb, choice, free_choice, cancellable, callback,
                          user_data);
}

gboolean
tandem_workspace_choose_person_finish (TandemWorkspace *self, GAsyncResult *result, GError **error)
{
  Choice *choice = tandem_store_run_get_data (result);

  if (!tandem_store_run_finish (self->store, result, error))
    return FALSE;
  take_facts (self, &choice->facts);
  return TRUE;
}

/* --- opening and closing ------------------------------------------------------------------------------------------- */

typedef struct {
  TandemFirmSetUp firm;
  gint64 person_id;
} SetUp;

static gboolean
set_up_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SetUp *set_up = data;

  return tandem_act_set_up_firm (connection, &set_up->firm, &set_up->person_id, error)
         && tandem_workspace_facts_choose (connection, set_up->person_id, error);
}

static TandemWorkspace *
new_for_store (TandemStore *store, GError **error)
{
  g_autoptr (TandemWorkspace) self = g_object_new (TANDEM_TYPE_WORKSPACE, NULL);

  self->store = g_object_ref (store);
  self->path = g_strdup (tandem_store_get_path (store));
  if (!tandem_store_run (store, TANDEM_STORE_READ, read_facts_cb, &self->facts, NULL, error))
    return NULL;
  tandem_store_set_person_id (store, self->facts.person_id);
  take_time_zone (self);
  /* The first to hear of a change, so that whoever hears of it next finds what is new. */
  self->search = tandem_search_new (store);
  tandem_workspace_follow_own_fields (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
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
  return tandem_workspace_open_watched (path, origin, NULL, NULL, error);
}

/**
 * tandem_workspace_open_watched:
 * @progress: (nullable): who is told when the file is upgraded
 * @cancellable: (nullable): ends an upgrade before it is committed; the file is then as it was
 *
 * As tandem_workspace_open(), for somebody who sees what is done. What was only slow to open is closed again when it was
 * cancelled; what was upgraded has been told of, and is open. Blocks.
 */
TandemWorkspace *
tandem_workspace_open_watched (const char *path, const char *origin, TandemUpgradeProgress *progress,
                               GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemStore) store = NULL;
  g_autoptr (TandemWorkspace) self = NULL;
  gboolean was_upgraded;

  tandem_model_ensure_types ();
  store = tandem_store_open_watched (path, origin, progress, cancellable, error);
  self = store ? new_for_store (store, error) : NULL;
  was_upgraded = progress && tandem_upgrade_progress_get_step (progress) != TANDEM_UPGRADE_NONE;
  if (self && !was_upgraded && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tandem_workspace_create_firm:
 * @firm: what the file begins with; where it has no name, the firm is called as the file and the person as the account
 *
 * Makes a file with what every firm has in it, and opens it. Whoever made it is that person here. Blocks.
 */
TandemWorkspace *
tandem_workspace_create_firm (const char *path, const char *origin, const TandemFirmSetUp *firm, GError **error)
{
  g_autofree char *firm_name = tandem_seat_dup_firm_name (path);
  g_autofree char *person_name = tandem_seat_dup_person_name ();
  SetUp set_up = { *firm, 0 };
  g_autoptr (TandemStore) store = NULL;

  if (set_up.firm.firm_name == NULL)
    set_up.firm.firm_name = firm_name;
  if (set_up.firm.person_name == NULL)
    set_up.firm.person_name = person_name;
  tandem_model_ensure_types ();
  store = tandem_store_create (path, origin, error);
  if (store == NULL)
    return NULL;
  if (tandem_store_run (store, TANDEM_STORE_WRITE, set_up_cb, &set_up, NULL, error))
    return new_for_store (store, error);
  tandem_store_discard (store); /* a file without a firm could not be opened */
  return NULL;
}

/**
 * tandem_workspace_create:
 * @firm_name: (nullable): the firm; %NULL: it is called as the file
 * @is_sample: whether it is a sample to look at
 *
 * As tandem_workspace_create_firm(), by the owner of the account.
 */
TandemWorkspace *
tandem_workspace_create (const char *path, const char *origin, const char *firm_name, gboolean is_sample, GError **error)
{
  const TandemFirmSetUp firm = { .firm_name = firm_name, .is_sample = is_sample };

  return tandem_workspace_create_firm (path, origin, &firm, error);
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
  if (self->search)
    tandem_search_stop (self->search);
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
  tandem_store_run_async (self->store, TANDEM_STORE_COPY, save_copy_cb, g_strdup (path), g_free, cancellable, callback,
                          user_data);
}

gboolean
tandem_workspace_save_copy_finish (TandemWorkspace *self, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (self->store, result, error);
}

/**
 * tandem_workspace_get_cancellable:
 *
 * Returns: (transfer none): is cancelled when the file is closed, so that nothing long keeps it open
 */
GCancellable *
tandem_workspace_get_cancellable (TandemWorkspace *self)
{
  return self->cancellable;
}

static void
tandem_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  switch ((TandemWorkspaceProperty) id)
    {
    case PROP_FIRM_NAME:
      g_value_set_string (value, self->facts.firm_name);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->facts.currency);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->facts.person_id);
      break;
    case PROP_PERSON_NAME:
      g_value_set_string (value, self->facts.person_name);
      break;
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
  g_clear_object (&self->search);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_workspace_parent_class)->dispose (object);
}

static void
tandem_workspace_finalize (GObject *object)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  g_free (self->path);
  tandem_workspace_facts_clear (&self->facts);
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

  properties[PROP_FIRM_NAME] = g_param_spec_string ("firm-name", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, flags);
  properties[PROP_PERSON_ID] = g_param_spec_int64 ("person-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_PERSON_NAME] = g_param_spec_string ("person-name", NULL, NULL, NULL, flags);
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

/**
 * tandem_workspace_get_search:
 *
 * Returns: (transfer none): the search over all that is in the file
 */
TandemSearch *
tandem_workspace_get_search (TandemWorkspace *self)
{
  return self->search;
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
  return self->facts.firm_name;
}

const char *
tandem_workspace_get_person_name (TandemWorkspace *self)
{
  return self->facts.person_name;
}

gint64
tandem_workspace_get_person_id (TandemWorkspace *self)
{
  return self->facts.person_id;
}

/**
 * tandem_workspace_get_for_name:
 *
 * Returns: (transfer none) (nullable): the colleague whose work the person at the keyboard does at the moment. When this changes,
 *   #TandemWorkspace:person-name is notified
 */
const char *
tandem_workspace_get_for_name (TandemWorkspace *self)
{
  g_return_val_if_fail (TANDEM_IS_WORKSPACE (self), NULL);

  return self->facts.for_name;
}

/**
 * tandem_workspace_is_person_guessed:
 *
 * Returns: whether the person was neither chosen on this computer nor is called as the account here
 */
gboolean
tandem_workspace_is_person_guessed (TandemWorkspace *self)
{
  return self->facts.is_guess;
}

const char *
tandem_workspace_get_currency (TandemWorkspace *self)
{
  return self->facts.currency;
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
  return self->facts.is_sample;
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
