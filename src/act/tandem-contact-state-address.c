/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The addresses of a contact or a company, and what a row of a sheet adds to them. */
#include "act/tandem-contact-state-private.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-address.h"

typedef struct {
  TandemContactParts part;
  TandemAddressColumn column;
  const char *title;
} Place;

static const Place places[] = {
  { TANDEM_CONTACT_PART_STREET, TANDEM_ADDRESS_STREET, N_ ("Street") },
  { TANDEM_CONTACT_PART_CITY, TANDEM_ADDRESS_CITY, N_ ("City") },
  { TANDEM_CONTACT_PART_REGION, TANDEM_ADDRESS_REGION, N_ ("Region") },
  { TANDEM_CONTACT_PART_POSTCODE, TANDEM_ADDRESS_POSTCODE, N_ ("Postcode") },
  { TANDEM_CONTACT_PART_COUNTRY, TANDEM_ADDRESS_COUNTRY, N_ ("Country") },
};

static TandemRecord *
find_address (GPtrArray *addresses, TandemRecord *address)
{
  for (guint i = 0; i < addresses->len; i++)
    if (tandem_record_column_equal (addresses->pdata[i], address, TANDEM_ADDRESS_KIND))
      return addresses->pdata[i];
  return NULL;
}

/**
 * tandem_contact_state_drop_places:
 * @address: of a row
 * @parts: what is taken out of it
 *
 * Returns: what it still says
 */
TandemContactParts
tandem_contact_state_drop_places (TandemRecord *address, TandemContactParts parts)
{
  TandemContactParts left = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (parts & places[i].part)
      tandem_record_set_null (address, places[i].column);
    else if (!tandem_record_is_null (address, places[i].column))
      left |= places[i].part;
  return left;
}

static TandemContactParts
add_address (TandemContactState *self, TandemRecord *address, TandemContactParts kept)
{
  TandemContactParts changed = tandem_contact_state_drop_places (address, kept);

  if (changed)
    g_ptr_array_add (self->addresses, g_object_ref (address));
  return changed;
}

static TandemContactParts
replace_address (TandemRecord *there, TandemRecord *address, TandemContactParts overwrite, TandemContactParts erase)
{
  TandemContactParts changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if ((overwrite | erase) & places[i].part)
      changed |= tandem_contact_state_take_text (there, places[i].column,
                                                 address ? tandem_record_get_text (address, places[i].column) : NULL,
                                                 places[i].part, (overwrite & places[i].part) != 0,
                                                 (erase & places[i].part) != 0);
  return changed;
}

/**
 * tandem_contact_state_merge_addresses:
 * @addresses: (element-type TandemAddress): of the row; may go into @self
 * @kept: what stays as it is
 *
 * Does of tandem_contact_state_merge() what is about addresses. There is one of each kind, filled as a whole: a street of one place
 * and the postcode of another are none.
 *
 * Returns: what has changed
 */
TandemContactParts
tandem_contact_state_merge_addresses (TandemContactState *self, GPtrArray *addresses, TandemContactParts kept,
                                      TandemContactParts overwrite, TandemContactParts erase)
{
  TandemContactParts changed = 0;

  for (guint i = 0; i < addresses->len; i++)
    {
      TandemRecord *there = find_address (self->addresses, addresses->pdata[i]);

      changed |= there ? replace_address (there, addresses->pdata[i], overwrite, erase)
                       : add_address (self, addresses->pdata[i], kept);
    }
  if (addresses->len == 0 && self->addresses->len > 0)
    changed |= replace_address (self->addresses->pdata[0], NULL, 0, erase);
  return changed;
}

static const Place *
find_place (TandemContactParts part)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].part == part)
      return &places[i];
  return NULL;
}

/**
 * tandem_contact_state_get_place_title:
 * @part: one
 *
 * Returns: (transfer none) (nullable): what it is called, translated; %NULL for what is no part of an address
 */
const char *
tandem_contact_state_get_place_title (TandemContactParts part)
{
  const Place *place = find_place (part);

  return place ? _ (place->title) : NULL;
}

/**
 * tandem_contact_state_dup_place:
 * @part: one that has a title
 *
 * Returns: (transfer full) (nullable): what the first address has of it
 */
char *
tandem_contact_state_dup_place (TandemContactState *self, TandemContactParts part)
{
  return self->addresses->len > 0
             ? g_strdup (tandem_record_get_text (self->addresses->pdata[0], find_place (part)->column))
             : NULL;
}
