/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row of a sheet adds to a contact is worked out here, in memory, and written from here: so what an import says before is
 * what it does. */
#include "act/tandem-contact-state-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-history-words.h"
#include "model/tandem-import-query.h"
#include "model/tandem-interest.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-connection.h"

/* The columns of a contact that a row may fill, in the order in which they are told. */
static const TandemContactColumn columns[] = {
  TANDEM_CONTACT_PREFIX, TANDEM_CONTACT_GIVEN_NAME,  TANDEM_CONTACT_MIDDLE_NAME,     TANDEM_CONTACT_FAMILY_NAME,
  TANDEM_CONTACT_SUFFIX, TANDEM_CONTACT_JOB_TITLE,   TANDEM_CONTACT_DEPARTMENT,      TANDEM_CONTACT_BIRTHDAY,
  TANDEM_CONTACT_NOTES,  TANDEM_CONTACT_LEAD_STATUS, TANDEM_CONTACT_LIFECYCLE_STAGE,
};

/**
 * tandem_contact_state_new:
 *
 * Returns: (transfer full): nobody yet
 */
TandemContactState *
tandem_contact_state_new (void)
{
  TandemContactState *self = g_new0 (TandemContactState, 1);

  self->contact = TANDEM_RECORD (tandem_contact_new ());
  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  self->gone = g_ptr_array_new_with_free_func (g_object_unref);
  self->more = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
tandem_contact_state_free (TandemContactState *self)
{
  g_clear_object (&self->contact);
  g_clear_object (&self->of_company);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->more, g_hash_table_unref);
  g_free (self->company);
  g_free (self);
}

static gint64
add_to_stamp (gint64 stamp, TandemRecord *record)
{
  return (gint64) (((guint64) stamp ^ (guint64) tandem_record_get_id (record)) * G_GUINT64_CONSTANT (1099511628211)
                   + (guint64) tandem_record_get_version (record));
}

/* By which it is known whether any of it was changed since. @record is the contact, or the company. */
gint64
tandem_contact_state_make_stamp (TandemContactState *self, TandemRecord *record)
{
  gint64 stamp = add_to_stamp (0, record);

  for (guint i = 0; i < self->points->len; i++)
    stamp = add_to_stamp (stamp, self->points->pdata[i]);
  for (guint i = 0; i < self->addresses->len; i++)
    stamp = add_to_stamp (stamp, self->addresses->pdata[i]);
  return stamp;
}

static gboolean
load_company (TandemContactState *self, TandemConnection *connection, GError **error)
{
  gint64 id = tandem_record_get_integer (self->contact, TANDEM_CONTACT_COMPANY_ID);
  g_autoptr (TandemRecord) company = id ? tandem_record_load (connection, TANDEM_TYPE_COMPANY, id, error) : NULL;

  if (company)
    self->company = g_strdup (tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  return id == 0 || company != NULL;
}

/**
 * tandem_contact_state_load:
 *
 * Returns: (transfer full) (nullable): a contact as it is
 */
TandemContactState *
tandem_contact_state_load (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemContactState) self = g_new0 (TandemContactState, 1);

  self->gone = g_ptr_array_new_with_free_func (g_object_unref);
  self->more = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  if (self->contact == NULL)
    return NULL;
  self->points = tandem_import_query_load_points (connection, contact_id, error);
  if (self->points)
    self->addresses = tandem_import_query_load_addresses (connection, contact_id, error);
  if (self->addresses == NULL || !load_company (self, connection, error))
    return NULL;
  self->stamp = tandem_contact_state_make_stamp (self, self->contact);
  return g_steal_pointer (&self);
}

/* --- merging ----------------------------------------------------------------------------------------------------------- */

/* Returns: @part where the value there is another one now */
TandemContactParts
tandem_contact_state_take_text (TandemRecord *there, guint column, const char *value, TandemContactParts part,
                                gboolean overwrite, gboolean erase)
{
  const char *old = tandem_record_get_text (there, column);

  if (value == NULL ? !(erase && old) : old != NULL && (!overwrite || g_strcmp0 (old, value) == 0))
    return 0;
  tandem_record_set_text (there, column, value);
  return part;
}

