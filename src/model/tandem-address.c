/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-address.h"

#include "base/tandem-country.h"
#include "model/tandem-contact-summary.h"

struct _TandemAddress {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ADDRESS_N_COLUMNS] = {
  [TANDEM_ADDRESS_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_ADDRESS_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_ADDRESS_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_ADDRESS_STREET] = { "street", TANDEM_COLUMN_TEXT },
  [TANDEM_ADDRESS_CITY] = { "city", TANDEM_COLUMN_TEXT },
  [TANDEM_ADDRESS_REGION] = { "region", TANDEM_COLUMN_TEXT },
  [TANDEM_ADDRESS_POSTCODE] = { "postcode", TANDEM_COLUMN_TEXT },
  [TANDEM_ADDRESS_COUNTRY] = { "country", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemAddress, tandem_address, TANDEM_TYPE_RECORD)

static gboolean
tandem_address_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  return tandem_contact_summary_follow (connection, before, after, TANDEM_ADDRESS_CONTACT_ID, error);
}

static void
tandem_address_class_init (TandemAddressClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "address", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->written = tandem_address_written;
  TANDEM_RECORD_CLASS (klass)->trashed = tandem_contact_summary_follow_addresses;
  TANDEM_RECORD_CLASS (klass)->written_asks_no_others = TRUE;
}

static void
tandem_address_init (TandemAddress *self)
{
}

/**
 * tandem_address_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemAddress *
tandem_address_new (void)
{
  return g_object_new (TANDEM_TYPE_ADDRESS, NULL);
}

/**
 * tandem_address_list:
 * @owner_column: %TANDEM_ADDRESS_CONTACT_ID or %TANDEM_ADDRESS_COMPANY_ID
 * @owner_id: whose addresses
 *
 * Returns: (transfer full) (element-type TandemAddress) (nullable): the addresses, the oldest first
 */
GPtrArray *
tandem_address_list (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s = $1 AND deleted_at IS NULL ORDER BY id", columns[owner_column].name);

  /* Whoever shows them asks for their countries: the table of these is made here, and not in the window's thread. */
  tandem_country_find (NULL);
  return tandem_record_load_where (connection, TANDEM_TYPE_ADDRESS, where, owner_id, error);
}

/**
 * tandem_address_to_column:
 *
 * Returns: which column of an address holds a part of it
 */
guint
tandem_address_to_column (TandemAddressPart part)
{
  static const guint parts[TANDEM_ADDRESS_N_PARTS] = {
    [TANDEM_ADDRESS_PART_STREET] = TANDEM_ADDRESS_STREET,
    [TANDEM_ADDRESS_PART_CITY] = TANDEM_ADDRESS_CITY,
    [TANDEM_ADDRESS_PART_REGION] = TANDEM_ADDRESS_REGION,
    [TANDEM_ADDRESS_PART_POSTCODE] = TANDEM_ADDRESS_POSTCODE,
  };

  return parts[part];
}

/**
 * tandem_address_write:
 * @line_end: between two lines
 *
 * Returns: (transfer full): the address as its country writes it; empty for nothing
 */
char *
tandem_address_write (TandemRecord *address, const char *line_end)
{
  TandemAddressText text = { .country = tandem_record_get_text (address, TANDEM_ADDRESS_COUNTRY) };

  for (guint i = 0; i < TANDEM_ADDRESS_N_PARTS; i++)
    text.parts[i] = tandem_record_get_text (address, tandem_address_to_column (i));
  return tandem_address_format_write (&text, line_end);
}
