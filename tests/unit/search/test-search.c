/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act.h"
#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-channel.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"

/* Whatever was done, search finds what a look through the whole file does, in the same order. */

#define N_ACTS 1500
#define N_MANY 300 /* more than the ids of one change that are told */

/* --- the plain way ------------------------------------------------------------------------------------------------- */

/* For each kind: the ids in name order; then an id, whether it is a phone, and a text. */
static const struct {
  const char *order;
  const char *texts;
} plain[TANDEM_SEARCH_N_KINDS] = {
  { "SELECT id, NULL FROM contact WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, given_name FROM contact UNION ALL SELECT id, 0, family_name FROM contact"
    " UNION ALL SELECT id, 0, middle_name FROM contact"
    " UNION ALL SELECT c.id, 0, f.name FROM contact AS c, company AS f WHERE f.id = c.company_id"
    " UNION ALL SELECT contact_id, kind <> 'email', replace (value, '(0)', '') FROM contact_point WHERE kind <> 'url' "
    "AND deleted_at IS NULL"
    " UNION ALL SELECT contact_id, 0, city FROM address WHERE deleted_at IS NULL" },
  { "SELECT id, NULL FROM company WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, name FROM company UNION ALL SELECT id, 0, domain FROM company"
    " UNION ALL SELECT company_id, kind <> 'email', replace (value, '(0)', '') FROM contact_point WHERE kind <> 'url' "
    "AND deleted_at IS NULL"
    " UNION ALL SELECT company_id, 0, city FROM address WHERE deleted_at IS NULL" },
  { "SELECT id, title FROM deal WHERE deleted_at IS NULL",
    "SELECT id, 0, title FROM deal"
    " UNION ALL SELECT d.id, 0, c.given_name FROM deal AS d, contact AS c WHERE c.id = d.contact_id"
    " UNION ALL SELECT d.id, 0, c.family_name FROM deal AS d, contact AS c WHERE c.id = d.contact_id"
    " UNION ALL SELECT d.id, 0, f.name FROM deal AS d, company AS f WHERE f.id = d.company_id" },
  { "SELECT id, NULL FROM campaign WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, name FROM campaign"
    " UNION ALL SELECT c.id, 0, h.name FROM campaign AS c, channel AS h WHERE h.id = c.channel_id" },
};

typedef struct {
  gint64 id;
  GBytes *key;
  GPtrArray *texts;
} Plain;

static void
clear_plain (gpointer data)
{
  g_clear_pointer (&((Plain *) data)->key, g_bytes_unref);
  g_ptr_array_unref (((Plain *) data)->texts);
}

static int
compare_plain_cb (gconstpointer a, gconstpointer b)
{
  const Plain *first = a, *second = b;
  int order = first->key ? g_bytes_compare (first->key, second->key) : 0;

  return order ? order : (first->id > second->id) - (first->id < second->id);
}

static Plain *
find_plain (GArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, Plain, i).id == id)
      return &g_array_index (records, Plain, i);
  return NULL;
}

static GArray *
read_plain (sqlite3 *handle, TandemSearchKind kind)
{
  g_autoptr (TandemCollator) collator = tandem_collator_new ("en");
  GArray *records = g_array_new (FALSE, TRUE, sizeof (Plain));
  sqlite3_stmt *statement;

  g_array_set_clear_func (records, clear_plain);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, plain[kind].order, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *title = (const char *) sqlite3_column_text (statement, 1);
      Plain record = { sqlite3_column_int64 (statement, 0), title ? tandem_collator_key (collator, title) : NULL,
                       g_ptr_array_new_with_free_func (g_free) };

      g_array_append_val (records, record);
    }
  sqlite3_finalize (statement);
  if (kind == TANDEM_SEARCH_DEAL)
    g_array_sort (records, compare_plain_cb);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, plain[kind].texts, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Plain *record = find_plain (records, sqlite3_column_int64 (statement, 0));
      const char *text = (const char *) sqlite3_column_text (statement, 2);

      if (record && text)
        g_ptr_array_add (record->texts,
                         sqlite3_column_int (statement, 1) ? tandem_fold_digits (text) : tandem_fold_text (text));
    }
  sqlite3_finalize (statement);
  return records;
}

static gboolean
has_word (const Plain *record, const char *word)
{
  for (guint i = 0; i < record->texts->len; i++)
    if (strstr (g_ptr_array_index (record->texts, i), word))
      return TRUE;
  return FALSE;
}

