/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may be there already, as somebody types letter by letter: what is told is what a look through the whole file finds,
 * although only what changed is asked for. */
#include "sales/tandem-contact-lookalikes.h"

#include <sqlite3.h>
#include <string.h>

#include "act/tandem-act.h"
#include "base/tandem-fold.h"
#include "sample-firm.h"
#include "model/tandem-contact.h"
#include "search/plain-search.h"
#include "store/tandem-connection.h"
#include "ui-test.h"

#define N_CONTACTS   80
#define N_STEPS      120
#define N_FIELDS     3
#define FEWEST_DIGIT 6

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  TandemContactLookalikes *lookalikes;
  char *fields[N_FIELDS]; /* e-mail, phone, name, as far as they are typed */
  char *wanted[N_FIELDS]; /* what is typed into them */
  gint64 renamed;         /* the next one; 0: of whom is told, or somebody */
  GPtrArray *found;
  GError *error;
  gboolean is_answered;
  gboolean is_told; /* of a change */
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->is_told = TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemStore *store;

  firm_file_set_up (&self->file, NULL);
  self->workspace = tandem_workspace_create (self->file.path, "test", "Firm", FALSE, &error);
  g_assert_no_error (error);
  store = tandem_workspace_get_store (self->workspace);
  sample_firm_fill (self->workspace,
                    &(TandemSampleOptions) { .n_contacts = N_CONTACTS, .seed = 5, .today = "2026-11-24" });
  tandem_search_start (tandem_workspace_get_search (self->workspace));
  WAIT_FOR (tandem_search_is_ready (tandem_workspace_get_search (self->workspace), TANDEM_SEARCH_CONTACT));
  self->lookalikes = tandem_contact_lookalikes_new (self->workspace);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (tandem_workspace_get_store (self->workspace), self);
  g_object_unref (self->lookalikes);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_free (self->fields[i]);
      g_free (self->wanted[i]);
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

/* --- what is told -------------------------------------------------------------------------------------------------- */

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = tandem_contact_lookalikes_find_finish (TANDEM_CONTACT_LOOKALIKES (object), result, &self->error);
  self->is_answered = TRUE;
}

static void
cancelled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = tandem_contact_lookalikes_find_finish (TANDEM_CONTACT_LOOKALIKES (object), result, &error);

  g_assert_true (found || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
look (Fixture *self, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  tandem_contact_lookalikes_find_async (self->lookalikes, self->fields[0], self->fields[1], self->fields[2],
                                        cancellable, callback, self);
}

static char *
describe_found (Fixture *self)
{
  GString *text = g_string_new (NULL);

  self->is_answered = FALSE;
  look (self, NULL, found_cb);
  WAIT_FOR (self->is_answered);
  g_assert_no_error (self->error);
  for (guint i = 0; i < self->found->len; i++)
    {
      const TandemLookalike *lookalike = self->found->pdata[i];

      g_string_append_printf (text, "%u: %" G_GINT64_FORMAT "; ", lookalike->reason, lookalike->row->id);
    }
  return g_string_free (text, FALSE);
}

/* --- what is there ------------------------------------------------------------------------------------------------- */

static void
add_expected (GArray *ids, GString *text, TandemLookalikeReason reason, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  if (id == 0 || ids->len == TANDEM_LOOKALIKES_MOST)
    return;
  g_array_append_val (ids, id);
  g_string_append_printf (text, "%u: %" G_GINT64_FORMAT "; ", reason, id);
}

static void
add_words (Fixture *self, GArray *ids, GString *text, TandemLookalikeReason reason, const char *words)
{
  g_autoptr (GArray) all = plain_search_list (self->file.path, TANDEM_SEARCH_CONTACT, words);

  for (guint i = 0; i < MIN (all->len, TANDEM_LOOKALIKES_MOST); i++)
    add_expected (ids, text, reason, g_array_index (all, gint64, i));
}

static char *
describe_expected (Fixture *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);

  if (self->fields[0])
    {
      g_autofree char *folded = tandem_fold_text (self->fields[0]);
      char *sql = sqlite3_mprintf ("SELECT coalesce (min (c.id), 0) FROM contact_point AS p JOIN contact AS c"
                                   " ON c.id = p.contact_id WHERE p.kind = 'email' AND p.normalised = %Q"
                                   " AND c.deleted_at IS NULL AND p.deleted_at IS NULL",
                                   folded);

      add_expected (ids, text, TANDEM_LOOKALIKE_EMAIL, firm_file_ask (self->file.path, sql));
      sqlite3_free (sql);
    }
  if (self->fields[1])
    {
      g_autofree char *digits = tandem_fold_digits (self->fields[1]);

      if (strlen (digits) >= FEWEST_DIGIT)
        add_words (self, ids, text, TANDEM_LOOKALIKE_PHONE, digits);
    }
  if (self->fields[2])
    add_words (self, ids, text, TANDEM_LOOKALIKE_NAME, self->fields[2]);
  return g_string_free (text, FALSE);
}

