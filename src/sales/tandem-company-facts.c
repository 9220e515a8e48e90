/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-company-facts.h"

#include "model/filter/tandem-reference.h"
#include "model/tandem-address.h"
#include "model/tandem-company-query.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-person.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"

static void
free_facts (gpointer data)
{
  TandemCompanyFacts *facts = data;

  g_clear_object (&facts->company);
  g_clear_object (&facts->row);
  g_clear_pointer (&facts->won_sums, g_ptr_array_unref);
  g_clear_pointer (&facts->lost_sums, g_ptr_array_unref);
  g_clear_pointer (&facts->points, g_ptr_array_unref);
  g_clear_pointer (&facts->addresses, g_ptr_array_unref);
  g_free (facts->parent);
  g_clear_pointer (&facts->tags, g_ptr_array_unref);
  g_clear_pointer (&facts->owners, g_ptr_array_unref);
  g_clear_pointer (&facts->people, g_ptr_array_unref);
  g_clear_pointer (&facts->deals, g_ptr_array_unref);
  g_free (facts);
}

static gboolean
load_figures (TandemCompanyFacts *facts, TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rows = tandem_company_query_load_rows (connection, &facts->id, 1, error);

  if (rows == NULL)
    return FALSE;
  if (g_ptr_array_index (rows, 0))
    facts->row = g_object_ref (g_ptr_array_index (rows, 0));
  facts->won_sums = tandem_company_query_load_sums (connection, facts->id, "won", error);
  if (facts->won_sums)
    facts->lost_sums = tandem_company_query_load_sums (connection, facts->id, "lost", error);
  return facts->lost_sums != NULL;
}

static gboolean
load_reach (TandemCompanyFacts *facts, TandemConnection *connection, GError **error)
{
  facts->points = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_COMPANY_ID, facts->id, error);
  if (facts->points == NULL)
    return FALSE;
  facts->addresses = tandem_address_list (connection, TANDEM_ADDRESS_COMPANY_ID, facts->id, error);
  if (facts->addresses == NULL)
    return FALSE;
  facts->tags = tandem_tag_list_of (connection, TANDEM_RECORD_TAG_COMPANY_ID, facts->id, error);
  return facts->tags != NULL;
}

static gboolean
load_owners (TandemCompanyFacts *facts, TandemConnection *connection, GError **error)
{
  gint64 parent_id = tandem_record_get_integer (facts->company, TANDEM_COMPANY_PARENT_ID);

  facts->parent = parent_id ? tandem_reference_dup_name (connection, "company", parent_id) : NULL;
  facts->owners
      = tandem_person_list (connection, tandem_record_get_integer (facts->company, TANDEM_COMPANY_OWNER_ID), error);
  return facts->owners != NULL;
}

static gboolean
load_related (TandemCompanyFacts *facts, TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) people
      = tandem_company_query_list_people (connection, facts->id, TANDEM_COMPANY_MOST_RELATED, error);
  g_autoptr (GArray) deals
      = people ? tandem_company_query_list_deals (connection, facts->id, TANDEM_COMPANY_MOST_RELATED, error) : NULL;

  if (deals == NULL || !tandem_company_query_count_deals (connection, facts->id, &facts->n_deals, error))
    return FALSE;
  facts->people = tandem_contact_query_load_rows (connection, (const gint64 *) people->data, people->len, error);
  if (facts->people == NULL)
    return FALSE;
  facts->deals = tandem_deal_query_load_rows (connection, (const gint64 *) deals->data, deals->len, error);
  return facts->deals != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemCompanyFacts *facts = data;

  facts->company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, facts->id, error);
  if (facts->company == NULL || !load_figures (facts, connection, error) || !load_reach (facts, connection, error)
      || !load_owners (facts, connection, error) || !load_related (facts, connection, error))
    return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

void
tandem_company_facts_load_async (TandemStore *store, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  TandemCompanyFacts *facts = g_new0 (TandemCompanyFacts, 1);

  facts->id = id;
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, facts, free_facts, cancellable, callback, user_data);
}

/**
 * tandem_company_facts_load_finish:
 *
 * Returns: (transfer none) (nullable): the facts, alive as long as @result
 */
TandemCompanyFacts *
tandem_company_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error) ? tandem_store_run_get_data (result) : NULL;
}
