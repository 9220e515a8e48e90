/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The record of one company: its people and deals, what happened, how to reach it. */
#define TANDEM_TYPE_COMPANY_PAGE (tandem_company_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompanyPage, tandem_company_page, TANDEM, COMPANY_PAGE, AdwBin)

GtkWidget *tandem_company_page_new    (TandemWorkspace *workspace);
void       tandem_company_page_show   (TandemCompanyPage *self, gint64 id);
gint64     tandem_company_page_get_id (TandemCompanyPage *self);

G_END_DECLS
