/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who answers a campaign touches it, with a name or without one. When a contact comes of an answer without a name, the touch
 * is that contact's first, and the campaign its source: attribution loses nothing of the time before. */
#include "act/tandem-act-campaign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-fold.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-touch.h"
#include "store/tandem-connection.h"
#include "store/tandem-naming.h"
#include "store/tandem-store-error.h"

/* What a member does by itself, so that the campaign touched it. */
static gboolean
is_answer (const char *status)
{
  return g_strcmp0 (status, "responded") == 0 || g_strcmp0 (status, "converted") == 0
         || g_strcmp0 (status, "clicked") == 0;
}

static gboolean
find_by_email (TandemConnection *connection, const char *email, gint64 *contact_id, GError **error)
{
  g_autofree char *folded = tandem_fold_text (email);

  return tandem_contact_query_find_point (connection, "email", folded, contact_id, error);
}

static gboolean
find_by_name (TandemConnection *connection, const char *name, gint64 *contact_id, GError **error)
{
  g_autoptr (GArray) ids = tandem_contact_query_list_named (connection, name, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len > 1)
    {
      g_set_error (
          error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
          /* Translators: %s is the name of a person */
          _ ("Several contacts are called “%s”. Write the e-mail address of one of them, or more than the name. "
             "Nothing was saved."),
          name);
      return FALSE;
    }
  *contact_id = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

/* Somebody who stands there without a contact stays so as long as the name is the same. */
static gboolean
is_named_anew (TandemConnection *connection, TandemRecord *member, gboolean *is_new, GError **error)
{
  gint64 id = tandem_record_get_id (member);
  g_autoptr (TandemRecord) old = id ? tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_MEMBER, id, error) : NULL;

  *is_new = old == NULL
            || g_strcmp0 (tandem_record_get_text (old, TANDEM_CAMPAIGN_MEMBER_NAME),
                          tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_NAME))
                   != 0;
  return id == 0 || old != NULL;
}

/* An e-mail address or a full name that one contact has is this contact. */
static gboolean
find_contact (TandemConnection *connection, TandemRecord *member, GError **error)
{
  const char *name = tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_NAME);
  gint64 contact_id = tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID);
  gboolean is_email = name && strchr (name, '@'), is_new = TRUE;

  if (contact_id != 0 || name == NULL)
    return TRUE;
  if (!is_email && !is_named_anew (connection, member, &is_new, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  if (!(is_email ? find_by_email (connection, name, &contact_id, error)
                 : find_by_name (connection, name, &contact_id, error)))
    return FALSE;
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, contact_id);
  return TRUE;
}

static gboolean
add_touch (TandemConnection *connection, TandemRecord *member, GError **error)
{
  gint64 campaign_id = tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID);
  g_autoptr (TandemRecord) campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, campaign_id, error);
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

  if (campaign == NULL)
    return FALSE;
  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID,
                        tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID));
  tandem_record_set_id (touch, TANDEM_TOUCH_CAMPAIGN_ID, campaign_id);
  tandem_record_set_id (touch, TANDEM_TOUCH_CHANNEL_ID,
                        tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_CHANNEL_ID));
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "response");
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_AT));
  if (!tandem_record_insert (touch, connection, error))
    return FALSE;
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID, tandem_record_get_id (touch));
  return TRUE;
}

static char *
make_label (TandemRecord *member)
{
  const char *name = tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_NAME);

  if (name == NULL)
    return g_strdup (_ ("Change a member of a campaign"));
  if (tandem_record_get_id (member) == 0)
    /* Translators: what undo will undo; %s is a person or what is known of one */
    return g_strdup_printf (_ ("Add the member “%s” to a campaign"), name);
  /* Translators: what undo will undo; %s is a person or what is known of one */
  return g_strdup_printf (_ ("Change the member “%s” of a campaign"), name);
}

/**
 * tandem_act_save_member:
 * @member: (type TandemCampaignMember): new, or changed; one without a time gets that of now
 *
 * Writes a member. An e-mail address or a full name that one contact has makes it this contact; an answer is a touch.
 */
gboolean
tandem_act_save_member (TandemConnection *connection, TandemRecord *member, GError **error)
{
  g_autofree char *label = make_label (member);

  if (tandem_record_is_null (member, TANDEM_CAMPAIGN_MEMBER_NAME)
      && tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID) == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A member needs a name, an e-mail address or a note of who it is. Nothing was saved."));
      return FALSE;
    }
  tandem_change_set_begin (connection, label);
  if (tandem_record_is_null (member, TANDEM_CAMPAIGN_MEMBER_AT))
    tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_AT, tandem_change_set_get_at (connection));
  if (!find_contact (connection, member, error)
      || (is_answer (tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS))
          && tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID) == 0
          && !add_touch (connection, member, error)))
    return FALSE;
  return tandem_record_get_id (member) == 0 ? tandem_record_insert (member, connection, error)
                                            : tandem_record_update (member, connection, error);
}

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_save_member (connection, data, error);
}

/**
 * tandem_act_save_member_async:
 * @member: (type TandemCampaignMember): not to be touched until the callback
 *
 * tandem_act_save_member() for pages; it ends in tandem_act_finish().
 */
void
tandem_act_save_member_async (TandemStore *store, TandemRecord *member, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, save_cb, g_object_ref (member), g_object_unref, NULL, callback,
                          user_data);
}

