/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* How far the firm is with its target of the period in which today lies. It follows the file, and is empty while there is none. */
#define TANDEM_TYPE_TARGET_LABEL (tandem_target_label_get_type ())
G_DECLARE_FINAL_TYPE (TandemTargetLabel, tandem_target_label, TANDEM, TARGET_LABEL, AdwBin)

void tandem_target_label_set_workspace (TandemTargetLabel *self, TandemWorkspace *workspace);

G_END_DECLS
