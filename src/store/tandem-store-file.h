/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "store/tandem-connection.h"

G_BEGIN_DECLS

/**
 * TandemStoreAccess:
 * @TANDEM_STORE_ACCESS_WRITE: it is read and written
 * @TANDEM_STORE_ACCESS_FOLDER: only read, since the file or its folder can't be written
 * @TANDEM_STORE_ACCESS_NETWORK: only read, since a network file system does not keep the locks that writing needs
 * @TANDEM_STORE_ACCESS_POINT: only read, since it is a restore point
 * @TANDEM_STORE_ACCESS_NEWER: only read, since a newer Tandem wrote it
 */
typedef enum {
  TANDEM_STORE_ACCESS_WRITE,
  TANDEM_STORE_ACCESS_FOLDER,
  TANDEM_STORE_ACCESS_NETWORK,
  TANDEM_STORE_ACCESS_POINT,
  TANDEM_STORE_ACCESS_NEWER,
} TandemStoreAccess;

/* The file that a store stands on: what may be done with it, who else has it open, and, where it can't be read in place,
 * the copy that is read instead. */
typedef struct _TandemStoreFile TandemStoreFile;

char              *tandem_store_file_resolve        (const char *path, GError **error);

TandemStoreFile   *tandem_store_file_open           (const char *path, gboolean create, GError **error);
void               tandem_store_file_close          (TandemStoreFile *self);
void               tandem_store_file_free           (TandemStoreFile *self);

TandemConnection  *tandem_store_file_connect        (TandemStoreFile *self, TandemConnectionMode mode, GError **error);
gboolean           tandem_store_file_be_alone       (TandemStoreFile *self, GError **error);
gboolean           tandem_store_file_share          (TandemStoreFile *self, GError **error);
void               tandem_store_file_keep_unwritten (TandemStoreFile *self);
void               tandem_store_file_remove         (TandemStoreFile *self);

const char        *tandem_store_file_get_path       (TandemStoreFile *self);
TandemStoreAccess  tandem_store_file_get_access     (TandemStoreFile *self);
gboolean           tandem_store_file_is_alone       (TandemStoreFile *self);
char              *tandem_store_file_dup_notice     (TandemStoreFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemStoreFile, tandem_store_file_free)

G_END_DECLS
