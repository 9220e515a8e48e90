/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-facts.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-member-row.h"
#include "model/tandem-campaign.h"
#include "model/tandem-channel.h"
#include "model/tandem-contact.h"
#include "model/tandem-offer.h"
#include "store/tandem-store-error.h"

#define FEW 5 /* of costs, days and leads; all have a list of their own */

void
tandem_campaign_facts_free (TandemCampaignFacts *self)
{
  g_clear_object (&self->campaign);
  g_clear_object (&self->row);
  tandem_campaign_money_clear (&self->money);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->member_ids, g_array_unref);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_clear_pointer (&self->all_days, g_ptr_array_unref);
  g_clear_pointer (&self->cost_ids, g_array_unref);
  g_clear_pointer (&self->day_ids, g_array_unref);
  g_clear_pointer (&self->lead_ids, g_array_unref);
  g_free (self);
}

static gboolean
load_campaign (TandemConnection *connection, TandemCampaignFacts *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  self->campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, self->campaign_id, error);
  if (self->campaign == NULL || !(rows = tandem_campaign_query_load_rows (connection, &self->campaign_id, 1, error)))
    return FALSE;
  if (rows->pdata[0] == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                           _ ("This campaign is in the trash."));
      return FALSE;
    }
  self->row = g_object_ref (rows->pdata[0]);
  return tandem_campaign_money_load (&self->money, connection, self->row, error);
}

/* A record that has gone since it was listed is left out. */
static gboolean
load_first (TandemConnection *connection, GType type, GArray *ids, GPtrArray **records, GError **error)
{
  if (ids == NULL)
    return FALSE;
  *records = tandem_record_load_many (connection, type, (const gint64 *) ids->data, MIN (ids->len, FEW), error);
  while (*records && g_ptr_array_remove (*records, NULL))
    ;
  return *records != NULL;
}

static gboolean
load_days (TandemConnection *connection, TandemCampaignFacts *self, GError **error)
{
  self->all_days = tandem_record_load_many (connection, TANDEM_TYPE_CAMPAIGN_DAY, (const gint64 *) self->day_ids->data,
                                            self->day_ids->len, error);
  while (self->all_days && g_ptr_array_remove (self->all_days, NULL))
    ;
  return self->all_days != NULL;
}

/* Campaigns have one level of parts: whatever is part of another has none, so that nothing can be part of itself. */
static gboolean
load_related (TandemConnection *connection, TandemCampaignFacts *self, GError **error)
{
  self->others
      = tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN,
                                  "parent_id IS NULL AND id <> $1 AND deleted_at IS NULL ORDER BY sort_key, id",
                                  self->campaign_id, error);
  if (self->others == NULL)
    return FALSE;
  self->offers
      = tandem_record_load_where (connection, TANDEM_TYPE_OFFER, "campaign_id = $1 AND deleted_at IS NULL ORDER BY id",
                                  self->campaign_id, error);
  if (self->offers == NULL)
    return FALSE;
  self->member_ids = tandem_campaign_member_row_list_ids (connection, self->campaign_id, error);
  return self->member_ids != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemCampaignFacts *self = data;

  if (!load_campaign (connection, self, error))
    return FALSE;
  self->channels = tandem_channel_list (
      connection, self->campaign ? tandem_record_get_integer (self->campaign, TANDEM_CAMPAIGN_CHANNEL_ID) : 0, error);
  if (self->channels == NULL || !load_related (connection, self, error))
    return FALSE;
  self->cost_ids = tandem_campaign_query_list_cost_ids (connection, self->campaign_id, error);
  if (!load_first (connection, TANDEM_TYPE_CAMPAIGN_COST, self->cost_ids, &self->costs, error))
    return FALSE;
  self->day_ids = tandem_campaign_query_list_day_ids (connection, self->campaign_id, error);
  if (!load_first (connection, TANDEM_TYPE_CAMPAIGN_DAY, self->day_ids, &self->days, error)
      || !load_days (connection, self, error))
    return FALSE;
  self->lead_ids = tandem_campaign_query_list_lead_ids (connection, self->campaign_id, error);
  return load_first (connection, TANDEM_TYPE_CONTACT, self->lead_ids, &self->leads, error)
         && tandem_overview_query_load_totals (connection, self->campaign_id, "0001-01-01", "9999-12-31", &self->totals,
                                               error);
}

/**
 * tandem_campaign_facts_load_async:
 * @campaign_id: a campaign
 */
void
tandem_campaign_facts_load_async (TandemStore *store, gint64 campaign_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  TandemCampaignFacts *self = g_new0 (TandemCampaignFacts, 1);

  self->campaign_id = campaign_id;
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, self, (GDestroyNotify) tandem_campaign_facts_free,
                          cancellable, callback, user_data);
}

/**
 * tandem_campaign_facts_load_finish:
 *
 * Returns: (transfer full) (nullable): the facts
 */
TandemCampaignFacts *
tandem_campaign_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  TandemCampaignFacts *loaded = tandem_store_run_get_data (result);
  TandemCampaignFacts *self;

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  self = g_memdup2 (loaded, sizeof *loaded);
  *loaded = (TandemCampaignFacts) { 0 };
  return self;
}
