/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each won deal is converted once, on the day of its win, and what it is worth is split by every model to the minor unit, touch by
 * touch; what falls on the touches of a campaign is its credit. So every model adds up to the won revenue, whatever is asked for. */
#include "insight/tandem-credits.h"

#include "model/tandem-attribution-query.h"

#define MOST_KEPT 24 /* periods, with what each is compared with */

typedef struct {
  TandemCredits *credits;
  const TandemCreditScope *scope;
  GArray *touches;    /* TandemAttributionTouch, of the deal at hand */
  GArray *shares;     /* gint64 */
  GArray *own_shares; /* the same of the amount as it was, in its own currency, under TANDEM_OVERVIEW_MODEL */
} Load;

static void
free_credit (gpointer data)
{
  tandem_tally_clear (&((TandemCredit *) data)->won);
  g_free (data);
}

static TandemCredit *
ensure_credit (TandemCredits *self, gint64 campaign_id)
{
  TandemCredit *credit = g_hash_table_lookup (self->campaigns, &campaign_id);

  if (credit == NULL)
    {
      credit = g_new0 (TandemCredit, 1);
      credit->campaign_id = campaign_id;
      g_hash_table_insert (self->campaigns, &credit->campaign_id, credit);
    }
  return credit;
}

static void
count_for_channel (TandemCredits *self, gint64 channel_id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->channels, &channel_id));

  g_hash_table_insert (self->channels, g_memdup2 (&channel_id, sizeof channel_id), GUINT_TO_POINTER (n + 1));
}

/* A deal that a campaign, or campaigns of one channel, touched several times is counted once. */
static void
count_deal (TandemCredits *self, const TandemWonDeal *deal)
{
  const TandemWonTouch *touches = (const TandemWonTouch *) (gpointer) deal->touches->data;

  for (guint i = 0; i < deal->touches->len; i++)
    {
      gboolean is_first = TRUE, is_first_of_channel = TRUE;

      for (guint k = 0; k < i && is_first; k++)
        {
          is_first = touches[k].campaign_id != touches[i].campaign_id;
          is_first_of_channel &= touches[k].campaign_channel_id != touches[i].campaign_channel_id;
        }
      if (is_first)
        ensure_credit (self, touches[i].campaign_id)->n_deals++;
      if (is_first && is_first_of_channel)
        count_for_channel (self, touches[i].campaign_channel_id);
    }
}

/* The day of the deal, which come in their order. */
static TandemCreditDay *
ensure_day (TandemCredits *self, const TandemWonDeal *deal)
{
  TandemCreditDay *day = self->days->len > 0 ? &g_array_index (self->days, TandemCreditDay, self->days->len - 1) : NULL;

  if (day == NULL || !g_str_equal (day->day, deal->closed_on))
    {
      g_array_set_size (self->days, self->days->len + 1);
      day = &g_array_index (self->days, TandemCreditDay, self->days->len - 1);
      g_strlcpy (day->day, deal->closed_on, sizeof day->day);
    }
  return day;
}

/* What attribution asks of a deal. */
static TandemAttributionDeal
prepare_deal (Load *load, const TandemWonDeal *deal)
{
  TandemAttributionDeal shared = { .n_touches = deal->touches->len,
                                   .created_ms = deal->created_ms,
                                   .won_ms = deal->won_ms,
                                   .half_life_days = load->scope->terms.half_life_days };

  g_array_set_size (load->touches, deal->touches->len);
  g_array_set_size (load->shares, deal->touches->len);
  g_array_set_size (load->own_shares, deal->touches->len);
  for (guint i = 0; i < deal->touches->len; i++)
    {
      const TandemWonTouch *touch = &g_array_index (deal->touches, TandemWonTouch, i);

      g_array_index (load->touches, TandemAttributionTouch, i)
          = (TandemAttributionTouch) { touch->at_ms, touch->created_lead };
    }
  shared.touches = (const TandemAttributionTouch *) (gpointer) load->touches->data;
  return shared;
}

/* Splits an amount of another currency once more, as it was, so that each currency has a sum of its own.
 * @shares: (nullable): of what it is worth; %NULL where there is no rate */
static void
share_own (Load *load, const TandemAttributionDeal *shared, const TandemWonDeal *deal, const gint64 *shares)
{
  gint64 *split = (gint64 *) (gpointer) load->own_shares->data;
  gboolean is_own = g_str_equal (deal->currency, tandem_exchange_get_currency (load->scope->exchange));
  const gint64 *own = is_own ? shares : split;

  if (!is_own)
    tandem_attribution_share (TANDEM_OVERVIEW_MODEL, shared, deal->amount_minor, split);
  for (guint i = 0; i < deal->touches->len; i++)
    {
      gint64 campaign_id = g_array_index (deal->touches, TandemWonTouch, i).campaign_id;

      tandem_tally_add_converted (&ensure_credit (load->credits, campaign_id)->won, load->scope->exchange,
                                  shares ? shares[i] : 0, own[i], deal->currency, deal->closed_on);
    }
}

