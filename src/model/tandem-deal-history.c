/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-history.h"

struct _TandemDealHistory {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_DEAL_HISTORY_N_COLUMNS] = {
  [TANDEM_DEAL_HISTORY_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_DEAL_HISTORY_STAGE_ID] = { "stage_id", TANDEM_COLUMN_INTEGER, .names = "stage" },
  [TANDEM_DEAL_HISTORY_AMOUNT_MINOR] = { "amount_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_HISTORY_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_HISTORY_PROBABILITY] = { "probability", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_HISTORY_EXPECTED_CLOSE_ON] = { "expected_close_on", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_HISTORY_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_DEAL_HISTORY_FROM_AT] = { "from_at", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemDealHistory, tandem_deal_history, TANDEM_TYPE_RECORD)

static void
tandem_deal_history_class_init (TandemDealHistoryClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "deal_history", columns, G_N_ELEMENTS (columns));
}

static void
tandem_deal_history_init (TandemDealHistory *self)
{
}

/**
 * tandem_deal_history_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemDealHistory *
tandem_deal_history_new (void)
{
  return g_object_new (TANDEM_TYPE_DEAL_HISTORY, NULL);
}
