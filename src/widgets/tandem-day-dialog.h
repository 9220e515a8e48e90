/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that asks for a day. */
#define TANDEM_TYPE_DAY_DIALOG (tandem_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemDayDialog, tandem_day_dialog, TANDEM, DAY_DIALOG, AdwAlertDialog)

AdwDialog *tandem_day_dialog_new (const char *heading, const char *body, const char *today);

G_END_DECLS
