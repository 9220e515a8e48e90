/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which touches a won deal is owed to. No model is the truth, so that the window shows all of them side by side; each adds
 * up to what was won, to the minor unit, and a deal without touches is "unattributed". Pure functions for any thread. */
#include "insight/tandem-attribution.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-money.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

G_DEFINE_ENUM_TYPE (TandemAttributionModel, tandem_attribution_model,
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_LAST, "last"),
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_LINEAR, "linear"),
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_U_SHAPE, "u-shape"),
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_W_SHAPE, "w-shape"),
                    G_DEFINE_ENUM_VALUE (TANDEM_ATTRIBUTION_TIME_DECAY, "time-decay"))

static void
weigh_u_shape (guint n, double *weights)
{
  for (guint i = 0; i < n; i++)
    weights[i] = n == 2 ? 0.5 : 0.2 / (n - 2.0);
  if (n != 2)
    weights[0] = weights[n - 1] = n == 1 ? 1 : 0.4;
}

/* Parts whose touch is unknown are left out, and what remains is brought to 1; so is what has no other touches. */
static void
weigh_w_shape (const TandemAttributionDeal *deal, double *weights)
{
  guint n_others = 0;
  guint before_deal = G_MAXUINT;
  double sum = 0;

  weights[0] = 0.3;
  for (guint i = 0; i < deal->n_touches; i++)
    if (deal->touches[i].created_lead)
      {
        weights[i] += 0.3;
        break;
      }
  for (guint i = 0; i < deal->n_touches; i++)
    if (deal->touches[i].at_ms <= deal->created_ms)
      before_deal = i;
  if (before_deal != G_MAXUINT)
    weights[before_deal] += 0.3;
  for (guint i = 0; i < deal->n_touches; i++)
    n_others += weights[i] <= 0;
  for (guint i = 0; i < deal->n_touches; i++)
    {
      if (weights[i] <= 0)
        weights[i] = 0.1 / n_others;
      sum += weights[i];
    }
  for (guint i = 0; i < deal->n_touches; i++)
    weights[i] /= sum;
}

/* Ages are taken from the last touch, which changes no share and keeps touches of many years ago from becoming 0. */
static void
weigh_time_decay (const TandemAttributionDeal *deal, double *weights)
{
  double half_life = deal->half_life_days > 0 ? deal->half_life_days : TANDEM_ATTRIBUTION_HALF_LIFE;
  gint64 last = MIN (deal->touches[deal->n_touches - 1].at_ms, deal->won_ms);
  double sum = 0;

  for (guint i = 0; i < deal->n_touches; i++)
    {
      gint64 age = MAX (last - deal->touches[i].at_ms, 0);

      weights[i] = exp2 (-(double) age / DAY_MS / half_life);
      sum += weights[i];
    }
  for (guint i = 0; i < deal->n_touches; i++)
    weights[i] /= sum;
}

/**
 * tandem_attribution_model_get_label:
 *
 * Returns: (transfer none): the model's name for a person
 */
const char *
tandem_attribution_model_get_label (TandemAttributionModel model)
{
  switch (model)
    {
    case TANDEM_ATTRIBUTION_FIRST:
      return C_ ("attribution model", "First touch");
    case TANDEM_ATTRIBUTION_LAST:
      return C_ ("attribution model", "Last touch");
    case TANDEM_ATTRIBUTION_LINEAR:
      return C_ ("attribution model", "Linear");
    case TANDEM_ATTRIBUTION_U_SHAPE:
      return C_ ("attribution model", "U-shape");
    case TANDEM_ATTRIBUTION_W_SHAPE:
      return C_ ("attribution model", "W-shape");
    case TANDEM_ATTRIBUTION_TIME_DECAY:
      return C_ ("attribution model", "Time decay");
    }
  g_return_val_if_reached ("");
}

/**
 * tandem_attribution_model_describe:
 *
 * Returns: (transfer none): to which touches it gives how much
 */
const char *
tandem_attribution_model_describe (TandemAttributionModel model)
{
  switch (model)
    {
    case TANDEM_ATTRIBUTION_FIRST:
      return C_ ("attribution model", "All to the first touch");
    case TANDEM_ATTRIBUTION_LAST:
      return C_ ("attribution model", "All to the last touch");
    case TANDEM_ATTRIBUTION_LINEAR:
      return C_ ("attribution model", "The same to each touch");
    case TANDEM_ATTRIBUTION_U_SHAPE:
      /* xgettext:no-c-format */
      return C_ ("attribution model", "40% to the first touch, 40% to the last, the rest to those between");
    case TANDEM_ATTRIBUTION_W_SHAPE:
      /* xgettext:no-c-format */
      return C_ ("attribution model", "30% each to the first touch, to that which made the lead and to that before the "
                                      "deal, the rest to the others");
    case TANDEM_ATTRIBUTION_TIME_DECAY:
      return C_ ("attribution model", "The more to a touch, the nearer it was to the win");
    }
  g_return_val_if_reached ("");
}

/**
 * tandem_attribution_find_window:
 * @days: how far before the win a touch counts; %TANDEM_ATTRIBUTION_WINDOW where the firm has set nothing
 *
 * Returns: the index of the first touch within the window; n_touches where none is
 */
guint
tandem_attribution_find_window (const TandemAttributionDeal *deal, int days)
{
  guint first = 0;

  while (first < deal->n_touches && deal->touches[first].at_ms < deal->won_ms - days * DAY_MS)
    first++;
  return first;
}

/**
 * tandem_attribution_weigh:
 * @weights: (array) (out caller-allocates): one for each touch; they add up to 1
 *
 * Tandem's own definitions. U: 40/20/40, 1 touch all, 2 halves. W: 30 first, 30 lead, 30 before the deal, 10
 * the rest; where two fall on one touch it takes both; without a rest divided by 0.9. Time decay: 2^(−days ÷ half-life).
 *
 * Returns: %FALSE where the deal has no touches: it is unattributed
 */
gboolean
tandem_attribution_weigh (TandemAttributionModel model, const TandemAttributionDeal *deal, double *weights)
{
  guint n = deal->n_touches;

  if (n == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    weights[i] = 0;
  switch (model)
    {
    case TANDEM_ATTRIBUTION_FIRST:
      weights[0] = 1;
      break;
    case TANDEM_ATTRIBUTION_LAST:
      weights[n - 1] = 1;
      break;
    case TANDEM_ATTRIBUTION_LINEAR:
      for (guint i = 0; i < n; i++)
        weights[i] = 1.0 / n;
      break;
    case TANDEM_ATTRIBUTION_U_SHAPE:
      weigh_u_shape (n, weights);
      break;
    case TANDEM_ATTRIBUTION_W_SHAPE:
      weigh_w_shape (deal, weights);
      break;
    case TANDEM_ATTRIBUTION_TIME_DECAY:
      weigh_time_decay (deal, weights);
      break;
    }
  return TRUE;
}

/**
 * tandem_attribution_share:
 * @minor: what the deal was won for, in minor units
 * @shares: (array) (out caller-allocates): one for each touch; they add up to @minor
 *
 * Returns: %FALSE where the deal has no touches: all of @minor is unattributed
 */
gboolean
tandem_attribution_share (TandemAttributionModel model, const TandemAttributionDeal *deal, gint64 minor, gint64 *shares)
{
  g_autofree double *weights = g_new (double, deal->n_touches + 1);

  if (!tandem_attribution_weigh (model, deal, weights))
    return FALSE;
  tandem_money_split (minor, weights, deal->n_touches, shares);
  return TRUE;
}
