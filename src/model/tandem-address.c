/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-address.h"

#include "model/tandem-contact-summary.h"

struct _TandemAddress {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ADDRESS_N_COLUMNS] = {
  [TANDEM_ADDRESS_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_ADDRESS_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER },
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
