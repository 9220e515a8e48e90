/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "chart/tandem-chart-scale.h"
#include "chart/tandem-funnel-chart.h"
#include "chart/tandem-trend-chart.h"

static void
ticks_cb (void)
{
  double step;

  g_assert_cmpuint (tandem_chart_scale_get_ticks (139, 200, 40, TRUE, &step), ==, 3);
  g_assert_cmpfloat (step, ==, 50);
  g_assert_cmpuint (tandem_chart_scale_get_ticks (0, 200, 40, TRUE, &step), ==, 1);
  g_assert_cmpfloat (step, ==, 1);
  for (double max = .3; max < 1e9; max *= 1.37)
    {
      guint n = tandem_chart_scale_get_ticks (max, 213, 31, TRUE, &step);

      g_assert_cmpuint (n, <=, 6);
      g_assert_cmpfloat (n * step, >=, max * (1 - 1e-9));
      g_assert_cmpfloat ((n - 1.0) * step, <, max);
      g_assert_cmpfloat (step, ==, round (step));
    }
}

static void
labels_cb (void)
{
  double y[] = { 10, 12, 13, 90 };

  tandem_chart_scale_spread_labels (y, G_N_ELEMENTS (y), 15, 0, 100);
  for (gsize k = 1; k < G_N_ELEMENTS (y); k++)
    g_assert_cmpfloat (y[k] - y[k - 1], >=, 15);
  g_assert_cmpfloat (y[0], >=, 0);
  g_assert_cmpfloat (y[3], <=, 100);
}

static GArray *
draw (gpointer chart, void (*func) (TandemChartCanvas *, gpointer), gboolean rtl, TandemChartScheme scheme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 300);
  TandemChartCanvas canvas = { .cr = cairo_create (surface), .scheme = scheme, .width = 640, .height = 300, .font_size = 13,
                               .rtl = rtl, .hover = 1, .focus = 2, .hits = g_array_new (FALSE, FALSE, sizeof (TandemChartHit)) };

  canvas.layout = pango_cairo_create_layout (canvas.cr);
  func (&canvas, chart);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (canvas.layout);
  cairo_destroy (canvas.cr);
  cairo_surface_destroy (surface);
  return canvas.hits;
}

static void
assert_mirrored (gpointer chart, void (*func) (TandemChartCanvas *, gpointer), guint n)
{
  for (TandemChartScheme scheme = TANDEM_CHART_LIGHT; scheme <= TANDEM_CHART_MONO; scheme++)
    {
      g_autoptr (GArray) ltr = draw (chart, func, FALSE, scheme);
      g_autoptr (GArray) rtl = draw (chart, func, TRUE, scheme);

      g_assert_cmpuint (ltr->len, ==, n);
      g_assert_cmpuint (rtl->len, ==, n);
      for (guint k = 0; k < n; k++)
        {
          TandemChartHit *left = &g_array_index (ltr, TandemChartHit, k), *right = &g_array_index (rtl, TandemChartHit, k);

          g_assert_cmpint (left->point, ==, (int) k);
          g_assert_cmpfloat_with_epsilon (left->x + left->width, 640 - right->x, 1e-6);
          g_assert_cmpfloat_with_epsilon (left->y, right->y, 1e-6);
        }
    }
}

/* A figure alone keeps its order; words put theirs to it, as a date and "12 of 23" need it. */
static void
right_to_left_text_cb (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 30);
  TandemChartCanvas canvas = { .cr = cairo_create (surface), .width = 64, .height = 30, .font_size = 13, .rtl = TRUE };
  TandemChartText how = { 0 };

  canvas.layout = pango_cairo_create_layout (canvas.cr);
  tandem_chart_canvas_draw_text (&canvas, "71 / 88", 0, 15, &how);
  g_assert_cmpstr (pango_layout_get_text (canvas.layout), ==, "\u206671 / 88\u2069");
  tandem_chart_canvas_draw_text (&canvas, "20 \u05d1\u05e0\u05d5\u05d1", 0, 15, &how);
  g_assert_cmpstr (pango_layout_get_text (canvas.layout), ==, "20 \u05d1\u05e0\u05d5\u05d1");
  g_object_unref (canvas.layout);
  cairo_destroy (canvas.cr);
  cairo_surface_destroy (surface);
}

static TandemFunnelChart *
new_funnel (void)
{
  TandemFunnelChart *funnel = tandem_funnel_chart_new ();

  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Visits", .value = 38420, .previous = 33910, .is_count = TRUE });
  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Leads", .value = 1312, .previous = 1187, .num = 1312, .of = 38420, .low = .032, .high = .036 });
  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Customers", .value = 4, .previous = -1, .num = 4, .of = 11, .low = .15, .high = .65, .too_few = TRUE, .series = 1 });
  return funnel;
}

/* More visits than impressions are counted often enough: no interval is made up for that. */
static void
ratio_cb (void)
{
  g_autoptr (TandemFunnelChart) funnel = tandem_funnel_chart_new ();
  g_autofree char *words = NULL;

  tandem_funnel_chart_add_stage (
      funnel, &(TandemFunnelChartStage) {
                  .name = "Visits", .value = 2000, .previous = -1, .num = 2000, .of = 1000, .is_count = TRUE });
  words = tandem_funnel_chart_describe (funnel);
  g_assert_nonnull (strstr (words, "2,000 of 1,000 = 200.0%"));
  g_assert_null (strstr (words, "interval"));
}

static void
funnel_cb (void)
{
  g_autoptr (TandemFunnelChart) funnel = new_funnel ();
  g_autoptr (TandemFunnelChart) empty = tandem_funnel_chart_new ();
  g_autofree char *words = tandem_funnel_chart_describe (funnel);

  assert_mirrored (funnel, (void (*) (TandemChartCanvas *, gpointer)) tandem_funnel_chart_draw, 3);
  assert_mirrored (empty, (void (*) (TandemChartCanvas *, gpointer)) tandem_funnel_chart_draw, 0);
  g_assert_nonnull (strstr (words, "Visits"));
  g_assert_nonnull (strstr (words, "4 of 11"));
  g_assert_nonnull (strstr (words, "too few to tell"));
}

static void
trend_cb (void)
{
  g_autoptr (TandemTrendChart) trend = tandem_trend_chart_new (4);
  g_autofree char *words = NULL, *point = NULL;

  for (guint k = 0; k < 4; k++)
    {
      g_autofree char *label = g_strdup_printf ("Week %u", k + 1);

      tandem_trend_chart_set_label (trend, k, label, label);
    }
  tandem_trend_chart_add_series (trend, "Leads", (double[]) { 78, 84, 139, 103 }, FALSE);
  tandem_trend_chart_add_series (trend, "Before", (double[]) { 0, 0, 0, 0 }, TRUE);
  assert_mirrored (trend, (void (*) (TandemChartCanvas *, gpointer)) tandem_trend_chart_draw, 4);
  words = tandem_trend_chart_describe (trend);
  g_assert_nonnull (strstr (words, "Leads: from 78 to 103, highest 139, lowest 78."));
  point = tandem_trend_chart_point (&(TandemChartHit) { .point = 2 }, trend);
  g_assert_cmpstr (point, ==, "Week 3\nLeads: 139\nBefore: 0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/ticks", ticks_cb);
  g_test_add_func ("/chart/scale/labels", labels_cb);
  g_test_add_func ("/chart/text/right-to-left", right_to_left_text_cb);
  g_test_add_func ("/chart/funnel", funnel_cb);
  g_test_add_func ("/chart/ratio", ratio_cb);
  g_test_add_func ("/chart/trend", trend_cb);
  return g_test_run ();
}
