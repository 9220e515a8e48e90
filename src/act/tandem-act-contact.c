/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-contact.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-parts.h"
#include "base/tandem-fold.h"
#include "model/tandem-activity.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

TandemCompanyDraft *
tandem_company_draft_new (void)
{
  TandemCompanyDraft *self = g_new0 (TandemCompanyDraft, 1);

  self->company = tandem_company_new ();
  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
tandem_company_draft_free (TandemCompanyDraft *self)
{
  g_object_unref (self->company);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->ids);
  g_free (self->parent);
  g_free (self);
}

TandemContactDraft *
tandem_contact_draft_new (void)
{
  TandemContactDraft *self = g_new0 (TandemContactDraft, 1);

  self->contact = tandem_contact_new ();
  self->company_facts = tandem_company_draft_new ();
  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->interests = g_ptr_array_new_with_free_func (g_object_unref);
  self->consents = g_ptr_array_new_with_free_func (g_object_unref);
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
tandem_contact_draft_free (TandemContactDraft *self)
{
  g_object_unref (self->contact);
  tandem_company_draft_free (self->company_facts);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->interests);
  g_ptr_array_unref (self->consents);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->ids);
  g_free (self->company);
  g_free (self->note);
  g_free (self->id);
  g_free (self);
}

static void
reuse_company (TandemCompanyDraft *self)
{
  tandem_record_reuse (self->company);
  g_ptr_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->addresses, 0);
  g_ptr_array_set_size (self->tags, 0);
  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_set_size (self->ids, 0);
  g_clear_pointer (&self->parent, g_free);
}

/**
 * tandem_contact_draft_reuse:
 * @self: one of whose records nobody else knows
 *
 * Makes it blank again, as a new one: an import makes a million of them.
 */
void
tandem_contact_draft_reuse (TandemContactDraft *self)
{
  tandem_record_reuse (self->contact);
  reuse_company (self->company_facts);
  g_ptr_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->addresses, 0);
  g_ptr_array_set_size (self->tags, 0);
  g_ptr_array_set_size (self->interests, 0);
  g_ptr_array_set_size (self->consents, 0);
  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_set_size (self->ids, 0);
  g_clear_pointer (&self->company, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->id, g_free);
  self->general_consent = NULL;
  self->said = self->kept = 0;
}

/**
 * tandem_draft_add_point:
 * @points: (element-type TandemContactPoint): of a draft
 * @kind: email, phone, mobile, url or social
 * @value: (nullable): nothing is added for nothing
 * @label: (nullable): "work", "home", or what somebody thought of
 * @is_preferred: whether it is the one that is taken, though it may not be the first
 *
 * The first of each family is the primary one, unless another is preferred.
 */
void
tandem_draft_add_point (GPtrArray *points, const char *kind, const char *value, const char *label,
                        gboolean is_preferred)
{
  TandemRecord *point;
  gboolean is_first = TRUE;

  if (value == NULL || *value == 0)
    return;
  for (guint i = 0; i < points->len; i++)
    if (tandem_contact_point_is_family (tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_KIND), kind))
      {
        is_first = FALSE;
        if (is_preferred)
          tandem_record_set_integer (points->pdata[i], TANDEM_CONTACT_POINT_IS_PRIMARY, FALSE);
      }
  point = TANDEM_RECORD (tandem_contact_point_new ());
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, kind);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, value);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_LABEL, label);
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, is_first || is_preferred);
  g_ptr_array_add (points, point);
}

/**
 * tandem_contact_draft_add_point:
 * @kind: email, phone, mobile or url
 * @value: (nullable): nothing is added for nothing
 * @label: (nullable): "Work", "Home"
 *
 * The first of each family is the primary one.
 */
void
tandem_contact_draft_add_point (TandemContactDraft *self, const char *kind, const char *value, const char *label)
{
  tandem_draft_add_point (self->points, kind, value, label, FALSE);
}

/**
 * tandem_contact_draft_set_address:
 *
 * Each part may be %NULL; with all of them %NULL there is no address.
 */
