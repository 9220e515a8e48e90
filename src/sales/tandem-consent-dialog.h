/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that asks what a contact said of being written to, called or visited. */
#define TANDEM_TYPE_CONSENT_DIALOG (tandem_consent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemConsentDialog, tandem_consent_dialog, TANDEM, CONSENT_DIALOG, AdwAlertDialog)

AdwDialog *tandem_consent_dialog_new (void);

G_END_DECLS
