/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* An organisation. */
#define TANDEM_TYPE_COMPANY (tandem_company_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompany, tandem_company, TANDEM, COMPANY, TandemRecord)

typedef enum {
  TANDEM_COMPANY_NAME,
  TANDEM_COMPANY_DOMAIN,
  TANDEM_COMPANY_INDUSTRY,
  TANDEM_COMPANY_NOTES,
  TANDEM_COMPANY_OWNER_ID,
  TANDEM_COMPANY_FOLDED_NAME,
  TANDEM_COMPANY_SORT_KEY,
  TANDEM_COMPANY_PARENT_ID,
  TANDEM_COMPANY_MERGED_INTO_ID,
  TANDEM_COMPANY_N_COLUMNS,
} TandemCompanyColumn;

TandemCompany *tandem_company_new (void);

G_END_DECLS
