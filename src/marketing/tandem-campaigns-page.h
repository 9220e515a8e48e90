/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CAMPAIGNS_PAGE (tandem_campaigns_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignsPage, tandem_campaigns_page, TANDEM, CAMPAIGNS_PAGE, AdwBreakpointBin)

G_END_DECLS
