/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-sample-private.h"

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
