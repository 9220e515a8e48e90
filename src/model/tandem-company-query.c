/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists of companies and the record of one ask. What hangs on a company is read for many of them at once: a statement for
 * each kind of thing, whatever the number of companies, not one for each company. */
#include "model/tandem-company-query.h"

#include "base/tandem-fold.h"
#include "model/tandem-row-query.h"

/* So many companies are asked for by one statement; always as many, so that the statement is prepared once. */
#define BLOCK 64

static gboolean
end_reading (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* --- rows of a list ------------------------------------------------------------------------------------------------ */

typedef void (*ReadPart) (TandemCompanyRow *row, TandemStatement *statement);

static void
read_city (TandemCompanyRow *row, TandemStatement *statement)
{
  if (row->city == NULL)
    row->city = g_strdup (tandem_statement_get_text (statement, 1));
}

static void
read_last_contact (TandemCompanyRow *row, TandemStatement *statement)
{
  const char *at = tandem_statement_get_text (statement, 1);

  if (at && g_strcmp0 (at, row->last_contact_at) > 0)
    g_set_str (&row->last_contact_at, at);
}

static void
read_people (TandemCompanyRow *row, TandemStatement *statement)
{
  read_last_contact (row, statement);
  row->n_people = tandem_statement_get_int64 (statement, 2);
}

static void
read_open_sum (TandemCompanyRow *row, TandemStatement *statement)
{
  tandem_currency_sums_add (row->open_sums, tandem_statement_get_text (statement, 1),
                            tandem_statement_get_int64 (statement, 2), tandem_statement_get_int64 (statement, 3));
}

/* Each gives the company first; IN is followed by the list of companies. */
static const struct {
  const char *before;
  const char *after;
  ReadPart read;
} parts[] = {
  { "SELECT a.company_id, a.city FROM address AS a WHERE a.company_id IN ",
    " AND a.city IS NOT NULL AND a.deleted_at IS NULL ORDER BY a.id", read_city },
  { "SELECT c.company_id, max(s.last_contact_at), count(*) FROM contact AS c"
    " LEFT JOIN contact_summary AS s ON s.contact_id = c.id WHERE c.company_id IN ",
    " AND c.deleted_at IS NULL GROUP BY c.company_id", read_people },
  { "SELECT d.company_id, d.currency, count(*), sum(coalesce (d.amount_minor, 0)) FROM deal AS d"
    " JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'open' AND d.company_id IN ",
    " AND d.deleted_at IS NULL GROUP BY d.company_id, d.currency ORDER BY d.company_id, d.currency", read_open_sum },
  /* Walked from the newest: most often the first is it, where a company has thousands. */
  { "SELECT r.id, (SELECT v.at FROM activity AS v WHERE v.company_id = r.id AND v.status IN ('done', 'held')"
    " AND v.kind <> 'note' AND v.deleted_at IS NULL ORDER BY v.at DESC LIMIT 1) FROM company AS r WHERE r.id IN ",
    "", read_last_contact },
  { "SELECT d.company_id, max(v.at) FROM deal AS d JOIN activity AS v ON v.deal_id = d.id WHERE d.company_id IN ",
    " AND d.deleted_at IS NULL AND v.status IN ('done', 'held') AND v.kind <> 'note' AND v.deleted_at IS NULL"
    " GROUP BY d.company_id",
    read_last_contact },
};

static TandemStatement *
ask_block (TandemConnection *connection, const char *before, const char *after, const gint64 *ids, guint n_ids,
           GError **error)
{
  g_autoptr (GString) sql = g_string_new (before);
  TandemStatement *statement;

  for (guint i = 1; i <= BLOCK; i++)
    g_string_append_printf (sql, "%s$%u", i == 1 ? "(" : ", ", i);
  g_string_append (sql, ")");
  g_string_append (sql, after);
  statement = tandem_connection_prepare (connection, sql->str, error);
  /* No company has the id 0. */
  for (guint i = 0; statement && i < BLOCK; i++)
    tandem_statement_bind_int64 (statement, i + 1, i < n_ids ? ids[i] : 0);
  return statement;
}

static gboolean
read_companies (GHashTable *rows, TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement
      = ask_block (connection,
                   "SELECT r.id, r.name, r.domain, r.industry, p.name, r.created_at FROM company AS r"
                   " LEFT JOIN person AS p ON p.id = r.owner_id WHERE r.deleted_at IS NULL AND r.id IN ",
                   "", ids, n_ids, error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      TandemCompanyRow *row = g_object_new (TANDEM_TYPE_COMPANY_ROW, NULL);

      row->id = tandem_statement_get_int64 (statement, 0);
      row->name = g_strdup (tandem_statement_get_text (statement, 1));
      row->domain = g_strdup (tandem_statement_get_text (statement, 2));
      row->industry = g_strdup (tandem_statement_get_text (statement, 3));
      row->owner = g_strdup (tandem_statement_get_text (statement, 4));
      row->created_at = g_strdup (tandem_statement_get_text (statement, 5));
      g_hash_table_insert (rows, &row->id, row);
    }
  return end_reading (failure, error);
}

static gboolean
read_part (GHashTable *rows, TandemConnection *connection, guint part, const gint64 *ids, guint n_ids, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement
      = ask_block (connection, parts[part].before, parts[part].after, ids, n_ids, error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);
      TandemCompanyRow *row = g_hash_table_lookup (rows, &id);

      if (row)
        parts[part].read (row, statement);
    }
  return end_reading (failure, error);
}