static TandemContactParts
merge_columns (TandemContactState *self, TandemContactDraft *draft, TandemContactParts overwrite,
               TandemContactParts erase)
{
  TandemContactParts changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!(draft->kept & TANDEM_CONTACT_PART (columns[i])))
      changed |= tandem_contact_state_take_text (self->contact, columns[i],
                                                 tandem_record_get_text (TANDEM_RECORD (draft->contact), columns[i]),
                                                 TANDEM_CONTACT_PART (columns[i]),
                                                 (overwrite & TANDEM_CONTACT_PART (columns[i])) != 0,
                                                 (erase & TANDEM_CONTACT_PART (columns[i])) != 0);
  return changed;
}

static gboolean
are_same_names (const char *one, const char *other)
{
  g_autofree char *folded = tandem_fold_text (one), *other_folded = tandem_fold_text (other);

  return g_strcmp0 (g_strstrip (folded), g_strstrip (other_folded)) == 0;
}

static TandemContactParts
merge_company (TandemContactState *self, TandemContactDraft *draft, TandemContactParts overwrite,
               TandemContactParts erase)
{
  const char *name = draft->company && *draft->company ? draft->company : NULL;
  gboolean may_replace = ((name ? overwrite : erase) & TANDEM_CONTACT_PART_COMPANY) != 0;

  if ((draft->kept & TANDEM_CONTACT_PART_COMPANY) || g_strcmp0 (name, self->company) == 0
      || (self->company != NULL && !may_replace) || (name && self->company && are_same_names (name, self->company)))
    return 0;
  g_set_str (&self->company, name);
  return TANDEM_CONTACT_PART_COMPANY;
}

static TandemContactParts
merge_owner (TandemContactState *self, TandemContactDraft *draft, TandemContactParts overwrite)
{
  TandemRecord *from = TANDEM_RECORD (draft->contact);
  TandemContactParts part = TANDEM_CONTACT_PART (TANDEM_CONTACT_OWNER_ID);

  if (tandem_record_is_null (from, TANDEM_CONTACT_OWNER_ID)
      || tandem_record_column_equal (self->contact, from, TANDEM_CONTACT_OWNER_ID)
      || (!(overwrite & part) && !tandem_record_is_null (self->contact, TANDEM_CONTACT_OWNER_ID)))
    return 0;
  tandem_record_copy_column (self->contact, TANDEM_CONTACT_OWNER_ID, from, TANDEM_CONTACT_OWNER_ID);
  return part;
}

static gboolean
tell (TandemContactState *self, const char *kind, TandemRecord *record, const guint *values, guint n_values)
{
  GString *text = g_string_new (kind);

  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (text, "|%s",
                            tandem_record_is_null (record, values[i]) ? ""
                                                                      : tandem_record_get_text (record, values[i]));
  return g_hash_table_add (self->more, g_string_free_and_steal (text));
}

/* Of these it is only known here what other rows have said; what the file has, tandem_act_add_parts() tells. */
static TandemContactParts
merge_more (TandemContactState *self, TandemContactDraft *draft)
{
  static const guint interest[] = { TANDEM_INTEREST_CATEGORY };
  static const guint consent[] = { TANDEM_CONSENT_EVENT_CHANNEL, TANDEM_CONSENT_EVENT_TOPIC, TANDEM_CONSENT_EVENT_KIND,
                                   TANDEM_CONSENT_EVENT_AT };
  gboolean is_new = FALSE;

  for (guint i = 0; i < draft->tags->len; i++)
    {
      g_autofree char *folded = tandem_fold_text (draft->tags->pdata[i]);

      is_new |= g_hash_table_add (self->more, g_strconcat ("tag|", folded, NULL));
    }
  for (guint i = 0; i < draft->interests->len; i++)
    is_new |= tell (self, "interest", draft->interests->pdata[i], interest, G_N_ELEMENTS (interest));
  for (guint i = 0; i < draft->consents->len; i++)
    is_new |= tell (self, "consent", draft->consents->pdata[i], consent, G_N_ELEMENTS (consent));
  for (guint i = 0; i < draft->values->len; i++)
    is_new |= g_hash_table_add (self->more, g_strdup_printf ("field|%" G_GINT64_FORMAT,
                                                             tandem_record_get_integer (draft->values->pdata[i],
                                                                                        TANDEM_CUSTOM_VALUE_FIELD_ID)));
  return is_new ? TANDEM_CONTACT_PART_MORE : 0;
}

/* The same of what other programs call it, of which tandem_act_add_ids() tells. */
static TandemContactParts
merge_ids (TandemContactState *self, TandemContactDraft *draft)
{
  static const guint id[] = { TANDEM_FOREIGN_ID_PROGRAM, TANDEM_FOREIGN_ID_VALUE };
  gboolean is_new = FALSE;

  for (guint i = 0; i < draft->ids->len; i++)
    is_new |= tell (self, "id", draft->ids->pdata[i], id, 2);
  return is_new ? TANDEM_CONTACT_PART_ID : 0;
}

