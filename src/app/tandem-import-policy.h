/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tandem-import-session.h"

G_BEGIN_DECLS

/* What an import shall do, and what holds for all of its rows. */
#define TANDEM_TYPE_IMPORT_POLICY (tandem_import_policy_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportPolicy, tandem_import_policy, TANDEM, IMPORT_POLICY, AdwBin)

void tandem_import_policy_set_session (TandemImportPolicy *self, TandemImportSession *session);
const char *tandem_import_policy_find_lack (TandemImportPolicy *self);
void tandem_import_policy_show_columns (TandemImportPolicy *self);
void tandem_import_policy_show_job (TandemImportPolicy *self, TandemImportJob *job);

G_END_DECLS
