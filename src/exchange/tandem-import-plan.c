/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-company-state.h"

#define PART(column) TANDEM_CONTACT_PART (TANDEM_CONTACT_##column)

/* Which parts of a contact a column holds. */
static const TandemContactParts parts[TANDEM_IMPORT_N_FIELDS] = {
  [TANDEM_IMPORT_FIELD_GIVEN_NAME] = PART (GIVEN_NAME),
  [TANDEM_IMPORT_FIELD_MIDDLE_NAME] = PART (MIDDLE_NAME),
  [TANDEM_IMPORT_FIELD_FAMILY_NAME] = PART (FAMILY_NAME),
  [TANDEM_IMPORT_FIELD_FULL_NAME] = PART (GIVEN_NAME) | PART (FAMILY_NAME),
  [TANDEM_IMPORT_FIELD_PREFIX] = PART (PREFIX),
  [TANDEM_IMPORT_FIELD_SUFFIX] = PART (SUFFIX),
  [TANDEM_IMPORT_FIELD_JOB_TITLE] = PART (JOB_TITLE),
  [TANDEM_IMPORT_FIELD_DEPARTMENT] = PART (DEPARTMENT),
  [TANDEM_IMPORT_FIELD_COMPANY] = TANDEM_CONTACT_PART_COMPANY,
  [TANDEM_IMPORT_FIELD_EMAIL] = TANDEM_CONTACT_PART_EMAIL,
  [TANDEM_IMPORT_FIELD_PHONE] = TANDEM_CONTACT_PART_PHONE,
  [TANDEM_IMPORT_FIELD_MOBILE] = TANDEM_CONTACT_PART_MOBILE,
  [TANDEM_IMPORT_FIELD_FAX] = TANDEM_CONTACT_PART_FAX,
  [TANDEM_IMPORT_FIELD_STREET] = TANDEM_CONTACT_PART_STREET,
  [TANDEM_IMPORT_FIELD_CITY] = TANDEM_CONTACT_PART_CITY,
  [TANDEM_IMPORT_FIELD_REGION] = TANDEM_CONTACT_PART_REGION,
  [TANDEM_IMPORT_FIELD_POSTCODE] = TANDEM_CONTACT_PART_POSTCODE,
  [TANDEM_IMPORT_FIELD_COUNTRY] = TANDEM_CONTACT_PART_COUNTRY,
  [TANDEM_IMPORT_FIELD_URL] = TANDEM_CONTACT_PART_URL,
  [TANDEM_IMPORT_FIELD_SOCIAL] = TANDEM_CONTACT_PART_SOCIAL,
  [TANDEM_IMPORT_FIELD_BIRTHDAY] = PART (BIRTHDAY),
  [TANDEM_IMPORT_FIELD_BIRTH_YEAR] = PART (BIRTHDAY),
  [TANDEM_IMPORT_FIELD_BIRTH_MONTH] = PART (BIRTHDAY),
  [TANDEM_IMPORT_FIELD_BIRTH_DAY] = PART (BIRTHDAY),
  [TANDEM_IMPORT_FIELD_NOTES] = PART (NOTES),
  [TANDEM_IMPORT_FIELD_LIFECYCLE_STAGE] = PART (LIFECYCLE_STAGE),
  [TANDEM_IMPORT_FIELD_LEAD_STATUS] = PART (LEAD_STATUS),
  [TANDEM_IMPORT_FIELD_OWNER] = PART (OWNER_ID),
  [TANDEM_IMPORT_FIELD_INTERESTS] = TANDEM_CONTACT_PART_MORE,
  [TANDEM_IMPORT_FIELD_CUSTOM] = TANDEM_CONTACT_PART_MORE,
  [TANDEM_IMPORT_FIELD_COMPANY_PARENT] = TANDEM_CONTACT_PART_PARENT,
  [TANDEM_IMPORT_FIELD_COMPANY_DOMAIN] = TANDEM_CONTACT_PART_DOMAIN,
  [TANDEM_IMPORT_FIELD_COMPANY_INDUSTRY] = TANDEM_CONTACT_PART_INDUSTRY,
};

void
tandem_import_plan_clear (TandemImportPlan *self)
{
  g_clear_pointer (&self->map, tandem_header_map_free);
  g_clear_pointer (&self->flags, g_free);
  g_clear_pointer (&self->names, tandem_import_names_free);
}

/**
 * tandem_import_plan_makes_field:
 *
 * Returns: whether the row has something for a field of the firm's own that the import is to make
 */
gboolean
tandem_import_plan_makes_field (const TandemImportPlan *self, const TandemRow *row)
{
  for (guint i = 0; i < MIN (self->map->n_columns, row->n_cells); i++)
    if (self->map->columns[i].field == TANDEM_IMPORT_FIELD_CUSTOM && self->map->columns[i].custom_id == 0
        && *row->cells[i].text)
      return TRUE;
  return FALSE;
}

/**
 * tandem_import_plan_find_text:
 *
 * Returns: (transfer none) (nullable): what the row has of a field, the first where several columns hold it
 */
