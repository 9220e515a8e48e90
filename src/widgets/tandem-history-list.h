/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_HISTORY_LIST (tandem_history_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemHistoryList, tandem_history_list, TANDEM, HISTORY_LIST, AdwBin)

void tandem_history_list_show_file   (TandemHistoryList *self, TandemWorkspace *workspace);
void tandem_history_list_show_record (TandemHistoryList *self, TandemWorkspace *workspace, const char *table,
                                      gint64 record_id);

G_END_DECLS
