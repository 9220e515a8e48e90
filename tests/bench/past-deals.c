/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * past-deals FILE [DAY...] - what the board of another day takes to read: the deals of then, those of them that are like a filter,
 * and their cards; milliseconds of the processor, the least of three. Beside them the same of today, by what asks it every day. */
#include <stdio.h>
#include <time.h>

#include "model/tandem-model.h"
#include "model/tandem-past-deals.h"
#include "store/tandem-connection.h"

#define N_ROUNDS 3

typedef struct {
  double load, keep, rows;
  guint n_deals, n_kept, n_rows;
} Figures;

static double
read_clock (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static TandemCondition *
make_filter (void)
{
  return tandem_condition_new_from_json (
      TANDEM_ENTITY_DEAL,
      "{\"match\":\"all\",\"conditions\":[{\"field\":\"title\",\"is\":\"contains\",\"values\":[\"a\"]},"
      "{\"field\":\"next-step\",\"is\":\"is-not-empty\"},{\"field\":\"amount\",\"is\":\"at-least\",\"values\":[10000,"
      "\"EUR\"]}]}",
      NULL);
}

static guint
count_rows (TandemPastDeals *past, TandemConnection *reader, const char *day)
{
  g_autofree char *closed_from = g_strdup_printf ("%.7s-01", day);
  GPtrArray *stages = tandem_past_deals_get_stages (past);
  guint n = 0;

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (GPtrArray) rows = tandem_past_deals_load_rows (past, reader, stages->pdata[i], closed_from, NULL);

      n += rows->len;
    }
  return n;
}

static void
measure (TandemConnection *reader, const char *day, TandemCondition *filter, Figures *least)
{
  double start = read_clock (), loaded, kept;
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (reader, day, NULL, NULL);

  loaded = read_clock ();
  least->n_deals = tandem_past_deals_get_states (past)->len;
  least->n_rows = count_rows (past, reader, day);
  least->rows = MIN (least->rows, read_clock () - loaded);
  kept = read_clock ();
  if (!tandem_past_deals_keep (past, reader, 0, filter, NULL, NULL))
    g_error ("the deals could not be filtered");
  least->n_kept = tandem_past_deals_get_states (past)->len;
  least->load = MIN (least->load, loaded - start);
  least->keep = MIN (least->keep, read_clock () - kept);
}

static void
measure_now (TandemConnection *reader, TandemCondition *filter)
{
  double load = 1e9, keep = 1e9;
  guint n_deals = 0, n_kept = 0;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      double start = read_clock (), loaded;
      g_autoptr (GArray) states = tandem_deal_states_load (reader, 0, NULL, NULL);
      g_autoptr (TandemIdSet) matching = NULL;

      loaded = read_clock ();
      n_deals = states->len;
      matching = tandem_deal_states_match (reader, filter, NULL, NULL);
      tandem_deal_states_keep (states, matching);
      n_kept = states->len;
      load = MIN (load, loaded - start);
      keep = MIN (keep, read_clock () - loaded);
    }
  printf ("today       %8.1f ms for %7u deals %8.1f ms for %7u that match\n", load, n_deals, keep, n_kept);
}

int
main (int argc, char **argv)
{
  g_autoptr (TandemCondition) filter = make_filter ();
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (GError) error = NULL;

  tandem_model_ensure_types ();
  if (argc < 2)
    g_error ("past-deals FILE [DAY...]");
  reader = tandem_connection_open (argv[1], TANDEM_CONNECTION_READ, &error);
  if (reader == NULL)
    g_error ("%s", error->message);
  measure_now (reader, filter);
  for (int i = 2; i < argc; i++)
    {
      Figures least = { .load = 1e9, .keep = 1e9, .rows = 1e9 };

      for (int round = 0; round < N_ROUNDS; round++)
        measure (reader, argv[i], filter, &least);
      printf ("%s  %8.1f ms for %7u deals %8.1f ms for %7u that match %8.1f ms for %7u cards\n", argv[i], least.load,
              least.n_deals, least.keep, least.n_kept, least.rows, least.n_rows);
    }
  return 0;
}
