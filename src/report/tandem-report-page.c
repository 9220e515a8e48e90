/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text, rules and bands on paper. One layout serves every text; its metrics are not hinted, so that the screen and the
 * printer break lines alike. */

#include "report/tandem-report-page.h"

#define NOTE_SIZE    7.5
#define NOTE_LEADING 10.5
#define LEAST_SHRINK .74 /* text that is too long for its place gets so much smaller before it is cut */
#define LINE_SHRINK  .88 /* and so much before it takes another line */
#define MOST_LINES   40

/* Of every text but that of charts: a layout that has it already need not be laid out anew. */
static PangoAttrList *
get_attributes (void)
{
  static PangoAttrList *attributes;

  if (g_once_init_enter_pointer (&attributes))
    {
      PangoAttrList *made = pango_attr_list_new ();

      pango_attr_list_insert (made, pango_attr_font_features_new ("tnum, lnum"));
      g_once_init_leave_pointer (&attributes, made);
    }
  return attributes;
}

static void
set_type (PangoLayout *layout, double size, gboolean bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Noto Sans, DejaVu Sans, sans-serif");
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  if (pango_layout_get_attributes (layout) != get_attributes ())
    pango_layout_set_attributes (layout, get_attributes ());
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
}

/**
 * tandem_report_page_create_layout:
 *
 * Returns: (transfer full): a layout in which a point is a unit of cairo
 */
PangoLayout *
tandem_report_page_create_layout (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  layout = pango_layout_new (context);
  g_object_unref (context);
  return layout;
}

/* One line in the size of its type. Returns: how wide it is */
static double
set_natural (PangoLayout *layout, const TandemReportType *type, const char *text)
{
  int units;

  set_type (layout, type->size, type->bold);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &units, NULL);
  return units / (double) PANGO_SCALE;
}

