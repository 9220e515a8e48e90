/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

struct sqlite3;

G_BEGIN_DECLS

/**
 * TandemStoreError:
 * @TANDEM_STORE_ERROR_FAILED: something that has no better name
 * @TANDEM_STORE_ERROR_BUSY: another program held the file too long
 * @TANDEM_STORE_ERROR_FULL: no room on the disk
 * @TANDEM_STORE_ERROR_READ_ONLY: the file or its folder can't be written
 * @TANDEM_STORE_ERROR_CORRUPT: the file is damaged
 * @TANDEM_STORE_ERROR_NOT_OURS: the file is no Tandem file
 * @TANDEM_STORE_ERROR_NEWER: the file was written by a newer Tandem
 * @TANDEM_STORE_ERROR_NOT_FOUND: there is no such file or record
 * @TANDEM_STORE_ERROR_CONFLICT: the record was changed meanwhile
 * @TANDEM_STORE_ERROR_MOVED: the file is no longer where it was opened
 * @TANDEM_STORE_ERROR_INVALID: a rule of the table was broken
 */
typedef enum {
  TANDEM_STORE_ERROR_FAILED,
  TANDEM_STORE_ERROR_BUSY,
  TANDEM_STORE_ERROR_FULL,
  TANDEM_STORE_ERROR_READ_ONLY,
  TANDEM_STORE_ERROR_CORRUPT,
  TANDEM_STORE_ERROR_NOT_OURS,
  TANDEM_STORE_ERROR_NEWER,
  TANDEM_STORE_ERROR_NOT_FOUND,
  TANDEM_STORE_ERROR_CONFLICT,
  TANDEM_STORE_ERROR_MOVED,
  TANDEM_STORE_ERROR_INVALID,
} TandemStoreError;

#define TANDEM_STORE_ERROR (tandem_store_error_quark ())
GQuark tandem_store_error_quark (void);

void tandem_store_set_sqlite_error (GError **error, int code, struct sqlite3 *handle);

G_END_DECLS
