/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-filter-page.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The page on which a person says what one field has to be like. */
#define TANDEM_TYPE_FILTER_LEAF (tandem_filter_leaf_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterLeaf, tandem_filter_leaf, TANDEM, FILTER_LEAF, TandemFilterPage)

TandemFilterPage *tandem_filter_leaf_new (TandemWorkspace *workspace, TandemEntity entity, const TandemField *field,
                                          TandemCondition *leaf);

G_END_DECLS
