/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * empty-trash FILE N - puts N contacts into the trash as if long ago, empties it, and tells the seconds on the wall that this took,
 * beside the longest that another write of the same window waited meanwhile. The file is changed: take a copy. */
#include <stdlib.h>

#include "act/tandem-act-empty-trash.h"
#include "model/tandem-contact.h"
#include "model/tandem-firm.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define LONG_AGO  "2020-02-03T04:05:06.789Z"
#define KEPT_DAYS 30

typedef struct {
  TandemStore *store;
  guint n;
  gboolean is_over;
  gint64 begun, longest; /* of the small write under way */
  GError *error;
} Bench;

static gboolean
choose_rule (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "1 = 1 ORDER BY id", 0, error);

  if (firms == NULL || firms->len == 0)
    return FALSE;
  tandem_record_set_integer (firms->pdata[0], TANDEM_FIRM_TRASH_DAYS, KEPT_DAYS);
  return tandem_record_update (firms->pdata[0], connection, error);
}

static gboolean
fill_trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) contacts
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "deleted_at IS NULL ORDER BY id LIMIT $1", bench->n,
                                  error);
  g_autofree char *age
      = g_strdup_printf ("UPDATE contact SET deleted_at = '%s' WHERE deleted_at IS NOT NULL", LONG_AGO);

  tandem_change_set_begin (connection, "Fill the trash");
  for (guint i = 0; contacts && i < contacts->len; i++)
    if (!tandem_record_trash (contacts->pdata[i], connection, error))
      return FALSE;
  return contacts && choose_rule (connection, error) && tandem_connection_execute (connection, age, error);
}

/* --- a person who saves something meanwhile ------------------------------------------------------------------------ */

static gboolean
small_write_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, "UPDATE counter SET value = value WHERE name = 'node'", error);
}

static void
wrote_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;

  tandem_store_run_finish (bench->store, result, NULL);
  bench->longest = MAX (bench->longest, g_get_monotonic_time () - bench->begun);
  if (bench->is_over)
    return;
  bench->begun = g_get_monotonic_time ();
  tandem_store_run_async (bench->store, TANDEM_STORE_WRITE, small_write_cb, NULL, NULL, NULL, wrote_cb, bench);
}

static void
emptied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;

  tandem_act_empty_trash_finish (bench->store, result, &bench->error);
  bench->is_over = TRUE;
}

static gboolean
run (const char *path, guint n, GError **error)
{
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_open (path, TANDEM_ORIGIN_CLI, error);
  Bench bench = { .store = workspace ? tandem_workspace_get_store (workspace) : NULL, .n = n };
  gint64 begun;

  if (workspace == NULL || !tandem_store_run (bench.store, TANDEM_STORE_WRITE, fill_trash_cb, &bench, NULL, error))
    return FALSE;
  begun = bench.begun = g_get_monotonic_time ();
  tandem_act_empty_trash_async (bench.store, NULL, emptied_cb, &bench);
  tandem_store_run_async (bench.store, TANDEM_STORE_WRITE, small_write_cb, NULL, NULL, NULL, wrote_cb, &bench);
  while (!bench.is_over)
    g_main_context_iteration (NULL, TRUE);
  if (bench.error == NULL)
    g_print ("{\"wall\": %.4f, \"longest_wait\": %.4f}\n", (double) (g_get_monotonic_time () - begun) / 1e6,
             (double) bench.longest / 1e6);
  tandem_workspace_close (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  if (bench.error)
    g_propagate_error (error, bench.error);
  return bench.error == NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: empty-trash FILE N\n");
      return EXIT_FAILURE;
    }
  if (run (argv[1], (guint) strtoul (argv[2], NULL, 10), &error))
    return EXIT_SUCCESS;
  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}
