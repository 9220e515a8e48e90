/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-company-facts.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* A company in figures, its people and its deals. */
#define TANDEM_TYPE_COMPANY_OVERVIEW (tandem_company_overview_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompanyOverview, tandem_company_overview, TANDEM, COMPANY_OVERVIEW, AdwBin)

void tandem_company_overview_show (TandemCompanyOverview *self, TandemWorkspace *workspace, TandemCompanyFacts *facts);

G_END_DECLS
