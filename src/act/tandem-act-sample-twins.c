/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few who were written down twice, as they are in every firm: one by the same e-mail address, one by the same number with given
 * and family name mistaken for each other, one by a short name at the same company, and a company with and without its legal form. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"

#define FEWEST      60 /* contacts, or there is none of it */
#define SHORT_NAME  3  /* letters of a given name that is cut off there */
#define FIRST_LATER 40 /* who came later is the one that was written down again */

static gboolean
is_kind (TandemRecord *point, const char *kind)
{
  return tandem_contact_point_is_family (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND), kind);
}

/* Gives the twin the first address or number of that family; whoever has none is no pair. */
static gboolean
share_point (TandemConnection *connection, TandemRecord *contact, TandemRecord *twin, const char *kind,
             gboolean *is_done, GError **error)
{
  g_autoptr (GPtrArray) points
      = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_CONTACT_ID, tandem_record_get_id (contact), error);
  g_autoptr (GPtrArray) others = points ? tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_CONTACT_ID,
                                                                     tandem_record_get_id (twin), error)
                                        : NULL;

  for (guint i = 0; others && i < others->len && !*is_done; i++)
    for (guint j = 0; j < points->len && !*is_done; j++)
      if (is_kind (others->pdata[i], kind) && is_kind (points->pdata[j], kind))
        {
          tandem_record_copy_column (others->pdata[i], TANDEM_CONTACT_POINT_VALUE, points->pdata[j],
                                     TANDEM_CONTACT_POINT_VALUE);
          *is_done = TRUE;
          if (!tandem_record_update (others->pdata[i], connection, error))
            return FALSE;
        }
  return others != NULL;
}

static void
call_short (TandemRecord *twin, TandemRecord *contact, glong letters, const char *end)
{
  const char *given = tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME);
  g_autofree char *cut = g_utf8_substring (given, 0, MIN (letters, g_utf8_strlen (given, -1)));
  g_autofree char *name = g_strconcat (cut, end, NULL);

  tandem_record_set_text (twin, TANDEM_CONTACT_GIVEN_NAME, name);
  tandem_record_copy_column (twin, TANDEM_CONTACT_FAMILY_NAME, contact, TANDEM_CONTACT_FAMILY_NAME);
}

static gboolean
by_email (TandemConnection *connection, TandemRecord *contact, TandemRecord *twin, gboolean *is_done, GError **error)
{
  call_short (twin, contact, 1, ".");
  tandem_record_copy_column (twin, TANDEM_CONTACT_COMPANY_ID, contact, TANDEM_CONTACT_COMPANY_ID);
  return share_point (connection, contact, twin, "email", is_done, error);
}

static gboolean
by_phone (TandemConnection *connection, TandemRecord *contact, TandemRecord *twin, gboolean *is_done, GError **error)
{
  tandem_record_copy_column (twin, TANDEM_CONTACT_GIVEN_NAME, contact, TANDEM_CONTACT_FAMILY_NAME);
  tandem_record_copy_column (twin, TANDEM_CONTACT_FAMILY_NAME, contact, TANDEM_CONTACT_GIVEN_NAME);
  return share_point (connection, contact, twin, "phone", is_done, error);
}

static gboolean
by_company (TandemConnection *connection, TandemRecord *contact, TandemRecord *twin, gboolean *is_done, GError **error)
{
  *is_done = !tandem_record_is_null (contact, TANDEM_CONTACT_COMPANY_ID);
  call_short (twin, contact, SHORT_NAME, "");
  tandem_record_copy_column (twin, TANDEM_CONTACT_COMPANY_ID, contact, TANDEM_CONTACT_COMPANY_ID);
  return TRUE;
}

static gboolean (*const ways[]) (TandemConnection *, TandemRecord *, TandemRecord *, gboolean *, GError **)
    = { by_email, by_phone, by_company };

/* With a given name that can be cut short. */
static gboolean
is_named (TandemRecord *contact)
{
  const char *given = tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME);

  return given && g_ascii_isalpha (*given) && g_utf8_strlen (given, -1) > SHORT_NAME
         && !tandem_record_is_null (contact, TANDEM_CONTACT_FAMILY_NAME);
}

/* The first pair for which it can be done. */
static gboolean
write_twin (TandemSample *self, GPtrArray *contacts, guint way, GError **error)
{
  for (guint i = way; i < FIRST_LATER; i += G_N_ELEMENTS (ways))
    {
      TandemRecord *contact = contacts->pdata[i];
      g_autoptr (TandemRecord) twin = tandem_record_copy (contacts->pdata[FIRST_LATER + way]);
      gboolean is_done = FALSE;

      if (!is_named (contact))
        continue;
      if (!ways[way](self->connection, contact, twin, &is_done, error))
        return FALSE;
      if (is_done)
        return tandem_record_update (twin, self->connection, error);
    }
  return TRUE;
}

/* One without deals, whose titles would say another name. */
static gboolean
write_company (TandemSample *self, GError **error)
{
  g_autoptr (GPtrArray) companies
      = tandem_record_load_where (self->connection, TANDEM_TYPE_COMPANY, "id > $1 ORDER BY id LIMIT 2", 0, error);
  g_autoptr (GPtrArray) twins = NULL;
  TandemRecord *company, *twin;
  g_autofree char *name = NULL;

  if (companies == NULL || companies->len < 2)
    return companies != NULL;
  company = companies->pdata[1];
  twins = tandem_record_load_where (self->connection, TANDEM_TYPE_COMPANY,
                                    "id > $1 AND NOT EXISTS (SELECT 1 FROM deal AS d WHERE d.company_id = company.id)"
                                    " ORDER BY id LIMIT 1",
                                    tandem_record_get_id (company), error);
  if (twins == NULL || twins->len == 0)
    return twins != NULL;
  twin = twins->pdata[0];
  name = g_strconcat (tandem_record_get_text (company, TANDEM_COMPANY_NAME), " Ltd", NULL);
  tandem_record_set_text (twin, TANDEM_COMPANY_NAME, name);
  tandem_record_copy_column (twin, TANDEM_COMPANY_DOMAIN, company, TANDEM_COMPANY_DOMAIN);
  tandem_record_copy_column (twin, TANDEM_COMPANY_INDUSTRY, company, TANDEM_COMPANY_INDUSTRY);
  return tandem_record_update (twin, self->connection, error);
}

/**
 * tandem_sample_write_twins:
 *
 * Makes a few contacts and a company what others are. Nobody is added.
 */
gboolean
tandem_sample_write_twins (TandemSample *self, GError **error)
{
  g_autoptr (GPtrArray) contacts
      = tandem_record_load_where (self->connection, TANDEM_TYPE_CONTACT, "id > $1 ORDER BY id LIMIT 60", 0, error);

  if (contacts == NULL || contacts->len < FEWEST)
    return contacts != NULL;
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    if (!write_twin (self, contacts, way, error))
      return FALSE;
  return write_company (self, error);
}
