/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

G_DEFINE_QUARK (tandem-store-error-quark, tandem_store_error)

static const struct {
  int sqlite;
  TandemStoreError ours;
  const char *sentence;
} sentences[] = {
  { SQLITE_BUSY, TANDEM_STORE_ERROR_BUSY,
    N_ ("Another program is writing to this file. Nothing was changed; try again in a moment.") },
  { SQLITE_LOCKED, TANDEM_STORE_ERROR_BUSY,
    N_ ("Another program is writing to this file. Nothing was changed; try again in a moment.") },
  { SQLITE_FULL, TANDEM_STORE_ERROR_FULL,
    N_ ("The disk is full. Nothing was changed; free some space and try again.") },
  { SQLITE_READONLY, TANDEM_STORE_ERROR_READ_ONLY,
    N_ ("This file can't be written. Nothing was changed; save a copy in another folder and work there.") },
  { SQLITE_CANTOPEN, TANDEM_STORE_ERROR_NOT_FOUND,
    N_ ("The file can't be opened. Check that it is still there and that you may read it.") },
  { SQLITE_CORRUPT, TANDEM_STORE_ERROR_CORRUPT,
    N_ ("The file is damaged. Nothing was changed; open a copy or a backup of it.") },
  { SQLITE_NOTADB, TANDEM_STORE_ERROR_NOT_OURS,
    N_ ("This is not a Tandem file. It was left as it is.") },
  { SQLITE_IOERR, TANDEM_STORE_ERROR_FAILED,
    N_ ("The disk reported an error. Nothing was changed; save a copy on another disk.") },
  { SQLITE_CONSTRAINT, TANDEM_STORE_ERROR_INVALID,
    N_ ("This would break a rule of the data. Nothing was changed.") },
};

/**
 * tandem_store_set_sqlite_error:
 * @error: (out) (optional): where the error goes
 * @code: an SQLite result code, extended or not
 * @message: (nullable): SQLite's own words, kept in parentheses for a bug report
 *
 * The one place where SQLite's codes become ours. An interrupted statement becomes %G_IO_ERROR_CANCELLED.
 */
void
tandem_store_set_sqlite_error (GError **error, int code, const char *message)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("This was cancelled. Nothing was changed."));
      return;
    }
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                           _ ("This names a record that is gone for good. Nothing was changed."));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((code & 0xff) == sentences[i].sqlite)
      {
        g_set_error (error, TANDEM_STORE_ERROR, sentences[i].ours, "%s (%s)", _ (sentences[i].sentence),
                     message ? message : sqlite3_errstr (code));
        return;
      }
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
               /* Translators: %s is a technical message */
               _ ("The file could not be read or written. Nothing was changed. (%s)"),
               message ? message : sqlite3_errstr (code));
}
