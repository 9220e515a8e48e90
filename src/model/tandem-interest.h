/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a contact is interested in: a category of products, how much (1 to 3), and how that is known. */
#define TANDEM_TYPE_INTEREST (tandem_interest_get_type ())
G_DECLARE_FINAL_TYPE (TandemInterest, tandem_interest, TANDEM, INTEREST, TandemRecord)

typedef enum {
  TANDEM_INTEREST_CONTACT_ID,
  TANDEM_INTEREST_CATEGORY,
  TANDEM_INTEREST_FOLDED_CATEGORY,
  TANDEM_INTEREST_STRENGTH,
  TANDEM_INTEREST_KIND,
  TANDEM_INTEREST_N_COLUMNS,
} TandemInterestColumn;

#define TANDEM_INTEREST_WEAK   1
#define TANDEM_INTEREST_STRONG 3

TandemInterest *tandem_interest_new           (void);
GPtrArray      *tandem_interest_list          (TandemConnection *connection, gint64 contact_id, GError **error);
const char     *tandem_interest_kind_to_title (const char *kind);
const char     *tandem_interest_get_strength  (gint64 strength);

G_END_DECLS
