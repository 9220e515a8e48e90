/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may be there already while a contact is typed: names in any order and the digits of a phone are asked of the index of
 * search, which answers within a frame at a million contacts; the same e-mail is asked of the file. */
#include "sales/tandem-contact-lookalikes.h"

#include "base/tandem-fold.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

#define MOST         3 /* that are shown */
#define LEAST_DIGITS 6 /* of a phone: fewer are part of too many */

typedef struct {
  TandemWorkspace *workspace;
  char *email;
  char *phone;
  char *name;
  GArray *phone_ids;
  GArray *name_ids;
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

  g_clear_object (&search->workspace);
  g_free (search->email);
  g_free (search->phone);
  g_free (search->name);
  g_clear_pointer (&search->phone_ids, g_array_unref);
  g_clear_pointer (&search->name_ids, g_array_unref);
  g_clear_pointer (&search->found, g_ptr_array_unref);
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

  if (search->found->len >= MOST || is_found (search, id))
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
add_all (Search *search, TandemConnection *connection, GArray *ids, TandemLookalikeReason reason, GError **error)
{
  for (guint i = 0; ids && i < ids->len; i++)
    if (!add (search, connection, g_array_index (ids, gint64, i), reason, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autofree char *folded = search->email ? tandem_fold_text (search->email) : NULL;
  gint64 id = 0;

  if (folded && !tandem_contact_query_find_point (connection, "email", folded, &id, error))
    return FALSE;
  if (id != 0 && !add (search, connection, id, TANDEM_LOOKALIKE_EMAIL, error))
    return FALSE;
  return add_all (search, connection, search->phone_ids, TANDEM_LOOKALIKE_PHONE, error)
         && add_all (search, connection, search->name_ids, TANDEM_LOOKALIKE_NAME, error);
}

/* --- step by step -------------------------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_pointer (task, g_ptr_array_ref (search->found), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
load (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  tandem_store_run_async (tandem_workspace_get_store (search->workspace), TANDEM_STORE_READ, load_cb, search, NULL,
                          g_task_get_cancellable (task), loaded_cb, task);
}

static gboolean
take_ids (GTask *task, GObject *object, GAsyncResult *result, GArray **ids)
{
  g_autoptr (GError) error = NULL;

  *ids = tandem_search_list_ids_finish (TANDEM_SEARCH (object), result, &error);
  if (*ids)
    return TRUE;
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
  return FALSE;
}

static void
named_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;

  if (take_ids (task, object, result, &((Search *) g_task_get_task_data (task))->name_ids))
    load (task);
}

static void
find_names (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->name)
    tandem_search_list_ids_async (tandem_workspace_get_search (search->workspace), TANDEM_SEARCH_CONTACT, search->name,
                                  MOST, g_task_get_cancellable (task), named_cb, task);
  else
    load (task);
}

static void
phoned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;

  if (take_ids (task, object, result, &((Search *) g_task_get_task_data (task))->phone_ids))
    find_names (task);
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

/**
 * tandem_contact_lookalikes_find_async:
 * @email: (nullable): as it is written until now
 * @phone: (nullable): as well, with or without spaces
 * @name: (nullable): words that all have to be found in a contact, in any order
 *
 * Looks for contacts that may be the one that is being written. While the index of search is made, only the e-mail is looked
 * for where there is one.
 */
void
tandem_contact_lookalikes_find_async (TandemWorkspace *workspace, const char *email, const char *phone,
                                      const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);
  /* Soon after a file was opened its index is made: names wait for it, an e-mail need not. */
  gboolean asks_index
      = email == NULL || tandem_search_is_ready (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT);

  search->workspace = g_object_ref (workspace);
  search->email = g_strdup (email);
  search->phone = asks_index ? dup_digits (phone) : NULL;
  search->name = asks_index ? g_strdup (name) : NULL;
  search->found = g_ptr_array_new_with_free_func (free_lookalike);
  g_task_set_task_data (task, search, free_search);
  if (search->phone)
    tandem_search_list_ids_async (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT, search->phone, MOST,
                                  cancellable, phoned_cb, task);
  else
    find_names (task);
}

/**
 * tandem_contact_lookalikes_find_finish:
 *
 * Returns: (transfer full) (element-type TandemLookalike) (nullable): the first few, the surest first
 */
GPtrArray *
tandem_contact_lookalikes_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
