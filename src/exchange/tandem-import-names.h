/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a file may call by its name: the people of the firm, its channels; and what holds where nothing else is said. */
typedef struct _TandemImportNames TandemImportNames;

TandemImportNames *tandem_import_names_new          (TandemConnection *connection, GError **error);
void               tandem_import_names_free         (TandemImportNames *self);
gint64             tandem_import_names_find_campaign (const TandemImportNames *self, const char *name);
gint64             tandem_import_names_find_person  (const TandemImportNames *self, const char *name);
gint64             tandem_import_names_find_channel (const TandemImportNames *self, const char *name);
const char        *tandem_import_names_get_currency (const TandemImportNames *self);
GTimeZone         *tandem_import_names_get_zone     (const TandemImportNames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemImportNames, tandem_import_names_free)

G_END_DECLS
