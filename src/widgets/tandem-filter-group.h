/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-filter-page.h"
#include "widgets/tandem-filter.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemFilterGroup:
 *
 * The page on which a person puts conditions together, of which all, any or none have to hold. A group within it opens as a page
 * like this, and what is done there holds at once.
 */
#define TANDEM_TYPE_FILTER_GROUP (tandem_filter_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterGroup, tandem_filter_group, TANDEM, FILTER_GROUP, TandemFilterPage)

TandemFilterPage *tandem_filter_group_new (TandemWorkspace *workspace, TandemFilter *filter);

G_END_DECLS
