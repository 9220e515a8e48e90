/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-check.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-attachment-content.h"
#include "model/tandem-summary-check.h"
#include "model/tandem-totals-check.h"
#include "store/tandem-connection.h"
#include "store/tandem-journal-check.h"
#include "store/tandem-migration.h"
#include "store/tandem-store-check.h"
#include "store/tandem-store-error.h"

static gboolean
add (GPtrArray *parts, TandemCheckPart *part)
{
  if (part)
    g_ptr_array_add (parts, part);
  return part != NULL;
}

/* All of it sees the file at one moment, whoever writes meanwhile. */
static gboolean
run_parts (TandemConnection *connection, gboolean in_full, GPtrArray *parts, GError **error)
{
  return add (parts, tandem_store_check_pages (connection, in_full, error))
         && add (parts, tandem_store_check_references (connection, error))
         && add (parts, tandem_totals_check_touches (connection, error))
         && add (parts, tandem_totals_check_lifecycle (connection, error))
         && add (parts, tandem_summary_check (connection, error))
         && add (parts, tandem_attachment_content_check (connection, error))
         && add (parts, tandem_journal_check (connection, error));
}

static gboolean
check_version (TandemConnection *connection, GError **error)
{
  int version;

  if (!tandem_migration_read_version (connection, &version, error))
    return FALSE;
  if (version > TANDEM_SCHEMA_VERSION)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NEWER,
                         _ ("A newer Tandem wrote this file, and only that can tell whether all is well in it."));
  return version <= TANDEM_SCHEMA_VERSION;
}

/**
 * tandem_check_run:
 * @connection: one that reads
 * @in_full: whether every index is compared with its table, which takes much longer
 *
 * Looks whether everything in the file is as it should be. Nothing is written. What can't be read is a fault and no error.
 * Blocks for as long as the whole file takes to read: on a store thread.
 *
 * Returns: (transfer full) (element-type TandemCheckPart) (nullable): what was found, part by part; %NULL when it was
 *   cancelled, or with %TANDEM_STORE_ERROR_NEWER for a file of a newer Tandem
 */
GPtrArray *
tandem_check_run (TandemConnection *connection, gboolean in_full, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_check_part_free);
  gboolean done;

  if (!check_version (connection, error) || !tandem_connection_execute (connection, "BEGIN", error))
    return NULL;
  done = run_parts (connection, in_full, parts, error);
  tandem_connection_rollback (connection);
  return done ? g_steal_pointer (&parts) : NULL;
}
