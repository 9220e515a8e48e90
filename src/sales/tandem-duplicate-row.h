/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-duplicates-list.h"

G_BEGIN_DECLS

GtkWidget *tandem_duplicate_row_make_widget (const TandemDuplicateRow *row);

G_END_DECLS
