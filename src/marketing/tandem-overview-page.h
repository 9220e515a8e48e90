/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_OVERVIEW_PAGE (tandem_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemOverviewPage, tandem_overview_page, TANDEM, OVERVIEW_PAGE, AdwBreakpointBin)

G_END_DECLS
