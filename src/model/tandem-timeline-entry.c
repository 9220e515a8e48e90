/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-timeline-entry.h"

#include "model/tandem-company-query.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-deal-query.h"
#include "store/tandem-connection.h"

/**
 * tandem_timeline_entry_free:
 * @self: (transfer full): an entry
 */
void
tandem_timeline_entry_free (TandemTimelineEntry *self)
{
  g_free (self->at);
  g_free (self->detail);
  g_free (self->title);
  g_free (self->body);
  g_free (self->person);
  g_free (self->contact);
  g_free (self);
}

static void
free_entry (gpointer entry)
{
  tandem_timeline_entry_free (entry);
}

static TandemTimelineEntry *
read_entry (TandemStatement *statement)
{
  TandemTimelineEntry *self = g_new0 (TandemTimelineEntry, 1);

  self->kind = (TandemTimelineKind) tandem_statement_get_int64 (statement, 0);
  self->id = tandem_statement_get_int64 (statement, 1);
  self->at = g_strdup (tandem_statement_get_text (statement, 2));
  self->detail = g_strdup (tandem_statement_get_text (statement, 3));
  self->title = g_strdup (tandem_statement_get_text (statement, 4));
  self->body = g_strdup (tandem_statement_get_text (statement, 5));
  self->person = g_strdup (tandem_statement_get_text (statement, 6));
  self->contact = g_strdup (tandem_statement_get_text (statement, 7));
  return self;
}

static GPtrArray *
read_entries (TandemStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  GError *failure = NULL;

  while (tandem_statement_next (statement, &failure))
    g_ptr_array_add (entries, read_entry (statement));
  if (failure == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, failure);
  return NULL;
}

/* A history keeps no person of its own: the journal has who added the row. The ids of one change set have no others between
 * them, so the last range that begins before the row is the one that it may be in. */
#define WHO_ADDED(table)                                                                                               \
  "(SELECT CASE WHEN r.last_record_id >= h.id THEN p.name END"                                                         \
  " FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id LEFT JOIN person AS p ON p.id = s.person_id"   \
  " WHERE r.table_name = '" table "' AND r.kind = 'create' AND r.record_id <= h.id ORDER BY r.record_id DESC LIMIT 1)"

/* clang-format off */
/* What both timelines read of an entry, in the order of read_entry(); @contact is whom it is with. */
#define ACTIVITIES(contact)                                                                                            \
  "SELECT 0 AS what, a.id AS id, a.at AS moment, a.kind, a.subject, a.body, p.name, " contact                          \
  " FROM activity AS a LEFT JOIN person AS p ON p.id = a.made_by_id"
#define LIFECYCLE_STEPS(contact)                                                                                       \
  "SELECT 1, h.id, h.at, h.from_stage, h.to_stage, m.name, " WHO_ADDED ("lifecycle_history") ", " contact              \
  " FROM lifecycle_history AS h LEFT JOIN campaign AS m ON m.id = h.campaign_id"
#define DEAL_STEPS(contact)                                                                                            \
  "SELECT 2, h.id, h.from_at, s.kind, d.title, s.name, " WHO_ADDED ("deal_history") ", " contact                       \
  " FROM deal AS d JOIN deal_history AS h ON h.deal_id = d.id JOIN stage AS s ON s.id = h.stage_id"
#define TOUCHES(contact)                                                                                               \
  "SELECT 3, t.id, t.at, t.kind, m.name, c.name, NULL, " contact                                                       \
  " FROM touch AS t LEFT JOIN campaign AS m ON m.id = t.campaign_id LEFT JOIN channel AS c ON c.id = t.channel_id"

/**
 * tandem_contact_query_load_timeline:
 *
 * Returns: (transfer full) (element-type TandemTimelineEntry) (nullable): the activities, the steps of the lifecycle, the
 *   steps of the deals and the touches of a contact, the newest first
 */
GPtrArray *
tandem_contact_query_load_timeline (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      ACTIVITIES ("NULL") " WHERE a.contact_id = $1 AND a.deleted_at IS NULL"
      " UNION ALL " LIFECYCLE_STEPS ("NULL") " WHERE h.contact_id = $1 AND h.deleted_at IS NULL"
      " UNION ALL " DEAL_STEPS ("NULL") " WHERE d.contact_id = $1 AND d.deleted_at IS NULL AND h.deleted_at IS NULL"
      " UNION ALL " TOUCHES ("NULL") " WHERE t.contact_id = $1 AND t.deleted_at IS NULL"
      " ORDER BY moment DESC, id DESC",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, contact_id);
  return read_entries (statement, error);
}

/* What is linked to several of a company, a person and a deal stands in the timeline once. */
#define OF_COMPANY                                                                                                     \
  " WHERE a.deleted_at IS NULL AND a.id IN (SELECT x.id FROM activity AS x WHERE x.company_id = $1"                    \
  " UNION SELECT x.id FROM contact AS y JOIN activity AS x ON x.contact_id = y.id"                                     \
  " WHERE y.company_id = $1 AND y.deleted_at IS NULL"                                                                  \
  " UNION SELECT x.id FROM deal AS y JOIN activity AS x ON x.deal_id = y.id"                                           \
  " WHERE y.company_id = $1 AND y.deleted_at IS NULL)"

#define PERSON "coalesce (k.given_name || ' ' || k.family_name, k.family_name, k.given_name)"

/**
 * tandem_company_query_load_timeline:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemTimelineEntry) (nullable): the newest of what happened with a company, its
 *   people and its deals, the newest first
 */
GPtrArray *
tandem_company_query_load_timeline (TandemConnection *connection, gint64 company_id, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      ACTIVITIES (PERSON) " LEFT JOIN contact AS k ON k.id = a.contact_id" OF_COMPANY
      " UNION ALL " LIFECYCLE_STEPS (PERSON) " JOIN contact AS k ON k.id = h.contact_id"
      " WHERE k.company_id = $1 AND k.deleted_at IS NULL AND h.deleted_at IS NULL"
      " UNION ALL " DEAL_STEPS (PERSON) " LEFT JOIN contact AS k ON k.id = d.contact_id"
      " WHERE d.company_id = $1 AND d.deleted_at IS NULL AND h.deleted_at IS NULL"
      " UNION ALL " TOUCHES (PERSON) " JOIN contact AS k ON k.id = t.contact_id"
      " WHERE k.company_id = $1 AND k.deleted_at IS NULL AND t.deleted_at IS NULL"
      " ORDER BY moment DESC, id DESC LIMIT $2",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, company_id);
  tandem_statement_bind_int64 (statement, 2, limit);
  return read_entries (statement, error);
}

/**
 * tandem_deal_query_load_timeline:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemTimelineEntry) (nullable): the newest of what was done about a deal, where it went
 *   and what its contact saw of campaigns, the newest first
 */
GPtrArray *
tandem_deal_query_load_timeline (TandemConnection *connection, gint64 deal_id, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      ACTIVITIES ("NULL") " WHERE a.deal_id = $1 AND a.deleted_at IS NULL"
      " UNION ALL " DEAL_STEPS ("NULL") " WHERE d.id = $1 AND h.deleted_at IS NULL"
      " UNION ALL " TOUCHES ("NULL") " JOIN deal AS d ON d.contact_id = t.contact_id"
      " WHERE d.id = $1 AND t.deleted_at IS NULL"
      " ORDER BY moment DESC, id DESC LIMIT $2",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, deal_id);
  tandem_statement_bind_int64 (statement, 2, limit);
  return read_entries (statement, error);
}
/* clang-format on */