/* The words that are written as parts of a phone number are its digits, without the 0 before an area. */
static char *
join_digits (GStrv words)
{
  GString *all = g_string_new (NULL);
  gboolean is_area = TRUE, is_international = FALSE;
  gsize n_typed = 0;

  for (guint i = 0; words[i]; i++)
    if (words[i][strspn (words[i], "0123456789+-/.")] == '\0')
      {
        g_autofree char *digits = tandem_fold_digits (words[i]);
        gboolean is_country = words[i][0] == '+' || strncmp (words[i], "00", 2) == 0;

        n_typed += strlen (digits);
        is_international |= words[i][0] == '+';
        g_string_append (all, digits + (is_area ? strspn (digits, "0") : 0));
        is_area = all->len == 0 || (is_country && all->len <= 3);
        words[i][0] = '\0';
      }
  if (n_typed < 3 && !is_international)
    g_string_truncate (all, 0);
  return g_string_free (all, FALSE);
}

static gboolean
has_words (const Plain *record, GStrv words)
{
  gboolean has_all = TRUE;

  for (guint i = 0; words[i]; i++)
    has_all &= *words[i] == '\0' || has_word (record, words[i]);
  return has_all;
}

static gboolean
is_match (const Plain *record, const char *typed)
{
  g_autofree char *folded = tandem_fold_text (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *digits = NULL;

  if (has_words (record, words))
    return TRUE;
  digits = join_digits (words);
  return *digits && has_word (record, digits) && has_words (record, words);
}

static char *
cut_some (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = length ? g_test_rand_int_range (0, (gint32) length) : 0;
  glong end = length ? g_test_rand_int_range ((gint32) start, (gint32) MIN (start + 5, length)) + 1 : 0;

  return g_utf8_substring (text, start, MAX (start, end));
}

/* A part of something that is there, or two, or what is nowhere. */
static char *
make_typed (GArray *records)
{
  GString *typed = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 3); n > 0; n--)
    {
      Plain *record = records->len
                          ? &g_array_index (records, Plain, (guint) g_test_rand_int_range (0, (gint32) records->len))
                          : NULL;
      const char *text
          = record && record->texts->len
                ? g_ptr_array_index (record->texts, (guint) g_test_rand_int_range (0, (gint32) record->texts->len))
                : "zz";
      g_autofree char *part = cut_some (text);

      g_string_append (typed, part);
      if (n > 1 || g_test_rand_int_range (0, 8) == 0)
        g_string_append (typed, g_test_rand_int_range (0, 4) ? " " : "-");
    }
  return g_string_free (typed, FALSE);
}

static void
compare_kind (sqlite3 *handle, TandemSearch *search, TandemSearchKind kind)
{
  g_autoptr (GArray) records = read_plain (handle, kind);
  g_autofree char *typed = g_test_rand_int_range (0, 6) ? make_typed (records) : g_strdup ("+49 30 / 12");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tandem_search_list_ids (search, kind, typed, G_MAXUINT, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const Plain *record = &g_array_index (records, Plain, i);

      if (!is_match (record, typed))
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != record->id)
        g_error ("%s “%s”: %" G_GINT64_FORMAT " is not at place %u of %u", tandem_search_kind_get_nick (kind), typed,
                 record->id, n, ids->len);
      n++;
    }
  if (n != ids->len)
    g_error ("%s “%s”: %u found, not %u", tandem_search_kind_get_nick (kind), typed, ids->len, n);
}

static void
compare (const char *path, TandemSearch *search)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    compare_kind (handle, search, i);
  sqlite3_close (handle);
}

/* --- acts that search hears of ------------------------------------------------------------------------------------- */

static gint64
pick (TandemConnection *connection, GRand *dice, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at IS NULL ORDER BY id", table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);
  g_autoptr (GArray) ids = tandem_statement_collect_ids (statement, NULL);

  return ids->len ? g_array_index (ids, gint64, g_rand_int_range (dice, 0, (int) ids->len)) : 0;
}

static gboolean
save (TandemConnection *connection, TandemRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return tandem_act_save (connection, "Change", records, error);
}

static gboolean
rename_company (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "company");
  g_autoptr (TandemRecord) company = id ? tandem_record_load (connection, TANDEM_TYPE_COMPANY, id, error) : NULL;
  g_autofree char *name
      = g_strdup_printf ("%c Gmbh %d", "abzm"[g_rand_int_range (dice, 0, 4)], g_rand_int_range (dice, 0, 99));

  if (company == NULL)
    return id == 0;
  tandem_record_set_text (company, TANDEM_COMPANY_NAME, name);
  if (g_rand_boolean (dice))
    tandem_record_set_text (company, TANDEM_COMPANY_DOMAIN, "müller.example");
  return save (connection, company, error);
}

static gboolean
rename_channel (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "channel");
  g_autoptr (TandemRecord) channel = id ? tandem_record_load (connection, TANDEM_TYPE_CHANNEL, id, error) : NULL;
  g_autofree char *name = g_strdup_printf ("Channel %d", g_rand_int_range (dice, 0, 99));

  if (channel == NULL)
    return id == 0;
  tandem_record_set_text (channel, TANDEM_CHANNEL_NAME, name);
  return save (connection, channel, error);
}

