/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Two contacts, or two companies, that look alike and are not the same: a person said so. */
#define TANDEM_TYPE_NOT_DUPLICATE (tandem_not_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (TandemNotDuplicate, tandem_not_duplicate, TANDEM, NOT_DUPLICATE, TandemRecord)

typedef enum {
  TANDEM_NOT_DUPLICATE_CONTACT_ID,
  TANDEM_NOT_DUPLICATE_OTHER_CONTACT_ID,
  TANDEM_NOT_DUPLICATE_COMPANY_ID,
  TANDEM_NOT_DUPLICATE_OTHER_COMPANY_ID,
  TANDEM_NOT_DUPLICATE_N_COLUMNS,
} TandemNotDuplicateColumn;

TandemNotDuplicate *tandem_not_duplicate_new (void);

G_END_DECLS
