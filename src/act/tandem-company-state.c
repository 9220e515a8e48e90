/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company beside a row of a sheet: what it has stands where a contact has the same, and what a row adds to it is worked out and
 * written from here, as that of a contact. */
#include "act/tandem-company-state.h"

#include "act/tandem-contact-state-private.h"
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

static void
take_company (TandemContactState *self, TandemRecord *company)
{
  g_set_object (&self->of_company, company);
  g_set_str (&self->company, tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  tandem_record_copy_column (self->contact, TANDEM_CONTACT_NOTES, company, TANDEM_COMPANY_NOTES);
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
  g_ptr_array_extend_and_steal (self->points, g_steal_pointer (&points));
  g_ptr_array_extend_and_steal (self->addresses, g_steal_pointer (&addresses));
  self->stamp = tandem_contact_state_make_stamp (self, company);
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
merge_facts (TandemContactState *self, TandemRecord *from, TandemContactParts overwrite)
{
  TandemContactParts changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      TandemCompanyColumn column = facts[i].column;

      if (tandem_record_is_null (from, column) || tandem_record_column_equal (self->of_company, from, column)
          || (!(overwrite & facts[i].part) && !tandem_record_is_null (self->of_company, column)))
        continue;
      tandem_record_copy_column (self->of_company, column, from, column);
      changed |= facts[i].part;
    }
  take_company (self, self->of_company);
  return changed;
}

/**
 * tandem_company_state_merge:
 * @self: of tandem_company_state_load()
 * @draft: the row; its points and addresses may go into @self
 * @overwrite: what takes the place of what is there; all else fills what is blank
 *
 * Returns: what has changed
 */
TandemContactParts
tandem_company_state_merge (TandemContactState *self, TandemCompanyDraft *draft, TandemContactParts overwrite)
{
  return merge_facts (self, TANDEM_RECORD (draft->company), overwrite)
         | tandem_contact_state_merge_points (self, draft->points, 0, overwrite, 0)
         | tandem_contact_state_merge_addresses (self, draft->addresses, 0, overwrite, 0);
}

/**
 * tandem_company_state_write:
 *
 * Writes what tandem_company_state_merge() has changed.
 */
gboolean
tandem_company_state_write (TandemContactState *self, TandemConnection *connection, GError **error)
{
  gint64 id = tandem_record_get_id (self->of_company);

  return tandem_record_update (self->of_company, connection, error)
         && tandem_contact_state_write_records (self->points, TANDEM_CONTACT_POINT_COMPANY_ID, id, connection, error)
         && tandem_contact_state_write_records (self->addresses, TANDEM_ADDRESS_COMPANY_ID, id, connection, error);
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
  parts &= ~TANDEM_CONTACT_PART_COMPANY;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (parts & facts[i].part)
      tandem_record_set_null (TANDEM_RECORD (self->company), facts[i].column);
  tandem_contact_state_drop_points (self->points, parts);
  for (guint i = self->addresses->len; i-- > 0;)
    if (tandem_contact_state_drop_places (self->addresses->pdata[i], parts) == 0)
      g_ptr_array_remove_index (self->addresses, i);
}
