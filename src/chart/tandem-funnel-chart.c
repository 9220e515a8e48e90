/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The funnel: a bar for each stage, the period before as a tick on it, and the rate from the stage before with its
 * interval. A dotted line parts the handoff from Marketing to Sales. */

#include "chart/tandem-funnel-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-format.h"

struct _TandemFunnelChart {
  GArray *stages;
};

typedef struct {
  double name, bar, rate, track, right, row, top;
  gboolean narrow;
} Columns;

static void
clear_stage (gpointer data)
{
  g_free ((char *) ((TandemFunnelChartStage *) data)->name);
  g_free ((char *) ((TandemFunnelChartStage *) data)->definition);
}

static const TandemFunnelChartStage *
get_stage (const TandemFunnelChart *self, guint n)
{
  return &g_array_index (self->stages, TandemFunnelChartStage, n);
}

static TandemChartText
style_text (const TandemChartCanvas *canvas, TandemChartTextStyle style, TandemChartInkRole role, double align)
{
  return (TandemChartText) { .style = style, .ink = tandem_chart_canvas_get_ink (canvas, role), .align = align };
}

static Columns
measure_columns (TandemChartCanvas *canvas, const TandemFunnelChart *self)
{
  Columns columns = { 0 };

  for (guint n = 0; n < self->stages->len; n++)
    columns.name = MAX (columns.name, tandem_chart_canvas_measure_text (canvas, get_stage (self, n)->name, TANDEM_CHART_TEXT_PLAIN));
  columns.name = MIN (columns.name, canvas->width * .4);
  columns.narrow = canvas->width < canvas->font_size * 38;
  columns.bar = columns.name + 14;
  columns.right = canvas->width - 1;
  columns.track = columns.narrow ? columns.right : columns.right - canvas->font_size * 9;
  columns.rate = columns.track - (columns.narrow ? 0 : 12);
  columns.top = tandem_chart_canvas_get_line_height (canvas) * 1.5;
  columns.row = (canvas->height - columns.top) / MAX (1, self->stages->len);
  return columns;
}

static void
draw_heads (TandemChartCanvas *canvas, const TandemFunnelChart *self, const Columns *columns)
{
  TandemChartText how = style_text (canvas, TANDEM_CHART_TEXT_SMALL, TANDEM_CHART_INK_DIM, 0);
  double middle = tandem_chart_canvas_get_line_height (canvas) / 2;
  gboolean compared = FALSE;
  const char *rate_head, *narrow_head;

  for (guint n = 0; n < self->stages->len; n++)
    compared |= get_stage (self, n)->previous >= 0;
  how.max_width = MAX (1, columns->rate - canvas->font_size * (columns->narrow ? 13 : 8) - columns->bar);
  /* Translators: head of a funnel; the stroke stands for the mark of the period before */
  tandem_chart_canvas_draw_text (canvas, compared ? _("Entered in the period, | period before") : _("Entered in the period"),
                                 columns->bar, middle, &how);
  how.max_width = 0;
  how.align = 1;
  /* xgettext:no-c-format */
  rate_head = _ ("From the stage before, 95% interval");
  /* xgettext:no-c-format */
  narrow_head = C_ ("funnel", "From before, 95% interval");
  tandem_chart_canvas_draw_text (canvas, columns->narrow ? narrow_head : rate_head, columns->right, middle, &how);
}

static void
draw_bar (TandemChartCanvas *canvas, const Columns *columns, const TandemFunnelChartStage *stage, gint64 most, double y)
{
  double room = MAX (0, columns->rate - canvas->font_size * 10.2 - columns->bar);
  double tall = MIN (columns->row * .62, canvas->font_size * 1.9);
  double width = stage->value > 0 ? MAX (2, room * stage->value / most) : 0;
  double before = stage->previous > 0 ? room * stage->previous / most : 0;
  TandemChartText how = style_text (canvas, TANDEM_CHART_TEXT_BOLD, TANDEM_CHART_INK_TEXT, 0);
  g_autofree char *count = tandem_format_count (stage->value);

  tandem_chart_canvas_fill_mark (canvas, columns->bar, y - tall / 2, width, tall, stage->series);
  if (stage->previous >= 0)
    {
      tandem_chart_canvas_set_pen (canvas, how.ink, tandem_chart_canvas_is_paper (canvas) ? 1 : 1.6);
      tandem_chart_canvas_draw_line (canvas, columns->bar + before, y - tall / 2 - 2, columns->bar + before, y + tall / 2 + 2);
    }
  tandem_chart_canvas_draw_text (canvas, count, columns->bar + MAX (width, before) + 8, y, &how);
}