/* Whoever has no name, no e-mail and no number is nobody, and everybody is in a stage. */
static TandemContactParts
spare_last (TandemContactState *self, TandemContactParts erase)
{
  erase &= ~TANDEM_CONTACT_PART (TANDEM_CONTACT_LIFECYCLE_STAGE);
  if (tandem_contact_state_has_family (self, "email") || tandem_contact_state_has_family (self, "phone"))
    return erase;
  return erase & ~(TANDEM_CONTACT_PART (TANDEM_CONTACT_GIVEN_NAME) | TANDEM_CONTACT_PART (TANDEM_CONTACT_FAMILY_NAME));
}

/**
 * tandem_contact_state_merge:
 * @draft: what else is known of the contact; its points and addresses may go into @self
 * @overwrite: what @draft has of these takes the place of what is there; else it fills what is blank
 * @erase: what @draft lacks of these, and says nothing of, is taken away
 *
 * Where the contact came from stays as it is, and e-mails, numbers and links that it does not have are added to it.
 *
 * Returns: what has changed
 */
TandemContactParts
tandem_contact_state_merge (TandemContactState *self, TandemContactDraft *draft, TandemContactParts overwrite,
                            TandemContactParts erase)
{
  TandemContactParts changed;

  erase &= ~draft->said;
  changed = tandem_contact_state_merge_points (self, draft->points, draft->kept, overwrite, erase);
  changed |= merge_columns (self, draft, overwrite, spare_last (self, erase));
  changed |= merge_owner (self, draft, overwrite) | merge_more (self, draft) | merge_ids (self, draft);
  return changed | merge_company (self, draft, overwrite, erase)
         | tandem_contact_state_merge_addresses (self, draft->addresses, draft->kept, overwrite, erase);
}

/* --- writing ----------------------------------------------------------------------------------------------------------- */

static gboolean
write_contact (TandemContactState *self, TandemConnection *connection, TandemContactParts parts, GError **error)
{
  gint64 company_id = tandem_record_get_integer (self->contact, TANDEM_CONTACT_COMPANY_ID);

  if (parts & TANDEM_CONTACT_PART_COMPANY)
    {
      if (self->company == NULL)
        company_id = 0;
      else if (!tandem_act_find_or_add_company (connection, self->company, &company_id, error))
        return FALSE;
      tandem_record_set_id (self->contact, TANDEM_CONTACT_COMPANY_ID, company_id);
    }
  return tandem_record_update (self->contact, connection, error);
}

/**
 * tandem_contact_state_write_records:
 * @records: (element-type TandemRecord): points or addresses
 * @owner_column: their column of whose they are
 * @owner_id: a contact or a company
 *
 * Writes those that are new or were changed.
 */
gboolean
tandem_contact_state_write_records (GPtrArray *records, guint owner_column, gint64 owner_id,
                                    TandemConnection *connection, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = records->pdata[i];

      if (tandem_record_get_id (record) != 0)
        {
          if (!tandem_record_update (record, connection, error))
            return FALSE;
          continue;
        }
      tandem_record_set_id (record, owner_column, owner_id);
      if (!tandem_record_insert (record, connection, error))
        return FALSE;
    }
  return TRUE;
}

#define IN_POINTS                                                                                                      \
  (TANDEM_CONTACT_PART_EMAIL | TANDEM_CONTACT_PART_PHONE | TANDEM_CONTACT_PART_MOBILE | TANDEM_CONTACT_PART_URL        \
   | TANDEM_CONTACT_PART_SOCIAL | TANDEM_CONTACT_PART_FAX)
#define IN_TABLES (TANDEM_CONTACT_PART_MORE | TANDEM_CONTACT_PART_ID)
#define IN_ADDRESS                                                                                                     \
  (TANDEM_CONTACT_PART_STREET | TANDEM_CONTACT_PART_CITY | TANDEM_CONTACT_PART_REGION | TANDEM_CONTACT_PART_POSTCODE   \
   | TANDEM_CONTACT_PART_COUNTRY)

/**
 * tandem_contact_state_write:
 * @parts: what tandem_contact_state_merge() has changed
 *
 * Writes it, in the change set under way. On the writer's thread; the state was loaded in the same transaction.
 */
