/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How marketing is doing: a period, its key figures beside those of the period before, the funnel and the trend. */
#include "marketing/tandem-overview-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-key-figures.h"
#include "marketing/tandem-overview-charts.h"
#include "marketing/tandem-overview-facts.h"
#include "widgets/tandem-chart-card.h"
#include "widgets/tandem-key-figure.h"
#include "widgets/tandem-page.h"

enum { REACH, VISITS, LEADS, CPL, MQL_TO_SQL, WON, ROI, N_FIGURES };

struct _TandemOverviewPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;    /* of the figures that are being read */
  TandemKeyFigure *figures[N_FIGURES];

  GtkWidget *page_title;
  GtkWidget *period_box;
  GtkDropDown *period_dropdown;
  GtkLabel *dates_label;
  GtkStack *stack;
  GtkFlowBox *figures_box;
  GtkWidget *charts_box;
  TandemChartCard *funnel_card;
  TandemChartCard *trend_card;
  AdwStatusPage *error_page;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemOverviewPageProperty;

static void tandem_overview_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemOverviewPage, tandem_overview_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_overview_page_iface_init))

static const struct {
  const char *title;
  const char *definition;
} definitions[N_FIGURES] = {
  [REACH] = { NC_ ("figure", "Reach"), N_ ("Impressions that channels report in the period; not people") },
  [VISITS] = { NC_ ("figure", "Visits"), N_ ("Visits that channels report in the period") },
  [LEADS] = { NC_ ("figure", "New leads"), N_ ("People who became leads in the period, or came further at once") },
  [CPL] = { NC_ ("figure", "CPL"), N_ ("Cost per lead: campaign costs in the period ÷ new leads in the period") },
  [MQL_TO_SQL] = { NC_ ("figure", "MQL → SQL"),
                   N_ ("Of those who became MQL in the period, the share that has become SQL to date") },
  [WON] = { NC_ ("figure", "Won revenue"), N_ ("The amounts of the deals won in the period whose primary source is a "
                                               "campaign, in the currency of the firm") },
  [ROI] = { NC_ ("figure", "ROI"),
            N_ ("Return on investment: (won revenue − campaign costs) ÷ campaign costs, by primary source") },
};

/* --- key figures --------------------------------------------------------------------------------------------------- */

static void
compute (const TandemOverviewFacts *facts, guint place, TandemKeyFigures *figures)
{
  const TandemPeriodTotals *totals = &facts->totals[place];

  tandem_key_figures_init (figures, &(TandemKeyInput) {
                                        .impressions = totals->impressions,
                                        .visits = totals->visits,
                                        .new_leads = totals->people[TANDEM_LIFECYCLE_LEAD],
                                        .mql = facts->mql_to_sql[place].entered,
                                        .mql_to_sql = facts->mql_to_sql[place].advanced,
                                        .new_customers = totals->people[TANDEM_LIFECYCLE_CUSTOMER],
                                        .cost_minor = totals->cost_minor,
                                        .ad_spend_minor = totals->ad_spend_minor,
                                        .won_minor = totals->won_minor,
                                    });
}

#define PRECISE 2 /* from 200 % on, tenths of a per cent say nothing */