static void
draw_denominator (TandemChartCanvas *canvas, const Columns *columns, const TandemFunnelChartStage *stage, double y)
{
  TandemChartText how = style_text (canvas, TANDEM_CHART_TEXT_SMALL, TANDEM_CHART_INK_DIM, 1);
  g_autofree char *num = tandem_format_count (stage->num);
  g_autofree char *of = tandem_format_count (stage->of);
  /* Translators: so many of so many */
  g_autofree char *words = g_strdup_printf (_ ("%s of %s"), num, of);

  tandem_chart_canvas_draw_text (canvas, words, columns->rate, y, &how);
}

/* What channels count apart, as visits beside impressions, may be more than what it comes from: a ratio, which has no interval. */
static gboolean
has_interval (const TandemFunnelChartStage *stage)
{
  return stage->of > 0 && stage->num <= stage->of;
}

/* Where there is no room for the line of an interval, it is written. */
static void
draw_interval (TandemChartCanvas *canvas, const Columns *columns, const TandemFunnelChartStage *stage, double y)
{
  TandemChartText how = style_text (canvas, TANDEM_CHART_TEXT_SMALL, TANDEM_CHART_INK_DIM, 1);
  g_autofree char *low = tandem_format_percent_value (stage->low, 1);
  g_autofree char *high = tandem_format_percent_value (stage->high, 1);
  g_autofree char *interval = g_strdup_printf ("%s – %s", low, high);

  tandem_chart_canvas_draw_text (canvas, stage->too_few ? C_ ("funnel", "too few to tell") : interval, columns->rate, y,
                                 &how);
}

static void
draw_rate (TandemChartCanvas *canvas, const Columns *columns, const TandemFunnelChartStage *stage, double y)
{
  gboolean is_sure = stage->of > 0 && !stage->too_few;
  TandemChartText how = style_text (canvas, is_sure ? TANDEM_CHART_TEXT_BOLD : TANDEM_CHART_TEXT_PLAIN,
                                    is_sure ? TANDEM_CHART_INK_TEXT : TANDEM_CHART_INK_DIM, 1);
  g_autofree char *rate = tandem_format_percent (stage->num, stage->of);
  double line = tandem_chart_canvas_get_line_height (canvas);
  gboolean two_lines = stage->of > 0 && columns->row > line * 1.9;
  gboolean three_lines = two_lines && columns->narrow && has_interval (stage) && columns->row > line * 2.5;
  double step = three_lines ? line * .8 : line * .42;
  double from = columns->track, length = columns->right - columns->track;

  tandem_chart_canvas_draw_text (canvas, stage->of ? rate : "—", columns->rate, two_lines ? y - step : y, &how);
  if (two_lines)
    draw_denominator (canvas, columns, stage, three_lines ? y : y + step);
  if (three_lines)
    draw_interval (canvas, columns, stage, y + step);
  if (columns->narrow || !has_interval (stage))
    return;
  if (stage->too_few)
    {
      how.style = TANDEM_CHART_TEXT_SMALL;
      how.max_width = length;
      /* Translators: in the place of an interval, as short as can be */
      tandem_chart_canvas_draw_text (canvas, C_ ("funnel", "too few to tell"), columns->right, y, &how);
      return;
    }
  tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_GRID), 1);
  tandem_chart_canvas_draw_line (canvas, from, y, columns->right, y);
  tandem_chart_canvas_draw_line (canvas, from, y - 3, from, y + 3);
  tandem_chart_canvas_draw_line (canvas, columns->right, y - 3, columns->right, y + 3);
  tandem_chart_canvas_draw_whisker (canvas, from + length * CLAMP (stage->low, 0, 1),
                                    from + length * CLAMP ((double) stage->num / stage->of, 0, 1),
                                    from + length * CLAMP (stage->high, 0, 1), y);
}

/* the scale of people is their own: visits would leave nothing of it */
static gint64
get_most (const TandemFunnelChart *self, gboolean is_count)
{
  gint64 most = 1;

  for (guint n = 0; n < self->stages->len; n++)
    if (get_stage (self, n)->is_count == is_count)
      most = MAX (most, MAX (get_stage (self, n)->value, get_stage (self, n)->previous));
  return most;
}

static void
draw_parting (TandemChartCanvas *canvas, const Columns *columns, double y)
{
  cairo_save (canvas->cr);
  tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_AXIS), 1);
  cairo_set_dash (canvas->cr, (double[]) { 2, 3 }, 2, 0);
  tandem_chart_canvas_draw_line (canvas, 0, floor (y) + .5, columns->right, floor (y) + .5);
  cairo_restore (canvas->cr);
}

/**
 * tandem_funnel_chart_new:
 *
 * Returns: (transfer full): a funnel without stages
 */