static gboolean
add_point (TandemConnection *connection, GRand *dice, GError **error)
{
  static const char *const values[] = { "+49 (0)30 12 34", "0049-30/1299", "030 555", "+1 (212) 4930" };
  gboolean is_company = g_rand_boolean (dice);
  gint64 id = pick (connection, dice, is_company ? "company" : "contact");
  g_autoptr (TandemContactPoint) point = tandem_contact_point_new ();

  if (id == 0)
    return TRUE;
  tandem_record_set_id (TANDEM_RECORD (point),
                        is_company ? TANDEM_CONTACT_POINT_COMPANY_ID : TANDEM_CONTACT_POINT_CONTACT_ID, id);
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_KIND, g_rand_boolean (dice) ? "phone" : "mobile");
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_VALUE,
                          values[g_rand_int_range (dice, 0, G_N_ELEMENTS (values))]);
  tandem_record_set_integer (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  return save (connection, TANDEM_RECORD (point), error);
}

static gboolean
trash_point (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = pick (connection, dice, "contact_point");

  g_array_append_val (ids, id);
  return id == 0 || tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT_POINT, ids, NULL, error);
}

static gboolean
add_address (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autoptr (TandemAddress) address = tandem_address_new ();

  if (id == 0)
    return TRUE;
  tandem_record_set_id (TANDEM_RECORD (address), TANDEM_ADDRESS_CONTACT_ID, id);
  tandem_record_set_text (TANDEM_RECORD (address), TANDEM_ADDRESS_KIND, "work");
  tandem_record_set_text (TANDEM_RECORD (address), TANDEM_ADDRESS_CITY, g_rand_boolean (dice) ? "Köln" : "ירושלים");
  return save (connection, TANDEM_RECORD (address), error);
}

static gboolean
clear_name (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autoptr (TandemRecord) contact = id ? tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, error) : NULL;

  if (contact == NULL)
    return id == 0;
  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, NULL);
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, NULL);
  return save (connection, contact, error);
}

static gboolean
do_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static gboolean (*const acts[]) (TandemConnection *, GRand *, GError **)
      = { rename_company, rename_channel, add_point, add_point, trash_point, add_address, clear_name };
  GRand *dice = data;

  return acts[g_rand_int_range (dice, 0, G_N_ELEMENTS (acts))](connection, dice, error);
}

static void
act (TandemWorkspace *workspace, GRand *dice)
{
  g_autoptr (GError) error = NULL;
  int kind = g_rand_int_range (dice, 0, 20);
  gboolean was_done;

  if (kind == 0)
    random_acts_undo (workspace, &was_done, &error);
  else if (kind == 1)
    random_acts_redo (workspace, &was_done, &error);
  else if (kind < 10)
    tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, do_cb, dice, NULL, &error);
  else
    random_acts_do (workspace, dice, &error);
  g_assert_no_error (error);
}

static gboolean
add_many_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add many");
  for (int i = 0; i < N_MANY; i++)
    {
      g_autoptr (TandemContact) contact = tandem_contact_new ();
      g_autofree char *name = g_strdup_printf ("Many %d", i * 7919 % 1009);

      tandem_record_set_text (TANDEM_RECORD (contact), TANDEM_CONTACT_FAMILY_NAME, name);
      if (!tandem_record_insert (TANDEM_RECORD (contact), connection, error))
        return FALSE;
    }
  return TRUE;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
wait_for (guint *n, guint expected)
{
  while (*n < expected)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_edits (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < 20; i++)
    act (workspace, dice);
  settle ();
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ACTS; i++)
    {
      act (workspace, dice);
      settle ();
      compare (firm->path, tandem_workspace_get_search (workspace));
    }
}

/* What another program changes is found once the store has told it. */
static void
test_others (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  other = open_firm (firm->path);
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (count_cb), &n_told);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GArray) ids = NULL;

      add_contact (other, i == 2 ? "Abel" : "Noether", &error);
      g_assert_no_error (error);
      wait_for (&n_told, i);
      ids = tandem_search_list_ids (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT, "e", 10, &error);
      g_assert_cmpuint (ids->len, ==, i);
      compare (firm->path, tandem_workspace_get_search (workspace));
    }
}

/* Many at once are read anew; meanwhile the old index answers. */
static void
test_many (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TandemSearch *search;
  guint n_updated = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  search = tandem_workspace_get_search (workspace);
  g_signal_connect_swapped (search, "updated", G_CALLBACK (count_cb), &n_updated);
  tandem_search_start (search);
  wait_for (&n_updated, TANDEM_SEARCH_N_KINDS);
  g_assert_true (tandem_search_is_ready (search, TANDEM_SEARCH_CONTACT));
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_many_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  add_contact (workspace, "Many and one", &error);
  wait_for (&n_updated, TANDEM_SEARCH_N_KINDS + 1);
  settle ();
  ids = tandem_search_list_ids (search, TANDEM_SEARCH_CONTACT, "many", G_MAXUINT, &error);
  g_assert_cmpuint (ids->len, ==, N_MANY + 1);
  compare (firm->path, search);
}

