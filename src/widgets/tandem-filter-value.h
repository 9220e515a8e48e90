/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/filter/tandem-condition.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What a field is compared with, as the kind of the field and the operator want it: words, numbers, amounts, days, choices. */
#define TANDEM_TYPE_FILTER_VALUE (tandem_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterValue, tandem_filter_value, TANDEM, FILTER_VALUE, AdwBin)

GtkWidget *tandem_filter_value_new          (TandemWorkspace *workspace, const TandemField *field, TandemCondition *leaf);
void       tandem_filter_value_set_operator (TandemFilterValue *self, TandemOperator operator);
gboolean   tandem_filter_value_can_make     (TandemFilterValue *self);
gboolean   tandem_filter_value_make         (TandemFilterValue *self, GVariant **values, GError **error);

G_END_DECLS
