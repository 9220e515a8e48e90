/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The totals are counted anew from the records they stand for, by another way than the write path goes: it adds and takes off,
 * this counts. (A total of 0 is as good as none.) */
#include "model/tandem-totals-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-id.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-touch-day.h"
#include "store/tandem-connection.h"

/* Between two stages, or two months. */
#define ARROW " → "

/* --- a tally ------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 campaign_id;
  const char *day;  /* interned */
  const char *kind; /* interned */
  gint64 n;
} Tally;

static guint
hash_tally (gconstpointer key)
{
  const Tally *tally = key;

  return g_int64_hash (&tally->campaign_id) * 31 ^ g_direct_hash (tally->day) * 7 ^ g_direct_hash (tally->kind);
}

static gboolean
equal_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *one = a, *other = b;

  return one->campaign_id == other->campaign_id && one->day == other->day && one->kind == other->kind;
}

static GHashTable *
new_tallies (void)
{
  return g_hash_table_new_full (hash_tally, equal_tallies, g_free, NULL);
}

static void
count (GHashTable *tallies, gint64 campaign_id, const char *day, const char *kind)
{
  const Tally key = { campaign_id, day, kind, 0 };
  Tally *tally = g_hash_table_lookup (tallies, &key);

  if (tally == NULL)
    {
      tally = g_memdup2 (&key, sizeof key);
      g_hash_table_add (tallies, tally);
    }
  tally->n++;
}

static void
add_fault (TandemCheckPart *part, const char *zero, const Tally *tally, gint64 stands)
{
  g_autofree char *id = tandem_id_to_text (tally->campaign_id);
  g_autofree char *place = tally->campaign_id == 0 ? g_strdup (zero) : g_strdup_printf (_ ("campaign %s"), id);

  /* Translators: a campaign, the firm or none; a day; a kind of touch or a stage; what the total says; how many there are */
  tandem_check_part_add_fault (part, _ ("%s, %s, %s: the total is %lld, but there are %lld"), place, tally->day,
                               tally->kind, (long long) stands, (long long) tally->n);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *one = *(const Tally *const *) a, *other = *(const Tally *const *) b;
  int order = (one->campaign_id > other->campaign_id) - (one->campaign_id < other->campaign_id);

  if (order == 0)
    order = strcmp (one->day, other->day);
  return order ? order : strcmp (one->kind, other->kind);
}

/* Compares with the totals in the file; what is left over then has none. @zero is what campaign 0 stands for. */
static gboolean
compare (TandemConnection *connection, const char *sql, const char *zero, GHashTable *tallies, TandemCheckPart *part,
         GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) failure = NULL;

  while (statement && tandem_statement_next (statement, &failure))
    {
      const Tally key
          = { tandem_statement_get_int64 (statement, 0), g_intern_string (tandem_statement_get_text (statement, 1)),
              g_intern_string (tandem_statement_get_text (statement, 2)), 0 };
      Tally *tally = g_hash_table_lookup (tallies, &key);
      gint64 stands = tandem_statement_get_int64 (statement, 3);

      if (stands != (tally ? tally->n : 0))
        add_fault (part, zero, tally ? tally : &key, stands);
      if (tally)
        g_hash_table_remove (tallies, tally);
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (statement)
    {
      rest = g_hash_table_get_keys_as_ptr_array (tallies);
      g_ptr_array_sort (rest, compare_tallies);
      for (guint i = 0; i < rest->len; i++)
        add_fault (part, zero, g_ptr_array_index (rest, i), 0);
      return TRUE;
    }
  return FALSE;
}

/* --- touches ------------------------------------------------------------------------------------------------------- */