/* @minor: what the deal is worth */
static void
share_deal (Load *load, const TandemAttributionDeal *shared, const TandemWonDeal *deal, gint64 minor)
{
  TandemCreditDay *day = ensure_day (load->credits, deal);
  TandemDealCredit row = { .deal_id = deal->deal_id, .amount_minor = minor, .n_touches = deal->touches->len };
  gint64 *shares = (gint64 *) (gpointer) load->shares->data;
  gboolean has_own = FALSE, is_attributed = FALSE;

  for (guint i = 0; i < deal->touches->len; i++)
    {
      has_own |= g_array_index (deal->touches, TandemWonTouch, i).campaign_id == load->scope->campaign_id;
      is_attributed |= g_array_index (deal->touches, TandemWonTouch, i).campaign_id != 0;
    }
  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    {
      tandem_attribution_share (model, shared, minor, shares);
      for (guint i = 0; i < deal->touches->len; i++)
        {
          gint64 campaign_id = g_array_index (deal->touches, TandemWonTouch, i).campaign_id;

          ensure_credit (load->credits, campaign_id)->minor[model] += shares[i];
          if (campaign_id == load->scope->campaign_id)
            row.minor[model] += shares[i];
          if (campaign_id != 0)
            day->minor[model] += shares[i];
        }
      if (model == TANDEM_OVERVIEW_MODEL)
        share_own (load, shared, deal, shares);
    }
  load->credits->n_attributed += is_attributed;
  g_strlcpy (row.closed_on, deal->closed_on, sizeof row.closed_on);
  if (load->credits->deals && has_own)
    g_array_append_val (load->credits->deals, row);
}

static void
deal_cb (const TandemWonDeal *deal, gpointer data)
{
  Load *load = data;
  TandemCredits *self = load->credits;
  TandemAttributionDeal shared = prepare_deal (load, deal);
  gint64 minor = 0;

  tandem_tally_add (&self->won, load->scope->exchange, deal->amount_minor, deal->currency, deal->closed_on);
  if (deal->amount_minor != 0
      && !tandem_exchange_convert (load->scope->exchange, deal->amount_minor, deal->currency, deal->closed_on, &minor))
    {
      self->n_other++;
      share_own (load, &shared, deal, NULL);
      return;
    }
  self->n_won++;
  if (deal->touches->len == 0)
    {
      self->n_unattributed++;
      self->unattributed_minor += minor;
      return;
    }
  count_deal (self, deal);
  share_deal (load, &shared, deal, minor);
}

/**
 * tandem_credits_load:
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the credits
 */
TandemCredits *
tandem_credits_load (TandemConnection *connection, const TandemCreditScope *scope, GError **error)
{
  g_autoptr (TandemCredits) self = g_atomic_rc_box_new0 (TandemCredits);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TandemAttributionTouch));
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) own_shares = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TandemWonDealScope deals = { scope->campaign_id, scope->from, scope->to, scope->terms.window_days };
  Load load = { self, scope, touches, shares, own_shares };

  self->campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_credit);
  self->channels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->days = g_array_new (FALSE, TRUE, sizeof (TandemCreditDay));
  self->deals = scope->campaign_id != 0 ? g_array_new (FALSE, FALSE, sizeof (TandemDealCredit)) : NULL;
  if (!tandem_attribution_query_run (connection, &deals, deal_cb, &load, error))
    return NULL;
  return g_steal_pointer (&self);
}

TandemCredits *
tandem_credits_ref (TandemCredits *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TandemCredits *self = data;

  tandem_tally_clear (&self->won);
  g_hash_table_unref (self->campaigns);
  g_hash_table_unref (self->channels);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->deals, g_array_unref);
}

void
tandem_credits_unref (TandemCredits *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- what was computed before ---------------------------------------------------------------------------------------- */

static void
unref_cb (gpointer data)
{
  tandem_credits_unref (data);
}

/**
 * tandem_credits_make_kept:
 *
 * Returns: (transfer full) (element-type utf8 TandemCredits): what is told to tandem_credits_load_kept() again and again,
 *   until what won deals owe to campaigns, or a rate, may have changed; then a new one is made, as one that is being read may
 *   still add to the old one
 */
GHashTable *
tandem_credits_make_kept (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_cb);
}

/**
 * tandem_credits_load_kept:
 * @kept: (nullable): of tandem_credits_make_kept(), used by one thread at a time
 *
 * As tandem_credits_load(), where what was loaded for the same scope before needs not be loaded again.
 *
 * Returns: (transfer full) (nullable): the credits
 */
TandemCredits *
tandem_credits_load_kept (TandemConnection *connection, const TandemCreditScope *scope, GHashTable *kept,
                          GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %s %d %d", scope->campaign_id, scope->from,
                                          scope->to, tandem_exchange_get_currency (scope->exchange),
                                          scope->terms.window_days, scope->terms.half_life_days);
  TandemCredits *credits = kept ? g_hash_table_lookup (kept, key) : NULL;

  if (credits)
    return tandem_credits_ref (credits);
  credits = tandem_credits_load (connection, scope, error);
  if (kept == NULL || credits == NULL)
    return credits;
  if (g_hash_table_size (kept) >= MOST_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_insert (kept, g_steal_pointer (&key), tandem_credits_ref (credits));
  return credits;
}

/**
 * tandem_credits_get:
 *
 * Returns: (transfer none): the credit of a campaign, 0 for touches without one; zeros where it touched nothing
 */
const TandemCredit *
tandem_credits_get (const TandemCredits *self, gint64 campaign_id)
{
  static const TandemCredit none = { 0 };
  const TandemCredit *credit = g_hash_table_lookup (self->campaigns, &campaign_id);

  return credit ? credit : &none;
}

/**
 * tandem_credits_count_channel:
 * @channel_id: a channel, 0 for none
 *
 * Returns: how many of the deals its campaigns touched
 */
guint
tandem_credits_count_channel (const TandemCredits *self, gint64 channel_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->channels, &channel_id));
}

/**
 * tandem_credits_get_attributed:
 *
 * Returns: what a model gives to campaigns: all that was won but what came without a touch, or by one without a campaign
 */
gint64
tandem_credits_get_attributed (const TandemCredits *self, TandemAttributionModel model)
{
  return self->won.minor - self->unattributed_minor - tandem_credits_get (self, 0)->minor[model];
}
