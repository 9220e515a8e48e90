/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What another program calls whom a row is about. An id counts for its program alone; those of a sheet that nobody knows count only
 * beside a name, since any two sheets may number their rows. */
#include "exchange/tandem-import-ids.h"

#include <string.h>

#include "base/tandem-id.h"
#include "exchange/tandem-import-draft-private.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-import-query.h"
#include "store/tandem-store-error.h"

#define SALESFORCE_SHORT 15
#define SALESFORCE_LONG  18

static const char *const programs[] = {
  [TANDEM_IMPORT_PROGRAM_UNKNOWN] = TANDEM_FOREIGN_ID_OTHER,
  [TANDEM_IMPORT_PROGRAM_GOOGLE] = "google",
  [TANDEM_IMPORT_PROGRAM_GOOGLE_OLD] = "google",
  [TANDEM_IMPORT_PROGRAM_OUTLOOK] = "outlook",
  [TANDEM_IMPORT_PROGRAM_LINKEDIN] = "linkedin",
  [TANDEM_IMPORT_PROGRAM_HUBSPOT] = "hubspot",
  [TANDEM_IMPORT_PROGRAM_SALESFORCE] = "salesforce",
  [TANDEM_IMPORT_PROGRAM_MAILCHIMP] = "mailchimp",
  [TANDEM_IMPORT_PROGRAM_THUNDERBIRD] = "thunderbird",
  [TANDEM_IMPORT_PROGRAM_TANDEM] = TANDEM_FOREIGN_ID_TANDEM,
  [TANDEM_IMPORT_PROGRAM_VCARD] = TANDEM_FOREIGN_ID_VCARD,
};

static gboolean
may_be_own (TandemImportProgram program)
{
  return program == TANDEM_IMPORT_PROGRAM_TANDEM || program == TANDEM_IMPORT_PROGRAM_VCARD
         || program == TANDEM_IMPORT_PROGRAM_UNKNOWN;
}

/* An account is what Salesforce calls a company: of a person it says where they work. */
static gboolean
is_of (const char *kind, gboolean is_company)
{
  if (g_strcmp0 (kind, "account") == 0)
    return is_company;
  return !is_company || (g_strcmp0 (kind, "contact") != 0 && g_strcmp0 (kind, "lead") != 0);
}

/* In a sheet that nobody knows a column may hold ids of the same look: whose they are only its header says. */
static gboolean
is_said_own (const TandemImportBuild *self, guint column)
{
  g_autofree char *plain = tandem_header_normalize (self->map->columns[column].header);

  return self->map->program != TANDEM_IMPORT_PROGRAM_UNKNOWN || g_str_equal (plain, "tandemid");
}

static void
add_id (TandemImportBuild *self, guint column)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];
  const char *text = tandem_import_build_get_text (self, column), *program = programs[self->map->program];
  g_autofree char *of_kind = NULL, *value = NULL;
  gint64 own;

  if (may_be_own (self->map->program) && tandem_id_from_text (text, &own))
    {
      value = tandem_id_to_text (own);
      if (self->draft->id == NULL)
        self->draft->id = g_strdup (value);
      g_ptr_array_add (self->draft->ids, tandem_foreign_id_new (is_said_own (self, column) ? TANDEM_FOREIGN_ID_TANDEM
                                                                                           : TANDEM_FOREIGN_ID_OTHER,
                                                                value));
      return;
    }
  /* The last three letters of a long one say again which of the others are capitals. */
  if (self->map->program == TANDEM_IMPORT_PROGRAM_SALESFORCE && strlen (text) == SALESFORCE_LONG)
    value = g_strndup (text, SALESFORCE_SHORT);
  of_kind = mapping->kind ? g_strdup_printf ("%s-%s", program, mapping->kind) : NULL;
  g_ptr_array_add (self->draft->ids, tandem_foreign_id_new (of_kind ? of_kind : program, value ? value : text));
}

/**
 * tandem_import_build_ids:
 * @is_company: whether the row is a company
 *
 * What the columns of ids say; LinkedIn calls people by the address of their page.
 */
void
tandem_import_build_ids (TandemImportBuild *self, gboolean is_company)
{
  gboolean is_linkedin = self->map->program == TANDEM_IMPORT_PROGRAM_LINKEDIN;

  for (guint i = 0; i < self->map->n_columns; i++)
    {
      const TandemColumnMapping *mapping = &self->map->columns[i];
      gboolean is_page = is_linkedin && mapping->field == TANDEM_IMPORT_FIELD_SOCIAL;

      if (*tandem_import_build_get_text (self, i) == 0)
        continue;
      if (is_page)
        g_ptr_array_add (self->draft->ids,
                         tandem_foreign_id_new (programs[self->map->program], tandem_import_build_get_text (self, i)));
      else if (mapping->field == TANDEM_IMPORT_FIELD_ID && is_of (mapping->kind, is_company))
        add_id (self, i);
    }
}

static gboolean
find_called (TandemConnection *connection, GPtrArray *ids, gint64 *company_id, GError **error)
{
  for (guint i = 0; i < ids->len && *company_id == 0; i++)
    {
      const char *program = tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_PROGRAM);
      g_autoptr (GArray) found = NULL;

      if (g_str_equal (program, TANDEM_FOREIGN_ID_OTHER))
        continue;
      found = tandem_foreign_id_find (connection, TANDEM_FOREIGN_ID_COMPANY_ID, program,
                                      tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_VALUE), error);
      if (found == NULL)
        return FALSE;
      *company_id = found->len > 0 ? g_array_index (found, gint64, 0) : 0;
    }
  return TRUE;
}

/**
 * tandem_import_ids_find_company:
 * @row: one that is a company
 * @company_id: (out): which one that is here: by its id, by what another program calls it, or else by its name; 0 for none
 */
gboolean
tandem_import_ids_find_company (TandemConnection *connection, TandemContactDraft *row, gint64 *company_id,
                                GError **error)
{
  TandemCompanyDraft *draft = row->company_facts;
  const char *name = tandem_record_get_text (TANDEM_RECORD (draft->company), TANDEM_COMPANY_NAME);
  gint64 own;

  *company_id = 0;
  if (tandem_id_from_text (row->id, &own) && !tandem_import_query_find_own (connection, TRUE, own, company_id, error))
    return FALSE;
  if (*company_id == 0 && !find_called (connection, draft->ids, company_id, error))
    return FALSE;
  return *company_id != 0 || tandem_contact_query_find_company (connection, name, company_id, error);
}

/**
 * tandem_import_ids_find_filled:
 * @id: whom another row of one id fills: a company, a row where it is below 0, or a contact, as a program may count all alike
 * @company_id: (out): the company, or the row; 0 for a contact
 */
gboolean
tandem_import_ids_find_filled (TandemConnection *connection, gint64 id, gint64 *company_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemRecord) company = id > 0 ? tandem_record_load (connection, TANDEM_TYPE_COMPANY, id, &failure) : NULL;

  *company_id = failure ? 0 : id;
  if (failure == NULL || g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
