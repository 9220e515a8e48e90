/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemOwnFields:
 *
 * The fields that a firm added to what every firm has, as they are at one moment. It never changes; any thread may hold it. A
 * field of it is alive for good, as those of the catalogue are.
 */
typedef struct _TandemOwnFields TandemOwnFields;

TandemOwnFields   *tandem_own_fields_load  (TandemConnection *connection, GError **error);
TandemOwnFields   *tandem_own_fields_ref   (TandemOwnFields *self);
void               tandem_own_fields_unref (TandemOwnFields *self);
guint              tandem_own_fields_get_n (TandemOwnFields *self, TandemEntity entity);
const TandemField *tandem_own_fields_get   (TandemOwnFields *self, TandemEntity entity, guint place);
const TandemField *tandem_own_fields_find  (TandemOwnFields *self, TandemEntity entity, const char *key);
gboolean           tandem_own_fields_is_key (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOwnFields, tandem_own_fields_unref)

G_END_DECLS
