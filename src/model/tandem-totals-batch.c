/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A total is written once for each campaign, day and kind instead of once for each row: ten million touches are a few ten
 * thousand totals. */
#include "model/tandem-totals-batch.h"

#include <string.h>

#include "model/tandem-totals.h"
#include "model/tandem-touch-day.h"
#include "store/tandem-connection.h"

typedef struct {
  gint64 campaign_id;
  const char *kind; /* interned */
  char day[11];
  int n;
} Total;

struct _TandemTotalsBatch {
  GHashTable *touches; /* Total, itself */
  GHashTable *stages;  /* TandemStageTotal, itself */
  GHashTable *cohorts; /* TandemCohortTotal, itself */
};

static guint
hash_total (gconstpointer key)
{
  const Total *total = key;

  return g_str_hash (total->day) ^ g_int64_hash (&total->campaign_id) * 31 ^ g_direct_hash (total->kind);
}

static gboolean
equal_totals (gconstpointer a, gconstpointer b)
{
  const Total *one = a, *other = b;

  return one->campaign_id == other->campaign_id && one->kind == other->kind && strcmp (one->day, other->day) == 0;
}

static guint
hash_stage (gconstpointer key)
{
  const TandemStageTotal *total = key;

  return g_str_hash (total->day) ^ (g_int64_hash (&total->campaign_id) * 31 + total->stage * 7);
}

static gboolean
equal_stages (gconstpointer a, gconstpointer b)
{
  const TandemStageTotal *one = a, *other = b;

  return one->campaign_id == other->campaign_id && one->stage == other->stage && strcmp (one->day, other->day) == 0;
}

static guint
hash_cohort (gconstpointer key)
{
  const TandemCohortTotal *total = key;

  return g_str_hash (total->lead_month) ^ (g_str_hash (total->month) * 31 + total->stage * 7);
}

static gboolean
equal_cohorts (gconstpointer a, gconstpointer b)
{
  const TandemCohortTotal *one = a, *other = b;

  return one->stage == other->stage && strcmp (one->lead_month, other->lead_month) == 0
         && strcmp (one->month, other->month) == 0;
}

TandemTotalsBatch *
tandem_totals_batch_new (void)
{
  TandemTotalsBatch *self = g_new0 (TandemTotalsBatch, 1);

  self->touches = g_hash_table_new_full (hash_total, equal_totals, g_free, NULL);
  self->stages = g_hash_table_new_full (hash_stage, equal_stages, g_free, NULL);
  self->cohorts = g_hash_table_new_full (hash_cohort, equal_cohorts, g_free, NULL);
  return self;
}

void
tandem_totals_batch_free (TandemTotalsBatch *self)
{
  g_hash_table_unref (self->touches);
  g_hash_table_unref (self->stages);
  g_hash_table_unref (self->cohorts);
  g_free (self);
}

/**
 * tandem_totals_batch_add_touch:
 * @campaign_id: the campaign, 0 for none
 * @day: when, in the firm's time zone
 *
 * Counts a new #TandemTouch.
 */
void
tandem_totals_batch_add_touch (TandemTotalsBatch *self, gint64 campaign_id, const char *day, const char *kind)
{
  Total total = { .campaign_id = campaign_id, .kind = g_intern_string (kind) };
  Total *there;

  g_strlcpy (total.day, day, sizeof total.day);
  there = g_hash_table_lookup (self->touches, &total);
  if (there == NULL)
    {
      there = g_memdup2 (&total, sizeof total);
      g_hash_table_add (self->touches, there);
    }
  there->n++;
}

static void
add_stage (TandemTotalsBatch *self, const TandemStageTotal *total)
{
  TandemStageTotal *there = g_hash_table_lookup (self->stages, total);

  if (there == NULL)
    g_hash_table_add (self->stages, g_memdup2 (total, sizeof *total));
  else
    for (TandemLifecycle next = total->stage; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
      there->people[next] += total->people[next];
}

static void
add_cohort (TandemTotalsBatch *self, const TandemCohortTotal *total)
{
  TandemCohortTotal *there = g_hash_table_lookup (self->cohorts, total);

  if (there == NULL)
    g_hash_table_add (self->cohorts, g_memdup2 (total, sizeof *total));
  else
    there->people += total->people;
}

/**
 * tandem_totals_batch_add_reach:
 * @reach: all that is known of a person
 * @n: 1 to count a person, -1 to count one no more
 */
void
tandem_totals_batch_add_reach (TandemTotalsBatch *self, const TandemReach *reach, int n)
{
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      TandemStageTotal total;
      TandemCohortTotal cohort;

      if (!tandem_totals_init_stage (&total, reach, stage, n))
        return;
      if (total.campaign_id != 0)
        add_stage (self, &total);
      total.campaign_id = 0;
      add_stage (self, &total);
      if (stage > TANDEM_LIFECYCLE_LEAD && tandem_totals_init_cohort (&cohort, reach, stage, n))
        add_cohort (self, &cohort);
    }
}

static gboolean
flush_people (TandemTotalsBatch *self, TandemConnection *connection, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->stages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!tandem_totals_add_stage (connection, key, error))
      return FALSE;
  g_hash_table_iter_init (&iter, self->cohorts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!tandem_totals_add_cohort (connection, key, error))
      return FALSE;
  g_hash_table_remove_all (self->stages);
  g_hash_table_remove_all (self->cohorts);
  return TRUE;
}

/**
 * tandem_totals_batch_flush:
 *
 * Adds what was counted to the totals in the file. The batch is empty then.
 */
gboolean
tandem_totals_batch_flush (TandemTotalsBatch *self, TandemConnection *connection, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->touches);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Total *total = key;

      if (!tandem_totals_add_touches (connection, total->campaign_id, total->day, total->kind, total->n, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->touches);
  return flush_people (self, connection, error);
}

static gboolean
count_touches (TandemTotalsBatch *self, TandemConnection *connection, GError **error)
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
    tandem_totals_batch_add_touch (self, tandem_statement_get_int64 (statement, 0),
                                   tandem_touch_day_find (days, tandem_statement_get_text (statement, 1), zone),
                                   tandem_statement_get_text (statement, 2));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_totals_batch_recount_touches:
 *
 * Counts all touches of the file anew: the days of the firm begin at another hour than before.
 */
gboolean
tandem_totals_batch_recount_touches (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemTotalsBatch) self = tandem_totals_batch_new ();

  return tandem_connection_execute (connection, "DELETE FROM campaign_day_total", error)
         && count_touches (self, connection, error) && tandem_totals_batch_flush (self, connection, error);
}
