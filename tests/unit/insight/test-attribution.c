/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-attribution.h"

#define DAY G_GINT64_CONSTANT (86400000)

static void
assert_weights (TandemAttributionModel model, const TandemAttributionDeal *deal, const double *expected)
{
  g_autofree double *weights = g_new (double, deal->n_touches);

  g_assert_true (tandem_attribution_weigh (model, deal, weights));
  for (guint i = 0; i < deal->n_touches; i++)
    g_assert_cmpfloat_with_epsilon (weights[i], expected[i], 1e-12);
}

static void
test_simple (void)
{
  const TandemAttributionTouch touches[4] = { { 0 }, { DAY }, { 2 * DAY }, { 3 * DAY } };
  TandemAttributionDeal deal = { touches, 4, 2 * DAY, 4 * DAY, 7 };

  assert_weights (TANDEM_ATTRIBUTION_FIRST, &deal, (double[]) { 1, 0, 0, 0 });
  assert_weights (TANDEM_ATTRIBUTION_LAST, &deal, (double[]) { 0, 0, 0, 1 });
  assert_weights (TANDEM_ATTRIBUTION_LINEAR, &deal, (double[]) { 0.25, 0.25, 0.25, 0.25 });
  assert_weights (TANDEM_ATTRIBUTION_U_SHAPE, &deal, (double[]) { 0.4, 0.1, 0.1, 0.4 });
  deal.n_touches = 2;
  assert_weights (TANDEM_ATTRIBUTION_U_SHAPE, &deal, (double[]) { 0.5, 0.5 });
  deal.n_touches = 1;
  assert_weights (TANDEM_ATTRIBUTION_U_SHAPE, &deal, (double[]) { 1 });
  assert_weights (TANDEM_ATTRIBUTION_W_SHAPE, &deal, (double[]) { 1 });
}

static void
test_w_shape (void)
{
  const TandemAttributionTouch five[] = { { 0 }, { DAY }, { 2 * DAY, TRUE }, { 3 * DAY }, { 9 * DAY } };
  const TandemAttributionTouch same[] = { { 0, TRUE }, { DAY }, { 2 * DAY } };
  const TandemAttributionTouch three[] = { { 0 }, { DAY, TRUE }, { 2 * DAY } };
  TandemAttributionDeal deal = { five, 5, 4 * DAY, 10 * DAY, 7 };

  assert_weights (TANDEM_ATTRIBUTION_W_SHAPE, &deal, (double[]) { 0.3, 0.05, 0.3, 0.3, 0.05 });
  deal = (TandemAttributionDeal) { same, 3, 3 * DAY, 10 * DAY, 7 };
  assert_weights (TANDEM_ATTRIBUTION_W_SHAPE, &deal, (double[]) { 0.6, 0.1, 0.3 });
  deal = (TandemAttributionDeal) { three, 3, 3 * DAY, 10 * DAY, 7 };
  assert_weights (TANDEM_ATTRIBUTION_W_SHAPE, &deal, (double[]) { 1.0 / 3, 1.0 / 3, 1.0 / 3 });
}

/* 12,000.00, touches on days 0, 5, 12, 30, 38, won on day 38. */
static void
test_time_decay (void)
{
  const TandemAttributionTouch touches[] = { { 0 }, { 5 * DAY }, { 12 * DAY }, { 30 * DAY }, { 38 * DAY } };
  /* 175.195, 287.438, 574.875, 3,417.045 (.498), 7,545.447: rounded one by one they would be 0.01 too many */
  const gint64 rounded[] = { 17519, 28744, 57488, 341704, 754545 };
  TandemAttributionDeal deal = { touches, 5, 20 * DAY, 38 * DAY, 7 };
  gint64 shares[5];
  gint64 sum = 0;

  g_assert_true (tandem_attribution_share (TANDEM_ATTRIBUTION_TIME_DECAY, &deal, 1200000, shares));
  for (int i = 0; i < 5; i++)
    {
      g_assert_cmpint (shares[i], ==, rounded[i]);
      sum += shares[i];
    }
  g_assert_cmpint (sum, ==, 1200000);
  /* a deal won many years after its touches still knows them apart */
  deal.won_ms = 30000 * DAY;
  g_assert_true (tandem_attribution_share (TANDEM_ATTRIBUTION_TIME_DECAY, &deal, 1200000, shares));
  g_assert_cmpint (shares[4], ==, rounded[4]);
}

static void
test_adds_up (void)
{
  TandemAttributionTouch touches[12] = { { 0 } };
  gint64 shares[12];

  for (int round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 13);
      gint64 minor = (gint64) g_test_rand_int_range (-2000000, 2000000000) * g_test_rand_int_range (1, 100000);
      TandemAttributionDeal deal = { touches, n, g_test_rand_int_range (0, 400) * DAY, 400 * DAY, 7 };

      for (guint i = 0; i < n; i++)
        touches[i] = (TandemAttributionTouch) { (i ? touches[i - 1].at_ms : 0) + g_test_rand_int_range (0, 30) * DAY,
                                                g_test_rand_int_range (0, 4) == 0 };
      for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
        {
          gint64 sum = 0;

          g_assert_true (tandem_attribution_share (model, &deal, minor, shares));
          for (guint i = 0; i < n; i++)
            sum += shares[i];
          g_assert_cmpint (sum, ==, minor);
          g_assert_cmpstr (tandem_attribution_model_get_label (model), !=, "");
        }
    }
}

static void
test_window (void)
{
  const TandemAttributionTouch touches[] = { { 0 }, { 35 * DAY }, { 300 * DAY } };
  TandemAttributionDeal deal = { touches, 3, 390 * DAY, 400 * DAY, 7 };
  gint64 shares[1];

  g_assert_cmpuint (tandem_attribution_find_window (&deal, 365), ==, 1);
  g_assert_cmpuint (tandem_attribution_find_window (&deal, 10), ==, 3);
  deal.n_touches = 0;
  g_assert_false (tandem_attribution_share (TANDEM_ATTRIBUTION_LINEAR, &deal, 100, shares));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/attribution/simple", test_simple);
  g_test_add_func ("/insight/attribution/w-shape", test_w_shape);
  g_test_add_func ("/insight/attribution/time-decay", test_time_decay);
  g_test_add_func ("/insight/attribution/adds-up", test_adds_up);
  g_test_add_func ("/insight/attribution/window", test_window);
  return g_test_run ();
}
