/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What the journal keeps of a record: some of its columns by name, "deleted_at" among them, as a JSON object. */

JsonNode *tandem_image_parse (const char *text, GError **error);
void tandem_image_apply (JsonObject *image, TandemRecord *record, char **deleted_at);
gboolean tandem_image_is_of (JsonObject *image, TandemRecord *record);
JsonNode *tandem_image_dup_value (TandemRecord *record, const char *column);
gboolean tandem_image_equal (const char *column, JsonNode *one, JsonNode *other);

G_END_DECLS
