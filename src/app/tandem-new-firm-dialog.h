/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-act-firm.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_NEW_FIRM_DIALOG (tandem_new_firm_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemNewFirmDialog, tandem_new_firm_dialog, TANDEM, NEW_FIRM_DIALOG, AdwDialog)

AdwDialog      *tandem_new_firm_dialog_new        (const char *path);
const char     *tandem_new_firm_dialog_get_path   (TandemNewFirmDialog *self);
TandemFirmSetUp tandem_new_firm_dialog_get_set_up (TandemNewFirmDialog *self);

G_END_DECLS
