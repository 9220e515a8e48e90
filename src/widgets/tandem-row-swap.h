/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_row_swap (AdwPreferencesGroup *group, GPtrArray *old_rows, GPtrArray *new_rows);

G_END_DECLS
