/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline is read in pages, each from the entry on with which the one before ended, however many there are: what lies in
 * four tables comes from one statement each, newest first, and the four are merged as they come. A statement finds the keys of
 * its part of the page first, by an index, and only then the words that belong to these. */
#include "model/tandem-timeline-query.h"

#include "base/tandem-date.h"
#include "model/tandem-activity.h"
#include "model/tandem-person.h"
#include "store/tandem-connection.h"

#define N_KINDS     4      /* of activities that one filter shows */
#define END_OF_TIME "9999" /* as text behind every instant */

/* A history keeps no person of its own: the journal has who added the row. The ids of one change set have no others between
 * them, so the last range that begins before the row is the one that it may be in. */
#define WHO_ADDED(table)                                                                                               \
  "(SELECT CASE WHEN r.last_record_id >= x.id THEN p.name END"                                                         \
  " FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id LEFT JOIN person AS p ON p.id = s.person_id"   \
  " WHERE r.table_name = '" table "' AND r.kind = 'create' AND r.record_id <= x.id ORDER BY r.record_id DESC LIMIT 1)"

#define PERSON "coalesce (k.given_name || ' ' || k.family_name, k.family_name, k.given_name)"

/* The part of the page: what is older than the entry before it. */
#define OLDER(at)  " AND " at " <= $2 AND (" at " < $2 OR x.id < $3)"
#define PAGE(keys) " FROM (" keys " ORDER BY at DESC, id DESC LIMIT $4) AS f"
#define IN_ORDER   " ORDER BY f.at DESC, f.id DESC"
#define OF_KINDS   " AND ($5 IS NULL OR x.kind IN ($5, $6, $7, $8))"

/* clang-format off */
/* What is read of each, in the order of read_entry(). */
#define ACTIVITIES(keys)                                                                                               \
  "SELECT x.id, x.at, x.kind, x.subject, x.body, " TANDEM_PERSON_WHO ("p", "o") ", " PERSON                             \
  ", x.status, x.direction, x.outcome, x.all_day" PAGE (keys)                                                           \
  " JOIN activity AS x ON x.id = f.id LEFT JOIN person AS p ON p.id = x.made_by_id"                                    \
  " LEFT JOIN person AS o ON o.id = x.owner_id"                                                                        \
  " LEFT JOIN contact AS k ON k.id = x.contact_id" IN_ORDER
#define STEPS(keys)                                                                                                    \
  "SELECT x.id, x.at, x.from_stage, x.to_stage, m.name, " WHO_ADDED ("lifecycle_history") ", " PERSON PAGE (keys)      \
  " JOIN lifecycle_history AS x ON x.id = f.id LEFT JOIN campaign AS m ON m.id = x.campaign_id"                        \
  " JOIN contact AS k ON k.id = x.contact_id" IN_ORDER
#define DEALS(keys)                                                                                                    \
  "SELECT x.id, x.from_at, s.kind, d.title, s.name, " WHO_ADDED ("deal_history") ", " PERSON PAGE (keys)               \
  " JOIN deal_history AS x ON x.id = f.id JOIN deal AS d ON d.id = x.deal_id JOIN stage AS s ON s.id = x.stage_id"     \
  " LEFT JOIN contact AS k ON k.id = d.contact_id" IN_ORDER
#define TOUCHES(keys)                                                                                                  \
  "SELECT x.id, x.at, x.kind, m.name, c.name, NULL, " PERSON PAGE (keys)                                               \
  " JOIN touch AS x ON x.id = f.id LEFT JOIN campaign AS m ON m.id = x.campaign_id"                                    \
  " LEFT JOIN channel AS c ON c.id = x.channel_id LEFT JOIN contact AS k ON k.id = x.contact_id" IN_ORDER

#define ACTIVITY_KEYS(source)                                                                                          \
  "SELECT x.id AS id, x.at AS at FROM " source " AND x.deleted_at IS NULL" OF_KINDS OLDER ("x.at")
#define STEP_KEYS(source) "SELECT x.id AS id, x.at AS at FROM " source " AND x.deleted_at IS NULL" OLDER ("x.at")
#define DEAL_KEYS(owner)                                                                                               \
  "SELECT x.id AS id, x.from_at AS at FROM deal AS d JOIN deal_history AS x ON x.deal_id = d.id WHERE " owner          \
  " = $1 AND d.deleted_at IS NULL AND x.deleted_at IS NULL" OLDER ("x.from_at")

/* What of these is with a person of the company. */
#define OF_PEOPLE(table)                                                                                               \
  "contact AS y JOIN " table " AS x ON x.contact_id = y.id WHERE y.company_id = $1 AND y.deleted_at IS NULL"

