/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-address-format.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A postal address of a contact or a company. */
#define TANDEM_TYPE_ADDRESS (tandem_address_get_type ())
G_DECLARE_FINAL_TYPE (TandemAddress, tandem_address, TANDEM, ADDRESS, TandemRecord)

typedef enum {
  TANDEM_ADDRESS_CONTACT_ID,
  TANDEM_ADDRESS_COMPANY_ID,
  TANDEM_ADDRESS_KIND,
  TANDEM_ADDRESS_STREET,
  TANDEM_ADDRESS_CITY,
  TANDEM_ADDRESS_REGION,
  TANDEM_ADDRESS_POSTCODE,
  TANDEM_ADDRESS_COUNTRY,
  TANDEM_ADDRESS_N_COLUMNS,
} TandemAddressColumn;

TandemAddress *tandem_address_new       (void);
GPtrArray     *tandem_address_list      (TandemConnection *connection, guint owner_column, gint64 owner_id,
                                         GError **error);
guint          tandem_address_to_column (TandemAddressPart part);
char          *tandem_address_write     (TandemRecord *address, const char *line_end);

G_END_DECLS