/* --- typing -------------------------------------------------------------------------------------------------------- */

static void
want (Fixture *self, guint field)
{
  static const char *const texts[N_FIELDS] = {
    "SELECT value FROM contact_point WHERE kind = 'email' AND contact_id = (",
    "SELECT value FROM contact_point WHERE kind IN ('phone', 'mobile') AND contact_id = (",
    "SELECT given_name || ' ' || family_name FROM contact WHERE id = (",
  };
  g_autofree char *place = g_strdup_printf ("%d", g_test_rand_int_range (0, N_CONTACTS / 2));
  g_autofree char *sql
      = g_strconcat ("SELECT coalesce ((", texts[field], "SELECT id FROM contact ORDER BY id LIMIT 1 OFFSET ", place,
                     ") LIMIT 1), 'Nobody Xquist')", NULL);

  g_free (self->wanted[field]);
  self->wanted[field] = firm_file_ask_text (self->file.path, sql);
  g_clear_pointer (&self->fields[field], g_free);
}

/* A few letters more of one field, or a new text. */
static void
type (Fixture *self)
{
  guint field = (guint) g_test_rand_int_range (0, N_FIELDS);
  glong n_typed = self->fields[field] ? g_utf8_strlen (self->fields[field], -1) : 0;
  glong n_wanted = self->wanted[field] ? g_utf8_strlen (self->wanted[field], -1) : 0;
  glong n_next = n_typed + g_test_rand_int_range (1, 8);

  if (n_typed >= n_wanted)
    {
      want (self, field);
      return;
    }
  g_free (self->fields[field]);
  self->fields[field] = g_utf8_substring (self->wanted[field], 0, MIN (n_next, n_wanted));
}

static gint64
pick_contact (Fixture *self)
{
  if (self->renamed != 0)
    return self->renamed;
  if (self->found && self->found->len > 0)
    return ((TandemLookalike *) self->found->pdata[0])->row->id;
  return firm_file_ask (self->file.path, "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY random ()");
}

static gboolean
rename_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static guint n;
  Fixture *self = data;
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, pick_contact (self), error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *given = g_strdup_printf ("Nobody%u", n++);

  g_assert_nonnull (contact);
  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Xquist");
  g_ptr_array_add (records, contact);
  return tandem_act_save (connection, "Change", records, error);
}

/* Somebody else writes into the file. */
static void
write_name (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->is_told = FALSE;
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, rename_cb, self, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_one (Fixture *self)
{
  write_name (self);
  WAIT_FOR (self->is_told);
}

static void
test_recount (Fixture *self, gconstpointer data)
{
  guint n_found = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    want (self, i);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *found = NULL, *expected = NULL;

      if (i % 5 == 4)
        rename_one (self);
      else
        type (self);
      found = describe_found (self);
      expected = describe_expected (self);
      g_test_message ("%s, %s, %s", self->fields[0], self->fields[1], self->fields[2]);
      g_assert_cmpstr (found, ==, expected);
      n_found += *found != '\0';
    }
  g_assert_cmpuint (n_found, >, N_STEPS / 4);
}

/* A letter that comes before the answer to the one before it, with and without a change meanwhile. */
static void
test_next_letter (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_FIELDS; i++)
    want (self, i);
  for (guint i = 0; i < N_STEPS / 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *found = NULL, *expected = NULL;

      type (self);
      look (self, cancellable, cancelled_cb);
      if (i % 3 == 2)
        rename_one (self);
      g_cancellable_cancel (cancellable);
      if (i % 3 == 1)
        type (self);
      found = describe_found (self);
      expected = describe_expected (self);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* What is found between a change and the word of it is not kept. */
static void
test_change_under_way (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_CONTACTS / 4; i++)
    {
      g_autofree char *one
          = g_strdup_printf ("(SELECT id FROM contact WHERE family_name <> 'Xquist' ORDER BY id LIMIT 1"
                             " OFFSET %u)",
                             i);
      g_autofree char *id = g_strconcat ("SELECT coalesce (", one, ", 0)", NULL);
      g_autofree char *name
          = g_strconcat ("SELECT given_name || ' ' || family_name FROM contact WHERE id = ", one, NULL);
      g_autofree char *found = NULL, *expected = NULL;

      self->renamed = firm_file_ask (self->file.path, id);
      g_free (self->fields[2]);
      self->fields[2] = firm_file_ask_text (self->file.path, name);
      write_name (self);
      self->is_answered = FALSE;
      look (self, NULL, found_cb);
      WAIT_FOR (self->is_answered && self->is_told);
      found = describe_found (self);
      expected = describe_expected (self);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/sales/contact-lookalikes/recount", Fixture, NULL, set_up, test_recount, tear_down);
  g_test_add ("/sales/contact-lookalikes/next-letter", Fixture, NULL, set_up, test_next_letter, tear_down);
  g_test_add ("/sales/contact-lookalikes/change-under-way", Fixture, NULL, set_up, test_change_under_way, tear_down);
  return g_test_run ();
}
