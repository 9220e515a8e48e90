/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/filter/tandem-condition.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The dialog in which a person says what one field has to be like, or puts together a group of conditions and of groups. Where
 * the window is narrow it is a sheet. */
#define TANDEM_TYPE_FILTER_EDITOR (tandem_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterEditor, tandem_filter_editor, TANDEM, FILTER_EDITOR, AdwDialog)

AdwDialog *tandem_filter_editor_new        (TandemWorkspace *workspace, TandemEntity entity, const TandemField *field,
                                            TandemCondition *leaf);
AdwDialog *tandem_filter_editor_new_group (TandemWorkspace *workspace, TandemEntity entity, TandemConditionKind kind,
                                           TandemCondition *group);
void       tandem_filter_editor_show_error (TandemFilterEditor *self, const char *sentence);

G_END_DECLS