/* A name of any length is read whole, next to a short one. */
static void
test_long_name (FirmFile *firm, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (5000, 'x');
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TandemSearch *search;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  search = tandem_workspace_get_search (workspace);
  add_contact (workspace, long_name, &error);
  g_assert_no_error (error);
  add_contact (workspace, "Lux", &error);
  g_assert_no_error (error);
  settle ();
  tandem_search_build (search, &error);
  g_assert_no_error (error);
  ids = tandem_search_list_ids (search, TANDEM_SEARCH_CONTACT, "x", G_MAXUINT, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  compare (firm->path, search);
}

typedef struct {
  GPtrArray *hits;
  GError *error;
  gboolean is_done;
} Answer;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &answer->error);
  answer->is_done = TRUE;
}

/* Whoever asks before there is an index waits for it; who does not want to know any more is told so. */
static void
test_early (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 }, cancelled = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  add_contact (workspace, "Early", NULL);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "arl", 10, NULL, answered_cb, &answer);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "ar", 10, cancellable, answered_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  while (!answer.is_done || !cancelled.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.hits->len, ==, 1);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_ptr_array_unref (answer.hits);
  g_error_free (cancelled.error);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  const guint *counts = tandem_search_count_finish (TANDEM_SEARCH (object), result, &error);
  guint **answer = data;

  g_assert_no_error (error);
  *answer = g_memdup2 (counts, sizeof (guint) * TANDEM_SEARCH_N_KINDS);
}

/* However many match, all are counted, of the kinds that are asked for. */
static void
test_count (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = NULL;
  guint *answer = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_many_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_search_count_async (tandem_workspace_get_search (workspace), 1u << TANDEM_SEARCH_CONTACT, "many", NULL,
                             counted_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  counts = answer;
  g_assert_cmpuint (counts[TANDEM_SEARCH_CONTACT], ==, N_MANY);
  g_assert_cmpuint (counts[TANDEM_SEARCH_COMPANY], ==, 0);
}

static void
add_reference (GArray *references, TandemSearchKind kind, gint64 id)
{
  TandemSearchReference reference = { kind, id };

  g_array_append_val (references, reference);
}

/* What is shown of records that were not looked for: in the order in which they are given, without who is not there. */
static void
test_describe (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (TandemSearchReference));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  add_contact (workspace, "Abel", &error);
  add_contact (workspace, "Zeta", &error);
  settle ();
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  ids = tandem_search_list_ids (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT, "", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  add_reference (references, TANDEM_SEARCH_CONTACT, g_array_index (ids, gint64, 1));
  add_reference (references, TANDEM_SEARCH_COMPANY, g_array_index (ids, gint64, 1)); /* there is no such company */
  add_reference (references, TANDEM_SEARCH_CONTACT, g_array_index (ids, gint64, 0));
  tandem_search_describe_async (tandem_workspace_get_search (workspace), references, NULL, answered_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.hits->len, ==, 2);
  g_assert_cmpstr (((TandemSearchHit *) answer.hits->pdata[0])->name.text, ==, "Zeta");
  g_assert_cmpuint (((TandemSearchHit *) answer.hits->pdata[0])->name.ranges->len, ==, 0);
  g_assert_cmpstr (((TandemSearchHit *) answer.hits->pdata[1])->name.text, ==, "Abel");
  g_ptr_array_unref (answer.hits);
}

/* A file can be closed while it is read for search. */
static void
test_close (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  Answer answer = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "x", 10, NULL, answered_cb, &answer);
  tandem_workspace_close (workspace);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (answer.error);
  g_error_free (answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/edits", FirmFile, NULL, firm_file_set_up, test_edits, firm_file_tear_down);
  g_test_add ("/search/others", FirmFile, NULL, firm_file_set_up, test_others, firm_file_tear_down);
  g_test_add ("/search/many", FirmFile, NULL, firm_file_set_up, test_many, firm_file_tear_down);
  g_test_add ("/search/long-name", FirmFile, NULL, firm_file_set_up, test_long_name, firm_file_tear_down);
  g_test_add ("/search/early", FirmFile, NULL, firm_file_set_up, test_early, firm_file_tear_down);
  g_test_add ("/search/count", FirmFile, NULL, firm_file_set_up, test_count, firm_file_tear_down);
  g_test_add ("/search/describe", FirmFile, NULL, firm_file_set_up, test_describe, firm_file_tear_down);
  g_test_add ("/search/close", FirmFile, NULL, firm_file_set_up, test_close, firm_file_tear_down);
  return g_test_run ();
}