static gboolean
count_touches (TandemConnection *connection, GHashTable *tallies, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GTimeZone *zone = tandem_connection_get_time_zone (connection);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT coalesce (campaign_id, 0), at, kind FROM touch"
      " WHERE coalesce (deleted_at, '') = ''", /* by no index: the table, from end to end */
      error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    count (tallies, tandem_statement_get_int64 (statement, 0),
           tandem_touch_day_find (days, tandem_statement_get_text (statement, 1), zone),
           g_intern_string (tandem_statement_get_text (statement, 2)));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_totals_check_touches:
 *
 * Returns: (transfer full) (nullable): which totals of touches are wrong; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_totals_check_touches (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("campaign_day_total", _ ("Totals of touches"));
  g_autoptr (GHashTable) tallies = new_tallies ();
  GError *failure = NULL;

  if (count_touches (connection, tallies, &failure))
    compare (connection, "SELECT campaign_id, day, kind, n FROM campaign_day_total ORDER BY campaign_id, day, kind",
             _ ("no campaign"), tallies, self, &failure);
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}

/* --- lifecycle ----------------------------------------------------------------------------------------------------- */

/* What was counted of all contacts. */
typedef struct {
  GHashTable *stages;  /* Tally; the kind is a stage, or two: who came to the one and has reached the other */
  GHashTable *cohorts; /* Tally; the day is two months, that of the lead and that of the stage */
  const char *kinds[TANDEM_LIFECYCLE_N_STAGES][TANDEM_LIFECYCLE_N_STAGES];
} Crowd;

static void
init_crowd (Crowd *self)
{
  self->stages = new_tallies ();
  self->cohorts = new_tallies ();
  for (guint stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      const char *nick = tandem_lifecycle_get_nick (stage);

      self->kinds[stage][stage] = g_intern_string (nick);
      for (guint next = stage + 1; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
        {
          g_autofree char *kind = g_strconcat (nick, ARROW, tandem_lifecycle_get_nick (next), NULL);

          self->kinds[stage][next] = g_intern_string (kind);
        }
    }
}

static void
clear_crowd (Crowd *self)
{
  g_hash_table_unref (self->stages);
  g_hash_table_unref (self->cohorts);
}

/* When one contact first reached each stage, and through which campaign. */
typedef struct {
  const char *days[TANDEM_LIFECYCLE_N_STAGES]; /* interned; NULL: not reached */
  gint64 campaign_ids[TANDEM_LIFECYCLE_N_STAGES];
} Progress;

/* A stage that was skipped counts as reached with the one beyond it; an evangelist is a customer. */
static void
take_step (Progress *progress, TandemStatement *step)
{
  TandemLifecycle reached = tandem_lifecycle_from_nick (tandem_statement_get_text (step, 1));
  const char *day = g_intern_string (tandem_statement_get_text (step, 2));

  if (reached == TANDEM_LIFECYCLE_EVANGELIST)
    reached = TANDEM_LIFECYCLE_CUSTOMER;
  if (reached > TANDEM_LIFECYCLE_CUSTOMER)
    return;
  for (guint stage = TANDEM_LIFECYCLE_LEAD; stage <= reached; stage++)
    if (progress->days[stage] == NULL || strcmp (day, progress->days[stage]) < 0)
      {
        progress->days[stage] = day;
        progress->campaign_ids[stage] = tandem_statement_get_int64 (step, 3);
      }
}

static void
count_onward (Crowd *crowd, const Progress *progress, guint stage)
{
  for (guint next = stage; next <= TANDEM_LIFECYCLE_CUSTOMER && progress->days[next]; next++)
    {
      count (crowd->stages, 0, progress->days[stage], crowd->kinds[stage][next]);
      if (progress->campaign_ids[stage] != 0)
        count (crowd->stages, progress->campaign_ids[stage], progress->days[stage], crowd->kinds[stage][next]);
    }
}

static void
count_cohort (Crowd *crowd, const Progress *progress, guint stage)
{
  char months[2 * 7 + sizeof ARROW];

  g_snprintf (months, sizeof months, "%.7s" ARROW "%.7s", progress->days[TANDEM_LIFECYCLE_LEAD], progress->days[stage]);
  count (crowd->cohorts, 0, g_intern_string (months), crowd->kinds[stage][stage]);
}

static void
count_progress (Crowd *crowd, Progress *progress)
{
  for (guint stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER && progress->days[stage]; stage++)
    {
      count_onward (crowd, progress, stage);
      if (stage > TANDEM_LIFECYCLE_LEAD)
        count_cohort (crowd, progress, stage);
    }
  *progress = (Progress) { 0 };
}

static gboolean
count_people (TandemConnection *connection, Crowd *crowd, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT contact_id, to_stage, day, coalesce (campaign_id, 0) FROM lifecycle_history WHERE deleted_at IS NULL"
      " ORDER BY contact_id, at, id",
      error);
  g_autoptr (GError) failure = NULL;
  Progress progress = { 0 };
  gint64 contact_id = 0;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      if (tandem_statement_get_int64 (statement, 0) != contact_id)
        count_progress (crowd, &progress);
      contact_id = tandem_statement_get_int64 (statement, 0);
      take_step (&progress, statement);
    }
  count_progress (crowd, &progress);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

#define ONWARD(next)                                                                                                   \
  " UNION ALL SELECT campaign_id, day, stage || '" ARROW #next "', to_" #next " FROM lifecycle_day WHERE to_" #next    \
  " <> 0"

static gboolean
compare_people (TandemConnection *connection, const Crowd *crowd, TandemCheckPart *part, GError **error)
{
  return compare (connection,
                  "SELECT campaign_id, day, stage, people FROM lifecycle_day" ONWARD (mql) ONWARD (sal) ONWARD (sql)
                      ONWARD (opportunity) ONWARD (customer) " ORDER BY 1, 2, 3",
                  _ ("the firm"), crowd->stages, part, error)
         && compare (connection,
                     "SELECT 0, lead_month || '" ARROW "' || month, stage, people FROM cohort_month"
                     " ORDER BY lead_month, month, stage",
                     /* Translators: people who became leads in a month, and what became of them in another */
                     _ ("leads by month"), crowd->cohorts, part, error);
}

/**
 * tandem_totals_check_lifecycle:
 *
 * Returns: (transfer full) (nullable): which totals of people by stage are wrong; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_totals_check_lifecycle (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("lifecycle_day", _ ("Totals of people by stage"));
  GError *failure = NULL;
  Crowd crowd;

  init_crowd (&crowd);
  if (count_people (connection, &crowd, &failure))
    compare_people (connection, &crowd, self, &failure);
  clear_crowd (&crowd);
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}
