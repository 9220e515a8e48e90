/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A word that a person puts on contacts and companies; accents and case don't make another one. */
#define TANDEM_TYPE_TAG (tandem_tag_get_type ())
G_DECLARE_FINAL_TYPE (TandemTag, tandem_tag, TANDEM, TAG, TandemRecord)

typedef enum {
  TANDEM_TAG_NAME,
  TANDEM_TAG_FOLDED_NAME,
  TANDEM_TAG_N_COLUMNS,
} TandemTagColumn;

TandemTag *tandem_tag_new       (void);
gboolean   tandem_tag_find      (TandemConnection *connection, const char *name, TandemRecord **tag, GError **error);
GPtrArray *tandem_tag_list_of   (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error);
GPtrArray *tandem_tag_list_used (TandemConnection *connection, guint limit, GError **error);

G_END_DECLS
