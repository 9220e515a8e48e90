/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_TRASH_VIEW (tandem_trash_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemTrashView, tandem_trash_view, TANDEM, TRASH_VIEW, AdwBin)

void tandem_trash_view_show (TandemTrashView *self, TandemWorkspace *workspace);

G_END_DECLS
