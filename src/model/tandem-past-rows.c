/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards of another day. Whom a deal is with is called as it was then. */
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"
#include "model/tandem-past-deals-private.h"
#include "model/tandem-stage.h"
#include "store/tandem-connection.h"
#include "store/tandem-rewind.h"

/* --- names --------------------------------------------------------------------------------------------------------- */

static GPtrArray *
load_then (TandemPastDeals *self, TandemConnection *connection, GType type, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, type, "id = $1", id, error);
  g_autoptr (TandemRewind) rewind = NULL;

  if (records == NULL || records->len == 0)
    return g_steal_pointer (&records);
  rewind = tandem_rewind_load_one (connection, TANDEM_RECORD_GET_CLASS (records->pdata[0])->table, id, self->instant,
                                   error);
  if (rewind == NULL)
    return NULL;
  tandem_rewind_run (rewind, records->pdata[0]);
  return g_steal_pointer (&records);
}

/* @record: (out) (nullable): the contact or company as it was; %NULL for none, and for one that is gone for good */
static gboolean
find_then (TandemPastDeals *self, TandemConnection *connection, GType type, gint64 id, TandemRecord **record,
           GError **error)
{
  GPtrArray *found;

  *record = NULL;
  if (id == 0)
    return TRUE;
  if (self->named == NULL)
    self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  found = g_hash_table_lookup (self->named, &id);
  if (found == NULL)
    {
      found = load_then (self, connection, type, id, error);
      if (found == NULL)
        return FALSE;
      g_hash_table_insert (self->named, g_memdup2 (&id, sizeof id), found);
    }
  *record = found->len > 0 ? found->pdata[0] : NULL;
  return TRUE;
}

static gboolean
set_names (TandemPastDeals *self, TandemConnection *connection, TandemDealRow *row, TandemRecord *deal, GError **error)
{
  gint64 company_id = tandem_record_get_integer (deal, TANDEM_DEAL_COMPANY_ID);
  TandemRecord *contact, *company;

  row->contact_id = tandem_record_get_integer (deal, TANDEM_DEAL_CONTACT_ID);
  if (!find_then (self, connection, TANDEM_TYPE_CONTACT, row->contact_id, &contact, error))
    return FALSE;
  if (contact && company_id == 0)
    company_id = tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID);
  if (!find_then (self, connection, TANDEM_TYPE_COMPANY, company_id, &company, error))
    return FALSE;
  if (contact)
    row->contact = tandem_deal_row_join_name (tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME),
                                              tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME));
  if (company)
    row->company = g_strdup (tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  return TRUE;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static char *
dup_text (TandemRecord *deal, TandemDealColumn column)
{
  return g_strdup (tandem_record_get_text (deal, column));
}

/* The next step of a deal that was entered since is that of another day. */
static TandemDealRow *
make_row (const TandemPastDeal *deal, const TandemDealState *state, TandemRecord *stage)
{
  TandemDealRow *row = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);

  row->id = state->id;
  row->title = dup_text (deal->record, TANDEM_DEAL_TITLE);
  row->stage_id = state->stage_id;
  row->stage = g_strdup (tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  row->stage_kind = g_strdup (tandem_record_get_text (stage, TANDEM_STAGE_KIND));
  row->has_amount = !tandem_record_is_null (deal->record, TANDEM_DEAL_AMOUNT_MINOR);
  row->amount_minor = state->amount_minor;
  row->currency = g_strdup (state->currency);
  row->probability = state->probability;
  row->expected_close_on = dup_text (deal->record, TANDEM_DEAL_EXPECTED_CLOSE_ON);
  row->closed_on = dup_text (deal->record, TANDEM_DEAL_CLOSED_ON);
  row->stage_entered_at = dup_text (deal->record, TANDEM_DEAL_STAGE_ENTERED_AT);
  row->rot_days = (int) tandem_record_get_integer (stage, TANDEM_STAGE_ROT_DAYS);
  row->created_at = g_strdup (tandem_record_get_created_at (deal->record));
  row->step_is_unknown = deal->maker != 0;
  if (!row->step_is_unknown)
    {
      row->next_step = dup_text (deal->record, TANDEM_DEAL_NEXT_STEP);
      row->next_step_on = dup_text (deal->record, TANDEM_DEAL_NEXT_STEP_ON);
    }
  return row;
}

/* As tandem_deal_query_list_ids() has them: the last closed first, and the open ones by expected close, those without one last. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TandemDealRow *one = *(TandemDealRow *const *) a, *other = *(TandemDealRow *const *) b;
  int order = g_strcmp0 (other->closed_on, one->closed_on);

  if (order == 0 && one->closed_on == NULL && (one->expected_close_on == NULL) != (other->expected_close_on == NULL))
    return one->expected_close_on == NULL ? 1 : -1;
  if (order == 0)
    order = g_strcmp0 (one->expected_close_on, other->expected_close_on);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

/**
 * tandem_past_deals_load_rows:
 * @stage: one of tandem_past_deals_get_stages()
 * @closed_from: (nullable): leaves out what had closed before this plain date
 *
 * Returns: (transfer full) (element-type TandemDealRow) (nullable): the deals of the stage as they were, in the order of a board;
 *   without what neither a card nor paper shows: owner, campaign, reason
 */
GPtrArray *
tandem_past_deals_load_rows (TandemPastDeals *self, TandemConnection *connection, TandemRecord *stage,
                             const char *closed_from, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->deals->len; i++)
    {
      const TandemDealState *state = &g_array_index (self->states, TandemDealState, i);
      TandemPastDeal *deal = self->deals->pdata[i];
      TandemDealRow *row;

      if (state->stage_id != tandem_record_get_id (stage)
          || (*state->closed_on && g_strcmp0 (state->closed_on, closed_from) < 0))
        continue;
      row = make_row (deal, state, stage);
      g_ptr_array_add (rows, row);
      if (!set_names (self, connection, row, deal->record, error))
        return NULL;
    }
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}
