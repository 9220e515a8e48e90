/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-parts.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-company.h"
#include "act/tandem-act-tag.h"
#include "act/tandem-company-state.h"
#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-interest.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"
#include "store/tandem-connection.h"

#define MOST_PARENTS 64 /* one above the other */

/* Returns: whether it is to be written, too */
static gboolean
note (TandemConnection *connection, gboolean *changed)
{
  if (changed)
    *changed = TRUE;
  return tandem_connection_is_writing (connection);
}

/* @load: where the contact is new: nothing is there then, and nobody may look. */
static GPtrArray *
list_there (TandemConnection *connection, TandemBulkLoad *load,
            GPtrArray *(*list) (TandemConnection *, gint64, GError **), gint64 id, GError **error)
{
  return load ? g_ptr_array_new_with_free_func (g_object_unref) : list (connection, id, error);
}

static gboolean
insert (TandemConnection *connection, TandemBulkLoad *load, TandemRecord *record, GError **error)
{
  return load ? tandem_bulk_load_insert (load, record, error) : tandem_record_insert (record, connection, error);
}

/* --- tags and values of both --------------------------------------------------------------------------------------- */

static gboolean
add_tags (TandemConnection *connection, GType type, gint64 id, GPtrArray *tags, gboolean *changed, GError **error)
{
  guint column = type == TANDEM_TYPE_COMPANY ? TANDEM_RECORD_TAG_COMPANY_ID : TANDEM_RECORD_TAG_CONTACT_ID;
  g_autoptr (GPtrArray) ties = NULL;

  if (tags->len == 0)
    return TRUE;
  ties = tandem_record_tag_list (connection, column, id, error);
  for (guint i = 0; ties && i < tags->len; i++)
    {
      gboolean has = FALSE;
      gint64 tag_id = 0;

      if (!tandem_connection_is_writing (connection))
        {
          g_autoptr (TandemRecord) tag = NULL;

          if (!tandem_tag_find (connection, tags->pdata[i], &tag, error))
            return FALSE;
          tag_id = tag ? tandem_record_get_id (tag) : 0;
        }
      else if (!tandem_act_find_or_add_tag (connection, tags->pdata[i], &tag_id, error))
        return FALSE;
      for (guint k = 0; k < ties->len; k++)
        has |= tandem_record_get_integer (ties->pdata[k], TANDEM_RECORD_TAG_TAG_ID) == tag_id;
      if (has || !note (connection, changed))
        continue;
      if (!tandem_act_put_tag (connection, type, id, tag_id, error))
        return FALSE;
    }
  return ties != NULL;
}

static gboolean
holds_same (TandemRecord *there, TandemRecord *value)
{
  return tandem_record_column_equal (there, value, TANDEM_CUSTOM_VALUE_TEXT)
         && tandem_record_column_equal (there, value, TANDEM_CUSTOM_VALUE_NUMBER)
         && tandem_record_column_equal (there, value, TANDEM_CUSTOM_VALUE_CURRENCY);
}

static gboolean
set_value (TandemConnection *connection, GPtrArray *there, TandemRecord *value, gboolean overwrites, gboolean *changed,
           GError **error)
{
  gint64 field_id = tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_FIELD_ID);

  for (guint i = 0; i < there->len; i++)
    {
      TandemRecord *other = there->pdata[i];

      if (tandem_record_get_integer (other, TANDEM_CUSTOM_VALUE_FIELD_ID) != field_id)
        continue;
      if (!overwrites || holds_same (other, value))
        return TRUE;
      tandem_record_copy_column (other, TANDEM_CUSTOM_VALUE_TEXT, value, TANDEM_CUSTOM_VALUE_TEXT);
      tandem_record_copy_column (other, TANDEM_CUSTOM_VALUE_NUMBER, value, TANDEM_CUSTOM_VALUE_NUMBER);
      tandem_record_copy_column (other, TANDEM_CUSTOM_VALUE_CURRENCY, value, TANDEM_CUSTOM_VALUE_CURRENCY);
      return !note (connection, changed) || tandem_record_update (other, connection, error);
    }
  g_ptr_array_add (there, g_object_ref (value));
  return !note (connection, changed) || tandem_record_insert (value, connection, error);
}

