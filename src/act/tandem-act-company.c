/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-company.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"

/**
 * tandem_act_add_company:
 * @company: (type TandemCompany): a new one; it needs a name. Without an owner it is whoever adds it
 */
gboolean
tandem_act_add_company (TandemConnection *connection, TandemRecord *company, GError **error)
{
  const char *name = tandem_record_get_text (company, TANDEM_COMPANY_NAME);
  /* Translators: what undo will undo; %s is a person or a company */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), name ? name : "");

  tandem_change_set_begin (connection, label);
  if (tandem_record_get_integer (company, TANDEM_COMPANY_OWNER_ID) == 0)
    tandem_record_set_id (company, TANDEM_COMPANY_OWNER_ID,
                          tandem_change_set_get_person_id (tandem_connection_get_change_set (connection)));
  return tandem_record_insert (company, connection, error);
}

static gboolean
add_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_add_company (connection, data, error);
}

/**
 * tandem_act_add_company_async:
 * @company: (type TandemCompany): not to be touched until the callback, where it has its id
 */
void
tandem_act_add_company_async (TandemStore *store, TandemRecord *company, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, add_cb, g_object_ref (company), g_object_unref, cancellable,
                          callback, user_data);
}

/**
 * tandem_act_leave_company:
 *
 * Takes a contact out of its company. Nothing else is changed: its deals are still those of the company.
 */
gboolean
tandem_act_leave_company (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  gint64 company_id = contact ? tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID) : 0;
  g_autoptr (TandemRecord) company = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (contact == NULL || company_id == 0)
    return contact != NULL;
  company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error);
  if (company == NULL)
    return FALSE;
  name = tandem_contact_query_make_name (contact, NULL);
  /* Translators: what undo will undo; the first %s is a person, the second a company */
  label = g_strdup_printf (_ ("Take %s out of %s"), name ? name : _ ("a contact"),
                           tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  tandem_change_set_begin (connection, label);
  tandem_record_set_null (contact, TANDEM_CONTACT_COMPANY_ID);
  return tandem_record_update (contact, connection, error);
}

static gboolean
leave_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_leave_company (connection, *(gint64 *) data, error);
}

void
tandem_act_leave_company_async (TandemStore *store, gint64 contact_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, leave_cb, g_memdup2 (&contact_id, sizeof contact_id), g_free,
                          cancellable, callback, user_data);
}
