/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_SEARCH_DIALOG (tandem_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, TANDEM, SEARCH_DIALOG, AdwDialog)

AdwDialog  *tandem_search_dialog_new        (TandemWorkspace *workspace);
const char *tandem_search_dialog_get_chosen (TandemSearchDialog *self, gint64 *id, const char **words);

G_END_DECLS
