/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-job.h"

G_BEGIN_DECLS

/* How many contacts there are, and how many there will be. */
#define TANDEM_TYPE_IMPORT_AFTERWARDS (tandem_import_afterwards_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportAfterwards, tandem_import_afterwards, TANDEM, IMPORT_AFTERWARDS, AdwPreferencesGroup)

void tandem_import_afterwards_show (TandemImportAfterwards *self, TandemStore *store, TandemImportJob *job);

G_END_DECLS
