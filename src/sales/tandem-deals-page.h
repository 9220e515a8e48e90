/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEALS_PAGE (tandem_deals_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealsPage, tandem_deals_page, TANDEM, DEALS_PAGE, AdwBreakpointBin)

G_END_DECLS
