/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-facts.h"

#include "model/filter/tandem-reference.h"
#include "model/tandem-address.h"
#include "model/tandem-campaign.h"
#include "model/tandem-channel.h"
#include "model/tandem-company.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-interest.h"
#include "model/tandem-lifecycle-query.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-relationship.h"
#include "model/tandem-tag.h"
#include "model/tandem-timeline-query.h"
#include "store/tandem-connection.h"

#define MOST_PEOPLE 500 /* who can be chosen */

static void
free_facts (gpointer data)
{
  TandemContactFacts *facts = data;

  g_clear_object (&facts->contact);
  g_free (facts->company);
  g_clear_pointer (&facts->points, g_ptr_array_unref);
  g_clear_pointer (&facts->addresses, g_ptr_array_unref);
  g_clear_pointer (&facts->tags, g_ptr_array_unref);
  g_clear_pointer (&facts->interests, g_ptr_array_unref);
  g_clear_pointer (&facts->consents, g_ptr_array_unref);
  g_clear_pointer (&facts->relations, g_ptr_array_unref);
  g_clear_pointer (&facts->steps, g_ptr_array_unref);
  g_clear_pointer (&facts->people, g_ptr_array_unref);
  g_free (facts->owner);
  g_clear_pointer (&facts->channels, g_ptr_array_unref);
  g_clear_pointer (&facts->campaigns, g_ptr_array_unref);
  g_clear_pointer (&facts->zone, g_time_zone_unref);
  g_clear_pointer (&facts->deals, g_ptr_array_unref);
  g_free (facts->last_contact_at);
  g_clear_object (&facts->next_step);
  g_free (facts);
}

static gboolean
load_company (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  gint64 id = tandem_record_get_integer (facts->contact, TANDEM_CONTACT_COMPANY_ID);
  g_autoptr (TandemRecord) company = NULL;

  if (id == 0)
    return TRUE;
  company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, id, error);
  if (company == NULL)
    return FALSE;
  facts->company = g_strdup (tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  facts->company_is_open = tandem_record_get_deleted_at (company) == NULL;
  return TRUE;
}

static gboolean
load_reach (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  facts->points = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_CONTACT_ID, facts->id, error);
  if (facts->points == NULL)
    return FALSE;
  facts->addresses = tandem_address_list (connection, TANDEM_ADDRESS_CONTACT_ID, facts->id, error);
  return facts->addresses != NULL;
}

/* Whoever has it now need not be among those that can be chosen. */
static gboolean
load_owner (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  gint64 id = tandem_record_get_integer (facts->contact, TANDEM_CONTACT_OWNER_ID);

  facts->people = tandem_reference_list (connection, "person", MOST_PEOPLE, error);
  facts->owner = id ? tandem_reference_dup_name (connection, "person", id) : NULL;
  return facts->people != NULL;
}

/* What is chosen now stays to choose, also in the trash. */
static gboolean
load_sources (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  facts->channels
      = tandem_channel_list (connection, tandem_record_get_integer (facts->contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID),
                             error);
  if (facts->channels == NULL)
    return FALSE;
  facts->campaigns
      = tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN,
                                  "(deleted_at IS NULL OR id = $1) ORDER BY sort_key, id",
                                  tandem_record_get_integer (facts->contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID), error);
  return facts->campaigns != NULL;
}

static gboolean
load_parts (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  facts->interests = tandem_interest_list (connection, facts->id, error);
  if (facts->interests == NULL)
    return FALSE;
  facts->consents = tandem_consent_event_list (connection, facts->id, error);
  if (facts->consents == NULL)
    return FALSE;
  facts->relations = tandem_relationship_list (connection, facts->id, error);
  return facts->relations != NULL;
}

static gboolean
load_standing (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  facts->zone = g_time_zone_ref (tandem_connection_get_time_zone (connection));
  facts->tags = tandem_tag_list_of (connection, TANDEM_RECORD_TAG_CONTACT_ID, facts->id, error);
  if (facts->tags == NULL)
    return FALSE;
  facts->steps = tandem_lifecycle_query_list_steps (connection, facts->id, error);
  return facts->steps != NULL && load_owner (facts, connection, error) && load_sources (facts, connection, error);
}

static gboolean
load_deals (TandemContactFacts *facts, TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) ids = tandem_deal_query_list_contact_ids (connection, facts->id, error);
  g_autoptr (GPtrArray) rows = ids ? tandem_contact_query_load_rows (connection, &facts->id, 1, error) : NULL;
  TandemContactRow *row = rows && rows->len > 0 ? rows->pdata[0] : NULL;

  if (rows == NULL)
    return FALSE;
  facts->last_contact_at = row ? g_strdup (row->last_contact_at) : NULL;
  facts->deals = tandem_deal_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error);
  return facts->deals != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemContactFacts *facts = data;
  g_autoptr (GError) failure = NULL;

  facts->contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, facts->id, error);
  if (facts->contact == NULL || !load_company (facts, connection, error) || !load_reach (facts, connection, error)
      || !load_standing (facts, connection, error) || !load_parts (facts, connection, error)
      || !load_deals (facts, connection, error))
    return FALSE;
  facts->next_step = tandem_timeline_query_find_next_step (connection, facts->id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
tandem_contact_facts_load_async (TandemStore *store, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  TandemContactFacts *facts = g_new0 (TandemContactFacts, 1);

  facts->id = id;
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, facts, free_facts, cancellable, callback, user_data);
}

/**
 * tandem_contact_facts_load_finish:
 *
 * Returns: (transfer none) (nullable): the facts, alive as long as @result
 */
TandemContactFacts *
tandem_contact_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error) ? tandem_store_run_get_data (result) : NULL;
}
