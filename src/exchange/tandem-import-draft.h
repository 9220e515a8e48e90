/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"
#include "exchange/tandem-header-map.h"
#include "exchange/tandem-import-names.h"
#include "exchange/tandem-import-warning.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

gboolean            tandem_import_draft_fill       (TandemContactDraft *draft, const TandemRow *row, const TandemHeaderMap *map,
                                                    const TandemImportNames *names, GPtrArray *warnings);
TandemContactDraft *tandem_import_draft_new        (const TandemRow *row, const TandemHeaderMap *map,
                                                    const TandemImportNames *names, GPtrArray *warnings);
gboolean            tandem_import_draft_is_named   (TandemContactDraft *draft);
gboolean            tandem_import_draft_is_company (TandemContactDraft *draft);
char               *tandem_import_find_error       (const TandemRow *row, const TandemHeaderMap *map);

G_END_DECLS
