/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

void    tandem_recent_records_note (TandemWorkspace *workspace, TandemSearchKind kind, gint64 id);
GArray *tandem_recent_records_list (TandemWorkspace *workspace);

G_END_DECLS
