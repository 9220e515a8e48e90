/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* Campaigns as a table shows them. */
extern const TandemTableKind tandem_campaign_table;

G_END_DECLS