/* A change is told with an arrow, and coloured by whether it is good: a cost that falls is. */
static void
show_change (TandemOverviewPage *self, guint place, const char *value, TandemRate change, gboolean less_is_better)
{
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;

  if (change.den != 0)
    {
      double fraction = (double) change.num / (double) change.den;

      percent = tandem_format_percent_value (fabs (fraction), fabs (fraction) < PRECISE ? 1 : 0);
      /* Translators: a change against the period before, up or down; %s is a percentage */
      text = g_strdup_printf (fraction > 0 ? _ ("↑ %s") : fraction < 0 ? _ ("↓ %s") : _ ("± %s"), percent);
      if (fraction != 0)
        trend = (fraction > 0) != less_is_better ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  tandem_key_figure_set_value (self->figures[place], value, text, trend);
}

static void
show_count (TandemOverviewPage *self, guint place, gint64 now, gint64 before)
{
  g_autofree char *value = tandem_format_count (now);

  show_change (self, place, value, tandem_rate_change (now, before), FALSE);
}

/* A rate is compared in percentage points. */
static void
show_rate (TandemOverviewPage *self, guint place, TandemRate now, TandemRate before)
{
  gboolean is_precise = now.den == 0 || fabs ((double) now.num) < PRECISE * (double) now.den;
  g_autofree char *value = is_precise ? tandem_format_percent (now.num, now.den)
                                      : tandem_format_percent_value ((double) now.num / (double) now.den, 0);
  g_autofree char *points_text = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;
  double points;

  if (tandem_key_figures_compare (now, before, &points))
    {
      points *= 100;
      points_text = tandem_format_decimal (fabs (points), fabs (points) < PRECISE * 100 ? 1 : 0);
      /* Translators: a change of a rate in percentage points, up or down */
      text = g_strdup_printf (points >= 0.05 ? _ ("↑ %s pt") : points <= -0.05 ? _ ("↓ %s pt") : _ ("± %s pt"), points_text);
      if (fabs (points) >= 0.05)
        trend = points > 0 ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  tandem_key_figure_set_value (self->figures[place], value, text, trend);
}

static char *
write_cost (TandemOverviewPage *self, TandemRate rate)
{
  gint64 minor;

  return tandem_rate_get_minor (rate, &minor) ? tandem_format_money (minor, tandem_workspace_get_currency (self->workspace))
                                              : g_strdup ("—");
}

static TandemRate
compare_costs (TandemRate now, TandemRate before)
{
  gint64 now_minor, before_minor;

  if (!tandem_rate_get_minor (now, &now_minor) || !tandem_rate_get_minor (before, &before_minor))
    return (TandemRate) { 0, 0 };
  return tandem_rate_change (now_minor, before_minor);
}

/* How many deals make up the won revenue, and how many are not in it. */
static void
show_won_deals (TandemOverviewPage *self, const TandemPeriodTotals *totals)
{
  g_autofree char *n_won = tandem_format_count (totals->n_won);
  g_autofree char *n_other = tandem_format_count (totals->n_won_other);
  g_autofree char *deals = g_strdup_printf (ngettext ("%s deal", "%s deals", (gulong) totals->n_won), n_won);
  g_autofree char *other = NULL;
  g_autofree char *both = NULL;

  if (totals->n_won_other > 0)
    {
      /* Translators: %s is a number of deals */
      other = g_strdup_printf (ngettext ("%s in another currency, not added", "%s in other currencies, not added",
                                         (gulong) totals->n_won_other),
                               n_other);
      both = g_strdup_printf ("%s · %s", deals, other);
    }
  tandem_key_figure_set_denominator (self->figures[WON], both ? both : deals);
}

static void
show_denominators (TandemOverviewPage *self, const TandemKeyFigures *now)
{
  const char *currency = tandem_workspace_get_currency (self->workspace);
  g_autofree char *cost = tandem_format_money_whole (now->roi.den, currency);
  g_autofree char *leads = tandem_format_count (now->cpl.den);
  g_autofree char *sql = tandem_format_count (now->mql_to_sql.num);
  g_autofree char *mql = tandem_format_count (now->mql_to_sql.den);
  g_autofree char *spent = g_strdup_printf (_ ("%s ÷ %s leads"), cost, leads);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), sql, mql);
  g_autofree char *return_of = NULL;
  g_autofree char *told = NULL;

  /* Translators: said beside a rate of less than thirty cases */
  told = tandem_rate_is_too_few (now->mql_to_sql) ? g_strdup_printf ("%s · %s", share, _ ("too few to tell"))
                                                  : g_strdup (share);
  /* Translators: a return on investment is of so much; %s is an amount of money */
  return_of = g_strdup_printf (_ ("of %s costs"), cost);
  tandem_key_figure_set_denominator (self->figures[ROI], now->roi.den > 0 ? return_of : NULL);
  tandem_key_figure_set_denominator (self->figures[CPL], spent);
  tandem_key_figure_set_denominator (self->figures[MQL_TO_SQL], told);
}

