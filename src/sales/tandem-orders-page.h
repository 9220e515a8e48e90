/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the firm sells: at which price, and how much of it was sold. The categories are what contacts may be interested in. */
#define TANDEM_TYPE_ORDERS_PAGE (tandem_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrdersPage, tandem_orders_page, TANDEM, ORDERS_PAGE, AdwBin)

G_END_DECLS
