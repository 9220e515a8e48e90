/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may be there already while a contact is typed: names in any order and the digits of a phone are asked of the index of
 * search, the same e-mail of the file. A letter changes one of these alone, so what the others found is kept until the file
 * changes. */
#include "sales/tandem-contact-lookalikes.h"

#include "base/tandem-fold.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

#define LEAST_DIGITS 6 /* of a phone: fewer are part of too many */

/* What was found the last time. */
typedef struct {
  char *typed; /* NULL: nothing is known */
  GArray *ids;
} Answer;

struct _TandemContactLookalikes {
  GObject parent_instance;

  TandemWorkspace *workspace;
  Answer answers[TANDEM_LOOKALIKE_N_REASONS];
  guint n_changes; /* of the file; what was asked before one is not kept */
};

G_DEFINE_FINAL_TYPE (TandemContactLookalikes, tandem_contact_lookalikes, G_TYPE_OBJECT)

typedef struct {
  char *typed[TANDEM_LOOKALIKE_N_REASONS]; /* NULL: nothing is looked for */
  GArray *ids[TANDEM_LOOKALIKE_N_REASONS]; /* NULL: not known yet */
  gboolean is_asked[TANDEM_LOOKALIKE_N_REASONS];
  TandemLookalikeReason asking; /* of the index, now */
  guint n_changes;
  GPtrArray *found; /* TandemLookalike */
} Search;

static void
free_lookalike (gpointer data)
{
  TandemLookalike *self = data;

  g_clear_object (&self->row);
  g_free (self);
}

static void
free_search (gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < TANDEM_LOOKALIKE_N_REASONS; i++)
    {
      g_free (search->typed[i]);
      g_clear_pointer (&search->ids[i], g_array_unref);
    }
  g_ptr_array_unref (search->found);
  g_free (search);
}

/* --- in the file --------------------------------------------------------------------------------------------------- */