void
tandem_contact_draft_set_address (TandemContactDraft *self, const char *street, const char *city, const char *region,
                                  const char *postcode, const char *country)
{
  TandemRecord *address;

  if (!street && !city && !region && !postcode && !country)
    return;
  address = TANDEM_RECORD (tandem_address_new ());
  tandem_record_set_text (address, TANDEM_ADDRESS_KIND, "work");
  tandem_record_set_text (address, TANDEM_ADDRESS_STREET, street);
  tandem_record_set_text (address, TANDEM_ADDRESS_CITY, city);
  tandem_record_set_text (address, TANDEM_ADDRESS_REGION, region);
  tandem_record_set_text (address, TANDEM_ADDRESS_POSTCODE, postcode);
  tandem_record_set_text (address, TANDEM_ADDRESS_COUNTRY, country);
  g_ptr_array_add (self->addresses, address);
}

static gboolean
has_name (TandemConnection *connection, gint64 company_id, const char *name, gboolean *has, GError **error)
{
  g_autoptr (TandemRecord) company = NULL;
  g_autofree char *folded = tandem_fold_text (name);

  *has = FALSE;
  if (company_id == 0)
    return TRUE;
  company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error);
  *has = company && g_strcmp0 (tandem_record_get_text (company, TANDEM_COMPANY_FOLDED_NAME), g_strstrip (folded)) == 0;
  return company != NULL;
}

/**
 * tandem_act_find_or_add_company:
 * @name: its name; accents and case do not matter for finding it
 * @company_id: (inout): the company that it is now, 0 for none; one of this name stays, though there may be others of it
 */
gboolean
tandem_act_find_or_add_company (TandemConnection *connection, const char *name, gint64 *company_id, GError **error)
{
  g_autoptr (TandemCompany) company = NULL;
  gboolean is_it;

  if (!has_name (connection, *company_id, name, &is_it, error))
    return FALSE;
  if (is_it)
    return TRUE;
  if (!tandem_contact_query_find_company (connection, name, company_id, error))
    return FALSE;
  if (*company_id != 0)
    return TRUE;
  company = tandem_company_new ();
  tandem_record_set_text (TANDEM_RECORD (company), TANDEM_COMPANY_NAME, name);
  if (!tandem_record_insert (company, connection, error))
    return FALSE;
  *company_id = tandem_record_get_id (TANDEM_RECORD (company));
  return TRUE;
}