static gboolean
set_values (TandemConnection *connection, guint record_column, gint64 id, GPtrArray *values, gboolean overwrites,
            gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) there = NULL;

  if (values->len == 0)
    return TRUE;
  there = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE, tandem_custom_value_get_where (record_column),
                                    id, error);
  for (guint i = 0; there && i < values->len; i++)
    {
      tandem_record_set_id (values->pdata[i], record_column, id);
      if (!set_value (connection, there, values->pdata[i], overwrites, changed, error))
        return FALSE;
    }
  return there != NULL;
}

/* What a program called it first stays: two of its records may have become one here. */
static gboolean
add_ids (TandemConnection *connection, guint record_column, gint64 id, GPtrArray *foreign_ids, gboolean *changed,
         GError **error)
{
  g_autoptr (GPtrArray) there = NULL;

  if (foreign_ids->len == 0)
    return TRUE;
  there = tandem_foreign_id_list (connection, record_column, id, error);
  for (guint i = 0; there && i < foreign_ids->len; i++)
    {
      TandemRecord *foreign_id = foreign_ids->pdata[i];
      gboolean is_of_here;

      if (!tandem_foreign_id_is_of_here (connection, record_column, foreign_id, &is_of_here, error))
        return FALSE;
      if (is_of_here
          || g_ptr_array_find_with_equal_func (there, foreign_id, (GEqualFunc) tandem_foreign_id_is_same, NULL)
          || !note (connection, changed))
        continue;
      tandem_record_set_id (foreign_id, record_column, id);
      if (!tandem_record_insert (foreign_id, connection, error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (foreign_id));
    }
  return there != NULL;
}

static gboolean
load_values (TandemBulkLoad *load, gint64 contact_id, GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      gboolean has = FALSE;

      for (guint k = 0; k < i; k++)
        has |= tandem_record_column_equal (values->pdata[k], values->pdata[i], TANDEM_CUSTOM_VALUE_FIELD_ID);
      tandem_record_set_id (values->pdata[i], TANDEM_CUSTOM_VALUE_CONTACT_ID, contact_id);
      if (!has && !tandem_bulk_load_insert (load, values->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* --- contacts ------------------------------------------------------------------------------------------------------ */

static TandemRecord *
find_interest (GPtrArray *there, TandemRecord *interest)
{
  const char *category = tandem_record_get_text (interest, TANDEM_INTEREST_CATEGORY);
  g_autofree char *folded = tandem_fold_text (category ? category : "");

  for (guint i = 0; i < there->len; i++)
    if (g_strcmp0 (tandem_record_get_text (there->pdata[i], TANDEM_INTEREST_FOLDED_CATEGORY),
                   *folded ? folded : category)
        == 0)
      return there->pdata[i];
  return NULL;
}

static gboolean
is_same_interest (TandemRecord *there, TandemRecord *interest)
{
  return tandem_record_column_equal (there, interest, TANDEM_INTEREST_STRENGTH)
         && (tandem_record_is_null (interest, TANDEM_INTEREST_KIND)
             || tandem_record_column_equal (there, interest, TANDEM_INTEREST_KIND));
}

static gboolean
add_interests (TandemConnection *connection, TandemBulkLoad *load, gint64 contact_id, TandemContactDraft *draft,
               gboolean overwrites, gboolean *changed, GError **error)
{
  GPtrArray *interests = draft->interests;
  g_autoptr (GPtrArray) there = NULL;

  if (interests->len == 0)
    return TRUE;
  there = list_there (connection, load, tandem_interest_list, contact_id, error);
  for (guint i = 0; there && i < interests->len; i++)
    {
      TandemRecord *interest = interests->pdata[i], *other = find_interest (there, interest);

      if (other && (!overwrites || is_same_interest (other, interest)))
        continue;
      if (!load && !note (connection, changed))
        continue;
      if (other)
        {
          tandem_record_copy_column (other, TANDEM_INTEREST_STRENGTH, interest, TANDEM_INTEREST_STRENGTH);
          if (!tandem_record_is_null (interest, TANDEM_INTEREST_KIND))
            tandem_record_copy_column (other, TANDEM_INTEREST_KIND, interest, TANDEM_INTEREST_KIND);
          if (!tandem_record_update (other, connection, error))
            return FALSE;
          continue;
        }
      tandem_record_set_id (interest, TANDEM_INTEREST_CONTACT_ID, contact_id);
      if (!insert (connection, load, interest, error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (interest));
    }
  return there != NULL;
}

static gboolean
is_told (GPtrArray *there, TandemRecord *consent)
{
  static const TandemConsentEventColumn columns[] = { TANDEM_CONSENT_EVENT_CHANNEL, TANDEM_CONSENT_EVENT_TOPIC,
                                                      TANDEM_CONSENT_EVENT_KIND, TANDEM_CONSENT_EVENT_AT };

  for (guint i = 0; i < there->len; i++)
    {
      gboolean same = TRUE;

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        same &= tandem_record_column_equal (there->pdata[i], consent, columns[k]);
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* Whether the last that was said of the same is that nothing more is wanted. */
static gboolean
is_refused (GPtrArray *there, TandemRecord *consent)
{
  TandemRecord *last = NULL;

  for (guint i = 0; i < there->len; i++)
    if (tandem_record_column_equal (there->pdata[i], consent, TANDEM_CONSENT_EVENT_CHANNEL)
        && tandem_record_column_equal (there->pdata[i], consent, TANDEM_CONSENT_EVENT_TOPIC)
        && (last == NULL
            || g_strcmp0 (tandem_record_get_text (last, TANDEM_CONSENT_EVENT_AT),
                          tandem_record_get_text (there->pdata[i], TANDEM_CONSENT_EVENT_AT))
                   <= 0))
      last = there->pdata[i];
  return last && tandem_consent_is_refusal (tandem_record_get_text (last, TANDEM_CONSENT_EVENT_KIND));
}

/* Who refused has to agree again by herself, on whatever day a whole list is said to agree; and nobody refuses twice who does not say
 * when. */
static gboolean
is_overruled (GPtrArray *there, const TandemContactDraft *draft, TandemRecord *consent)
{
  return (consent == draft->general_consent || tandem_record_is_null (consent, TANDEM_CONSENT_EVENT_AT))
         && is_refused (there, consent);
}

/* Consents are only ever added to: one that was told already is not told again. */
static gboolean
add_consents (TandemConnection *connection, TandemBulkLoad *load, gint64 contact_id, TandemContactDraft *draft,
              gboolean *changed, GError **error)
{
  GPtrArray *consents = draft->consents;
  g_autoptr (GPtrArray) there = NULL;

  if (consents->len == 0)
    return TRUE;
  there = list_there (connection, load, tandem_consent_event_list, contact_id, error);
  for (guint i = 0; there && i < consents->len; i++)
    {
      if (is_told (there, consents->pdata[i]) || is_overruled (there, draft, consents->pdata[i])
          || (!load && !note (connection, changed)))
        continue;
      tandem_record_set_id (consents->pdata[i], TANDEM_CONSENT_EVENT_CONTACT_ID, contact_id);
      if (!insert (connection, load, consents->pdata[i], error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (consents->pdata[i]));
    }
  return there != NULL;
}

/**
 * tandem_act_add_parts:
 * @overwrites: whether a value of a field of the firm's own, or the strength of an interest, takes the place of what is there
 * @changed: (out) (optional): set where something was written, else left
 *
 * Adds the tags, interests, consents and values of fields of the firm's own of a draft to a contact that does not have them. The
 * same draft twice changes nothing the second time. With a connection that is not writing it only tells whether there is anything
 * to write.
 */
gboolean
tandem_act_add_parts (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft, gboolean overwrites,
                      gboolean *changed, GError **error)
{
  return add_tags (connection, TANDEM_TYPE_CONTACT, contact_id, draft->tags, changed, error)
         && add_interests (connection, NULL, contact_id, draft, overwrites, changed, error)
         && add_consents (connection, NULL, contact_id, draft, changed, error)
         && set_values (connection, TANDEM_CUSTOM_VALUE_CONTACT_ID, contact_id, draft->values, overwrites, changed,
                        error);
}

/**
 * tandem_act_add_ids:
 * @foreign_ids: (element-type TandemForeignId): what other programs call the contact
 * @changed: (out) (optional): set where something was written, else left
 *
 * Remembers them, as far as they are not known. With a connection that is not writing it only tells whether there is anything to
 * write.
 */
gboolean
tandem_act_add_ids (TandemConnection *connection, gint64 contact_id, GPtrArray *foreign_ids, gboolean *changed,
                    GError **error)
{
  return add_ids (connection, TANDEM_FOREIGN_ID_CONTACT_ID, contact_id, foreign_ids, changed, error);
}

/**
 * tandem_act_load_parts:
 * @load: of the type of each
 *
 * The same, but for the tags, for a contact that was loaded just now.
 */
gboolean
tandem_act_load_parts (TandemBulkLoad *load, gint64 contact_id, TandemContactDraft *draft, GError **error)
{
  return add_interests (NULL, load, contact_id, draft, FALSE, NULL, error)
         && add_consents (NULL, load, contact_id, draft, NULL, error)
         && load_values (load, contact_id, draft->values, error);
}

/* --- companies ----------------------------------------------------------------------------------------------------- */

static gboolean
fill_company (TandemConnection *connection, gint64 company_id, TandemCompanyDraft *draft, TandemContactParts overwrite,
              gboolean *changed, GError **error)
{
  g_autoptr (TandemContactState) state = tandem_company_state_load (connection, company_id, error);

  if (state == NULL)
    return FALSE;
  return tandem_company_state_merge (state, draft, overwrite) == 0 || !note (connection, changed)
         || tandem_company_state_write (state, connection, error);
}

/**
 * tandem_act_fill_company:
 * @overwrite: of its facts, its points, its address and the fields of the firm's own, what takes the place of what is there; all
 *   else fills what is blank
 * @changed: (out) (optional): set where something was written, else left
 *
 * Adds what a company lacks of a draft. With a connection that is not writing it only tells whether there is anything to write.
 */
gboolean
tandem_act_fill_company (TandemConnection *connection, gint64 company_id, TandemCompanyDraft *draft,
                         TandemContactParts overwrite, gboolean *changed, GError **error)
{
  return fill_company (connection, company_id, draft, overwrite, changed, error)
         && add_tags (connection, TANDEM_TYPE_COMPANY, company_id, draft->tags, changed, error)
         && set_values (connection, TANDEM_CUSTOM_VALUE_COMPANY_ID, company_id, draft->values,
                        (overwrite & TANDEM_CONTACT_PART_MORE) != 0, changed, error)
         && add_ids (connection, TANDEM_FOREIGN_ID_COMPANY_ID, company_id, draft->ids, changed, error);
}

static gboolean
is_below (TandemConnection *connection, gint64 company_id, gint64 other_id, gboolean *is, GError **error)
{
  *is = FALSE;
  for (guint i = 0; company_id != 0 && !*is && i < MOST_PARENTS; i++)
    {
      g_autoptr (TandemRecord) company = NULL;

      if ((*is = company_id == other_id))
        break;
      company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error);
      if (company == NULL)
        return FALSE;
      company_id = tandem_record_get_integer (company, TANDEM_COMPANY_PARENT_ID);
    }
  return TRUE;
}

/**
 * tandem_act_name_parent:
 * @name: of the company that it is a part of, which is made where it is not there
 * @overwrites: whether it takes the place of another
 * @changed: (out) (optional): set where something was written, else left
 *
 * Nothing comes to stand below itself: such a name is passed over. With a connection that is not writing it only tells whether
 * there is anything to write.
 */
gboolean
tandem_act_name_parent (TandemConnection *connection, gint64 company_id, const char *name, gboolean overwrites,
                        gboolean *changed, GError **error)
{
  g_autoptr (TandemRecord) company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, company_id, error);
  gint64 before, parent_id;
  gboolean is_circle;

  if (company == NULL)
    return FALSE;
  before = tandem_record_get_integer (company, TANDEM_COMPANY_PARENT_ID);
  if (before != 0 && !overwrites)
    return TRUE;
  if (!tandem_contact_query_find_company (connection, name, &parent_id, error)
      || !is_below (connection, parent_id, company_id, &is_circle, error))
    return FALSE;
  if (is_circle || (parent_id != 0 && parent_id == before) || !note (connection, changed))
    return TRUE;
  parent_id = before;
  if (!tandem_act_find_or_add_company (connection, name, &parent_id, error))
    return FALSE;
  if (parent_id == before)
    return TRUE;
  tandem_record_set_id (company, TANDEM_COMPANY_PARENT_ID, parent_id);
  return tandem_record_update (company, connection, error);
}

/**
 * tandem_act_add_company_draft:
 * @draft: its company gets its id
 *
 * Adds a company with what hangs on it.
 */
gboolean
tandem_act_add_company_draft (TandemConnection *connection, TandemCompanyDraft *draft, GError **error)
{
  return tandem_act_add_company (connection, TANDEM_RECORD (draft->company), error)
         && tandem_act_fill_company (connection, tandem_record_get_id (TANDEM_RECORD (draft->company)), draft, 0, NULL,
                                     error);
}
