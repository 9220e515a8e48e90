/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company beside a row of a sheet: what it has stands where a contact has the same. */
#include "act/tandem-company-state.h"

#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"

static const struct {
  TandemContactParts part;
  TandemCompanyColumn column;
} facts[] = {
  { TANDEM_CONTACT_PART_COMPANY, TANDEM_COMPANY_NAME },
  { TANDEM_CONTACT_PART_DOMAIN, TANDEM_COMPANY_DOMAIN },
  { TANDEM_CONTACT_PART_INDUSTRY, TANDEM_COMPANY_INDUSTRY },
  { TANDEM_CONTACT_PART (TANDEM_CONTACT_NOTES), TANDEM_COMPANY_NOTES },
  { TANDEM_CONTACT_PART (TANDEM_CONTACT_OWNER_ID), TANDEM_COMPANY_OWNER_ID },
};

static const struct {
  TandemContactParts part;
  TandemAddressColumn column;
} places[] = {
  { TANDEM_CONTACT_PART_STREET, TANDEM_ADDRESS_STREET },   { TANDEM_CONTACT_PART_CITY, TANDEM_ADDRESS_CITY },
  { TANDEM_CONTACT_PART_REGION, TANDEM_ADDRESS_REGION },   { TANDEM_CONTACT_PART_POSTCODE, TANDEM_ADDRESS_POSTCODE },
  { TANDEM_CONTACT_PART_COUNTRY, TANDEM_ADDRESS_COUNTRY },
};

static void
take_company (TandemContactState *self, TandemRecord *company)
{
  g_set_object (&self->of_company, company);
  g_set_str (&self->company, tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  tandem_record_copy_column (self->contact, TANDEM_CONTACT_NOTES, company, TANDEM_COMPANY_NOTES);
}

static gint64
add_stamp (gint64 stamp, TandemRecord *record)
{
  return (gint64) (((guint64) stamp ^ (guint64) tandem_record_get_id (record)) * G_GUINT64_CONSTANT (1099511628211)
                   + (guint64) tandem_record_get_version (record));
}

/**
 * tandem_company_state_load:
 *
 * Returns: (transfer full) (nullable): a company as it is
 */
TandemContactState *
tandem_company_state_load (TandemConnection *connection, gint64 company_id, GError **error)
{
  g_autoptr (TandemContactState) self = tandem_contact_state_new ();
  g_autoptr (TandemRecord) company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error);
  g_autoptr (GPtrArray) points = NULL, addresses = NULL;

  if (company)
    points = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_COMPANY_ID, company_id, error);
  if (points)
    addresses = tandem_address_list (connection, TANDEM_ADDRESS_COMPANY_ID, company_id, error);
  if (addresses == NULL)
    return NULL;
  take_company (self, company);
  self->stamp = add_stamp (0, company);
  for (guint i = 0; i < points->len; i++)
    self->stamp = add_stamp (self->stamp, points->pdata[i]);
  for (guint i = 0; i < addresses->len; i++)
    self->stamp = add_stamp (self->stamp, addresses->pdata[i]);
  g_ptr_array_extend_and_steal (self->points, g_steal_pointer (&points));
  g_ptr_array_extend_and_steal (self->addresses, g_steal_pointer (&addresses));
  return g_steal_pointer (&self);
}

/**
 * tandem_company_state_new:
 *
 * Returns: (transfer full): the company that a row would make
 */
TandemContactState *
tandem_company_state_new (TandemCompanyDraft *draft)
{
  TandemContactState *self = tandem_contact_state_new ();

  take_company (self, TANDEM_RECORD (draft->company));
  g_ptr_array_extend (self->points, draft->points, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_extend (self->addresses, draft->addresses, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  return self;
}

static TandemContactParts
find_part (TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *label = tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL);

  return g_strcmp0 (kind, "email") == 0                    ? TANDEM_CONTACT_PART_EMAIL
         : g_strcmp0 (kind, "mobile") == 0                 ? TANDEM_CONTACT_PART_MOBILE
         : g_strcmp0 (kind, "url") == 0                    ? TANDEM_CONTACT_PART_URL
         : g_strcmp0 (kind, "social") == 0                 ? TANDEM_CONTACT_PART_SOCIAL
         : label && g_ascii_strcasecmp (label, "fax") == 0 ? TANDEM_CONTACT_PART_FAX
                                                           : TANDEM_CONTACT_PART_PHONE;
}

/* Returns: whether anything is left of it */
static gboolean
drop_places (TandemRecord *address, TandemContactParts parts)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (parts & places[i].part)
        tandem_record_set_null (address, places[i].column);
      has_any |= !tandem_record_is_null (address, places[i].column);
    }
  return has_any;
}

/**
 * tandem_company_draft_drop:
 * @parts: what the company is to keep as it is
 *
 * Takes these out of a row, but for its name, by which it is a company.
 */
void
tandem_company_draft_drop (TandemCompanyDraft *self, TandemContactParts parts)
{
  for (guint i = 1; i < G_N_ELEMENTS (facts); i++)
    if (parts & facts[i].part)
      tandem_record_set_null (TANDEM_RECORD (self->company), facts[i].column);
  for (guint i = self->points->len; i-- > 0;)
    if (parts & find_part (self->points->pdata[i]))
      g_ptr_array_remove_index (self->points, i);
  for (guint i = self->addresses->len; i-- > 0;)
    if (!drop_places (self->addresses->pdata[i], parts))
      g_ptr_array_remove_index (self->addresses, i);
}
