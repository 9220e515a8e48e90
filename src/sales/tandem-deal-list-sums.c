/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the deals of a list add up to: what is open, won and lost is never added together. */
#include "sales/tandem-deal-list-sums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal-states.h"
#include "sales/tandem-deal-sums.h"
#include "store/tandem-connection.h"

#define N_OUTCOMES (TANDEM_DEAL_LOST + 1)

/* --- adding up ----------------------------------------------------------------------------------------------------- */

/* By stage, and in it by the day of closing: so that what is added together stands together. */
static int
compare_states (gconstpointer a, gconstpointer b)
{
  const TandemDealState *one = a, *other = b;

  if (one->stage_id != other->stage_id)
    return one->stage_id < other->stage_id ? -1 : 1;
  return strcmp (one->closed_on, other->closed_on);
}

/* @states: of one stage */
static void
add_stage (TandemDealSums sums[N_OUTCOMES], const TandemDealState *states, guint n_states, const char *today)
{
  g_autoptr (GArray) stage = g_array_sized_new (FALSE, FALSE, sizeof *states, n_states);
  g_autoptr (GPtrArray) totals = NULL;

  g_array_append_vals (stage, states, n_states);
  totals = tandem_stage_total_add_up (stage, states->stage_id, "");
  tandem_deal_sums_add (&sums[states->outcome], totals, today);
}

static void
add_up (TandemDealSums sums[N_OUTCOMES], GArray *states, const char *today)
{
  const TandemDealState *all = (const TandemDealState *) states->data;
  guint first = 0;

  g_array_sort (states, compare_states);
  for (guint i = 1; i <= states->len; i++)
    if (i == states->len || all[i].stage_id != all[first].stage_id)
      {
        add_stage (sums, all + first, i - first, today);
        first = i;
      }
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
write_count (guint n, gboolean of_selection)
{
  g_autofree char *count = tandem_format_count (n);

  if (of_selection)
    /* Translators: how many deals are selected; their sums follow */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal selected", "%s deals selected", n), count);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", n), count);
}

static char *
write_amount (TandemDealOutcome outcome, const char *amount)
{
  if (outcome == TANDEM_DEAL_OPEN)
    /* Translators: what open deals add up to; %s is money */
    return g_strdup_printf (C_ ("sum of deals", "Open %s"), amount);
  if (outcome == TANDEM_DEAL_WON)
    /* Translators: what deals that were won add up to; %s is money */
    return g_strdup_printf (C_ ("sum of deals", "Won %s"), amount);
  /* Translators: what deals that were lost add up to; %s is money */
  return g_strdup_printf (C_ ("sum of deals", "Lost %s"), amount);
}

static void
add_note (TandemSumsWords *sums, const char *hint)
{
  char *before = sums->note;

  sums->note = before ? g_strconcat (before, "\n", hint, NULL) : g_strdup (hint);
  g_free (before);
}

/* The amounts of each currency, or what they are worth together, where the firm keeps rates. */
static void
add_words (TandemSumsWords *sums, TandemDealSums *deals, TandemDealOutcome outcome, TandemExchange *exchange)
{
  g_autofree char *amount = NULL;
  g_autofree char *weighted = NULL;
  g_autofree char *hint = NULL;

  if (tandem_deal_sums_convert (deals, exchange, &amount, &weighted, &hint))
    {
      g_autofree char *named = write_amount (outcome, hint);
      g_autofree char *together = g_strconcat ("Σ ", amount, NULL); /* as above a column of the board */

      add_note (sums, named);
      g_set_str (&amount, together);
    }
  else
    {
      amount = tandem_exchange_sum_write_each (deals->amounts, FALSE);
      weighted = tandem_deal_sums_write_weighted (deals);
    }
  if (*amount == '\0')
    return;
  g_ptr_array_add (sums->words, write_amount (outcome, amount));
  if (*weighted)
    /* Translators: what open deals add up to, each × its probability; %s is money, as "≈ €1,235" */
    g_ptr_array_add (sums->words, g_strdup_printf (C_ ("sum of deals", "Weighted %s"), weighted));
}

/**
 * tandem_deal_list_sums_load:
 *
 * A TandemLoadSums() of deals: what is in the trash counts nothing. The weighted sum is that of the board, stage by stage.
 */
gboolean
tandem_deal_list_sums_load (TandemConnection *connection, const gint64 *ids, guint n_ids, gboolean of_selection,
                            TandemSumsWords *sums, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) states = tandem_deal_states_load_of (connection, ids, n_ids, cancellable, error);
  g_autoptr (TandemExchange) exchange = states ? tandem_exchange_load (connection, error) : NULL;
  g_autofree char *today = tandem_date_today (tandem_connection_get_time_zone (connection));
  TandemDealSums deals[N_OUTCOMES];

  if (exchange == NULL)
    return FALSE;
  sums->words = g_ptr_array_new_with_free_func (g_free);
  if (states->len == 0)
    return TRUE;
  for (guint i = 0; i < N_OUTCOMES; i++)
    tandem_deal_sums_init (&deals[i], i == TANDEM_DEAL_OPEN);
  add_up (deals, states, today);
  g_ptr_array_add (sums->words, write_count (states->len, of_selection));
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      add_words (sums, &deals[i], i, exchange);
      tandem_deal_sums_clear (&deals[i]);
    }
  return TRUE;
}
