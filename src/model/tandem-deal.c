/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-deal-history.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemDeal {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_DEAL_N_COLUMNS] = {
  [TANDEM_DEAL_TITLE] = { "title", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .names = "contact" },
  [TANDEM_DEAL_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .names = "company" },
  [TANDEM_DEAL_STAGE_ID] = { "stage_id", TANDEM_COLUMN_INTEGER, .names = "stage" },
  [TANDEM_DEAL_AMOUNT_MINOR] = { "amount_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_PROBABILITY] = { "probability", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_EXPECTED_CLOSE_ON] = { "expected_close_on", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_CLOSED_ON] = { "closed_on", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_REASON_ID] = { "reason_id", TANDEM_COLUMN_INTEGER, .names = "reason" },
  [TANDEM_DEAL_LOST_NOTE] = { "lost_note", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_DEAL_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_DEAL_NEXT_STEP] = { "next_step", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_NEXT_STEP_ON] = { "next_step_on", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_STAGE_ENTERED_AT] = { "stage_entered_at", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_SORT_KEY] = { "sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
};

G_DEFINE_FINAL_TYPE (TandemDeal, tandem_deal, TANDEM_TYPE_RECORD)

/* What time travel and metrics read of a deal: the column here and the one in its history. */
static const struct {
  TandemDealColumn deal;
  TandemDealHistoryColumn history;
} kept[] = {
  { TANDEM_DEAL_STAGE_ID, TANDEM_DEAL_HISTORY_STAGE_ID },
  { TANDEM_DEAL_AMOUNT_MINOR, TANDEM_DEAL_HISTORY_AMOUNT_MINOR },
  { TANDEM_DEAL_CURRENCY, TANDEM_DEAL_HISTORY_CURRENCY },
  { TANDEM_DEAL_PROBABILITY, TANDEM_DEAL_HISTORY_PROBABILITY },
  { TANDEM_DEAL_EXPECTED_CLOSE_ON, TANDEM_DEAL_HISTORY_EXPECTED_CLOSE_ON },
  { TANDEM_DEAL_OWNER_ID, TANDEM_DEAL_HISTORY_OWNER_ID },
};

/* Whoever brings a deal back, by undo or from a restore point, finds it on the board. */
static gboolean
check_stage (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT name FROM stage WHERE id = $1 AND deleted_at IS NOT NULL",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_integer (self, TANDEM_DEAL_STAGE_ID));
  if (tandem_statement_next (statement, &failure))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: the first %s is a deal, the second a stage of a pipeline */
                 _ ("“%s” can't stand in “%s”: this stage was deleted. Nothing was changed."),
                 tandem_record_get_text (self, TANDEM_DEAL_TITLE), tandem_statement_get_text (statement, 0));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static gboolean
tandem_deal_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *fault = NULL;
  g_autoptr (GBytes) key = NULL;

  if (tandem_record_is_null (self, TANDEM_DEAL_TITLE))
    fault = _ ("A deal needs a title. Nothing was saved.");
  else if (tandem_record_is_null (self, TANDEM_DEAL_STAGE_ID))
    fault = _ ("A deal needs a stage. Nothing was saved.");
  else if (tandem_record_get_integer (self, TANDEM_DEAL_AMOUNT_MINOR) < 0)
    fault = _ ("The amount of a deal can't be below zero. Nothing was saved.");
  if (fault)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
      return FALSE;
    }
  if (tandem_record_is_null (self, TANDEM_DEAL_STAGE_ENTERED_AT))
    tandem_record_set_text (self, TANDEM_DEAL_STAGE_ENTERED_AT, tandem_change_set_get_at (connection));
  key = tandem_collator_key (tandem_connection_get_collator (connection),
                             tandem_record_get_text (self, TANDEM_DEAL_TITLE));
  tandem_record_set_bytes (self, TANDEM_DEAL_SORT_KEY, key);
  return check_stage (self, connection, error);
}

static gboolean
is_same (TandemRecord *before, TandemRecord *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (!tandem_record_column_equal (before, after, kept[i].deal))
      return FALSE;
  return TRUE;
}

/* Each state of a deal is kept. An undo takes the state itself back, so it adds none. */
static gboolean
tandem_deal_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  g_autoptr (TandemDealHistory) history = NULL;

  if (after == NULL || tandem_change_set_is_reversal (connection) || (before && is_same (before, after)))
    return TRUE;
  history = tandem_deal_history_new ();
  tandem_record_set_id (TANDEM_RECORD (history), TANDEM_DEAL_HISTORY_DEAL_ID, tandem_record_get_id (after));
  tandem_record_set_text (TANDEM_RECORD (history), TANDEM_DEAL_HISTORY_FROM_AT, tandem_change_set_get_at (connection));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    tandem_record_copy_column (TANDEM_RECORD (history), kept[i].history, after, kept[i].deal);
  return tandem_record_insert (history, connection, error);
}

static void
tandem_deal_class_init (TandemDealClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "deal", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_deal_prepare;
  TANDEM_RECORD_CLASS (klass)->written = tandem_deal_written;
}

static void
tandem_deal_init (TandemDeal *self)
{
}

/**
 * tandem_deal_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemDeal *
tandem_deal_new (void)
{
  return g_object_new (TANDEM_TYPE_DEAL, NULL);
}
