/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_SHORTCUTS_DIALOG (tandem_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemShortcutsDialog, tandem_shortcuts_dialog, TANDEM, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *tandem_shortcuts_dialog_new (void);

G_END_DECLS
