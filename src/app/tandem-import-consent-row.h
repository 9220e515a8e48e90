/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-header-map.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_CONSENT_ROW (tandem_import_consent_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportConsentRow, tandem_import_consent_row, TANDEM, IMPORT_CONSENT_ROW, AdwExpanderRow)

gboolean tandem_import_consent_row_is_complete (TandemImportConsentRow *self);
void     tandem_import_consent_row_get_consent (TandemImportConsentRow *self, TandemImportConsent *consent);

G_END_DECLS