TandemFunnelChart *
tandem_funnel_chart_new (void)
{
  TandemFunnelChart *self = g_new0 (TandemFunnelChart, 1);

  self->stages = g_array_new (FALSE, FALSE, sizeof (TandemFunnelChartStage));
  g_array_set_clear_func (self->stages, clear_stage);
  return self;
}

void
tandem_funnel_chart_free (TandemFunnelChart *self)
{
  g_array_unref (self->stages);
  g_free (self);
}

/**
 * tandem_funnel_chart_add_stage:
 * @stage: copied
 */
void
tandem_funnel_chart_add_stage (TandemFunnelChart *self, const TandemFunnelChartStage *stage)
{
  TandemFunnelChartStage copy = *stage;

  copy.name = g_strdup (stage->name);
  copy.definition = g_strdup (stage->definition);
  g_array_append_val (self->stages, copy);
}

/**
 * tandem_funnel_chart_draw:
 *
 * Draws the funnel over the whole canvas, with a hit for each stage.
 */
void
tandem_funnel_chart_draw (TandemChartCanvas *canvas, TandemFunnelChart *self)
{
  Columns columns = measure_columns (canvas, self);
  TandemChartText how = style_text (canvas, TANDEM_CHART_TEXT_PLAIN, TANDEM_CHART_INK_TEXT, 0);

  how.max_width = columns.name + 1;
  draw_heads (canvas, self, &columns);
  for (guint n = 0; n < self->stages->len; n++)
    {
      const TandemFunnelChartStage *stage = get_stage (self, n);
      double y = columns.top + columns.row * (n + .5);

      if (n > 0 && (stage->series != get_stage (self, n - 1)->series || stage->is_count != get_stage (self, n - 1)->is_count))
        draw_parting (canvas, &columns, y - columns.row / 2);
      tandem_chart_canvas_draw_text (canvas, stage->name, 0, y, &how);
      draw_bar (canvas, &columns, stage, get_most (self, stage->is_count), y);
      draw_rate (canvas, &columns, stage, y);
      tandem_chart_canvas_add_hit (canvas, &(TandemChartHit) { 2, y - columns.row / 2 + 2, columns.right - 3, columns.row - 4, 0, (int) n });
    }
}

/**
 * tandem_funnel_chart_point:
 *
 * Returns: (transfer full): a stage in words
 */
char *
tandem_funnel_chart_point (const TandemChartHit *hit, TandemFunnelChart *self)
{
  const TandemFunnelChartStage *stage = get_stage (self, (guint) hit->point);
  g_autofree char *value = tandem_format_count (stage->value);
  GString *words = g_string_new (NULL);

  if (stage->previous >= 0)
    {
      g_autofree char *previous = tandem_format_count (stage->previous);

      /* Translators: name of a stage, how many entered it, how many in the period before */
      g_string_append_printf (words, _("%s: %s (period before %s)"), stage->name, value, previous);
    }
  else
    g_string_append_printf (words, "%s: %s", stage->name, value);
  if (stage->of > 0)
    {
      g_autofree char *num = tandem_format_count (stage->num);
      g_autofree char *of = tandem_format_count (stage->of);
      g_autofree char *rate = tandem_format_percent (stage->num, stage->of);
      g_autofree char *low = tandem_format_percent_value (stage->low, 1);
      g_autofree char *high = tandem_format_percent_value (stage->high, 1);

      g_string_append_c (words, '\n');
      if (has_interval (stage))
        /* Translators: 41 of 148 = 27.7%, 95% interval 21.1% to 35.4% */
        g_string_append_printf (words, _ ("%s of %s = %s, 95%% interval %s to %s"), num, of, rate, low, high);
      else
        {
          g_string_append_printf (words, _ ("%s of %s"), num, of);
          g_string_append_printf (words, " = %s", rate);
        }
      if (stage->too_few)
        g_string_append (words, _(", too few to tell"));
    }
  if (stage->definition)
    g_string_append_printf (words, "\n%s", stage->definition);
  return g_string_free_and_steal (words);
}

/**
 * tandem_funnel_chart_describe:
 *
 * Returns: (transfer full): every stage in a sentence
 */
char *
tandem_funnel_chart_describe (TandemFunnelChart *self)
{
  GString *words = g_string_new (_("Funnel."));

  for (guint n = 0; n < self->stages->len; n++)
    {
      g_autofree char *point = tandem_funnel_chart_point (&(TandemChartHit) { .point = (int) n }, self);

      g_string_append_printf (words, " %s.", g_strdelimit (point, "\n", ' '));
    }
  return g_string_free_and_steal (words);
}
