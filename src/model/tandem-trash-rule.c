/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has been in the trash for longer than the firm wants is removed from the file. What a record is made of goes with it; what
 * anything else still names stays: the deal of a contact keeps the contact, and what was spent on a campaign keeps the campaign,
 * so that no figure changes. A contact in the trash counts in no funnel, its steps are in the trash as well and go with it; a touch
 * counts for its campaign, and no longer says whose it was. What is in the trash with its whole goes with that alone: whatever
 * can still come back comes back whole. */
#include "model/tandem-trash-rule.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "store/tandem-connection.h"
#include "store/tandem-record.h"

#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)
#define MOST   16 /* parts of one kind of record, and what keeps it */

/* Who refers to a record: by which column of which table. */
typedef struct {
  const char *table, *column;
} Reference;

/* @merges: whoever was merged into another goes with that one alone. @wholes keep it while they are in the trash themselves; @keepers have to be gone first; @parts go with the record; @others
 * stay and no longer name it. */
typedef struct {
  const char *table;
  gboolean merges;
  Reference wholes[MOST], keepers[MOST + 6], parts[MOST], others[MOST];
} Kind;

/* In the order in which they go: nothing is removed before what may keep it, and nothing before what it is a part of, so that one
 * who closes the file in between finds no record without its parts. */
static const Kind kinds[] = {
  { "deal_person", .wholes = { { "deal", "deal_id" } } },
  { "deal_line", .wholes = { { "deal", "deal_id" } } },
  { "sales_order", .parts = { { "order_line", "order_id" } } },
  { "order_line", .wholes = { { "sales_order", "order_id" } } },
  { "deal", .keepers = { { "sales_order", "deal_id" } },
    .parts = { { "deal_history", "deal_id" },
               { "deal_person", "deal_id" },
               { "deal_line", "deal_id" },
               { "custom_value", "deal_id" },
               { "attachment", "deal_id" },
               { "activity", "deal_id" } } },
  { "contact", .merges = TRUE,
    .keepers = { { "deal", "contact_id" }, { "deal_person", "contact_id" }, { "sales_order", "contact_id" } },
    .parts = { { "contact_point", "contact_id" },
               { "address", "contact_id" },
               { "lifecycle_history", "contact_id" },
               { "record_tag", "contact_id" },
               { "interest", "contact_id" },
               { "foreign_id", "contact_id" },
               { "consent_event", "contact_id" },
               { "relationship", "contact_id" },
               { "relationship", "other_id" },
               { "custom_value", "contact_id" },
               { "attachment", "contact_id" },
               { "not_duplicate", "contact_id" },
               { "not_duplicate", "other_contact_id" },
               { "activity", "contact_id" } },
    .others = { { "touch", "contact_id" }, { "campaign_member", "contact_id" } } },
  { "company", .merges = TRUE,
    .keepers = { { "contact", "company_id" },
                 { "deal", "company_id" },
                 { "sales_order", "company_id" },
                 { "company", "parent_id" } },
    .parts = { { "contact_point", "company_id" },
               { "address", "company_id" },
               { "record_tag", "company_id" },
               { "foreign_id", "company_id" },
               { "custom_value", "company_id" },
               { "attachment", "company_id" },
               { "not_duplicate", "company_id" },
               { "not_duplicate", "other_company_id" },
               { "activity", "company_id" } } },
  { "campaign_cost" },
  { "campaign_day" },
  { "campaign_member" },
  { "offer", .keepers = { { "campaign_member", "offer_id" } } },
  { "campaign", .parts = { { "custom_value", "campaign_id" }, { "attachment", "campaign_id" } },
    .keepers = { { "campaign_cost", "campaign_id" },
                 { "campaign_day", "campaign_id" },
                 { "touch", "campaign_id" },
                 { "lifecycle_history", "campaign_id" },
                 { "contact", "source_campaign_id" },
                 { "deal", "campaign_id" },
                 { "import_batch", "campaign_id" },
                 { "offer", "campaign_id" },
                 { "campaign_member", "campaign_id" },
                 { "campaign", "parent_id" } } },
  { "contact_point", .wholes = { { "contact", "contact_id" }, { "company", "company_id" } } },
  { "address", .wholes = { { "contact", "contact_id" }, { "company", "company_id" } } },
  { "custom_value", .wholes = { { "contact", "contact_id" },
                                { "company", "company_id" },
                                { "deal", "deal_id" },
                                { "campaign", "campaign_id" } } },
  { "record_tag", .wholes = { { "contact", "contact_id" }, { "company", "company_id" } } },
  { "relationship", .wholes = { { "contact", "contact_id" }, { "contact", "other_id" } } },
  { "attachment", .wholes = { { "contact", "contact_id" },
                              { "company", "company_id" },
                              { "deal", "deal_id" },
                              { "campaign", "campaign_id" } } },
  { "interest", .wholes = { { "contact", "contact_id" } } },
  { "foreign_id", .wholes = { { "contact", "contact_id" }, { "company", "company_id" } } },
  { "consent_event", .wholes = { { "contact", "contact_id" } } },
  { "not_duplicate", .wholes = { { "contact", "contact_id" },
                                 { "contact", "other_contact_id" },
                                 { "company", "company_id" },
                                 { "company", "other_company_id" } } },
  { "tag", .keepers = { { "record_tag", "tag_id" } } },
  { "activity" },
  { "saved_view" },
};

