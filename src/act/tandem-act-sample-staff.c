/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works in the invented firm: whoever made the file leads it, two sell, one does the marketing, and an assistant does a
 * part of the work of one who sells. What is whose follows from where it stands in the story, without a draw. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-model.h"

static const struct {
  const char *name, *email, *role;
} staff[TANDEM_SAMPLE_N_STAFF] = {
  [TANDEM_SAMPLE_FIRST_SELLER] = { "Nora Byrne", "nora@brightwater.example", "sales" },
  [TANDEM_SAMPLE_OTHER_SELLER] = { "Liam Doyle", "liam@brightwater.example", "sales" },
  [TANDEM_SAMPLE_MARKETER] = { "Aoife Keane", "aoife@brightwater.example", "marketing" },
  [TANDEM_SAMPLE_ASSISTANT] = { "Tom Walsh", "tom@brightwater.example", "assistant" },
};

/**
 * tandem_sample_write_staff:
 *
 * Writes the colleagues of whoever made the file.
 */
gboolean
tandem_sample_write_staff (TandemSample *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      g_autoptr (TandemRecord) person = TANDEM_RECORD (tandem_person_new ());

      tandem_record_set_text (person, TANDEM_PERSON_NAME, staff[i].name);
      tandem_record_set_text (person, TANDEM_PERSON_EMAIL, staff[i].email);
      tandem_record_set_text (person, TANDEM_PERSON_ROLE, staff[i].role);
      if (i == TANDEM_SAMPLE_ASSISTANT)
        tandem_record_set_id (person, TANDEM_PERSON_WORKS_FOR_ID, self->staff_ids[TANDEM_SAMPLE_FIRST_SELLER]);
      if (!tandem_record_insert (person, self->connection, error))
        return FALSE;
      self->staff_ids[i] = tandem_record_get_id (person);
    }
  return TRUE;
}

/**
 * tandem_sample_pick_owner:
 * @number: of what is to be owned
 *
 * Returns: who sells it: three in ten are kept by who leads the firm
 */
gint64
tandem_sample_pick_owner (const TandemSample *self, guint number)
{
  guint share = number % 10;

  if (share < 4)
    return self->staff_ids[TANDEM_SAMPLE_FIRST_SELLER];
  return share < 7 ? self->staff_ids[TANDEM_SAMPLE_OTHER_SELLER] : self->person_id;
}

/**
 * tandem_sample_pick_maker:
 * @owner_id: whose work it is
 * @number: of the piece of work
 *
 * Returns: who does it: every third piece of the work of the first who sells is done by the assistant
 */
gint64
tandem_sample_pick_maker (const TandemSample *self, gint64 owner_id, guint number)
{
  return owner_id == self->staff_ids[TANDEM_SAMPLE_FIRST_SELLER] && number % 3 == 0
             ? self->staff_ids[TANDEM_SAMPLE_ASSISTANT]
             : owner_id;
}
