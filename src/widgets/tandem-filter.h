/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/**
 * TandemFilter:
 *
 * The conditions that a person puts together, one beside the other: all or any of them has to hold. A part may itself be a group.
 */
#define TANDEM_TYPE_FILTER (tandem_filter_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilter, tandem_filter, TANDEM, FILTER, GObject)

TandemFilter    *tandem_filter_new           (TandemEntity entity);
TandemEntity     tandem_filter_get_entity    (TandemFilter *self);

TandemCondition *tandem_filter_get_condition (TandemFilter *self);
void             tandem_filter_set_condition (TandemFilter *self, TandemCondition *condition);
gboolean         tandem_filter_get_any       (TandemFilter *self);
void             tandem_filter_set_any       (TandemFilter *self, gboolean any);
guint            tandem_filter_get_n_parts   (TandemFilter *self);
TandemCondition *tandem_filter_get_part      (TandemFilter *self, guint place);
gboolean         tandem_filter_put_part      (TandemFilter *self, guint place, TandemCondition *part, GError **error);
void             tandem_filter_remove_part   (TandemFilter *self, guint place);

G_END_DECLS
