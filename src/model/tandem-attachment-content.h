/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-check-part.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* So much may be in one file: it is read into memory to be opened, and each restore point has it. */
#define TANDEM_ATTACHMENT_MOST_BYTES (25 * 1000 * 1000)

/**
 * TandemFileContent:
 * @name: what the file is called, without a folder
 * @type: its media type, such as image/png
 * @bytes: what is in it
 * @sha256: of @bytes, in hexadecimal
 *
 * A file outside: one that was read to be added.
 */
typedef struct {
  char *name;
  char *type;
  GBytes *bytes;
  char *sha256;
} TandemFileContent;

TandemFileContent *tandem_file_content_new  (const char *name, const char *type, GBytes *bytes);
void               tandem_file_content_free (TandemFileContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFileContent, tandem_file_content_free)

gboolean           tandem_attachment_content_keep  (TandemConnection *connection, const TandemFileContent *content,
                                                    GError **error);
gboolean           tandem_attachment_content_drop  (TandemConnection *connection, const char *sha256, GError **error);
GBytes            *tandem_attachment_content_load  (TandemConnection *connection, TandemRecord *attachment,
                                                    GError **error);
TandemCheckPart   *tandem_attachment_content_check (TandemConnection *connection, GError **error);

G_END_DECLS