static void
show_figures (TandemOverviewPage *self, const TandemOverviewFacts *facts)
{
  TandemKeyFigures now, before;
  g_autofree char *cpl = NULL;
  g_autofree char *won = NULL;

  compute (facts, 0, &now);
  compute (facts, 1, &before);
  cpl = write_cost (self, now.cpl);
  won = tandem_format_money_whole (now.won_minor, tandem_workspace_get_currency (self->workspace));
  show_count (self, REACH, now.reach, before.reach);
  show_count (self, VISITS, now.visits, before.visits);
  show_count (self, LEADS, now.new_leads, before.new_leads);
  show_change (self, CPL, cpl, compare_costs (now.cpl, before.cpl), TRUE);
  show_rate (self, MQL_TO_SQL, now.mql_to_sql, before.mql_to_sql);
  show_change (self, WON, won, tandem_rate_change (now.won_minor, before.won_minor), FALSE);
  show_rate (self, ROI, now.roi, before.roi);
  show_denominators (self, &now);
  show_won_deals (self, &facts->totals[0]);
  tandem_key_figure_set_course (self->figures[REACH], facts->day_series[TANDEM_DAY_SERIES_IMPRESSIONS], NULL,
                                facts->n_points);
  tandem_key_figure_set_course (self->figures[VISITS], facts->day_series[TANDEM_DAY_SERIES_VISITS], NULL,
                                facts->n_points);
  tandem_key_figure_set_course (self->figures[LEADS], facts->series[0], NULL, facts->n_points);
  tandem_key_figure_set_course (self->figures[WON], facts->day_series[TANDEM_DAY_SERIES_WON], NULL, facts->n_points);
}

/* --- loading and showing ------------------------------------------------------------------------------------------- */

static void
draw_funnel (TandemChartCanvas *canvas, gpointer chart)
{
  tandem_funnel_chart_draw (canvas, chart);
}

static char *
describe_funnel (gpointer chart)
{
  return tandem_funnel_chart_describe (chart);
}

static char *
name_funnel_point (const TandemChartHit *hit, gpointer chart)
{
  return tandem_funnel_chart_point (hit, chart);
}

static void
draw_trend (TandemChartCanvas *canvas, gpointer chart)
{
  tandem_trend_chart_draw (canvas, chart);
}

static char *
describe_trend (gpointer chart)
{
  return tandem_trend_chart_describe (chart);
}

static char *
name_trend_point (const TandemChartHit *hit, gpointer chart)
{
  return tandem_trend_chart_point (hit, chart);
}

static void
show_tables (TandemOverviewPage *self, const TandemOverviewFacts *facts)
{
  const char *const funnel_titles[] = { C_ ("column", "Stage"), C_ ("column", "Entered"), C_ ("column", "Before"),
                                        C_ ("column", "From the stage before"), C_ ("column", "Rate"),
                                        /* xgettext:no-c-format */
                                        C_ ("column", "95 % interval"), NULL };
  const char *const trend_titles[]
      = { facts->days_a_point == 7 ? C_ ("column", "Week") : C_ ("column", "Day"),
          tandem_funnel_stage_get_label (TANDEM_FUNNEL_LEADS), tandem_funnel_stage_get_label (TANDEM_FUNNEL_MQL),
          tandem_funnel_stage_get_label (TANDEM_FUNNEL_SQL), NULL };
  g_autoptr (GPtrArray) funnel = tandem_overview_charts_list_funnel (facts);
  g_autoptr (GPtrArray) trend = tandem_overview_charts_list_trend (facts);

  tandem_chart_card_set_table (self->funnel_card, funnel_titles, funnel);
  tandem_chart_card_set_table (self->trend_card, trend_titles, trend);
}

static void
show_facts (TandemOverviewPage *self, const TandemOverviewFacts *facts)
{
  static const TandemChartFuncs funnel_funcs = { draw_funnel, describe_funnel, name_funnel_point };
  static const TandemChartFuncs trend_funcs = { draw_trend, describe_trend, name_trend_point };
  g_autofree char *now = tandem_format_date_range (facts->period.from, facts->period.to);
  g_autofree char *before = tandem_format_date_range (facts->previous.from, facts->previous.to);
  /* Translators: both %s are spans of dates */
  g_autofree char *dates = g_strdup_printf (_ ("%s, compared with %s"), now, before);

  gtk_label_set_label (self->dates_label, dates);
  tandem_chart_card_set_title (self->trend_card, facts->days_a_point == 7 ? _ ("New by week") : _ ("New by day"));
  show_figures (self, facts);
  show_tables (self, facts);
  tandem_chart_view_set_chart (tandem_chart_card_get_view (self->funnel_card), &funnel_funcs,
                               tandem_overview_charts_make_funnel (facts), (GDestroyNotify) tandem_funnel_chart_free);
  tandem_chart_view_set_chart (tandem_chart_card_get_view (self->trend_card), &trend_funcs,
                               tandem_overview_charts_make_trend (facts), (GDestroyNotify) tandem_trend_chart_free);
  gtk_widget_set_visible (self->period_box, facts->has_any);
  gtk_stack_set_visible_child_name (self->stack, facts->has_any ? "figures" : "empty");
}

