/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

#define TANDEM_ATTACHMENT_FILE  "file"
#define TANDEM_ATTACHMENT_PHOTO "photo" /* of a contact; of a company its logo */

/* A file of a record: what it is called and how large it is. What is in it stands apart, by its checksum. */
#define TANDEM_TYPE_ATTACHMENT (tandem_attachment_get_type ())
G_DECLARE_FINAL_TYPE (TandemAttachment, tandem_attachment, TANDEM, ATTACHMENT, TandemRecord)

typedef enum {
  TANDEM_ATTACHMENT_KIND,
  TANDEM_ATTACHMENT_NAME,
  TANDEM_ATTACHMENT_CONTENT_TYPE,
  TANDEM_ATTACHMENT_SIZE,
  TANDEM_ATTACHMENT_SHA256,
  TANDEM_ATTACHMENT_CONTACT_ID,
  TANDEM_ATTACHMENT_COMPANY_ID,
  TANDEM_ATTACHMENT_DEAL_ID,
  TANDEM_ATTACHMENT_CAMPAIGN_ID,
  TANDEM_ATTACHMENT_N_COLUMNS,
} TandemAttachmentColumn;

TandemAttachment *tandem_attachment_new  (void);
GPtrArray        *tandem_attachment_list (TandemConnection *connection, guint whole_column, gint64 whole_id,
                                          const char *kind, GError **error);

G_END_DECLS
