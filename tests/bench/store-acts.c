/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store-acts WHAT FILE N - does one kind of work on a file and tells what it took: processor seconds of all threads, and
 * seconds on the wall. bench-store puts it beside the sqlite3 program. */
#include <stdlib.h>
#include <sys/resource.h>

#include "act/tandem-act-history.h"
#include "act/tandem-act.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "store/tandem-bulk-load.h"
#include "store/tandem-connection.h"
#include "store/tandem-restore-point.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  TandemWorkspace *workspace;
  guint n;
  guint done;
  GArray *ids;
} Bench;

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static TandemStore *
get_store (Bench *bench)
{
  return tandem_workspace_get_store (bench->workspace);
}

/* --- what is measured ---------------------------------------------------------------------------------------------- */

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id LIMIT $1",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, bench->n);
  bench->ids = tandem_statement_collect_ids (statement, error);
  return bench->ids != NULL;
}

static gboolean
change_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = g_strdup_printf ("Title %u", bench->done);
  TandemRecord *contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT,
                                              g_array_index (bench->ids, gint64, bench->done % bench->ids->len), error);

  if (contact == NULL)
    return FALSE;
  tandem_record_set_text (contact, TANDEM_CONTACT_JOB_TITLE, title);
  g_ptr_array_add (records, contact);
  return tandem_act_save (connection, "Change a title", records, error);
}

static gboolean
commit (Bench *bench, GError **error)
{
  for (bench->done = 0; bench->done < bench->n; bench->done++)
    if (!tandem_store_run (get_store (bench), TANDEM_STORE_WRITE, change_cb, bench, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_one (TandemBulkLoad *load, guint i, GError **error)
{
  g_autoptr (TandemRecord) contact = TANDEM_RECORD (tandem_contact_new ());
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());
  g_autofree char *name = g_strdup_printf ("Newcomer %u", i * 7919 % 1000003);
  g_autofree char *email = g_strdup_printf ("newcomer%u@bench.example", i);

  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, name);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
  if (!tandem_bulk_load_insert (load, contact, error))
    return FALSE;
  tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID, tandem_record_get_id (contact));
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, "email");
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, email);
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 1);
  return tandem_bulk_load_insert (load, point, error);
}

static gboolean
bulk_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GType types[] = { TANDEM_TYPE_CONTACT, TANDEM_TYPE_CONTACT_POINT };
  const TandemBulkPlan plan = { .types = types, .n_types = G_N_ELEMENTS (types) };
  Bench *bench = data;
  g_autoptr (TandemBulkLoad) load = NULL;

  tandem_change_set_begin (connection, "Bulk");
  load = tandem_bulk_load_begin (connection, &plan, cancellable, error);
  for (guint i = 0; load && i < bench->n; i++)
    if (!insert_one (load, i, error))
      return FALSE;
  return load && tandem_bulk_load_finish (load, error);
}

static gboolean
bulk (Bench *bench, GError **error)
{
  return tandem_store_run (get_store (bench), TANDEM_STORE_WRITE, bulk_cb, bench, NULL, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemStore *store = get_store (data);
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (store), tandem_store_get_origin (store), &reversal,
                          error);
}

static gboolean
undo (Bench *bench, GError **error)
{
  return tandem_store_run (get_store (bench), TANDEM_STORE_WRITE, undo_cb, bench, NULL, error);
}

static gboolean
point_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRestorePoint) point
      = tandem_restore_point_make (connection, tandem_workspace_get_path (((Bench *) data)->workspace),
                                   TANDEM_RESTORE_MANUAL, cancellable, error);

  return point && tandem_restore_point_remove (point, error);
}

static gboolean
point (Bench *bench, GError **error)
{
  return tandem_store_run (get_store (bench), TANDEM_STORE_COPY, point_cb, bench, NULL, error);
}

static const struct {
  const char *name;
  gboolean (*run) (Bench *bench, GError **error);
} kinds[] = { { "commit", commit }, { "bulk", bulk }, { "undo", undo }, { "point", point } };

/* --- the program --------------------------------------------------------------------------------------------------- */

static void
tell (double cpu, gint64 wall)
{
  g_print ("{\"cpu\": %.4f, \"wall\": %.4f}\n", cpu_seconds () - cpu, (double) (g_get_monotonic_time () - wall) / 1e6);
}

static gboolean
run (const char *what, const char *path, guint n, GError **error)
{
  double cpu = cpu_seconds ();
  gint64 wall = g_get_monotonic_time ();
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_open (path, TANDEM_ORIGIN_CLI, error);
  Bench bench = { .workspace = workspace, .n = n };

  if (workspace == NULL)
    return FALSE;
  if (g_str_equal (what, "open"))
    {
      tell (cpu, wall);
      return TRUE;
    }
  if (!tandem_store_run (get_store (&bench), TANDEM_STORE_READ, list_cb, &bench, NULL, error))
    return FALSE;
  cpu = cpu_seconds ();
  wall = g_get_monotonic_time ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, what) && !kinds[i].run (&bench, error))
      return FALSE;
  tell (cpu, wall);
  g_array_unref (bench.ids);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("usage: store-acts commit|bulk|undo|point|open FILE N\n");
      return EXIT_FAILURE;
    }
  if (run (argv[1], argv[2], (guint) strtoul (argv[3], NULL, 10), &error))
    return EXIT_SUCCESS;
  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}
