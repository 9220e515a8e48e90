/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemFilter:
 *
 * The conditions that a person puts together, one beside the other: all, any or none of them have to hold. A part may itself be
 * a group.
 */
#define TANDEM_TYPE_FILTER (tandem_filter_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilter, tandem_filter, TANDEM, FILTER, GObject)

TandemFilter    *tandem_filter_new           (TandemEntity entity);
TandemEntity     tandem_filter_get_entity    (TandemFilter *self);

TandemCondition *tandem_filter_get_condition (TandemFilter *self);
void             tandem_filter_set_condition (TandemFilter *self, TandemCondition *condition);
TandemConditionKind tandem_filter_get_kind (TandemFilter *self);
void tandem_filter_set_kind (TandemFilter *self, TandemConditionKind kind);
guint            tandem_filter_get_n_parts   (TandemFilter *self);
TandemCondition *tandem_filter_get_part      (TandemFilter *self, guint place);
TandemCondition *tandem_filter_try_part (TandemFilter *self, guint place, TandemCondition *part, GError **error);
gboolean         tandem_filter_put_part      (TandemFilter *self, guint place, TandemCondition *part, GError **error);
void             tandem_filter_remove_part   (TandemFilter *self, guint place);

TandemConditionKind tandem_filter_get_inner_kind (TandemFilter *self);
TandemCondition *tandem_filter_simplify (TandemCondition *condition);
char *tandem_filter_describe (TandemCondition *condition, TandemWorkspace *workspace);

G_END_DECLS
