/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

void             tandem_workspace_follow_own_fields (TandemWorkspace *self);
TandemOwnFields *tandem_workspace_get_own_fields    (TandemWorkspace *self);

G_END_DECLS
