/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RECOVERY_DIALOG (tandem_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecoveryDialog, tandem_recovery_dialog, TANDEM, RECOVERY_DIALOG, AdwDialog)

AdwDialog *tandem_recovery_dialog_new (TandemWindow *window, const char *view);

G_END_DECLS
