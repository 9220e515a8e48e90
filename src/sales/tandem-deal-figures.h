/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the deals of a board come to, in words. */
char *tandem_deal_figures_say (GPtrArray *columns, char **weighted);

G_END_DECLS
