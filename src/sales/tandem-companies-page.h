/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Sales → Companies: the firms that the contacts work for, as a list and one record beside or over it. */
#define TANDEM_TYPE_COMPANIES_PAGE (tandem_companies_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompaniesPage, tandem_companies_page, TANDEM, COMPANIES_PAGE, AdwBreakpointBin)

G_END_DECLS
