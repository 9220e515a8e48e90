/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-duplicate-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-fold.h"
#include "model/tandem-duplicate-pairs.h"
#include "store/tandem-connection.h"

#define PHONE_DIGITS  9 /* the last ones: what is before them is written in many ways */
#define FEWEST_DIGITS 7
#define BETWEEN_TELLS 1024

typedef void (*RowFunc) (TandemDuplicatePairs *pairs, TandemStatement *row);

/* @until: how far the search is when all is read, in thousandths */
typedef struct {
  const char *sql;
  RowFunc func;
  int until;
} Reading;

static void
read_person (TandemDuplicatePairs *pairs, TandemStatement *row)
{
  tandem_duplicate_pairs_add (pairs, tandem_statement_get_int64 (row, 0), tandem_statement_get_text (row, 1),
                              tandem_statement_get_text (row, 2), tandem_statement_get_int64 (row, 3),
                              tandem_statement_get_text (row, 4));
}

static void
read_point (TandemDuplicatePairs *pairs, TandemStatement *row)
{
  const char *kind = tandem_statement_get_text (row, 1), *value = tandem_statement_get_text (row, 2);
  gsize length = value ? strlen (value) : 0;

  if (tandem_statement_is_null (row, 0) || length == 0)
    return;
  if (g_strcmp0 (kind, "email") == 0)
    tandem_duplicate_pairs_add_fact (pairs, tandem_statement_get_int64 (row, 0), TANDEM_DUPLICATE_EMAIL, value);
  else if (length >= FEWEST_DIGITS && (g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0))
    tandem_duplicate_pairs_add_fact (pairs, tandem_statement_get_int64 (row, 0), TANDEM_DUPLICATE_PHONE,
                                     length > PHONE_DIGITS ? value + length - PHONE_DIGITS : value);
}

/* Namesakes of one town may be one, where nothing else tells. */
static void
read_town (TandemDuplicatePairs *pairs, TandemStatement *row)
{
  g_autofree char *folded = tandem_fold_text (tandem_statement_get_text (row, 1));

  if (*folded)
    tandem_duplicate_pairs_add_town (pairs, tandem_statement_get_int64 (row, 0), folded);
}

static void
read_domain (TandemDuplicatePairs *pairs, TandemStatement *row)
{
  g_autofree char *folded = tandem_fold_text (tandem_statement_get_text (row, 1));

  tandem_duplicate_pairs_add_fact (pairs, tandem_statement_get_int64 (row, 0), TANDEM_DUPLICATE_DOMAIN,
                                   g_str_has_prefix (folded, "www.") ? folded + strlen ("www.") : folded);
}

static const Reading of_contacts[] = {
  { "SELECT id, given_name, family_name, company_id, birthday FROM contact WHERE deleted_at IS NULL ORDER BY id",
    read_person, 250 },
  { "SELECT contact_id, kind, normalised FROM contact_point"
    " WHERE coalesce (deleted_at, '') = ''", /* by no index: the table, from end to end */
    read_point, 500 },
  { "SELECT contact_id, city FROM contact_summary ORDER BY contact_id", read_town, 600 },
};

static const Reading of_companies[] = {
  { "SELECT id, NULL, name, NULL, NULL FROM company WHERE deleted_at IS NULL ORDER BY id", read_person, 200 },
  { "SELECT company_id, kind, normalised FROM contact_point WHERE company_id IS NOT NULL AND deleted_at IS NULL"
    " ORDER BY company_id",
    read_point, 400 },
  { "SELECT id, domain FROM company WHERE domain IS NOT NULL AND deleted_at IS NULL", read_domain, 600 },
};

/* Nobody knows how many rows there are; the bar comes near to its end the more slowly. */
static void
tell (TandemDuplicateSearch *search, int from, int until, guint n_rows)
{
  g_atomic_int_set (&search->progress, from + (int) ((gint64) (until - from) * n_rows / (n_rows + 200000)));
}

static gboolean
read_all (TandemConnection *connection, const Reading *reading, int from, TandemDuplicatePairs *pairs,
          TandemDuplicateSearch *search, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, reading->sql, error);
  g_autoptr (GError) failure = NULL;
  guint n_rows = 0;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      reading->func (pairs, statement);
      if (++n_rows % BETWEEN_TELLS == 0)
        tell (search, from, reading->until, n_rows);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
leave_out (TandemConnection *connection, TandemDuplicatePairs *pairs, gboolean is_company, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      is_company
          ? "SELECT company_id, other_company_id FROM not_duplicate WHERE company_id IS NOT NULL AND deleted_at IS NULL"
          : "SELECT contact_id, other_contact_id FROM not_duplicate WHERE contact_id IS NOT NULL AND deleted_at IS "
            "NULL",
      error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    tandem_duplicate_pairs_remove (pairs, tandem_statement_get_int64 (statement, 0),
                                   tandem_statement_get_int64 (statement, 1));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_duplicate_query_list:
 * @table: "contact" or "company"
 *
 * Looks through all of them: on a lane of long counts.
 *
 * Returns: (transfer full) (element-type TandemDuplicate) (nullable): those that may be one, the most certain first, without
 *   those of whom somebody said that they are not
 */
GArray *
tandem_duplicate_query_list (TandemConnection *connection, const char *table, TandemDuplicateSearch *search,
                             GError **error)
{
  gboolean is_company = g_str_equal (table, "company");
  const Reading *readings = is_company ? of_companies : of_contacts;
  g_autoptr (TandemDuplicatePairs) pairs = tandem_duplicate_pairs_new (search, is_company);

  for (guint i = 0; i < G_N_ELEMENTS (of_contacts); i++)
    if (!read_all (connection, &readings[i], i > 0 ? readings[i - 1].until : 0, pairs, search, error))
      return NULL;
  search->n_records = tandem_duplicate_pairs_count (pairs);
  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return NULL;
  if (!tandem_duplicate_pairs_find (pairs, error) || !leave_out (connection, pairs, is_company, error))
    return NULL;
  return tandem_duplicate_pairs_list (pairs);
}

/**
 * tandem_duplicate_reasons_to_words:
 *
 * Returns: (transfer full): why two may be one: "Same e-mail, similar name"
 */
char *
tandem_duplicate_reasons_to_words (TandemDuplicateReasons reasons)
{
  static const struct {
    TandemDuplicateReasons reason;
    const char *words;
  } words[] = {
    { TANDEM_DUPLICATE_EMAIL, N_ ("same e-mail") },         { TANDEM_DUPLICATE_PHONE, N_ ("same phone number") },
    { TANDEM_DUPLICATE_DOMAIN, N_ ("same web domain") },    { TANDEM_DUPLICATE_NAME, N_ ("same name") },
    { TANDEM_DUPLICATE_SIMILAR_NAME, N_ ("similar name") }, { TANDEM_DUPLICATE_COMPANY, N_ ("same company") },
    { TANDEM_DUPLICATE_BIRTHDAY, N_ ("same birthday") },    { TANDEM_DUPLICATE_TOWN, N_ ("same town") },
    { TANDEM_DUPLICATE_OTHER_NAME, N_ ("another name") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  if (reasons & TANDEM_DUPLICATE_NAME)
    reasons &= ~(guint) TANDEM_DUPLICATE_SIMILAR_NAME;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (reasons & words[i].reason)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between two reasons", ", ") : "", _ (words[i].words));
  return g_string_free_and_steal (g_steal_pointer (&text));
}
