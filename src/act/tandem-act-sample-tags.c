/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-sample-private.h"

#include "base/tandem-date.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-interest.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-relationship.h"
#include "model/tandem-tag.h"

/* Each is borne by one contact in so many. */
static const struct {
  const char *name;
  guint one_in;
} tags[TANDEM_SAMPLE_N_TAGS] = {
  { "Trade fair", 9 }, { "Speaks for others", 17 }, { "Press", 41 }, { "Installer", 23 }, { "Call after five", 31 },
};

/**
 * tandem_sample_make_tags:
 *
 * Writes the tags themselves.
 */
gboolean
tandem_sample_make_tags (TandemSample *self, GError **error)
{
  g_autoptr (TandemRecord) tag = TANDEM_RECORD (tandem_tag_new ());
  gint64 start = tandem_sample_calendar_get_start (self->calendar, TANDEM_SAMPLE_N_DAYS);

  for (guint i = 0; i < TANDEM_SAMPLE_N_TAGS; i++)
    {
      tandem_record_reuse (tag);
      tandem_record_set_text (tag, TANDEM_TAG_NAME, tags[i].name);
      if (!tandem_sample_insert (self, tag, start, error))
        return FALSE;
      self->tag_ids[i] = tandem_record_get_id (tag);
    }
  return TRUE;
}

/**
 * tandem_sample_write_tags:
 * @owner_column: whether it is a contact or a company
 * @number: of which it depends what it bears: most bear nothing
 * @at: since when, in ms
 */
gboolean
tandem_sample_write_tags (TandemSample *self, guint owner_column, gint64 owner_id, guint number, gint64 at,
                          GError **error)
{
  for (guint i = 0; i < TANDEM_SAMPLE_N_TAGS; i++)
    {
      if (number % tags[i].one_in != 0)
        continue;
      tandem_record_reuse (self->tie);
      tandem_record_set_id (self->tie, TANDEM_RECORD_TAG_TAG_ID, self->tag_ids[i]);
      tandem_record_set_id (self->tie, owner_column, owner_id);
      if (!tandem_sample_insert (self, self->tie, at, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_sample_write_relation:
 * @number: of which it depends whether there is one: most have none
 * @at: since when, in ms
 *
 * Relates a contact to the one that was written before it.
 */
gboolean
tandem_sample_write_relation (TandemSample *self, gint64 contact_id, guint number, gint64 at, GError **error)
{
  gint64 other_id = self->last_contact_id;
  const char *kind = number % 19 == 0 ? "referred-by" : number % 37 == 0 ? "colleague" : NULL;

  self->last_contact_id = contact_id;
  if (other_id == 0 || kind == NULL)
    return TRUE;
  tandem_record_reuse (self->relationship);
  tandem_record_set_id (self->relationship, TANDEM_RELATIONSHIP_CONTACT_ID, contact_id);
  tandem_record_set_id (self->relationship, TANDEM_RELATIONSHIP_OTHER_ID, other_id);
  tandem_record_set_text (self->relationship, TANDEM_RELATIONSHIP_KIND, kind);
  return tandem_sample_insert (self, self->relationship, at, error);
}

static gboolean
write_consent (TandemSample *self, gint64 contact_id, gboolean is_allowed, gint64 at, GError **error)
{
  char instant[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (at, instant);
  tandem_record_reuse (self->consent);
  tandem_record_set_id (self->consent, TANDEM_CONSENT_EVENT_CONTACT_ID, contact_id);
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_CHANNEL, "email");
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_TOPIC, "Newsletter");
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_KIND, is_allowed ? "confirmed" : "withdrawn");
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_LAWFUL_BASIS, "consent");
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_SOURCE,
                          is_allowed ? "Form on the web" : "Link in the letter");
  tandem_record_set_text (self->consent, TANDEM_CONSENT_EVENT_AT, instant);
  tandem_record_set_id (self->consent, TANDEM_CONSENT_EVENT_PERSON_ID, self->person_id);
  return tandem_sample_insert (self, self->consent, at, error);
}

/**
 * tandem_sample_write_wishes:
 * @number: of which it depends what the contact is interested in, and what it allowed: most neither
 * @at: since when, in ms
 */
gboolean
tandem_sample_write_wishes (TandemSample *self, gint64 contact_id, guint number, gint64 at, GError **error)
{
  static const char *const categories[] = { "Batteries", "Rooftop solar", "Charging", "Service" };

  if (number % 7 == 0)
    {
      tandem_record_reuse (self->interest);
      tandem_record_set_id (self->interest, TANDEM_INTEREST_CONTACT_ID, contact_id);
      tandem_record_set_text (self->interest, TANDEM_INTEREST_CATEGORY,
                              categories[number / 7 % G_N_ELEMENTS (categories)]);
      tandem_record_set_integer (self->interest, TANDEM_INTEREST_STRENGTH, 1 + number % 3);
      tandem_record_set_text (self->interest, TANDEM_INTEREST_KIND, number % 2 ? "stated" : "clicked");
      if (!tandem_sample_insert (self, self->interest, at, error))
        return FALSE;
    }
  return (number % 5 != 0 || write_consent (self, contact_id, TRUE, at, error))
         && (number % 35 != 0 || write_consent (self, contact_id, FALSE, at + 1000, error));
}
