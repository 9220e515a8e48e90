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
  const char *of_reading; /* nullable: of who changes nothing anyway, where that is another */
} sentences[] = {
  { SQLITE_BUSY, TANDEM_STORE_ERROR_BUSY,
    N_ ("Another program is writing to this file. Nothing was changed; try again in a moment."),
    N_ ("Another program is writing to this file; try again in a moment.") },
  { SQLITE_LOCKED, TANDEM_STORE_ERROR_BUSY,
    N_ ("Another program is writing to this file. Nothing was changed; try again in a moment."),
    N_ ("Another program is writing to this file; try again in a moment.") },
  { SQLITE_FULL, TANDEM_STORE_ERROR_FULL, N_ ("The disk is full. Nothing was changed; free some space and try again."),
    N_ ("The disk is full; free some space and try again.") },
  { SQLITE_READONLY, TANDEM_STORE_ERROR_READ_ONLY,
    N_ ("This file can't be written. Nothing was changed; save a copy in another folder and work there.") },
  { SQLITE_CANTOPEN, TANDEM_STORE_ERROR_NOT_FOUND,
    N_ ("The file can't be opened. Check that it is still there and that you may read it.") },
  { SQLITE_CORRUPT, TANDEM_STORE_ERROR_CORRUPT,
    N_ ("The file is damaged. Nothing was changed; open a copy or a backup of it."),
    N_ ("The file is damaged; open a copy or a backup of it.") },
  { SQLITE_NOTADB, TANDEM_STORE_ERROR_NOT_OURS, N_ ("This is not a Tandem file. It was left as it is.") },
  { SQLITE_IOERR, TANDEM_STORE_ERROR_FAILED,
    N_ ("The disk reported an error. Nothing was changed; save a copy on another disk."),
    N_ ("The disk reported an error; save a copy on another disk.") },
  { SQLITE_CONSTRAINT, TANDEM_STORE_ERROR_INVALID, N_ ("This would break a rule of the data. Nothing was changed.") },
};

static const char *
find_sentence (int code, gboolean is_reading, TandemStoreError *ours)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((code & 0xff) == sentences[i].sqlite)
      {
        *ours = sentences[i].ours;
        return _ (is_reading && sentences[i].of_reading ? sentences[i].of_reading : sentences[i].sentence);
      }
  return NULL;
}

/**
 * tandem_store_set_sqlite_error:
 * @error: (out) (optional): where the error goes
 * @code: an SQLite result code, extended or not
 * @handle: (nullable): where it failed: its own words are kept in parentheses for a bug report, and where it only reads nobody
 *   has to be told that nothing was changed
 *
 * The one place where SQLite's codes become ours. An interrupted statement becomes %G_IO_ERROR_CANCELLED.
 */
void
tandem_store_set_sqlite_error (GError **error, int code, struct sqlite3 *handle)
{
  TandemStoreError ours;
  gboolean is_reading = handle && sqlite3_db_readonly (handle, "main") == 1;
  const char *sentence = find_sentence (code, is_reading, &ours);
  const char *message = handle ? sqlite3_errmsg (handle) : sqlite3_errstr (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         is_reading ? _ ("This was cancelled.") : _ ("This was cancelled. Nothing was changed."));
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("This names a record that is gone for good. Nothing was changed."));
  else if (sentence)
    g_set_error (error, TANDEM_STORE_ERROR, ours, "%s (%s)", sentence, message);
  else if (is_reading)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                 /* Translators: %s is a technical message */
                 _ ("The file could not be read. (%s)"), message);
  else
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                 /* Translators: %s is a technical message */
                 _ ("The file could not be read or written. Nothing was changed. (%s)"), message);
}
