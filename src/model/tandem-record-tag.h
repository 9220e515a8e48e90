/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A contact or a company bears a tag. */
#define TANDEM_TYPE_RECORD_TAG (tandem_record_tag_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordTag, tandem_record_tag, TANDEM, RECORD_TAG, TandemRecord)

typedef enum {
  TANDEM_RECORD_TAG_TAG_ID,
  TANDEM_RECORD_TAG_CONTACT_ID,
  TANDEM_RECORD_TAG_COMPANY_ID,
  TANDEM_RECORD_TAG_N_COLUMNS,
} TandemRecordTagColumn;

TandemRecordTag *tandem_record_tag_new  (void);
GPtrArray       *tandem_record_tag_list (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error);

G_END_DECLS
