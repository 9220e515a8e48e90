/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that asks for a name. */
#define TANDEM_TYPE_NAME_DIALOG (tandem_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemNameDialog, tandem_name_dialog, TANDEM, NAME_DIALOG, AdwAlertDialog)

AdwDialog *tandem_name_dialog_new           (const char *heading, const char *body, const char *name);
AdwDialog *tandem_name_dialog_new_for_value (const char *heading, const char *body);
void       tandem_name_dialog_suggest       (TandemNameDialog *self, GPtrArray *names);

G_END_DECLS
