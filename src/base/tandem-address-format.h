/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemAddressPart:
 *
 * What a postal address is made of, besides the country, which is always its end.
 */
typedef enum {
  TANDEM_ADDRESS_PART_STREET,
  TANDEM_ADDRESS_PART_CITY,
  TANDEM_ADDRESS_PART_REGION,
  TANDEM_ADDRESS_PART_POSTCODE,
  TANDEM_ADDRESS_N_PARTS,
} TandemAddressPart;

/**
 * TandemAddressText:
 * @parts: (array) (nullable): each part, or %NULL
 * @country: (nullable): as somebody wrote it
 */
typedef struct {
  const char *parts[TANDEM_ADDRESS_N_PARTS];
  const char *country;
} TandemAddressText;

void  tandem_address_format_get_order (const char *country, TandemAddressPart order[TANDEM_ADDRESS_N_PARTS]);
char *tandem_address_format_write     (const TandemAddressText *address, const char *line_end);

G_END_DECLS
