/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-consent-event.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemConsentEvent {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CONSENT_EVENT_N_COLUMNS] = {
  [TANDEM_CONSENT_EVENT_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_CONSENT_EVENT_CHANNEL] = { "channel", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_TOPIC] = { "topic", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_LAWFUL_BASIS] = { "lawful_basis", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_SOURCE] = { "source", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_WORDING] = { "wording", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_AT] = { "at", TANDEM_COLUMN_TEXT },
  [TANDEM_CONSENT_EVENT_PERSON_ID] = { "person_id", TANDEM_COLUMN_INTEGER, .names = "person" },
};

#define MOST 6

static const struct {
  struct {
    const char *nick, *title;
  } entries[MOST];
} words[TANDEM_CONSENT_N_WORDS] = {
  [TANDEM_CONSENT_CHANNEL] = { { { "email", NC_ ("consent", "E-mail") },
                                 { "phone", NC_ ("consent", "Phone") },
                                 { "message", NC_ ("consent", "Message") },
                                 { "letter", NC_ ("consent", "Letter") },
                                 { "visit", NC_ ("consent", "Visit") } } },
  [TANDEM_CONSENT_KIND] = { { { "requested", NC_ ("consent", "Requested") },
                              { "confirmed", NC_ ("consent", "Confirmed") },
                              { "withdrawn", NC_ ("consent", "Withdrawn") },
                              { "objected", NC_ ("consent", "Objected") },
                              { "expired", NC_ ("consent", "Expired") } } },
  [TANDEM_CONSENT_BASIS] = { { { "consent", NC_ ("consent", "Consent") },
                               { "contract", NC_ ("consent", "Contract") },
                               { "legitimate-interest", NC_ ("consent", "Legitimate interest") },
                               { "legal-obligation", NC_ ("consent", "Legal obligation") } } },
};

G_DEFINE_FINAL_TYPE (TandemConsentEvent, tandem_consent_event, TANDEM_TYPE_RECORD)

/* What was said once stays said: a change of mind is an event of its own. With a merge, and when it is taken back, it goes to
 * another contact. */
static gboolean
check_kept (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) stored
      = tandem_record_load (connection, TANDEM_TYPE_CONSENT_EVENT, tandem_record_get_id (self), error);

  for (guint i = 0; stored && i < TANDEM_CONSENT_EVENT_N_COLUMNS; i++)
    if (i != TANDEM_CONSENT_EVENT_CONTACT_ID && !tandem_record_column_equal (self, stored, i))
      {
        g_set_error_literal (
            error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
            _ ("What was said of a consent stays as it was written down. Nothing was changed; add what "
               "holds now as a new one."));
        return FALSE;
      }
  return stored != NULL;
}

/* Who writes it down, and when, unless it tells of another day. */
static gboolean
tandem_consent_event_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (tandem_record_get_id (self) != 0)
    return check_kept (self, connection, error);
  if (tandem_record_is_null (self, TANDEM_CONSENT_EVENT_AT))
    tandem_record_set_text (self, TANDEM_CONSENT_EVENT_AT, tandem_change_set_get_at (connection));
  if (tandem_record_is_null (self, TANDEM_CONSENT_EVENT_PERSON_ID))
    tandem_record_set_id (self, TANDEM_CONSENT_EVENT_PERSON_ID,
                          tandem_change_set_get_person_id (tandem_connection_get_change_set (connection)));
  return TRUE;
}

static void
tandem_consent_event_class_init (TandemConsentEventClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "consent_event", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_consent_event_prepare;
}

static void
tandem_consent_event_init (TandemConsentEvent *self)
{
}

/**
 * tandem_consent_event_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemConsentEvent *
tandem_consent_event_new (void)
{
  return g_object_new (TANDEM_TYPE_CONSENT_EVENT, NULL);
}

/**
 * tandem_consent_is_refusal:
 *
 * Returns: whether whoever said it last wants nothing more
 */
gboolean
tandem_consent_is_refusal (const char *kind)
{
  return g_strcmp0 (kind, "withdrawn") == 0 || g_strcmp0 (kind, "objected") == 0;
}

/**
 * tandem_consent_event_list:
 *
 * Returns: (transfer full) (element-type TandemConsentEvent) (nullable): all that was said, by channel and topic, of each the
 *   newest first: that is what holds
 */
GPtrArray *
tandem_consent_event_list (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_CONSENT_EVENT,
                                   "contact_id = $1 AND deleted_at IS NULL ORDER BY channel, coalesce (topic, ''), at "
                                   "DESC, id DESC",
                                   contact_id, error);
}

guint
tandem_consent_words_get_n (TandemConsentWords kind)
{
  guint n = 0;

  while (n < MOST && words[kind].entries[n].nick)
    n++;
  return n;
}

const char *
tandem_consent_words_get_nick (TandemConsentWords kind, guint place)
{
  g_return_val_if_fail (place < tandem_consent_words_get_n (kind), NULL);
  return words[kind].entries[place].nick;
}

/**
 * tandem_consent_words_to_title:
 *
 * Returns: (transfer none) (nullable): what it is called; what is no nick as it is
 */
const char *
tandem_consent_words_to_title (TandemConsentWords kind, const char *nick)
{
  for (guint i = 0; i < tandem_consent_words_get_n (kind); i++)
    if (g_strcmp0 (words[kind].entries[i].nick, nick) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "consent", words[kind].entries[i].title);
  return nick;
}