static const char *const statements[TANDEM_TIMELINE_N_SUBJECTS][TANDEM_TIMELINE_N_KINDS] = {
  [TANDEM_TIMELINE_OF_CONTACT] = {
    [TANDEM_TIMELINE_ACTIVITY] = ACTIVITIES (ACTIVITY_KEYS ("activity AS x WHERE x.contact_id = $1")),
    [TANDEM_TIMELINE_LIFECYCLE] = STEPS (STEP_KEYS ("lifecycle_history AS x WHERE x.contact_id = $1")),
    [TANDEM_TIMELINE_DEAL] = DEALS (DEAL_KEYS ("d.contact_id")),
    [TANDEM_TIMELINE_TOUCH] = TOUCHES (STEP_KEYS ("touch AS x WHERE x.contact_id = $1")),
  },
  [TANDEM_TIMELINE_OF_COMPANY] = {
    /* What is linked to several of a company, a person and a deal stands in the timeline once. */
    [TANDEM_TIMELINE_ACTIVITY] = ACTIVITIES (ACTIVITY_KEYS ("activity AS x WHERE x.company_id = $1")
      " UNION " ACTIVITY_KEYS (OF_PEOPLE ("activity"))
      " UNION " ACTIVITY_KEYS ("deal AS y JOIN activity AS x ON x.deal_id = y.id"
                               " WHERE y.company_id = $1 AND y.deleted_at IS NULL")),
    [TANDEM_TIMELINE_LIFECYCLE] = STEPS (STEP_KEYS (OF_PEOPLE ("lifecycle_history"))),
    [TANDEM_TIMELINE_DEAL] = DEALS (DEAL_KEYS ("d.company_id")),
    [TANDEM_TIMELINE_TOUCH] = TOUCHES (STEP_KEYS (OF_PEOPLE ("touch"))),
  },
  [TANDEM_TIMELINE_OF_DEAL] = {
    [TANDEM_TIMELINE_ACTIVITY] = ACTIVITIES (ACTIVITY_KEYS ("activity AS x WHERE x.deal_id = $1")),
    [TANDEM_TIMELINE_DEAL] = DEALS (DEAL_KEYS ("d.id")),
    [TANDEM_TIMELINE_TOUCH] = TOUCHES (STEP_KEYS ("deal AS d JOIN touch AS x ON x.contact_id = d.contact_id"
                                                  " WHERE d.id = $1")),
  },
};
/* clang-format on */

static const struct {
  TandemTimelineKind kind; /* where it is not everything */
  const char *activities[N_KINDS];
} filters[TANDEM_TIMELINE_N_FILTERS] = {
  [TANDEM_TIMELINE_CALLS] = { TANDEM_TIMELINE_ACTIVITY, { "call" } },
  [TANDEM_TIMELINE_MEETINGS] = { TANDEM_TIMELINE_ACTIVITY, { "meeting" } },
  [TANDEM_TIMELINE_MAILS] = { TANDEM_TIMELINE_ACTIVITY, { "email", "letter" } },
  [TANDEM_TIMELINE_TASKS] = { TANDEM_TIMELINE_ACTIVITY, { "task", "follow-up", "check-in", "paperwork" } },
  [TANDEM_TIMELINE_NOTES] = { TANDEM_TIMELINE_ACTIVITY, { "note" } },
  [TANDEM_TIMELINE_STEPS] = { TANDEM_TIMELINE_LIFECYCLE, { NULL } },
  [TANDEM_TIMELINE_DEALS] = { TANDEM_TIMELINE_DEAL, { NULL } },
  [TANDEM_TIMELINE_CAMPAIGNS] = { TANDEM_TIMELINE_TOUCH, { NULL } },
};

/* One of the tables that a page is merged from. */
typedef struct {
  TandemStatement *statement; /* NULL where nothing of it is shown */
  gboolean has_row;
} Source;

