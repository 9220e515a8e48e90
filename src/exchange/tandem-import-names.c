/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-names.h"

#include "base/tandem-fold.h"
#include "model/tandem-campaign.h"
#include "model/tandem-firm-list.h"
#include "model/tandem-firm.h"
#include "model/tandem-person.h"
#include "store/tandem-connection.h"

struct _TandemImportNames {
  GHashTable *people;   /* folded name or e-mail to id */
  GHashTable *channels; /* folded name to id */
  GHashTable *campaigns; /* the same, the newest of a name */
  char *currency;
  GTimeZone *zone;
};

static void
add_name (GHashTable *names, const char *name, gint64 id)
{
  g_autofree char *folded = name ? g_strstrip (tandem_fold_text (name)) : NULL;

  if (folded && *folded && !g_hash_table_contains (names, folded))
    g_hash_table_insert (names, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
}

static gint64
find_name (GHashTable *names, const char *name)
{
  g_autofree char *folded = g_strstrip (tandem_fold_text (name));
  const gint64 *id = g_hash_table_lookup (names, folded);

  return id ? *id : 0;
}

static GHashTable *
make_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * tandem_import_names_new:
 *
 * Reads them from the file: once for an import, on a thread of the store.
 *
 * Returns: (transfer full) (nullable): it
 */
TandemImportNames *
tandem_import_names_new (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) people
      = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) channels
      = people ? tandem_firm_list_load (connection, TANDEM_FIRM_LIST_CHANNELS, 0, error) : NULL;
  g_autoptr (GPtrArray) firms
      = channels ? tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error)
                 : NULL;
  g_autoptr (GPtrArray) campaigns = firms ? tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN,
                                                                      "deleted_at IS NULL ORDER BY id DESC", 0, error)
                                          : NULL;
  TandemImportNames *self;

  if (campaigns == NULL)
    return NULL;
  self = g_new0 (TandemImportNames, 1);
  self->people = make_names ();
  self->channels = make_names ();
  self->campaigns = make_names ();
  for (guint i = 0; i < people->len; i++)
    {
      add_name (self->people, tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME),
                tandem_record_get_id (people->pdata[i]));
      add_name (self->people, tandem_record_get_text (people->pdata[i], TANDEM_PERSON_EMAIL),
                tandem_record_get_id (people->pdata[i]));
    }
  for (guint i = 0; i < channels->len; i++)
    add_name (self->channels, tandem_firm_list_get_name (TANDEM_FIRM_LIST_CHANNELS, channels->pdata[i]),
              tandem_record_get_id (channels->pdata[i]));
  for (guint i = 0; i < campaigns->len; i++)
    add_name (self->campaigns, tandem_record_get_text (campaigns->pdata[i], TANDEM_CAMPAIGN_NAME),
              tandem_record_get_id (campaigns->pdata[i]));
  self->currency = g_strdup (firms->len > 0 ? tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY) : NULL);
  self->zone = g_time_zone_ref (tandem_connection_get_time_zone (connection));
  return self;
}

void
tandem_import_names_free (TandemImportNames *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->campaigns);
  g_free (self->currency);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * tandem_import_names_find_person:
 * @name: a name or an e-mail address
 *
 * Returns: the id of the person, or 0
 */
gint64
tandem_import_names_find_person (const TandemImportNames *self, const char *name)
{
  return self ? find_name (self->people, name) : 0;
}

/**
 * tandem_import_names_find_channel:
 *
 * Returns: the id of the channel of this name, or 0
 */
gint64
tandem_import_names_find_channel (const TandemImportNames *self, const char *name)
{
  return self ? find_name (self->channels, name) : 0;
}

/**
 * tandem_import_names_find_campaign:
 *
 * Returns: the id of the newest campaign of this name, or 0
 */
gint64
tandem_import_names_find_campaign (const TandemImportNames *self, const char *name)
{
  return self ? find_name (self->campaigns, name) : 0;
}

/**
 * tandem_import_names_get_currency:
 *
 * Returns: (transfer none): the currency of the firm
 */
const char *
tandem_import_names_get_currency (const TandemImportNames *self)
{
  return self && self->currency ? self->currency : "EUR";
}

/**
 * tandem_import_names_get_zone:
 *
 * Returns: (transfer none) (nullable): the time zone of the firm
 */
GTimeZone *
tandem_import_names_get_zone (const TandemImportNames *self)
{
  return self ? self->zone : NULL;
}
