/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-facts.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-campaign.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-deal.h"
#include "model/tandem-firm-list.h"
#include "model/tandem-person.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-sales-order.h"
#include "model/tandem-stage.h"

static void
free_facts (gpointer data)
{
  TandemDealFacts *facts = data;

  g_clear_object (&facts->row);
  g_clear_object (&facts->deal);
  g_free (facts->company);
  g_free (facts->campaign);
  g_free (facts->pipeline);
  g_clear_pointer (&facts->stages, g_ptr_array_unref);
  g_clear_pointer (&facts->reasons, g_ptr_array_unref);
  g_clear_pointer (&facts->people, g_ptr_array_unref);
  g_clear_pointer (&facts->campaigns, g_ptr_array_unref);
  g_clear_pointer (&facts->lines, g_ptr_array_unref);
  g_clear_pointer (&facts->persons, g_ptr_array_unref);
  g_clear_pointer (&facts->person_names, g_ptr_array_unref);
  g_clear_pointer (&facts->steps, g_ptr_array_unref);
  g_free (facts);
}

/* Whom it is with, and whether that record is not in the trash. */
static gboolean
load_parties (TandemDealFacts *facts, TandemConnection *connection, GError **error)
{
  gint64 contact_id = tandem_record_get_integer (facts->deal, TANDEM_DEAL_CONTACT_ID);
  gint64 company_id = tandem_record_get_integer (facts->deal, TANDEM_DEAL_COMPANY_ID);
  g_autoptr (TandemRecord) contact = NULL;
  g_autoptr (TandemRecord) company = NULL;

  if (contact_id != 0 && !(contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error)))
    return FALSE;
  if (company_id != 0 && !(company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error)))
    return FALSE;
  facts->contact_is_open = contact && tandem_record_get_deleted_at (contact) == NULL;
  facts->company_is_open = company && tandem_record_get_deleted_at (company) == NULL;
  if (company)
    facts->company = g_strdup (tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  return TRUE;
}

/* The one that it came from can be chosen, too, where it is in the trash or after many others. */
static gboolean
load_campaigns (TandemDealFacts *facts, TandemConnection *connection, GError **error)
{
  gint64 campaign_id = tandem_record_get_integer (facts->deal, TANDEM_DEAL_CAMPAIGN_ID);
  TandemRecord *campaign = NULL;

  facts->campaigns
      = tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN, "deleted_at IS NULL ORDER BY sort_key, id LIMIT $1",
                                  TANDEM_DEAL_MOST_CAMPAIGNS, error);
  for (guint i = 0; facts->campaigns && i < facts->campaigns->len && campaign == NULL; i++)
    if (tandem_record_get_id (facts->campaigns->pdata[i]) == campaign_id)
      campaign = facts->campaigns->pdata[i];
  if (facts->campaigns && campaign == NULL && campaign_id != 0)
    {
      campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, campaign_id, error);
      if (campaign == NULL)
        return FALSE;
      g_ptr_array_add (facts->campaigns, campaign);
    }
  if (campaign)
    facts->campaign = g_strdup (tandem_record_get_text (campaign, TANDEM_CAMPAIGN_NAME));
  return facts->campaigns != NULL;
}

static gboolean
load_pipeline (TandemDealFacts *facts, TandemConnection *connection, TandemRecord *stage, GError **error)
{
  g_autoptr (GPtrArray) pipelines
      = tandem_record_load_where (connection, TANDEM_TYPE_PIPELINE, "deleted_at IS NULL ORDER BY id", 0, error);

  for (guint i = 0; pipelines && pipelines->len > 1 && i < pipelines->len; i++)
    if (tandem_record_get_id (pipelines->pdata[i]) == tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID))
      facts->pipeline = g_strdup (tandem_record_get_text (pipelines->pdata[i], TANDEM_PIPELINE_NAME));
  return pipelines != NULL;
}

static gboolean
load_choices (TandemDealFacts *facts, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) stage = tandem_record_load (connection, TANDEM_TYPE_STAGE, facts->row->stage_id, error);

  if (stage == NULL || !load_pipeline (facts, connection, stage, error))
    return FALSE;
  facts->stages = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                            "pipeline_id = $1 AND deleted_at IS NULL ORDER BY position, id",
                                            tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID), error);
  facts->reasons
      = facts->stages ? tandem_firm_list_load (connection, TANDEM_FIRM_LIST_LOST_REASONS, 0, error) : NULL;
  facts->people
      = facts->reasons
            ? tandem_person_list (connection, tandem_record_get_integer (facts->deal, TANDEM_DEAL_OWNER_ID), error)
            : NULL;
  return facts->people && load_campaigns (facts, connection, error);
}

static gboolean
load_persons (TandemDealFacts *facts, TandemConnection *connection, GError **error)
{
  facts->person_names = g_ptr_array_new_with_free_func (g_free);
  facts->persons = tandem_record_load_where (connection, TANDEM_TYPE_DEAL_PERSON,
                                             "deal_id = $1 AND deleted_at IS NULL ORDER BY id", facts->id, error);
  for (guint i = 0; facts->persons && i < facts->persons->len; i++)
    {
      gint64 id = tandem_record_get_integer (facts->persons->pdata[i], TANDEM_DEAL_PERSON_CONTACT_ID);
      g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, error);
      char *name = contact ? tandem_contact_query_make_name (contact, NULL) : NULL;

      if (contact == NULL)
        return FALSE;
      g_ptr_array_add (facts->person_names, name ? name : g_strdup (_ ("No name")));
    }
  return facts->persons != NULL;
}

static gboolean
load_order (TandemDealFacts *facts, TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) orders
      = tandem_record_load_where (connection, TANDEM_TYPE_SALES_ORDER,
                                  "deal_id = $1 AND deleted_at IS NULL ORDER BY id LIMIT 1", facts->id, error);

  facts->has_order = orders && orders->len > 0;
  return orders != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDealFacts *facts = data;
  g_autoptr (GPtrArray) rows = tandem_deal_query_load_rows (connection, &facts->id, 1, error);

  if (rows == NULL)
    return FALSE;
  if (rows->pdata[0] == NULL)
    return TRUE;
  facts->row = g_object_ref (rows->pdata[0]);
  facts->deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, facts->id, error);
  if (facts->deal == NULL || !load_parties (facts, connection, error) || !load_choices (facts, connection, error)
      || !load_persons (facts, connection, error))
    return FALSE;
  if (!load_order (facts, connection, error))
    return FALSE;
  facts->lines = tandem_deal_line_list (connection, facts->id, error);
  facts->steps = facts->lines ? tandem_deal_steps_load (connection, facts->id, error) : NULL;
  return facts->steps != NULL;
}

void
tandem_deal_facts_load_async (TandemStore *store, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  TandemDealFacts *facts = g_new0 (TandemDealFacts, 1);

  facts->id = id;
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, facts, free_facts, cancellable, callback, user_data);
}

/**
 * tandem_deal_facts_load_finish:
 *
 * Returns: (transfer none) (nullable): the facts, alive as long as @result
 */
TandemDealFacts *
tandem_deal_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error) ? tandem_store_run_get_data (result) : NULL;
}