static gboolean
is_found (Search *search, gint64 id)
{
  for (guint i = 0; i < search->found->len; i++)
    if (((TandemLookalike *) search->found->pdata[i])->row->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
add (Search *search, TandemConnection *connection, gint64 id, TandemLookalikeReason reason, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  TandemLookalike *lookalike;

  if (search->found->len >= TANDEM_LOOKALIKES_MOST || is_found (search, id))
    return TRUE;
  rows = tandem_contact_query_load_rows (connection, &id, 1, error);
  if (rows == NULL || rows->pdata[0] == NULL)
    return rows != NULL;
  lookalike = g_new0 (TandemLookalike, 1);
  lookalike->reason = reason;
  lookalike->row = g_object_ref (rows->pdata[0]);
  g_ptr_array_add (search->found, lookalike);
  return TRUE;
}

static gboolean
find_email (Search *search, TandemConnection *connection, GError **error)
{
  g_autofree char *folded = tandem_fold_text (search->typed[TANDEM_LOOKALIKE_EMAIL]);
  gint64 id = 0;

  if (!tandem_contact_query_find_point (connection, "email", folded, &id, error))
    return FALSE;
  search->ids[TANDEM_LOOKALIKE_EMAIL] = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (id != 0)
    g_array_append_val (search->ids[TANDEM_LOOKALIKE_EMAIL], id);
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  if (search->is_asked[TANDEM_LOOKALIKE_EMAIL] && !find_email (search, connection, error))
    return FALSE;
  for (guint reason = 0; reason < TANDEM_LOOKALIKE_N_REASONS; reason++)
    for (guint i = 0; search->ids[reason] && i < search->ids[reason]->len; i++)
      if (!add (search, connection, g_array_index (search->ids[reason], gint64, i), reason, error))
        return FALSE;
  return TRUE;
}

/* --- step by step -------------------------------------------------------------------------------------------------- */

static void
keep_answer (TandemContactLookalikes *self, Search *search, TandemLookalikeReason reason)
{
  Answer *answer = &self->answers[reason];

  if (search->n_changes != self->n_changes)
    return;
  g_set_str (&answer->typed, search->typed[reason]);
  g_clear_pointer (&answer->ids, g_array_unref);
  answer->ids = g_array_ref (search->ids[reason]);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (search->is_asked[TANDEM_LOOKALIKE_EMAIL])
    keep_answer (g_task_get_source_object (task), search, TANDEM_LOOKALIKE_EMAIL);
  g_task_return_pointer (task, g_ptr_array_ref (search->found), (GDestroyNotify) g_ptr_array_unref);
}

static void go_on (GTask *task);

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);

  search->ids[search->asking] = tandem_search_list_ids_finish (TANDEM_SEARCH (object), result, &error);
  if (search->ids[search->asking] == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  keep_answer (g_task_get_source_object (task), search, search->asking);
  go_on (task);
}

/* Asks the index for what is not known yet, one after the other, and then the file. */
static void
go_on (GTask *task)
{
  TandemContactLookalikes *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  for (guint i = TANDEM_LOOKALIKE_PHONE; i <= TANDEM_LOOKALIKE_NAME; i++)
    if (search->is_asked[i] && search->ids[i] == NULL)
      {
        search->asking = i;
        tandem_search_list_ids_async (tandem_workspace_get_search (self->workspace), TANDEM_SEARCH_CONTACT,
                                      search->typed[i], TANDEM_LOOKALIKES_MOST, g_task_get_cancellable (task), asked_cb,
                                      g_object_ref (task));
        return;
      }
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, load_cb, search, NULL,
                          g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
}

/* Spaces would make words of it, of which each may stand anywhere. */
static char *
dup_digits (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *c = phone; c && *c; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  if (digits->len < LEAST_DIGITS)
    return g_string_free (digits, TRUE), NULL;
  return g_string_free (digits, FALSE);
}

/* What was found before, where it was looked for. */
static void
take_answers (TandemContactLookalikes *self, Search *search)
{
  for (guint i = 0; i < TANDEM_LOOKALIKE_N_REASONS; i++)
    if (search->typed[i] && g_strcmp0 (search->typed[i], self->answers[i].typed) == 0)
      search->ids[i] = g_array_ref (self->answers[i].ids);
    else
      search->is_asked[i] = search->typed[i] != NULL;
}

/**
 * tandem_contact_lookalikes_find_async:
 * @email: (nullable): as it is written until now
 * @phone: (nullable): as well, with or without spaces
 * @name: (nullable): words that all have to be found in a contact, in any order
 * @cancellable: is cancelled by the next letter that is typed
 *
 * Looks for contacts that may be the one that is being written. While the index of search is made, only the e-mail is looked
 * for where there is one.
 */
void
tandem_contact_lookalikes_find_async (TandemContactLookalikes *self, const char *email, const char *phone,
                                      const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);
  /* Soon after a file was opened its index is made: names wait for it, an e-mail need not. */
  gboolean asks_index
      = email == NULL || tandem_search_is_ready (tandem_workspace_get_search (self->workspace), TANDEM_SEARCH_CONTACT);

  search->typed[TANDEM_LOOKALIKE_EMAIL] = g_strdup (email);
  search->typed[TANDEM_LOOKALIKE_PHONE] = asks_index ? dup_digits (phone) : NULL;
  search->typed[TANDEM_LOOKALIKE_NAME] = asks_index ? g_strdup (name) : NULL;
  search->n_changes = self->n_changes;
  search->found = g_ptr_array_new_with_free_func (free_lookalike);
  g_task_set_task_data (task, search, free_search);
  take_answers (self, search);
  go_on (task);
}

/**
 * tandem_contact_lookalikes_find_finish:
 *
 * Returns: (transfer full) (element-type TandemLookalike) (nullable): the first few, the surest first
 */
GPtrArray *
tandem_contact_lookalikes_find_finish (TandemContactLookalikes *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
forget (TandemContactLookalikes *self)
{
  self->n_changes++;
  for (guint i = 0; i < TANDEM_LOOKALIKE_N_REASONS; i++)
    {
      g_clear_pointer (&self->answers[i].typed, g_free);
      g_clear_pointer (&self->answers[i].ids, g_array_unref);
    }
}

static void
tandem_contact_lookalikes_finalize (GObject *object)
{
  TandemContactLookalikes *self = TANDEM_CONTACT_LOOKALIKES (object);

  forget (self);
  g_object_unref (self->workspace);
  G_OBJECT_CLASS (tandem_contact_lookalikes_parent_class)->finalize (object);
}

static void
tandem_contact_lookalikes_class_init (TandemContactLookalikesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_lookalikes_finalize;
}

static void
tandem_contact_lookalikes_init (TandemContactLookalikes *self)
{
}

/**
 * tandem_contact_lookalikes_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): what looks, for one contact that is typed
 */
TandemContactLookalikes *
tandem_contact_lookalikes_new (TandemWorkspace *workspace)
{
  TandemContactLookalikes *self = g_object_new (TANDEM_TYPE_CONTACT_LOOKALIKES, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (forget), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_workspace_get_search (workspace), "updated", G_CALLBACK (forget), self,
                           G_CONNECT_SWAPPED);
  return self;
}