static gboolean
insert_children (TandemConnection *connection, GPtrArray *children, guint column, gint64 contact_id, GError **error)
{
  for (guint i = 0; i < children->len; i++)
    {
      TandemRecord *child = g_ptr_array_index (children, i);

      tandem_record_set_id (child, column, contact_id);
      if (!tandem_record_insert (child, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_note (TandemConnection *connection, const char *note, gint64 contact_id, GError **error)
{
  g_autoptr (TandemActivity) activity = NULL;

  if (note == NULL || *note == 0)
    return TRUE;
  activity = tandem_activity_new ();
  tandem_record_set_text (TANDEM_RECORD (activity), TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (TANDEM_RECORD (activity), TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (TANDEM_RECORD (activity), TANDEM_ACTIVITY_BODY, note);
  tandem_record_set_text (TANDEM_RECORD (activity), TANDEM_ACTIVITY_AT, tandem_change_set_get_at (connection));
  tandem_record_set_id (TANDEM_RECORD (activity), TANDEM_ACTIVITY_CONTACT_ID, contact_id);
  return tandem_record_insert (activity, connection, error);
}

/**
 * tandem_act_check_contact:
 * @name: (out) (optional): what the contact is called
 *
 * Returns: whether it can be called by anything: by a name, an e-mail or a phone
 */
gboolean
tandem_act_check_contact (TandemContactDraft *draft, char **name, GError **error)
{
  g_autofree char *its = tandem_contact_query_make_name (TANDEM_RECORD (draft->contact), draft->points);
  gboolean has = its != NULL;

  if (!has)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                         _ ("A contact needs a name, an e-mail or a phone number. Nothing was saved."));
  if (name)
    *name = g_steal_pointer (&its);
  return has;
}

/**
 * tandem_act_add_contact:
 *
 * Adds a contact with its company and all that hangs on it. It needs at least a name, an e-mail or a phone.
 */
gboolean
tandem_act_add_contact (TandemConnection *connection, TandemContactDraft *draft, GError **error)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  g_autofree char *name = NULL, *label = NULL;
  gint64 company_id = 0;

  if (!tandem_act_check_contact (draft, &name, error))
    return FALSE;
  /* Translators: what undo will undo; %s is a person */
  label = g_strdup_printf (_ ("Add %s"), name);
  tandem_change_set_begin (connection, label);
  if (draft->company && *draft->company)
    {
      company_id = tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID);
      if (!tandem_act_find_or_add_company (connection, draft->company, &company_id, error))
        return FALSE;
      tandem_record_set_id (contact, TANDEM_CONTACT_COMPANY_ID, company_id);
      if (!tandem_act_fill_company (connection, company_id, draft->company_facts, 0, NULL, error))
        return FALSE;
    }
  return tandem_record_insert (contact, connection, error)
         && insert_children (connection, draft->points, TANDEM_CONTACT_POINT_CONTACT_ID, tandem_record_get_id (contact),
                             error)
         && insert_children (connection, draft->addresses, TANDEM_ADDRESS_CONTACT_ID, tandem_record_get_id (contact),
                             error)
         && tandem_act_add_ids (connection, tandem_record_get_id (contact), draft->ids, NULL, error)
         && tandem_act_add_parts (connection, tandem_record_get_id (contact), draft, FALSE, NULL, error)
         && insert_note (connection, draft->note, tandem_record_get_id (contact), error);
}

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_add_contact (connection, data, error);
}

/**
 * tandem_act_add_contact_async:
 * @draft: (transfer full): freed after the callback, where tandem_store_run_get_data() gives it back with its ids
 */
void
tandem_act_add_contact_async (TandemStore *store, TandemContactDraft *draft, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, add_contact_cb, draft, (GDestroyNotify) tandem_contact_draft_free,
                          cancellable, callback, user_data);
}

typedef struct {
  gint64 contact_id;
  char *company;
  TandemLifecycle stage;
} ContactEdit;

static void
free_edit (gpointer data)
{
  g_free (((ContactEdit *) data)->company);
  g_free (data);
}

/**
 * tandem_act_set_company:
 * @name: (nullable): the company's name; %NULL takes the contact out of its company
 */
gboolean
tandem_act_set_company (TandemConnection *connection, gint64 contact_id, const char *name, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  gint64 company_id = 0;

  if (contact == NULL)
    return FALSE;
  tandem_change_set_begin (connection, _ ("Change the company"));
  if (name && *name)
    company_id = tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID);
  if (name && *name && !tandem_act_find_or_add_company (connection, name, &company_id, error))
    return FALSE;
  tandem_record_set_id (contact, TANDEM_CONTACT_COMPANY_ID, company_id);
  return tandem_record_update (contact, connection, error);
}

static gboolean
set_company_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ContactEdit *edit = data;

  return tandem_act_set_company (connection, edit->contact_id, edit->company, error);
}

void
tandem_act_set_company_async (TandemStore *store, gint64 contact_id, const char *name, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  ContactEdit *edit = g_new0 (ContactEdit, 1);

  edit->contact_id = contact_id;
  edit->company = g_strdup (name);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_company_cb, edit, free_edit, cancellable, callback, user_data);
}

/**
 * tandem_act_set_lifecycle:
 *
 * Moves a contact to a stage of the lifecycle; the step is kept in its history and counted in the funnel.
 */
gboolean
tandem_act_set_lifecycle (TandemConnection *connection, gint64 contact_id, TandemLifecycle stage, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  g_autofree char *label = NULL;

  if (contact == NULL)
    return FALSE;
  /* Translators: what undo will undo; %s is a stage of the lifecycle, such as Lead or Customer */
  label = g_strdup_printf (_ ("Set lifecycle to %s"), tandem_lifecycle_get_title (stage));
  tandem_change_set_begin (connection, label);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (stage));
  return tandem_record_update (contact, connection, error);
}

static gboolean
set_lifecycle_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ContactEdit *edit = data;

  return tandem_act_set_lifecycle (connection, edit->contact_id, edit->stage, error);
}

void
tandem_act_set_lifecycle_async (TandemStore *store, gint64 contact_id, TandemLifecycle stage, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ContactEdit *edit = g_new0 (ContactEdit, 1);

  edit->contact_id = contact_id;
  edit->stage = stage;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_lifecycle_cb, edit, free_edit, cancellable, callback, user_data);
}
