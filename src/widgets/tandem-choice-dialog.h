/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that asks for one of a few things; choosing one closes it. */
#define TANDEM_TYPE_CHOICE_DIALOG (tandem_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoiceDialog, tandem_choice_dialog, TANDEM, CHOICE_DIALOG, AdwDialog)

TandemChoiceDialog *tandem_choice_dialog_new (const char *title, const char *subtitle);
void                tandem_choice_dialog_add (TandemChoiceDialog *self, const char *title, const char *icon_name,
                                              const char *css_class);

G_END_DECLS
