/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-company-facts.h"

G_BEGIN_DECLS

/* What is known of a company, to be read and written field by field. */
#define TANDEM_TYPE_COMPANY_DETAILS (tandem_company_details_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompanyDetails, tandem_company_details, TANDEM, COMPANY_DETAILS, AdwBin)

void tandem_company_details_open       (TandemCompanyDetails *self, TandemStore *store);
TandemRecordEditor *tandem_company_details_get_editor (TandemCompanyDetails *self);
void tandem_company_details_show       (TandemCompanyDetails *self, TandemCompanyFacts *facts);

G_END_DECLS