static gboolean
give_touch (TandemConnection *connection, gint64 touch_id, gint64 contact_id, GError **error)
{
  g_autoptr (TandemRecord) touch = NULL;

  if (touch_id == 0)
    return TRUE;
  touch = tandem_record_load (connection, TANDEM_TYPE_TOUCH, touch_id, error);
  if (touch == NULL)
    return FALSE;
  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, contact_id);
  return tandem_record_update (touch, connection, error);
}

static gboolean
fill_source (TandemConnection *connection, TandemRecord *contact, TandemRecord *member, GError **error)
{
  gint64 campaign_id = tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID);
  g_autoptr (TandemRecord) campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, campaign_id, error);

  if (campaign == NULL)
    return FALSE;
  tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, campaign_id);
  tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID,
                        tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_CHANNEL_ID));
  tandem_record_set_id (contact, TANDEM_CONTACT_FIRST_TOUCH_ID,
                        tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID));
  return TRUE;
}

/**
 * tandem_act_make_member_contact:
 * @draft: who it turned out to be
 *
 * A contact comes of a member without one. It keeps the first touch, and the campaign is its source.
 */
gboolean
tandem_act_make_member_contact (TandemConnection *connection, gint64 member_id, TandemContactDraft *draft,
                                GError **error)
{
  g_autoptr (TandemRecord) member = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_MEMBER, member_id, error);
  gint64 contact_id;

  if (member == NULL)
    return FALSE;
  if (tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID) != 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("This member is a contact already. Nothing was changed."));
      return FALSE;
    }
  if (!fill_source (connection, TANDEM_RECORD (draft->contact), member, error)
      || !tandem_act_add_contact (connection, draft, error))
    return FALSE;
  contact_id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, contact_id);
  return tandem_record_update (member, connection, error)
         && give_touch (connection, tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID), contact_id,
                        error);
}

typedef struct {
  gint64 member_id;
  TandemContactDraft *draft;
} Making;

static void
free_making (gpointer data)
{
  tandem_contact_draft_free (((Making *) data)->draft);
  g_free (data);
}

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;

  return tandem_act_make_member_contact (connection, making->member_id, making->draft, error);
}

/**
 * tandem_act_make_member_contact_async:
 * @draft: (transfer full): who it turned out to be
 *
 * tandem_act_make_member_contact() for pages; it ends in tandem_act_finish().
 */
void
tandem_act_make_member_contact_async (TandemStore *store, gint64 member_id, TandemContactDraft *draft,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  Making *making = g_new0 (Making, 1);

  making->member_id = member_id;
  making->draft = draft;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, make_cb, making, free_making, NULL, callback, user_data);
}

/* --- one that nothing came of ------------------------------------------------------------------------------------------ */

typedef struct {
  gint64 campaign_id;
  gboolean was_discarded;
} Discarding;

static gboolean
find_is_named (TandemConnection *connection, gint64 campaign_id, gboolean *is_named, GError **error)
{
  g_autoptr (GArray) namings = tandem_naming_list ("campaign");

  *is_named = FALSE;
  for (guint i = 0; i < namings->len && !*is_named; i++)
    {
      const TandemNaming *naming = &g_array_index (namings, TandemNaming, i);
      g_autofree char *where = g_strdup_printf ("%s = $1 LIMIT 1", naming->column_name);
      g_autoptr (GPtrArray) found = tandem_record_load_where (connection, naming->type, where, campaign_id, error);

      if (found == NULL)
        return FALSE;
      *is_named = found->len > 0;
    }
  return TRUE;
}

/**
 * tandem_act_discard_campaign:
 * @was_discarded: (out): whether it was moved to the trash
 *
 * Moves a campaign to the trash of which nothing was changed since it was added, and that nothing names.
 */
gboolean
tandem_act_discard_campaign (TandemConnection *connection, gint64 campaign_id, gboolean *was_discarded, GError **error)
{
  g_autoptr (TandemRecord) campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, campaign_id, error);
  gboolean is_named;

  *was_discarded = FALSE;
  if (campaign == NULL || !find_is_named (connection, campaign_id, &is_named, error))
    return FALSE;
  if (is_named || tandem_record_get_version (campaign) > 1 || tandem_record_get_deleted_at (campaign))
    return TRUE;
  tandem_change_set_begin (connection, _ ("Discard an empty campaign"));
  *was_discarded = tandem_record_trash (campaign, connection, error);
  return *was_discarded;
}

static gboolean
discard_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Discarding *discarding = data;

  return tandem_act_discard_campaign (connection, discarding->campaign_id, &discarding->was_discarded, error);
}

/**
 * tandem_act_discard_campaign_async:
 *
 * tandem_act_discard_campaign() for pages: what they saved before counts.
 */
void
tandem_act_discard_campaign_async (TandemStore *store, gint64 campaign_id, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Discarding *discarding = g_new0 (Discarding, 1);

  discarding->campaign_id = campaign_id;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, discard_cb, discarding, g_free, NULL, callback, user_data);
}

/**
 * tandem_act_discard_campaign_finish:
 *
 * Returns: whether it was moved to the trash
 */
gboolean
tandem_act_discard_campaign_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  const Discarding *discarding = tandem_store_run_get_data (result);

  return tandem_store_run_finish (store, result, error) && discarding->was_discarded;
}