/* --- the rule ------------------------------------------------------------------------------------------------------ */

/**
 * tandem_trash_rule_read_days:
 * @days: (out): for how many days records stay in the trash; 0 for ever
 */
gboolean
tandem_trash_rule_read_days (TandemConnection *connection, gint64 *days, GError **error)
{
  return tandem_connection_get_int64 (connection,
                                      "SELECT coalesce (max (trash_days), 0) FROM firm WHERE deleted_at IS NULL", days,
                                      error);
}

/**
 * tandem_trash_rule_to_words:
 * @days: for how many days records stay in the trash; 0 for ever
 */
char *
tandem_trash_rule_to_words (gint64 days)
{
  g_autofree char *count = tandem_format_count (days);

  if (days <= 0)
    return g_strdup (_ ("Records stay here until they are brought back."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Records stay here for %s day, then they are gone for good. Restore points keep "
                   "them longer.",
                   "Records stay here for %s days, then they are gone for good. Restore points keep "
                   "them longer.",
                   (gulong) days),
      count);
}

static gboolean
find_limit (TandemConnection *connection, char **limit, GError **error)
{
  gint64 days;

  if (!tandem_trash_rule_read_days (connection, &days, error))
    return FALSE;
  *limit = days > 0 ? tandem_instant_from_ms (g_get_real_time () / 1000 - days * DAY_MS) : NULL;
  return TRUE;
}

/* --- what is due --------------------------------------------------------------------------------------------------- */

/* @limit is $1. */
static GString *
write_due (const Kind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT id FROM %s AS r WHERE r.deleted_at < $1", kind->table);
  if (kind->merges)
    g_string_append (sql, " AND r.merged_into_id IS NULL");
  for (const Reference *whole = kind->wholes; whole->table; whole++)
    g_string_append_printf (sql,
                            " AND NOT EXISTS (SELECT 1 FROM %s AS w WHERE w.id = r.%s AND w.deleted_at IS NOT NULL)",
                            whole->table, whole->column);
  return sql;
}

static gboolean
list_kind (TandemConnection *connection, const Kind *kind, const char *limit, GArray *keys, GError **error)
{
  g_autoptr (GString) sql = g_string_append (write_due (kind), " ORDER BY r.id");
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql->str, error);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, limit);
  ids = tandem_statement_collect_ids (statement, error);
  for (guint i = 0; ids && i < ids->len; i++)
    {
      const TandemTrashKey key = { g_intern_string (kind->table), g_array_index (ids, gint64, i) };

      g_array_append_val (keys, key);
    }
  return ids != NULL;
}

/**
 * tandem_trash_rule_list_due:
 *
 * Returns: (transfer full) (element-type TandemTrashKey) (nullable): what has been in the trash for longer than the rule
 *   wants, in the order in which it can be removed
 */
GArray *
tandem_trash_rule_list_due (TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TandemTrashKey));
  g_autofree char *limit = NULL;

  if (!find_limit (connection, &limit, error))
    return NULL;
  for (guint i = 0; limit && i < G_N_ELEMENTS (kinds); i++)
    if (!list_kind (connection, &kinds[i], limit, keys, error))
      return NULL;
  return g_steal_pointer (&keys);
}

/* --- removing ------------------------------------------------------------------------------------------------------ */

static gboolean
run_for (TandemConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  return tandem_statement_run (statement, error);
}

static GArray *
find_for (TandemConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, id);
  return tandem_statement_collect_ids (statement, error);
}

static gboolean
remove_one (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_record_load (connection, tandem_record_type_for_table (table), id, error);

  return record != NULL && tandem_record_remove (record, connection, error);
}