static gboolean
load_block (GPtrArray *all, TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  if (!read_companies (rows, connection, ids, n_ids, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_part (rows, connection, i, ids, n_ids, error))
      return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      TandemCompanyRow *row = g_hash_table_lookup (rows, &ids[i]);

      g_ptr_array_add (all, row ? g_object_ref (row) : NULL);
    }
  return TRUE;
}

/**
 * tandem_company_query_load_rows:
 * @ids: (array length=n_ids): the companies
 *
 * Returns: (transfer full) (element-type TandemCompanyRow) (nullable): a row for each id, in their order; %NULL where one is
 *   gone
 */
GPtrArray *
tandem_company_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = tandem_row_query_new_rows (n_ids);

  for (guint i = 0; i < n_ids; i += BLOCK)
    if (!load_block (rows, connection, ids + i, MIN (BLOCK, n_ids - i), error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* --- which company ------------------------------------------------------------------------------------------------ */

/**
 * tandem_company_query_find_similar:
 * @name: what is being typed
 * @company_id: (out): a company whose name begins so, accents and case ignored; 0 when there is none
 * @found: (out) (transfer full) (nullable): its name
 */
gboolean
tandem_company_query_find_similar (TandemConnection *connection, const char *name, gint64 *company_id, char **found,
                                   GError **error)
{
  g_autofree char *folded = tandem_fold_text (name);
  g_autofree char *last = g_strconcat (g_strstrip (folded), "\xf4\x8f\xbf\xbf", NULL); /* after all that begin so */
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT id, name FROM company WHERE folded_name >= $1 AND folded_name < $2 AND deleted_at IS NULL"
      " ORDER BY folded_name, id LIMIT 1",
      error);

  *company_id = 0;
  *found = NULL;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, folded);
  tandem_statement_bind_text (statement, 2, last);
  if (*folded && tandem_statement_next (statement, &failure))
    {
      *company_id = tandem_statement_get_int64 (statement, 0);
      *found = g_strdup (tandem_statement_get_text (statement, 1));
    }
  return end_reading (failure, error);
}

/* --- one company --------------------------------------------------------------------------------------------------- */

static GArray *
list_of_company (TandemConnection *connection, const char *sql, gint64 company_id, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, company_id);
  tandem_statement_bind_int64 (statement, 2, limit);
  return tandem_statement_collect_ids (statement, error);
}

/**
 * tandem_company_query_list_people:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the contacts of a company by name
 */
GArray *
tandem_company_query_list_people (TandemConnection *connection, gint64 company_id, guint limit, GError **error)
{
  return list_of_company (connection,
                          "SELECT id FROM contact WHERE company_id = $1 AND deleted_at IS NULL"
                          " ORDER BY sort_key, id LIMIT $2",
                          company_id, limit, error);
}

/**
 * tandem_company_query_list_deals:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the deals of a company: the open ones first, then the newest
 */
GArray *
tandem_company_query_list_deals (TandemConnection *connection, gint64 company_id, guint limit, GError **error)
{
  return list_of_company (connection,
                          "SELECT d.id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                          " WHERE d.company_id = $1 AND d.deleted_at IS NULL"
                          " ORDER BY CASE s.kind WHEN 'open' THEN 0 ELSE 1 END, d.id DESC LIMIT $2",
                          company_id, limit, error);
}

/**
 * tandem_company_query_count_deals:
 * @n_deals: (out): how many deals it has, whatever became of them
 */
gboolean
tandem_company_query_count_deals (TandemConnection *connection, gint64 company_id, gint64 *n_deals, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT count(*) FROM deal WHERE company_id = $1 AND deleted_at IS NULL",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, company_id);
  *n_deals = tandem_statement_next (statement, &failure) ? tandem_statement_get_int64 (statement, 0) : 0;
  return end_reading (failure, error);
}

/**
 * tandem_company_query_load_sums:
 * @stage_kind: open, won or lost
 *
 * Returns: (transfer full) (element-type TandemCurrencySum) (nullable): what its deals of this kind add up to, one sum for each
 *   currency
 */
GPtrArray *
tandem_company_query_load_sums (TandemConnection *connection, gint64 company_id, const char *stage_kind, GError **error)
{
  g_autoptr (GPtrArray) sums = tandem_currency_sums_new ();
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT d.currency, count(*), sum(coalesce (d.amount_minor, 0)) FROM deal AS d JOIN stage AS s ON s.id = "
      "d.stage_id"
      " WHERE d.company_id = $1 AND s.kind = $2 AND d.deleted_at IS NULL GROUP BY d.currency ORDER BY d.currency",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, company_id);
  tandem_statement_bind_text (statement, 2, stage_kind);
  while (tandem_statement_next (statement, &failure))
    tandem_currency_sums_add (sums, tandem_statement_get_text (statement, 0), tandem_statement_get_int64 (statement, 1),
                              tandem_statement_get_int64 (statement, 2));
  return end_reading (failure, error) ? g_steal_pointer (&sums) : NULL;
}
