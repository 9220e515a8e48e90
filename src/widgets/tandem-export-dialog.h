/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-export-format.h"

G_BEGIN_DECLS

/* Asks what kind of file records go out in; what was chosen last is chosen first. */
#define TANDEM_TYPE_EXPORT_DIALOG (tandem_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemExportDialog, tandem_export_dialog, TANDEM, EXPORT_DIALOG, AdwDialog)

TandemExportDialog *tandem_export_dialog_new (TandemEntity entity, const char *scope);

G_END_DECLS
