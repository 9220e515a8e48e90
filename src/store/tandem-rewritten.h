/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

GHashTable *tandem_rewritten_find (GPtrArray *rows, GError **error);
gboolean tandem_rewritten_is_of (GHashTable *self, JsonObject *image, TandemRecord *record);

G_END_DECLS
