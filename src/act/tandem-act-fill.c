/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-fill.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-parts.h"
#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-import-query.h"
#include "store/tandem-connection.h"

static gboolean
is_phone (const char *kind)
{
  return g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0;
}

static gboolean
is_same_point (TandemRecord *there, TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *kind_there = tandem_record_get_text (there, TANDEM_CONTACT_POINT_KIND);
  const char *value = tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE);
  g_autofree char *key = is_phone (kind) ? tandem_fold_digits (value) : tandem_fold_text (value);

  if (g_strcmp0 (kind, kind_there) != 0 && !(is_phone (kind) && is_phone (kind_there)))
    return FALSE;
  return g_strcmp0 (tandem_record_get_text (there, TANDEM_CONTACT_POINT_NORMALISED), *key ? key : value) == 0;
}

static gboolean
fill_points (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) there = tandem_import_query_load_points (connection, contact_id, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < draft->points->len; i++)
    {
      TandemRecord *point = g_ptr_array_index (draft->points, i);
      gboolean found = FALSE, first = TRUE;

      for (guint j = 0; j < there->len; j++)
        {
          TandemRecord *other = g_ptr_array_index (there, j);

          found |= is_same_point (other, point);
          first &= g_strcmp0 (tandem_record_get_text (other, TANDEM_CONTACT_POINT_KIND),
                              tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND)) != 0;
        }
      if (found)
        continue;
      tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID, contact_id);
      tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, first);
      if (!tandem_record_insert (point, connection, error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (point));
      *changed = TRUE;
    }
  return TRUE;
}

/* An address is added where there is none of its kind. */
static gboolean
fill_address (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) there = NULL;
  TandemRecord *address;

  if (draft->addresses->len == 0)
    return TRUE;
  there = tandem_import_query_load_addresses (connection, contact_id, error);
  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < draft->addresses->len; i++)
    {
      gboolean has = FALSE;

      for (guint k = 0; k < there->len; k++)
        has |= tandem_record_column_equal (there->pdata[k], draft->addresses->pdata[i], TANDEM_ADDRESS_KIND);
      if (has)
        continue;
      address = draft->addresses->pdata[i];
      tandem_record_set_id (address, TANDEM_ADDRESS_CONTACT_ID, contact_id);
      if (!tandem_record_insert (address, connection, error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (address));
      *changed = TRUE;
    }
  return TRUE;
}

static gboolean
fill_ids (TandemRecord *contact, TandemRecord *draft)
{
  static const TandemContactColumn ids[] = { TANDEM_CONTACT_OWNER_ID };
  gboolean filled = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!tandem_record_is_null (draft, ids[i]) && tandem_record_is_null (contact, ids[i]))
      {
        tandem_record_copy_column (contact, ids[i], draft, ids[i]);
        filled = TRUE;
      }
  return filled;
}

static gboolean
fill_fields (TandemConnection *connection, TandemRecord *contact, TandemContactDraft *draft, gboolean *changed, GError **error)
{
  static const TandemContactColumn fillable[]
      = { TANDEM_CONTACT_PREFIX,      TANDEM_CONTACT_MIDDLE_NAME, TANDEM_CONTACT_SUFFIX, TANDEM_CONTACT_JOB_TITLE,
          TANDEM_CONTACT_DEPARTMENT,  TANDEM_CONTACT_BIRTHDAY,    TANDEM_CONTACT_NOTES,  TANDEM_CONTACT_GIVEN_NAME,
          TANDEM_CONTACT_FAMILY_NAME, TANDEM_CONTACT_LEAD_STATUS };
  gboolean filled = FALSE;
  gint64 company_id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fillable); i++)
    {
      const char *value = tandem_record_get_text (TANDEM_RECORD (draft->contact), fillable[i]);

      if (value == NULL || !tandem_record_is_null (contact, fillable[i]))
        continue;
      tandem_record_set_text (contact, fillable[i], value);
      filled = TRUE;
    }
  if (draft->company && *draft->company && tandem_record_is_null (contact, TANDEM_CONTACT_COMPANY_ID))
    {
      if (!tandem_act_find_or_add_company (connection, draft->company, &company_id, error))
        return FALSE;
      tandem_record_set_id (contact, TANDEM_CONTACT_COMPANY_ID, company_id);
      filled = TRUE;
      if (!tandem_act_fill_company (connection, company_id, draft->company_facts, FALSE, changed, error))
        return FALSE;
    }
  filled |= fill_ids (contact, TANDEM_RECORD (draft->contact));
  *changed |= filled;
  return !filled || tandem_record_update (contact, connection, error);
}

/**
 * tandem_act_fill_contact:
 * @draft: what else is known of the contact
 * @changed: (out): whether there was something to add
 *
 * Fills what is blank of a contact, and adds the e-mails, numbers and links it does not have. Nothing that is there is
 * overwritten, and where it came from stays as it is.
 */
gboolean
tandem_act_fill_contact (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft, gboolean *changed,
                         GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  g_autofree char *name = NULL, *label = NULL;

  *changed = FALSE;
  if (contact == NULL)
    return FALSE;
  name = tandem_contact_query_make_name (contact, draft->points);
  /* Translators: what undo will undo; %s is a person */
  label = g_strdup_printf (_ ("Complete %s"), name ? name : _ ("a contact"));
  tandem_change_set_begin (connection, label);
  return fill_fields (connection, contact, draft, changed, error)
         && fill_points (connection, contact_id, draft, changed, error)
         && fill_address (connection, contact_id, draft, changed, error)
         && tandem_act_add_parts (connection, contact_id, draft, FALSE, changed, error);
}