const char *
tandem_import_plan_find_text (const TandemImportPlan *self, const TandemRow *row, TandemImportField field)
{
  for (guint i = 0; i < MIN (self->map->n_columns, row->n_cells); i++)
    if (self->map->columns[i].field == field && *row->cells[i].text)
      return row->cells[i].text;
  return NULL;
}

/* A cell that is not understood, as a day in no known order, is no empty one. */
static TandemContactParts
find_said (const TandemImportPlan *self, const TandemRow *row)
{
  TandemContactParts said = 0;

  for (guint i = 0; i < MIN (self->map->n_columns, row->n_cells); i++)
    if (row->cells[i].text[strspn (row->cells[i].text, " \t\r\n")])
      said |= parts[self->map->columns[i].field];
  return said;
}

/**
 * tandem_import_plan_fill_draft:
 * @draft: a blank one
 *
 * Makes it the row as a contact.
 *
 * Returns: %FALSE where no column that is kept holds anything
 */
gboolean
tandem_import_plan_fill_draft (const TandemImportPlan *self, const TandemRow *row, TandemContactDraft *draft)
{
  if (!tandem_import_draft_fill (draft, row, self->map, self->names, NULL))
    return FALSE;
  draft->said = find_said (self, row);
  return TRUE;
}

/**
 * tandem_import_plan_make_draft:
 *
 * Returns: (transfer full) (nullable): as tandem_import_plan_fill_draft()
 */
TandemContactDraft *
tandem_import_plan_make_draft (const TandemImportPlan *self, const TandemRow *row)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  return tandem_import_plan_fill_draft (self, row, draft) ? g_steal_pointer (&draft) : NULL;
}

/**
 * tandem_import_plan_find_fault:
 * @draft: (nullable): the row as a contact
 * @is_empty: (out): whether there is nothing in the row, which is no fault
 *
 * Returns: (transfer full) (nullable): why the row is refused, whatever else is in the file
 */
char *
tandem_import_plan_find_fault (const TandemImportPlan *self, const TandemRow *row, TandemContactDraft *draft,
                               gboolean *is_empty)
{
  char *error = tandem_import_find_error (row, self->map);

  *is_empty = FALSE;
  if (error)
    return error;
  if (draft)
    return tandem_import_draft_is_named (draft) || tandem_import_draft_is_company (draft)
               ? NULL
               : g_strdup (_ ("There is no name, no e-mail and no phone number."));
  *is_empty = TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    *is_empty &= *row->cells[i].text == 0;
  return *is_empty ? NULL : g_strdup (_ ("All that is in this row stands in columns that are left out."));
}

/**
 * tandem_import_plan_why_skipped:
 *
 * Returns: (transfer none): why a row is left out that is empty, or else that is of nobody who is there
 */
const char *
tandem_import_plan_why_skipped (gboolean is_empty)
{
  return is_empty ? _ ("There is nothing in this row.")
                  : _ ("Not there yet, and only contacts that are there are taken.");
}

/* Of a company its own phone is one; a contact has none. */
static TandemContactParts
find_parts (TandemImportField field, gboolean is_company)
{
  return is_company && field == TANDEM_IMPORT_FIELD_COMPANY_PHONE ? TANDEM_CONTACT_PART_PHONE : parts[field];
}

/**
 * tandem_import_plan_settle_parts:
 * @verdict: what was decided of the row
 * @draft: (nullable): the row as a contact; is told what is kept
 * @overwrite: (out): what takes the place of what is there
 * @erase: (out): what an empty cell takes away
 *
 * Until somebody says what the columns may do, each of them overwrites.
 */
void
tandem_import_plan_settle_parts (const TandemImportPlan *self, const TandemImportVerdict *verdict,
                                 TandemContactDraft *draft, TandemContactParts *overwrite, TandemContactParts *erase)
{
  TandemImportDecision decision = (TandemImportDecision) verdict->decision;
  gboolean overwrites = decision == TANDEM_IMPORT_DECIDE_OVERWRITE
                        || (decision == TANDEM_IMPORT_UNDECIDED && self->matches == TANDEM_IMPORT_MATCHES_OVERWRITE);
  gboolean is_company = draft && tandem_import_draft_is_company (draft);

  *overwrite = *erase = 0;
  if (draft)
    draft->kept = decision == TANDEM_IMPORT_DECIDE_FIELDS ? verdict->keeps : 0;
  if (is_company && draft->kept)
    tandem_company_draft_drop (draft->company_facts, draft->kept);
  if (decision == TANDEM_IMPORT_DECIDE_FIELDS)
    *overwrite = verdict->takes;
  for (guint i = 0; overwrites && i < self->map->n_columns; i++)
    {
      TandemContactParts part = find_parts (self->map->columns[i].field, is_company);

      if (!self->has_flags || (self->flags[i] & TANDEM_IMPORT_COLUMN_OVERWRITE))
        *overwrite |= part;
      if (self->flags[i] & TANDEM_IMPORT_COLUMN_ERASE)
        *erase |= part;
    }
}
