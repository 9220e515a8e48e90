/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_MERGE_MERGED,
  TANDEM_MERGE_APART,
  TANDEM_MERGE_LATER,
} TandemMergeDecision;

/* Two contacts, or companies, side by side, field by field: which value is right, and whether they are one. */
#define TANDEM_TYPE_MERGE_DIALOG (tandem_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemMergeDialog, tandem_merge_dialog, TANDEM, MERGE_DIALOG, AdwDialog)

AdwDialog *tandem_merge_dialog_new  (TandemWorkspace *workspace, GType type);
void       tandem_merge_dialog_show (TandemMergeDialog *self, gint64 id, gint64 other_id, const char *why);
gint64     tandem_merge_dialog_get_gone_id (TandemMergeDialog *self);
void       tandem_merge_dialog_ask  (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id,
                                     gint64 other_id);

G_END_DECLS
