/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a new contact makes of itself when it is written alone, its first step of the lifecycle, its summary and its place in the
 * totals, is known here before it is written: so nothing is read back, and totals are counted in memory. Companies and tags are
 * shared by many rows and looked for by name, so they are written one by one, and the names that were met last are kept. */
#include "act/tandem-contact-load.h"

#include "act/tandem-act-parts.h"
#include "act/tandem-act-tag.h"
#include "base/tandem-date.h"
#include "model/tandem-address.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-interest.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-totals-batch.h"
#include "store/tandem-bulk-load.h"
#include "store/tandem-connection.h"

#define BYTES_OF_A_CONTACT 1700  /* with what hangs on it, and the indexes */
#define MOST_NAMES         50000 /* that are kept, of companies and of tags */

struct _TandemContactLoad {
  TandemConnection *connection;
  TandemBulkLoad *bulk;
  TandemTotalsBatch *totals;
  GHashTable *companies; /* name, as it was written → gint64 */
  GHashTable *tags;
  TandemRecord *step, *tie;
  char *at, *day;
};

/* --- names that many share ----------------------------------------------------------------------------------------------- */

typedef gboolean (*FindOrAdd) (TandemConnection *connection, const char *name, gint64 *id, GError **error);

static gboolean
find_or_add (TandemContactLoad *self, GHashTable *known, FindOrAdd func, const char *name, gint64 *id, GError **error)
{
  const gint64 *there = g_hash_table_lookup (known, name);

  *id = there ? *there : 0;
  if (there)
    return TRUE;
  if (!func (self->connection, name, id, error))
    return FALSE;
  if (g_hash_table_size (known) >= MOST_NAMES)
    g_hash_table_remove_all (known);
  g_hash_table_insert (known, g_strdup (name), g_memdup2 (id, sizeof *id));
  return TRUE;
}

static gboolean
add_company (TandemContactLoad *self, TandemContactDraft *draft, GError **error)
{
  gint64 company_id;

  if (draft->company == NULL || *draft->company == 0)
    return TRUE;
  if (!find_or_add (self, self->companies, tandem_act_find_or_add_company, draft->company, &company_id, error))
    return FALSE;
  tandem_record_set_id (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_COMPANY_ID, company_id);
  return tandem_act_fill_company (self->connection, company_id, draft->company_facts, 0, NULL, error);
}

static gboolean
add_tags (TandemContactLoad *self, gint64 contact_id, GPtrArray *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), names->len);

  for (guint i = 0; i < names->len; i++)
    {
      gboolean has = FALSE;
      gint64 id;

      if (!find_or_add (self, self->tags, tandem_act_find_or_add_tag, names->pdata[i], &id, error))
        return FALSE;
      for (guint k = 0; k < ids->len; k++)
        has |= g_array_index (ids, gint64, k) == id;
      if (has)
        continue;
      g_array_append_val (ids, id);
      tandem_record_reuse (self->tie);
      tandem_record_set_id (self->tie, TANDEM_RECORD_TAG_TAG_ID, id);
      tandem_record_set_id (self->tie, TANDEM_RECORD_TAG_CONTACT_ID, contact_id);
      if (!tandem_bulk_load_insert (self->bulk, self->tie, error))
        return FALSE;
    }
  return TRUE;
}

