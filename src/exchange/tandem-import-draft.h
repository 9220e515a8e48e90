/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"
#include "exchange/tandem-header-map.h"
#include "exchange/tandem-import-value.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

TandemContactDraft *tandem_import_draft_new      (const TandemRow *row, const TandemImportField *fields, guint n_fields,
                                                  TandemDateOrder date_order);
gboolean            tandem_import_draft_is_named (TandemContactDraft *draft);
char *tandem_import_find_error (const TandemRow *row, const TandemImportField *fields, guint n_fields,
                                const char *const *headers);
gboolean            tandem_import_field_is_kept  (TandemImportField field);

G_END_DECLS
