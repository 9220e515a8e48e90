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
  const char *kind; /* interned: the kind of a touch, or the nick of a stage */
  char day[11];
  int n;
} Total;

struct _TandemTotalsBatch {
  GHashTable *touches; /* Total, itself */
  GHashTable *people;
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

TandemTotalsBatch *
tandem_totals_batch_new (void)
{
  TandemTotalsBatch *self = g_new0 (TandemTotalsBatch, 1);

  self->touches = g_hash_table_new_full (hash_total, equal_totals, g_free, NULL);
  self->people = g_hash_table_new_full (hash_total, equal_totals, g_free, NULL);
  return self;
}

void
tandem_totals_batch_free (TandemTotalsBatch *self)
{
  g_hash_table_unref (self->touches);
  g_hash_table_unref (self->people);
  g_free (self);
}

static void
add (GHashTable *totals, gint64 campaign_id, const char *day, const char *kind)
{
  Total total = { .campaign_id = campaign_id, .kind = g_intern_string (kind) };
  Total *there;

  g_strlcpy (total.day, day, sizeof total.day);
  there = g_hash_table_lookup (totals, &total);
  if (there == NULL)
    {
      there = g_memdup2 (&total, sizeof total);
      g_hash_table_add (totals, there);
    }
  there->n++;
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
  add (self->touches, campaign_id, day, kind);
}

/**
 * tandem_totals_batch_add_reached:
 * @campaign_id: the campaign of the step, 0 for none
 * @day: when, in the firm's time zone
 * @stage: from lead to customer
 *
 * Counts a person who reached a stage for the first time; to be called for those that were skipped, too.
 */
void
tandem_totals_batch_add_reached (TandemTotalsBatch *self, gint64 campaign_id, const char *day, TandemLifecycle stage)
{
  const char *nick = tandem_lifecycle_get_nick (stage);

  g_return_if_fail (stage >= TANDEM_LIFECYCLE_LEAD && stage <= TANDEM_LIFECYCLE_CUSTOMER);
  add (self->people, 0, day, nick);
  if (campaign_id != 0)
    add (self->people, campaign_id, day, nick);
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
  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Total *total = key;

      if (!tandem_totals_add_people (connection, total->campaign_id, total->day, total->kind, total->n, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->touches);
  g_hash_table_remove_all (self->people);
  return TRUE;
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