/* As tandem_act_add_ids() does it for one. */
static gboolean
add_ids (TandemContactLoad *self, GPtrArray *ids, gint64 contact_id, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      TandemRecord *id = ids->pdata[i];
      gboolean is_of_here, has = FALSE;

      if (!tandem_foreign_id_is_of_here (self->connection, TANDEM_FOREIGN_ID_CONTACT_ID, id, &is_of_here, error))
        return FALSE;
      for (guint k = 0; k < i; k++)
        has |= tandem_foreign_id_is_same (ids->pdata[k], id);
      tandem_record_set_id (id, TANDEM_FOREIGN_ID_CONTACT_ID, contact_id);
      if (!is_of_here && !has && !tandem_bulk_load_insert (self->bulk, id, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what is its own ----------------------------------------------------------------------------------------------------- */

static gboolean
add_children (TandemContactLoad *self, GPtrArray *children, guint column, gint64 contact_id, GError **error)
{
  for (guint i = 0; i < children->len; i++)
    {
      tandem_record_set_id (children->pdata[i], column, contact_id);
      if (!tandem_bulk_load_insert (self->bulk, children->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_step (TandemContactLoad *self, TandemRecord *contact, GError **error)
{
  const char *stage = tandem_record_get_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE);
  gint64 campaign_id = tandem_record_get_integer (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID);
  TandemReach reach = { .contact_id = tandem_record_get_id (contact) };

  tandem_record_reuse (self->step);
  tandem_record_set_id (self->step, TANDEM_LIFECYCLE_HISTORY_CONTACT_ID, reach.contact_id);
  tandem_record_set_text (self->step, TANDEM_LIFECYCLE_HISTORY_TO_STAGE, stage);
  tandem_record_set_text (self->step, TANDEM_LIFECYCLE_HISTORY_AT, self->at);
  tandem_record_set_text (self->step, TANDEM_LIFECYCLE_HISTORY_DAY, self->day);
  tandem_record_set_id (self->step, TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID, campaign_id);
  tandem_reach_add_step (&reach, tandem_lifecycle_from_nick (stage), self->day, campaign_id);
  tandem_totals_batch_add_reach (self->totals, &reach, 1);
  return tandem_bulk_load_insert (self->bulk, self->step, error);
}

static const char *
find_city (TandemContactDraft *draft)
{
  return draft->addresses->len == 0 ? NULL : tandem_record_get_text (draft->addresses->pdata[0], TANDEM_ADDRESS_CITY);
}

/**
 * tandem_contact_load_add:
 * @draft: with at least a name, an e-mail or a phone; its contact gets its id
 */
gboolean
tandem_contact_load_add (TandemContactLoad *self, TandemContactDraft *draft, GError **error)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  gint64 id;

  if (!tandem_act_check_contact (draft, NULL, error) || !add_company (self, draft, error)
      || !tandem_bulk_load_insert (self->bulk, contact, error))
    return FALSE;
  id = tandem_record_get_id (contact);
  return add_step (self, contact, error)
         && add_children (self, draft->points, TANDEM_CONTACT_POINT_CONTACT_ID, id, error)
         && add_children (self, draft->addresses, TANDEM_ADDRESS_CONTACT_ID, id, error)
         && tandem_contact_summary_add (self->connection, contact, find_city (draft), error)
         && add_tags (self, id, draft->tags, error) && add_ids (self, draft->ids, id, error)
         && tandem_act_load_parts (self->bulk, id, draft, error);
}

/* --- the load ------------------------------------------------------------------------------------------------------------ */

/**
 * tandem_contact_load_begin:
 * @n_contacts: how many will come, as far as it is known
 * @cancellable: (nullable): ends the load between two rows
 * @error: %TANDEM_STORE_ERROR_FULL where they won't find room on the disk
 *
 * Returns: (transfer full) (nullable): the load
 */
TandemContactLoad *
tandem_contact_load_begin (TandemConnection *connection, guint64 n_contacts, GCancellable *cancellable, GError **error)
{
  const GType types[] = { TANDEM_TYPE_CONTACT,           TANDEM_TYPE_CONTACT_POINT, TANDEM_TYPE_ADDRESS,
                          TANDEM_TYPE_LIFECYCLE_HISTORY, TANDEM_TYPE_RECORD_TAG,    TANDEM_TYPE_INTEREST,
                          TANDEM_TYPE_CONSENT_EVENT,     TANDEM_TYPE_CUSTOM_VALUE,  TANDEM_TYPE_FOREIGN_ID };
  /* Companies are filled meanwhile, and found by what other programs call them. To the others nothing comes, and to make them anew
   * the whole table is read. */
  static const char *const kept[] = { "contact_trash",
                                      "contact_merged",
                                      "contact_first_touch",
                                      "contact_point_trash",
                                      "address_trash",
                                      "record_tag_trash",
                                      "contact_point_company",
                                      "address_company",
                                      "record_tag_company",
                                      "custom_value_company",
                                      "foreign_id_company",
                                      "foreign_id_value",
                                      NULL };
  const TandemBulkPlan plan = { .types = types, .n_types = G_N_ELEMENTS (types), .n_rows = n_contacts, .kept = kept };
  g_autoptr (TandemContactLoad) self = g_new0 (TandemContactLoad, 1);

  if (!tandem_bulk_load_check_space (connection, n_contacts * BYTES_OF_A_CONTACT, error))
    return NULL;
  self->connection = connection;
  self->totals = tandem_totals_batch_new ();
  self->companies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->step = TANDEM_RECORD (tandem_lifecycle_history_new ());
  self->tie = TANDEM_RECORD (tandem_record_tag_new ());
  self->at = g_strdup (tandem_change_set_get_at (connection));
  self->day = tandem_instant_to_date (self->at, tandem_connection_get_time_zone (connection));
  self->bulk = tandem_bulk_load_begin (connection, &plan, cancellable, error);
  if (self->bulk == NULL || !tandem_bulk_load_take_table (self->bulk, "contact_summary", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tandem_contact_load_finish:
 *
 * Counts the contacts and makes the indexes. What follows in this transaction is an ordinary write again.
 */
gboolean
tandem_contact_load_finish (TandemContactLoad *self, GError **error)
{
  return tandem_totals_batch_flush (self->totals, self->connection, error)
         && tandem_bulk_load_finish (self->bulk, error);
}

void
tandem_contact_load_free (TandemContactLoad *self)
{
  g_clear_pointer (&self->bulk, tandem_bulk_load_free);
  g_clear_pointer (&self->totals, tandem_totals_batch_free);
  g_clear_pointer (&self->companies, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_object (&self->step);
  g_clear_object (&self->tie);
  g_free (self->at);
  g_free (self->day);
  g_free (self);
}