/* Draws the line that set_natural() set, or a smaller one where it would not fit. */
static void
draw_natural (TandemReportPage *self, double x, double base, const TandemReportType *type, double natural)
{
  PangoRectangle extents;
  double width;

  if (natural > type->width)
    {
      if (type->width > 0)
        set_type (self->layout, type->size * MAX (LEAST_SHRINK, type->width / natural * .995), type->bold);
      pango_layout_set_width (self->layout, (int) (type->width * PANGO_SCALE));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_extents (self->layout, NULL, &extents);
  width = extents.width / (double) PANGO_SCALE;
  if (type->align == TANDEM_REPORT_ALIGN_END)
    x += type->width - width;
  if (self->rtl)
    x = self->width - x - width;
  cairo_set_source_rgb (self->cr, type->grey, type->grey, type->grey);
  cairo_move_to (self->cr, x - extents.x / (double) PANGO_SCALE, base - pango_layout_get_baseline (self->layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
}

/**
 * tandem_report_page_draw_text:
 * @x: where its place starts along the reading direction
 * @base: its baseline
 *
 * One line; what is longer than the width of @type is set smaller, and only what is far too long ends in an ellipsis: on
 * paper nobody can widen a column.
 */
void
tandem_report_page_draw_text (TandemReportPage *self, double x, double base, const TandemReportType *type,
                              const char *text)
{
  if (text && *text)
    draw_natural (self, x, base, type, set_natural (self->layout, type, text));
}

/* Several lines in the size of the type. */
static guint
set_lines (PangoLayout *layout, const TandemReportType *type, const char *text)
{
  set_type (layout, type->size, type->bold);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (type->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (layout, text, -1);
  return (guint) pango_layout_get_line_count (layout);
}

#define FIRST_LETTER ' '
#define N_LETTERS    ('~' - ' ' + 1)

/* How wide each letter of ASCII is in a size of one point; the layout is not hinted, so that twice the size is twice as wide. */
static const double *
get_letter_widths (void)
{
  static double widths[N_LETTERS];
  static gsize are_known;

  if (g_once_init_enter (&are_known))
    {
      const TandemReportType type = { 100, FALSE, 0, 0, TANDEM_REPORT_ALIGN_START };
      PangoLayout *layout = tandem_report_page_create_layout ();

      for (guint i = 0; i < N_LETTERS; i++)
        widths[i] = set_natural (layout, &type, (const char[]) { (char) (FIRST_LETTER + i), '\0' }) / type.size;
      g_object_unref (layout);
      g_once_init_leave (&are_known, 1);
    }
  return widths;
}

/* Most cells fit with room to spare, which need not be laid out to be known: the sum of the letters, and some more where two
 * stand further apart than alone. */
static gboolean
fits_easily (const TandemReportType *type, const char *text)
{
  const double *widths = get_letter_widths ();
  double sum = 0;

  for (; *text; text++)
    {
      if (*text < FIRST_LETTER || *text >= FIRST_LETTER + N_LETTERS)
        return FALSE;
      sum += widths[*text - FIRST_LETTER];
    }
  return !type->bold && sum * type->size * 1.05 <= type->width;
}

static gboolean
is_one_line (PangoLayout *layout, const TandemReportType *type, double natural)
{
  return pango_layout_get_line_count (layout) == 1 && natural * LINE_SHRINK <= type->width;
}

/**
 * tandem_report_page_count_lines:
 *
 * Returns: how many lines a text takes in its place: one where it fits, if need be a little smaller, and for a number, which is
 *   not broken
 */
guint
tandem_report_page_count_lines (PangoLayout *layout, const TandemReportType *type, const char *text)
{
  if (type->align == TANDEM_REPORT_ALIGN_END || fits_easily (type, text)
      || is_one_line (layout, type, set_natural (layout, type, text)))
    return 1;
  return MIN (set_lines (layout, type, text), MOST_LINES);
}

/**
 * tandem_report_page_draw_lines:
 * @base: the baseline of the first line
 * @leading: from one to the next
 *
 * A text that takes as many lines as tandem_report_page_count_lines() says.
 */
void
tandem_report_page_draw_lines (TandemReportPage *self, double x, double base, const TandemReportType *type,
                               double leading, const char *text)
{
  double natural;
  guint n_lines;

  if (text == NULL || *text == '\0')
    return;
  natural = set_natural (self->layout, type, text);
  if (type->align == TANDEM_REPORT_ALIGN_END || is_one_line (self->layout, type, natural))
    {
      draw_natural (self, x, base, type, natural);
      return;
    }
  n_lines = MIN (set_lines (self->layout, type, text), MOST_LINES);
  cairo_set_source_rgb (self->cr, type->grey, type->grey, type->grey);
  for (guint n = 0; n < n_lines; n++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int) n);
      PangoRectangle extents;
      double width, at = x;

      pango_layout_line_get_extents (line, NULL, &extents);
      width = extents.width / (double) PANGO_SCALE;
      if (type->align == TANDEM_REPORT_ALIGN_END)
        at += type->width - width;
      if (self->rtl)
        at = self->width - at - width;
      cairo_move_to (self->cr, at - extents.x / (double) PANGO_SCALE, base + leading * n);
      pango_cairo_show_layout_line (self->cr, line);
    }
  cairo_new_path (self->cr);
}

static int
set_note (PangoLayout *layout, double width, const char *text)
{
  set_type (layout, NOTE_SIZE, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return pango_layout_get_line_count (layout);
}

double
tandem_report_page_measure_note (PangoLayout *layout, double width, const char *text)
{
  return set_note (layout, width, text) * NOTE_LEADING;
}

void
tandem_report_page_draw_note (TandemReportPage *self, double y, const char *text)
{
  int n = set_note (self->layout, self->width - 2 * TANDEM_REPORT_SIDE, text);

  cairo_set_source_rgb (self->cr, .32, .32, .32);
  for (int k = 0; k < n; k++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, k);
      PangoRectangle extents;
      double x = TANDEM_REPORT_SIDE;

      pango_layout_line_get_extents (line, NULL, &extents);
      if (self->rtl)
        x = self->width - x - extents.width / (double) PANGO_SCALE;
      cairo_move_to (self->cr, x, y + NOTE_LEADING * (k + .78));
      pango_cairo_show_layout_line (self->cr, line);
    }
  cairo_new_path (self->cr);
}

/**
 * tandem_report_page_draw_rule:
 * @from: where it starts; it ends at the other margin
 * @width: of the pen
 */
void
tandem_report_page_draw_rule (TandemReportPage *self, double from, double y, double width, double grey)
{
  double to = self->width - TANDEM_REPORT_SIDE;

  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, self->rtl ? self->width - from : from, y);
  cairo_line_to (self->cr, self->rtl ? self->width - to : to, y);
  cairo_stroke (self->cr);
}

void
tandem_report_page_draw_band (TandemReportPage *self, double y, double height)
{
  cairo_set_source_rgb (self->cr, .925, .925, .925);
  cairo_rectangle (self->cr, TANDEM_REPORT_SIDE, y, self->width - 2 * TANDEM_REPORT_SIDE, height);
  cairo_fill (self->cr);
}