static gboolean
advance (Source *source, GError **error)
{
  GError *failure = NULL;

  source->has_row = tandem_statement_next (source->statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
open_source (Source *source, TandemConnection *connection, const char *sql, TandemTimelineFilter filter, gint64 id,
             GError **error)
{
  source->statement = tandem_connection_prepare (connection, sql, error);
  if (source->statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (source->statement, 1, id);
  for (guint i = 0; i < N_KINDS; i++)
    tandem_statement_bind_text (source->statement, 5 + i, filters[filter].activities[i]);
  return TRUE;
}

static gboolean
start_source (Source *source, TandemTimelineEntry *after, guint limit, GError **error)
{
  tandem_statement_bind_text (source->statement, 2, after ? after->at : END_OF_TIME);
  tandem_statement_bind_int64 (source->statement, 3, after ? after->id : 0);
  tandem_statement_bind_int64 (source->statement, 4, limit);
  return advance (source, error);
}

/* The newest of what the sources have next; of one instant the record that was made last. */
static Source *
find_newest (Source *sources)
{
  Source *newest = NULL;

  for (guint i = 0; i < TANDEM_TIMELINE_N_KINDS; i++)
    {
      int order;

      if (!sources[i].has_row)
        continue;
      order = newest ? g_strcmp0 (tandem_statement_get_text (sources[i].statement, 1),
                                  tandem_statement_get_text (newest->statement, 1))
                     : 1;
      if (order > 0
          || (order == 0
              && tandem_statement_get_int64 (sources[i].statement, 0)
                     > tandem_statement_get_int64 (newest->statement, 0)))
        newest = &sources[i];
    }
  return newest;
}

static TandemTimelineEntry *
read_entry (TandemStatement *statement, TandemTimelineKind kind, TandemTimelineSubject subject, GTimeZone *zone)
{
  TandemTimelineEntry *self = g_object_new (TANDEM_TYPE_TIMELINE_ENTRY, NULL);

  self->kind = kind;
  self->id = tandem_statement_get_int64 (statement, 0);
  self->at = g_strdup (tandem_statement_get_text (statement, 1));
  self->day = tandem_instant_to_date (self->at, zone);
  self->detail = g_strdup (tandem_statement_get_text (statement, 2));
  self->title = g_strdup (tandem_statement_get_text (statement, 3));
  self->body = g_strdup (tandem_statement_get_text (statement, 4));
  self->person = tandem_person_dup_who (tandem_statement_get_text (statement, 5));
  if (kind == TANDEM_TIMELINE_ACTIVITY)
    {
      self->status = g_strdup (tandem_statement_get_text (statement, 7));
      self->direction = g_strdup (tandem_statement_get_text (statement, 8));
      self->outcome = g_strdup (tandem_statement_get_text (statement, 9));
      self->is_all_day = tandem_statement_get_int64 (statement, 10) != 0;
    }
  if (subject == TANDEM_TIMELINE_OF_COMPANY)
    self->contact = g_strdup (tandem_statement_get_text (statement, 6));
  return self;
}

static gboolean
merge (TandemConnection *connection, Source *sources, TandemTimelineSubject subject, guint limit, GPtrArray *entries,
       GError **error)
{
  GTimeZone *zone = tandem_connection_get_time_zone (connection);
  Source *newest;

  while (entries->len < limit && (newest = find_newest (sources)))
    {
      g_ptr_array_add (entries, read_entry (newest->statement, (TandemTimelineKind) (newest - sources), subject, zone));
      if (!advance (newest, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_timeline_query_load_page:
 * @id: the contact, the company or the deal; of a company also what happened with its people and its deals, of a deal what its
 *   contact saw of campaigns
 * @after: (nullable): the entry before the page
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemTimelineEntry) (nullable): what happened, of both departments, the newest first;
 *   fewer than @limit when there is no more
 */
GPtrArray *
tandem_timeline_query_load_page (TandemConnection *connection, TandemTimelineSubject subject, gint64 id,
                                 TandemTimelineFilter filter, TandemTimelineEntry *after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_full (limit, g_object_unref);
  Source sources[TANDEM_TIMELINE_N_KINDS] = { 0 };
  gboolean is_read = TRUE;

  for (guint kind = 0; kind < TANDEM_TIMELINE_N_KINDS && is_read; kind++)
    if (statements[subject][kind] && (filter == TANDEM_TIMELINE_EVERYTHING || filters[filter].kind == kind))
      is_read = open_source (&sources[kind], connection, statements[subject][kind], filter, id, error)
                && start_source (&sources[kind], after, limit, error);
  is_read = is_read && merge (connection, sources, subject, limit, entries, error);
  for (guint kind = 0; kind < TANDEM_TIMELINE_N_KINDS; kind++)
    g_clear_pointer (&sources[kind].statement, tandem_statement_release);
  return is_read ? g_steal_pointer (&entries) : NULL;
}

/**
 * tandem_timeline_query_find_next_step:
 *
 * Returns: (transfer full) (nullable): the #TandemActivity that is the first to be done with a contact; %NULL without an error
 *   when nothing is planned
 */
TandemRecord *
tandem_timeline_query_find_next_step (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (GPtrArray) found = tandem_record_load_where (
      connection, TANDEM_TYPE_ACTIVITY,
      "contact_id = $1 AND status = 'planned' AND deleted_at IS NULL ORDER BY at, id LIMIT 1", contact_id, error);

  return found && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}
