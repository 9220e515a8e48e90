/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What several tables of marketing say of a row: of a TandemContactRow who it is, for whom it works and how far it has come. */
char *tandem_row_value_write_contact (gpointer row, TandemWorkspace *workspace);
char *tandem_row_value_write_company (gpointer row, TandemWorkspace *workspace);
char *tandem_row_value_write_stage   (gpointer row, TandemWorkspace *workspace);

char *tandem_row_value_say_costs     (guint n);

G_END_DECLS