static void
facts_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree TandemOverviewFacts *facts = tandem_overview_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemOverviewPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts)
    {
      show_facts (self, facts);
      return;
    }
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* A newer question takes the place of the one before. */
static void
load_facts (TandemOverviewPage *self)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  TandemPeriod period;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (tandem_period_init (&period, gtk_drop_down_get_selected (self->period_dropdown), today))
    tandem_overview_facts_load_async (tandem_workspace_get_store (self->workspace), &period, self->cancellable,
                                      facts_loaded_cb, self);
}

static void
catch_up (GtkWidget *page)
{
  load_facts (TANDEM_OVERVIEW_PAGE (page));
}

static void
store_changed_cb (TandemOverviewPage *self, TandemChanges *changes)
{
  static const char *const shown[] = { "lifecycle_history", "campaign_day", "campaign_cost", "deal", "campaign" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (tandem_changes_touch (changes, shown[i]))
      {
        tandem_page_when_seen (GTK_WIDGET (self), catch_up);
        return;
      }
}

static void
campaigns_clicked_cb (TandemOverviewPage *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "campaigns", 0);
}

static void
try_again_clicked_cb (TandemOverviewPage *self)
{
  load_facts (self);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static const char *
tandem_overview_page_get_title (TandemPage *page)
{
  return _ ("Overview");
}

static void
tandem_overview_page_print (TandemPage *page)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (page);
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  TandemPeriod period;
  GVariantDict parameters;

  if (!tandem_period_init (&period, gtk_drop_down_get_selected (self->period_dropdown), today))
    return;
  g_variant_dict_init (&parameters, NULL);
  g_variant_dict_insert (&parameters, "period", "u", (guint) period.kind);
  tandem_page_print_report (GTK_WIDGET (self), "conversion-funnel", g_variant_dict_end (&parameters));
}

static void
tandem_overview_page_iface_init (TandemPageInterface *iface)
{
  iface->print = tandem_overview_page_print;
  iface->get_title = tandem_overview_page_get_title;
}

static void
tandem_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemOverviewPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_OVERVIEW_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemOverviewPageProperty) id)
    {
    case PROP_WORKSPACE:
      TANDEM_OVERVIEW_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
fill_periods (TandemOverviewPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (TandemPeriodKind kind = 0; kind < TANDEM_PERIOD_CUSTOM; kind++)
    gtk_string_list_append (labels, tandem_period_kind_get_label (kind));
  gtk_drop_down_set_model (self->period_dropdown, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->period_dropdown, TANDEM_PERIOD_LAST_90_DAYS);
}

static void
tandem_overview_page_constructed (GObject *object)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (object);

  G_OBJECT_CLASS (tandem_overview_page_parent_class)->constructed (object);
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::currency", G_CALLBACK (load_facts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period_dropdown, "notify::selected", G_CALLBACK (load_facts), self, G_CONNECT_SWAPPED);
  load_facts (self);
}

static void
tandem_overview_page_dispose (GObject *object)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (tandem_overview_page_parent_class)->dispose (object);
}

static void
tandem_overview_page_finalize (GObject *object)
{
  g_object_unref (TANDEM_OVERVIEW_PAGE (object)->cancellable);
  G_OBJECT_CLASS (tandem_overview_page_parent_class)->finalize (object);
}

static void
tandem_overview_page_class_init (TandemOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_overview_page_get_property;
  object_class->set_property = tandem_overview_page_set_property;
  object_class->constructed = tandem_overview_page_constructed;
  object_class->dispose = tandem_overview_page_dispose;
  object_class->finalize = tandem_overview_page_finalize;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TANDEM_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, period_box);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, period_dropdown);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, dates_label);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, figures_box);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, charts_box);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, funnel_card);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, trend_card);
  gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, campaigns_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_clicked_cb);
}

static void
tandem_overview_page_init (TandemOverviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "figure", definitions[i].title);
      GtkWidget *figure = tandem_key_figure_new (title, g_dgettext (GETTEXT_PACKAGE, definitions[i].definition));

      self->figures[i] = TANDEM_KEY_FIGURE (figure);
      gtk_flow_box_append (self->figures_box, figure);
    }
  fill_periods (self);
}
