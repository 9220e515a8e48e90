/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements of the store shall run on another engine too, one day. So that a check can read every one as it was really
 * run, whole and with its names filled in, they are written down while the tests run: TANDEM_STATEMENTS names the folder. */
#include "store/tandem-statement-log.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GMutex mutex;
static GHashTable *written; /* statements that this process wrote down already */
static int file = -1;

static int
open_file (const char *folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%d.sql", folder, (int) getpid ());

  g_mkdir_with_parents (folder, 0700);
  return g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/**
 * tandem_statement_log:
 * @sql: a statement that is about to be run for the first time on a connection
 *
 * Writes it down, a NUL after each, where the environment asks for that. On any thread.
 */
void
tandem_statement_log (const char *sql)
{
  const char *folder = g_getenv ("TANDEM_STATEMENTS");

  if (G_LIKELY (folder == NULL))
    return;
  g_mutex_lock (&mutex);
  if (written == NULL)
    {
      written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      file = open_file (folder);
    }
  /* One that can't be written is missed by the check, which says so; a test that plays without rights goes on. */
  if (g_hash_table_add (written, g_strdup (sql)) && file >= 0 && write (file, sql, strlen (sql) + 1) < 0)
    file = -1;
  g_mutex_unlock (&mutex);
}
