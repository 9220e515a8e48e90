/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows behind a number of the overview: every figure, point and cell says what it counts, and opens it. */
#include <glib/gi18n-lib.h>

#include "insight/tandem-overview-tables.h"
#include "marketing/tandem-overview-cards.h"
#include "marketing/tandem-overview-opening.h"
#include "marketing/tandem-overview-page-private.h"
#include "widgets/tandem-page.h"

/* Channels or campaigns, as is chosen. */
GPtrArray *
tandem_overview_page_get_parts (TandemOverviewPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->parts_toggles), "campaigns") == 0
             ? self->overview->campaigns
             : self->overview->channels;
}

TandemLifecycle
tandem_overview_page_get_cohort_stage (TandemOverviewPage *self)
{
  static const TandemLifecycle stages[] = { TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL, TANDEM_LIFECYCLE_CUSTOMER };

  return stages[MIN (gtk_drop_down_get_selected (self->cohort_dropdown), G_N_ELEMENTS (stages) - 1)];
}

static void
open_rows (TandemOverviewPage *self, TandemOverviewOpening *opening)
{
  if (opening)
    tandem_overview_opening_present (opening, GTK_WIDGET (self), self->workspace);
  g_clear_pointer (&opening, tandem_overview_opening_free);
}

void
tandem_overview_page_open_figure (TandemKeyFigure *figure, TandemOverviewPage *self)
{
  for (guint i = 0; i < TANDEM_OVERVIEW_N_FIGURES && self->overview; i++)
    if (self->figures[i] == figure)
      open_rows (self, tandem_overview_opening_new_figure (self->overview, i));
}

/* A click on a tile, or Enter. */
static void
figure_activated_cb (TandemOverviewPage *self, GtkFlowBoxChild *tile)
{
  tandem_overview_page_open_figure (TANDEM_KEY_FIGURE (gtk_flow_box_child_get_child (tile)), self);
}

static TandemOverviewOpening *
open_funnel_cell (TandemOverviewPage *self, guint row, guint column)
{
  return self->overview ? tandem_overview_opening_new_stage_cell (self->overview, row, column) : NULL;
}

static char *
describe_funnel_cell (guint row, guint column, gpointer page)
{
  return tandem_overview_opening_take_words (open_funnel_cell (page, row, column));
}

static void
funnel_cell_cb (TandemOverviewPage *self, guint row, guint column)
{
  open_rows (self, open_funnel_cell (self, row, column));
}

static void
funnel_point_cb (TandemOverviewPage *self, int series, int point)
{
  if (self->overview)
    open_rows (self, tandem_overview_opening_new_stage (self->overview, (guint) point, TANDEM_OVERVIEW_STAGE_ENTERED));
}

/* Of the table of the trend, whose latest row comes first. */
static TandemOverviewOpening *
open_trend_cell (TandemOverviewPage *self, guint row, guint column)
{
  if (self->overview == NULL || column == 0 || row >= self->overview->n_points)
    return NULL;
  return tandem_overview_opening_new_point (self->overview, column - 1, self->overview->n_points - 1 - row);
}

static char *
describe_trend_cell (guint row, guint column, gpointer page)
{
  return tandem_overview_opening_take_words (open_trend_cell (page, row, column));
}

static void
trend_cell_cb (TandemOverviewPage *self, guint row, guint column)
{
  open_rows (self, open_trend_cell (self, row, column));
}

static void
trend_point_cb (TandemOverviewPage *self, int series, int point)
{
  if (self->overview)
    open_rows (self, tandem_overview_opening_new_point (self->overview, (guint) series, (guint) point));
}

static TandemOverviewOpening *
open_part_cell (TandemOverviewPage *self, guint row, guint column)
{
  if (self->overview == NULL || row >= tandem_overview_page_get_parts (self)->len)
    return NULL;
  return tandem_overview_opening_new_part (self->overview, tandem_overview_page_get_parts (self)->pdata[row], column);
}

static char *
describe_part_cell (guint row, guint column, gpointer page)
{
  return tandem_overview_opening_take_words (open_part_cell (page, row, column));
}

static void
part_cell_cb (TandemOverviewPage *self, guint row, guint column)
{
  open_rows (self, open_part_cell (self, row, column));
}

static void
finding_activated_cb (TandemOverviewPage *self, guint place)
{
  open_rows (self, open_part_cell (self, place, TANDEM_OVERVIEW_COLUMN_MQL));
}

static TandemOverviewOpening *
open_cohort_cell (TandemOverviewPage *self, guint row, guint column)
{
  if (self->cohorts == NULL || row >= self->cohorts->n_months)
    return NULL;
  return tandem_overview_opening_new_cohort (self->cohorts, tandem_overview_page_get_cohort_stage (self),
                                             self->cohorts->n_months - 1 - row, column);
}

static char *
describe_cohort_cell (guint row, guint column, gpointer page)
{
  return tandem_overview_opening_take_words (open_cohort_cell (page, row, column));
}

static guint
shade_cohort_cell (guint row, guint column, gpointer page)
{
  TandemOverviewPage *self = page;

  if (self->cohorts == NULL || row >= self->cohorts->n_months || column < 2)
    return 0;
  return tandem_overview_tables_get_cohort_shade (self->cohorts, tandem_overview_page_get_cohort_stage (self),
                                                  self->cohorts->n_months - 1 - row, column - 2);
}

static void
cohort_cell_cb (TandemOverviewPage *self, guint row, guint column)
{
  open_rows (self, open_cohort_cell (self, row, column));
}

/* Lets cells say what they count, and open it. */
void
tandem_overview_page_describe_tables (TandemOverviewPage *self)
{
  tandem_figure_table_set_describe (tandem_chart_card_get_table (self->funnel_card), describe_funnel_cell, self);
  tandem_figure_table_set_describe (tandem_chart_card_get_table (self->trend_card), describe_trend_cell, self);
  tandem_figure_table_set_describe (self->parts_table, describe_part_cell, self);
  tandem_figure_table_set_describe (self->cohorts_table, describe_cohort_cell, self);
  tandem_overview_cards_explain_heads (self->funnel_card, self->trend_card, self->parts_table);
  tandem_figure_table_set_shade (self->cohorts_table, shade_cohort_cell);
  tandem_figure_table_set_title (self->parts_table, _ ("Channels and campaigns compared"));
  tandem_figure_table_set_title (self->cohorts_table, _ ("What became of leads"));
  g_signal_connect_object (tandem_chart_card_get_view (self->funnel_card), "point-activated",
                           G_CALLBACK (funnel_point_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_chart_card_get_view (self->trend_card), "point-activated",
                           G_CALLBACK (trend_point_cb), self, G_CONNECT_SWAPPED);
}

void
tandem_overview_page_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, funnel_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, trend_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, cohort_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
}