gboolean
tandem_contact_state_write (TandemContactState *self, TandemConnection *connection, TandemContactParts parts,
                            GError **error)
{
  gint64 id = tandem_record_get_id (self->contact);

  for (guint i = 0; i < self->gone->len; i++)
    if (!tandem_record_trash (self->gone->pdata[i], connection, error))
      return FALSE;
  if ((parts & ~(IN_POINTS | IN_ADDRESS | IN_TABLES)) && !write_contact (self, connection, parts, error))
    return FALSE;
  if ((parts & IN_POINTS)
      && !tandem_contact_state_write_records (self->points, TANDEM_CONTACT_POINT_CONTACT_ID, id, connection, error))
    return FALSE;
  return !(parts & IN_ADDRESS)
         || tandem_contact_state_write_records (self->addresses, TANDEM_ADDRESS_CONTACT_ID, id, connection, error);
}

/* --- words -------------------------------------------------------------------------------------------------------------- */

static char *
dup_column (TandemRecord *contact, TandemContactColumn column)
{
  const char *text = tandem_record_get_text (contact, column);

  if (text && column == TANDEM_CONTACT_LIFECYCLE_STAGE)
    text = tandem_lifecycle_get_title (tandem_lifecycle_from_nick (text));
  else if (text && column == TANDEM_CONTACT_LEAD_STATUS)
    text = tandem_lead_status_to_title (text);
  return g_strdup (text);
}

/**
 * tandem_contact_state_dup_part:
 * @part: one
 *
 * Returns: (transfer full) (nullable): what the contact has of it
 */
char *
tandem_contact_state_dup_part (TandemContactState *self, TandemContactParts part)
{
  if (part == TANDEM_CONTACT_PART_COMPANY)
    return g_strdup (self->company);
  if (self->of_company && part == TANDEM_CONTACT_PART_DOMAIN)
    return g_strdup (tandem_record_get_text (self->of_company, TANDEM_COMPANY_DOMAIN));
  if (self->of_company && part == TANDEM_CONTACT_PART_INDUSTRY)
    return g_strdup (tandem_record_get_text (self->of_company, TANDEM_COMPANY_INDUSTRY));
  if (tandem_contact_state_get_points_title (part))
    return tandem_contact_state_join_points (self, part);
  if (tandem_contact_state_get_place_title (part))
    return tandem_contact_state_dup_place (self, part);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (TANDEM_CONTACT_PART (columns[i]) == part)
      return dup_column (self->contact, columns[i]);
  return NULL;
}

/**
 * tandem_contact_part_get_title:
 * @part: one
 *
 * Returns: (transfer none) (nullable): what it is called, translated; %NULL for what no row can fill
 */
const char *
tandem_contact_part_get_title (TandemContactParts part)
{
  g_autoptr (TandemRecordClass) klass = NULL;

  if (part == TANDEM_CONTACT_PART_COMPANY)
    return _ ("Company");
  if (part == TANDEM_CONTACT_PART_DOMAIN)
    return tandem_history_words_get_column ("domain");
  if (part == TANDEM_CONTACT_PART_INDUSTRY)
    return tandem_history_words_get_column ("industry");
  if (part == TANDEM_CONTACT_PART_MORE)
    return _ ("Tags and further fields");
  if (part == TANDEM_CONTACT_PART_ID)
    return _ ("ID of another program");
  if (part == TANDEM_CONTACT_PART (TANDEM_CONTACT_OWNER_ID))
    return _ ("Owner");
  if (tandem_contact_state_get_points_title (part))
    return tandem_contact_state_get_points_title (part);
  if (tandem_contact_state_get_place_title (part))
    return tandem_contact_state_get_place_title (part);
  klass = g_type_class_ref (TANDEM_TYPE_CONTACT);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (TANDEM_CONTACT_PART (columns[i]) == part)
      return tandem_history_words_get_column (klass->columns[columns[i]].name);
  return NULL;
}

/**
 * tandem_contact_parts_to_words:
 *
 * Returns: (transfer full): "Job title, Phone"
 */
char *
tandem_contact_parts_to_words (TandemContactParts parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 64; i++)
    {
      const char *title
          = parts & TANDEM_CONTACT_PART (i) ? tandem_contact_part_get_title (TANDEM_CONTACT_PART (i)) : NULL;

      if (title)
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between two fields", ", ") : "", title);
    }
  return g_string_free_and_steal (text);
}
