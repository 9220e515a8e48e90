/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline page by page, compared with all of it in one page and with what was written. */
#include "../firm-file.h"

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal.h"
#include "model/tandem-timeline-query.h"
#include "model/tandem-touch.h"
#include "store/tandem-connection.h"

#define N_ROUNDS 60
#define PAGE     7
#define ALL      10000

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 company_id, contact_id, other_id, deal_id;
} Fixture;

static const char *const kinds[] = { "call", "meeting", "email", "letter", "task", "check-in", "note" };

/* Three of one instant, of which the next page begins between two. */
static gboolean
add_round (TandemConnection *connection, Fixture *self, gint64 contact_id, guint round, GError **error)
{
  g_autofree char *at = g_strdup_printf ("2026-%02u-%02uT10:00:00.000Z", 1 + round / 20, 1 + round % 20);
  g_autoptr (TandemRecord) call = TANDEM_RECORD (tandem_activity_new ());
  g_autoptr (TandemRecord) trashed = NULL;
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

  tandem_record_set_text (call, TANDEM_ACTIVITY_KIND, kinds[round % G_N_ELEMENTS (kinds)]);
  tandem_record_set_text (call, TANDEM_ACTIVITY_AT, at);
  tandem_record_set_text (call, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (call, TANDEM_ACTIVITY_CONTACT_ID, contact_id);
  if (round % 3 == 0)
    tandem_record_set_id (call, TANDEM_ACTIVITY_DEAL_ID, self->deal_id);
  trashed = tandem_record_copy (call);
  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, contact_id);
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, at);
  return tandem_record_insert (call, connection, error) && tandem_record_insert (touch, connection, error)
         && tandem_record_insert (trashed, connection, error) && tandem_record_trash (trashed, connection, error);
}

static gboolean
add_person (TandemConnection *connection, Fixture *self, const char *name, gint64 *id, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, name);
  draft->company = g_strdup ("Kranich");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  self->company_id = tandem_record_get_integer (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_COMPANY_ID);
  return TRUE;
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id = 0;

  if (!tandem_connection_get_int64 (connection, "SELECT min(id) FROM stage WHERE kind = 'open'", &stage_id, error))
    return FALSE;
  tandem_change_set_begin (connection, "Fill");
  if (!add_person (connection, self, "Aslan", &self->contact_id, error)
      || !add_person (connection, self, "Brandt", &self->other_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Line 3");
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, self->contact_id);
  tandem_record_set_id (deal, TANDEM_DEAL_COMPANY_ID, self->company_id);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  if (!tandem_act_save_deal (connection, deal, "Kranich", stage_id, error))
    return FALSE;
  self->deal_id = tandem_record_get_id (deal);
  for (guint i = 0; i < N_ROUNDS; i++)
    if (!add_round (connection, self, i % 4 == 3 ? self->other_id : self->contact_id, i, error))
      return FALSE;
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, fill_cb, self, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

static GPtrArray *
load (Fixture *self, TandemTimelineSubject subject, gint64 id, TandemTimelineFilter filter, TandemTimelineEntry *after,
      guint limit)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = tandem_timeline_query_load_page (tandem_store_get_list_connection (store), subject, id, filter,
                                                        after, limit, &error);

  g_assert_no_error (error);
  return entries;
}

static void
assert_ordered (GPtrArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    {
      TandemTimelineEntry *newer = entries->pdata[i - 1], *older = entries->pdata[i];
      int order = strcmp (newer->at, older->at);

      g_assert_true (order > 0 || (order == 0 && newer->id > older->id));
    }
}

static void
assert_pages (Fixture *self, TandemTimelineSubject subject, gint64 id, TandemTimelineFilter filter, guint n_expected)
{
  g_autoptr (GPtrArray) all = load (self, subject, id, filter, NULL, ALL);
  TandemTimelineEntry *after = NULL;
  g_autoptr (GPtrArray) page = NULL;
  guint n = 0;

  g_assert_cmpuint (all->len, ==, n_expected);
  assert_ordered (all);
  do
    {
      g_autoptr (GPtrArray) next = load (self, subject, id, filter, after, PAGE);

      for (guint i = 0; i < next->len; i++, n++)
        g_assert_true (tandem_timeline_entry_equal (next->pdata[i], all->pdata[n]));
      g_clear_pointer (&page, g_ptr_array_unref);
      page = g_steal_pointer (&next);
      after = page->len > 0 ? page->pdata[page->len - 1] : NULL;
    }
  while (page->len == PAGE);
  g_assert_cmpuint (n, ==, all->len);
}

/* Of 60 rounds 45 are with the one, 15 with the other; each of them has a first step of the lifecycle, and there is a deal. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  assert_pages (self, TANDEM_TIMELINE_OF_CONTACT, self->contact_id, TANDEM_TIMELINE_EVERYTHING, 2 * 45 + 1 + 1);
  assert_pages (self, TANDEM_TIMELINE_OF_CONTACT, self->other_id, TANDEM_TIMELINE_EVERYTHING, 2 * 15 + 1);
  assert_pages (self, TANDEM_TIMELINE_OF_COMPANY, self->company_id, TANDEM_TIMELINE_EVERYTHING, 2 * 60 + 2 + 1);
  assert_pages (self, TANDEM_TIMELINE_OF_DEAL, self->deal_id, TANDEM_TIMELINE_EVERYTHING, 20 + 1 + 45);
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  static const guint expected[TANDEM_TIMELINE_N_FILTERS] = {
    [TANDEM_TIMELINE_EVERYTHING] = 123, [TANDEM_TIMELINE_CALLS] = 9,  [TANDEM_TIMELINE_MEETINGS] = 9,
    [TANDEM_TIMELINE_MAILS] = 18,       [TANDEM_TIMELINE_TASKS] = 16, [TANDEM_TIMELINE_NOTES] = 8,
    [TANDEM_TIMELINE_STEPS] = 2,        [TANDEM_TIMELINE_DEALS] = 1,  [TANDEM_TIMELINE_CAMPAIGNS] = 60,
  };

  for (guint filter = 0; filter < TANDEM_TIMELINE_N_FILTERS; filter++)
    assert_pages (self, TANDEM_TIMELINE_OF_COMPANY, self->company_id, (TandemTimelineFilter) filter, expected[filter]);
}

static void
test_day_of_the_firm (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries
      = load (self, TANDEM_TIMELINE_OF_CONTACT, self->contact_id, TANDEM_TIMELINE_CAMPAIGNS, NULL, 1);
  TandemTimelineEntry *entry = entries->pdata[0];

  g_assert_cmpstr (entry->at, ==, "2026-03-19T10:00:00.000Z");
  g_assert_cmpstr (entry->day, ==, "2026-03-19");
  g_assert_cmpstr (entry->detail, ==, "click");
  g_assert_null (entry->contact);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/model/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pages", test_pages);
  ADD ("filters", test_filters);
  ADD ("day-of-the-firm", test_day_of_the_firm);
  return g_test_run ();
}