/* A call or note goes with the last of the records that it belongs to; until then it no longer names this one. */
static gboolean
remove_activities (TandemConnection *connection, const char *column, gint64 id, GError **error)
{
  g_autofree char *find = g_strdup_printf (
      "SELECT id FROM activity WHERE %s = $1 AND CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END"
      " + CASE WHEN company_id IS NULL THEN 0 ELSE 1 END + CASE WHEN deal_id IS NULL THEN 0 ELSE 1 END = 1",
      column);
  g_autofree char *loosen
      = g_strdup_printf ("UPDATE activity SET version = version + 1, %s = NULL WHERE %s = $1", column, column);
  g_autoptr (GArray) ids = find_for (connection, find, id, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!remove_one (connection, "activity", g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL && run_for (connection, loosen, id, error);
}

static gboolean
remove_part (TandemConnection *connection, const Reference *part, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1", part->table, part->column);
  g_autoptr (GArray) ids = NULL;

  if (g_str_equal (part->table, "activity"))
    return remove_activities (connection, part->column, id, error);
  ids = find_for (connection, sql, id, error);
  for (guint i = 0; ids && i < ids->len; i++)
    if (!remove_one (connection, part->table, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
loosen (TandemConnection *connection, const Reference *other, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET version = version + 1, %s = NULL WHERE %s = $1", other->table,
                                          other->column, other->column);

  return run_for (connection, sql, id, error);
}

/* One in the trash, too, keeps what it names. */
static gboolean
find_keeper (TandemConnection *connection, const Kind *kind, gint64 id, gboolean *is_kept, GError **error)
{
  *is_kept = FALSE;
  for (const Reference *keeper = kind->keepers; keeper->table && !*is_kept; keeper++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 LIMIT 1", keeper->table, keeper->column);
      g_autoptr (GArray) ids = find_for (connection, sql, id, error);

      if (ids == NULL)
        return FALSE;
      *is_kept = ids->len > 0;
    }
  return TRUE;
}

/* Somebody may have brought it back meanwhile, or changed the rule. */
static gboolean
find_due (TandemConnection *connection, const Kind *kind, gint64 id, gboolean *is_due, GError **error)
{
  g_autoptr (GString) sql = g_string_append (write_due (kind), " AND r.id = $2");
  g_autoptr (TandemStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *limit = NULL;

  *is_due = FALSE;
  if (!find_limit (connection, &limit, error))
    return FALSE;
  if (limit == NULL)
    return TRUE;
  statement = tandem_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, limit);
  tandem_statement_bind_int64 (statement, 2, id);
  ids = tandem_statement_collect_ids (statement, error);
  *is_due = ids && ids->len > 0;
  return ids != NULL;
}

static GArray *
find_merged (TandemConnection *connection, const Kind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE merged_into_id = $1 ORDER BY id", kind->table);

  return kind->merges ? find_for (connection, sql, id, error) : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Whoever was merged into it keeps it, too, when there is still something that names that one. */
static gboolean
find_keeper_of_all (TandemConnection *connection, const Kind *kind, gint64 id, gboolean *is_kept, GError **error)
{
  g_autoptr (GArray) merged = find_merged (connection, kind, id, error);

  if (merged == NULL || !find_keeper (connection, kind, id, is_kept, error))
    return FALSE;
  for (guint i = 0; i < merged->len && !*is_kept; i++)
    if (!find_keeper_of_all (connection, kind, g_array_index (merged, gint64, i), is_kept, error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_whole (TandemConnection *connection, const Kind *kind, gint64 id, GError **error)
{
  g_autoptr (GArray) merged = find_merged (connection, kind, id, error);

  for (guint i = 0; merged && i < merged->len; i++)
    if (!remove_whole (connection, kind, g_array_index (merged, gint64, i), error))
      return FALSE;
  if (merged == NULL)
    return FALSE;
  for (const Reference *part = kind->parts; part->table; part++)
    if (!remove_part (connection, part, id, error))
      return FALSE;
  for (const Reference *other = kind->others; other->table; other++)
    if (!loosen (connection, other, id, error))
      return FALSE;
  return remove_one (connection, kind->table, id, error);
}

/**
 * tandem_trash_rule_remove:
 * @key: one of tandem_trash_rule_list_due()
 *
 * Removes a record for good, with what it is made of, unless it is still named by another or no longer due. Inside a write; no
 * undo takes it back.
 */
gboolean
tandem_trash_rule_remove (TandemConnection *connection, const TandemTrashKey *key, GError **error)
{
  const Kind *kind = kinds;
  gboolean is_due, is_kept;

  while (!g_str_equal (kind->table, key->table))
    kind++;
  if (!find_due (connection, kind, key->id, &is_due, error)
      || !find_keeper_of_all (connection, kind, key->id, &is_kept, error))
    return FALSE;
  return !is_due || is_kept || remove_whole (connection, kind, key->id, error);
}
