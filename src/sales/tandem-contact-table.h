/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What the table of contacts shows. */
extern const TandemTableKind tandem_contact_table;

G_END_DECLS
