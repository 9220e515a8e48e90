/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every number says what it counts and of what, in the same words wherever it stands, and opens its rows. */
#include "marketing/tandem-overview-opening.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-attainment-words.h"
#include "insight/tandem-overview-tables.h"
#include "marketing/tandem-overview-figures.h"
#include "marketing/tandem-rows-dialog.h"
#include "widgets/tandem-page.h"

typedef struct {
  const char *name; /* translated, lives for ever */
  TandemOverviewRows rows;
} List;

struct _TandemOverviewOpening {
  char *title;
  GString *words;
  GArray *lists;             /* List */
  TandemOverviewRows common; /* the scope and the dates of all lists */
  TandemExchange *exchange;  /* by which their amounts are added up; NULL where they have none */
};

static TandemOverviewOpening *
new_opening (const char *title, const char *words, const char *from, const char *to)
{
  TandemOverviewOpening *self = g_new0 (TandemOverviewOpening, 1);

  self->title = g_strdup (title);
  self->words = g_string_new (words);
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_strlcpy (self->common.from, from, sizeof self->common.from);
  g_strlcpy (self->common.to, to, sizeof self->common.to);
  return self;
}

void
tandem_overview_opening_free (TandemOverviewOpening *self)
{
  g_free (self->title);
  g_string_free (self->words, TRUE);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  g_array_unref (self->lists);
  g_free (self);
}

/* Of the period; deals and costs are those which the number counts, by the same terms and rates. */
static TandemOverviewOpening *
new_of_period (const TandemOverview *overview, const char *title, const char *words)
{
  TandemOverviewOpening *self = new_opening (title, words, overview->period.from, overview->period.to);

  self->exchange = tandem_exchange_ref (overview->exchange[0]);
  self->common.without = overview->without[0];
  self->common.window_days = overview->terms.window_days;
  return self;
}

static void
add_list (TandemOverviewOpening *self, TandemOverviewRowsKind kind)
{
  static const char *const names[] = {
    [TANDEM_OVERVIEW_ROWS_PEOPLE] = N_ ("People"),
    [TANDEM_OVERVIEW_ROWS_DAYS] = N_ ("Daily figures"),
    [TANDEM_OVERVIEW_ROWS_COSTS] = N_ ("Costs"),
    [TANDEM_OVERVIEW_ROWS_AD_SPEND] = N_ ("Ad spend"),
    [TANDEM_OVERVIEW_ROWS_FIRM_COSTS] = N_ ("Other costs"),
    [TANDEM_OVERVIEW_ROWS_DEALS] = N_ ("Won deals"),
  };
  List list = { g_dgettext (GETTEXT_PACKAGE, names[kind]), self->common };

  list.rows.kind = kind;
  g_array_append_val (self->lists, list);
}

/* People who reached a stage in the period, and of them those who have reached a later one. */
static void
add_people (TandemOverviewOpening *self, TandemLifecycle stage, TandemLifecycle next)
{
  List list = { tandem_lifecycle_get_title (next), self->common };

  list.rows.kind = TANDEM_OVERVIEW_ROWS_PEOPLE;
  list.rows.stage = stage;
  list.rows.next = next;
  g_array_append_val (self->lists, list);
}

/* "41 of 148", and that it is too few, where it is. */
static void
say_rate (TandemOverviewOpening *self, TandemRate rate)
{
  g_autofree char *num = tandem_format_count (rate.num);
  g_autofree char *den = tandem_format_count (rate.den);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), num, den);
  g_autofree char *interval = tandem_overview_tables_write_interval (rate);

  if (rate.den == 0)
    return;
  g_string_append_printf (self->words, "\n%s", share);
  if (tandem_rate_is_too_few (rate))
    g_string_append_printf (self->words, " · %s", _ ("too few to tell"));
  else if (rate.num <= rate.den)
    /* Translators: %s is an interval in percent; xgettext:no-c-format */
    g_string_append_printf (self->words, " · 95%%: %s", interval);
}

/* "€8,400 ÷ 402 leads" */
static void
say_quotient (TandemOverviewOpening *self, gint64 minor, const char *currency, gint64 n)
{
  g_autofree char *money = tandem_format_money (minor, currency);
  g_autofree char *count = tandem_format_count (n);

  g_string_append_printf (self->words, "\n%s ÷ %s", money, count);
}

/* --- key figures --------------------------------------------------------------------------------------------------- */

/**
 * tandem_overview_opening_new_figure:
 * @place: of a key figure, as tandem_overview_figures_get_title() numbers them
 *
 * Returns: (transfer full): the opening of a tile
 */
TandemOverviewOpening *
tandem_overview_opening_new_figure (const TandemOverview *overview, guint place)
{
  g_autofree char *definition = tandem_overview_figures_write_definition (place, overview);
  TandemOverviewOpening *self = new_of_period (overview, tandem_overview_figures_get_title (place), definition);

  switch ((TandemOverviewFigure) place)
    {
    case TANDEM_OVERVIEW_FIGURE_IMPRESSIONS:
    case TANDEM_OVERVIEW_FIGURE_VISITS:
      add_list (self, TANDEM_OVERVIEW_ROWS_DAYS);
      break;
    case TANDEM_OVERVIEW_FIGURE_LEADS:
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
      break;
    case TANDEM_OVERVIEW_FIGURE_CPL:
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
      break;
    case TANDEM_OVERVIEW_FIGURE_CAC:
      add_people (self, TANDEM_LIFECYCLE_CUSTOMER, TANDEM_LIFECYCLE_CUSTOMER);
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      add_list (self, TANDEM_OVERVIEW_ROWS_FIRM_COSTS);
      break;
    case TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL:
      add_people (self, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL);
      add_people (self, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_MQL);
      break;
    case TANDEM_OVERVIEW_FIGURE_WON:
      add_list (self, TANDEM_OVERVIEW_ROWS_DEALS);
      break;
    case TANDEM_OVERVIEW_FIGURE_ROI:
      add_list (self, TANDEM_OVERVIEW_ROWS_DEALS);
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      break;
    case TANDEM_OVERVIEW_N_FIGURES:
      break;
    }
  return self;
}

/* --- channels and campaigns ---------------------------------------------------------------------------------------- */

/* By which terms and rates a number of a channel or campaign is made, and of which currencies, where there are several. */
static void
say_money (TandemOverviewOpening *self, const TandemOverview *overview, const TandemOverviewPart *part,
           TandemOverviewColumn column)
{
  gboolean is_won = column == TANDEM_OVERVIEW_COLUMN_WON || column == TANDEM_OVERVIEW_COLUMN_ROI;
  gboolean is_cost = column == TANDEM_OVERVIEW_COLUMN_COSTS || column == TANDEM_OVERVIEW_COLUMN_CPL
                     || column == TANDEM_OVERVIEW_COLUMN_ROI;
  gboolean is_ad_spend = column == TANDEM_OVERVIEW_COLUMN_AD_SPEND || column == TANDEM_OVERVIEW_COLUMN_CPA;
  const TandemTally *costs = is_cost ? &part->costs.all : is_ad_spend ? &part->costs.ad_spend : NULL;
  g_autofree char *money = tandem_overview_write_money (overview->exchange[0], costs, is_won ? &part->won : NULL);
  g_autofree char *window = is_won ? tandem_attribution_terms_say_window (&overview->terms) : NULL;

  if (window)
    g_string_append_printf (self->words, ". %s", window);
  g_string_append (self->words, money);
}

static void
add_part_lists (TandemOverviewOpening *self, const TandemOverview *overview, const TandemOverviewPart *part,
                TandemOverviewColumn column)
{
  TandemKeyFigures figures;

  tandem_overview_part_get_figures (part, &figures);
  switch (column)
    {
    case TANDEM_OVERVIEW_COLUMN_COSTS:
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      break;
    case TANDEM_OVERVIEW_COLUMN_IMPRESSIONS:
    case TANDEM_OVERVIEW_COLUMN_VISITS:
      add_list (self, TANDEM_OVERVIEW_ROWS_DAYS);
      break;
    case TANDEM_OVERVIEW_COLUMN_CPL:
      say_quotient (self, figures.cpl.num, overview->currency, figures.cpl.den);
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      G_GNUC_FALLTHROUGH;
    case TANDEM_OVERVIEW_COLUMN_LEADS:
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
      break;
    case TANDEM_OVERVIEW_COLUMN_MQL:
      say_rate (self, tandem_overview_part_get_rate (part));
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL);
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
      break;
    case TANDEM_OVERVIEW_COLUMN_AD_SPEND:
      add_list (self, TANDEM_OVERVIEW_ROWS_AD_SPEND);
      break;
    case TANDEM_OVERVIEW_COLUMN_CPA:
      say_quotient (self, figures.cpa.num, overview->currency, figures.cpa.den);
      add_list (self, TANDEM_OVERVIEW_ROWS_AD_SPEND);
      add_people (self, TANDEM_LIFECYCLE_CUSTOMER, TANDEM_LIFECYCLE_CUSTOMER);
      break;
    case TANDEM_OVERVIEW_COLUMN_CUSTOMERS:
      add_people (self, TANDEM_LIFECYCLE_CUSTOMER, TANDEM_LIFECYCLE_CUSTOMER);
      break;
    case TANDEM_OVERVIEW_COLUMN_WON:
      add_list (self, TANDEM_OVERVIEW_ROWS_DEALS);
      break;
    case TANDEM_OVERVIEW_COLUMN_ROI:
      add_list (self, TANDEM_OVERVIEW_ROWS_DEALS);
      add_list (self, TANDEM_OVERVIEW_ROWS_COSTS);
      break;
    case TANDEM_OVERVIEW_COLUMN_NAME:
    case TANDEM_OVERVIEW_COLUMN_INTERVAL:
    case TANDEM_OVERVIEW_N_COLUMNS:
      break;
    }
}

/**
 * tandem_overview_opening_new_part:
 * @part: (nullable): a channel or campaign; %NULL for all of them
 * @column: a #TandemOverviewColumn
 *
 * Returns: (transfer full) (nullable): the opening of a cell
 */
TandemOverviewOpening *
tandem_overview_opening_new_part (const TandemOverview *overview, const TandemOverviewPart *part, guint column)
{
  TandemOverviewOpening *self;
  g_autofree char *title = NULL;
  const char *words = tandem_overview_tables_get_definition (column);

  if (words == NULL || column == TANDEM_OVERVIEW_COLUMN_INTERVAL)
    return NULL;
  /* Translators: a channel or campaign, and one of its figures */
  title = g_strdup_printf (_ ("%s: %s"), tandem_overview_tables_get_name (part),
                           tandem_overview_tables_get_head (column));
  self = new_of_period (overview, title, words);
  self->common.scope = part->scope;
  self->common.scope_id = part->id;
  say_money (self, overview, part, column);
  add_part_lists (self, overview, part, column);
  return self;
}

/* --- funnel, trend, cohorts ---------------------------------------------------------------------------------------- */

static TandemLifecycle
get_lifecycle (guint stage)
{
  return stage - TANDEM_FUNNEL_LEADS + TANDEM_LIFECYCLE_LEAD;
}

/* How many entered a stage: the days that a channel reported, or the people. */
static void
add_entered (TandemOverviewOpening *self, guint stage)
{
  if (stage < TANDEM_FUNNEL_LEADS)
    add_list (self, TANDEM_OVERVIEW_ROWS_DAYS);
  else
    add_people (self, get_lifecycle (stage), get_lifecycle (stage));
}

/**
 * tandem_overview_opening_define_stage:
 * @stage: a #TandemFunnelStage
 *
 * Returns: (transfer none): what is said of a stage
 */
const char *
tandem_overview_opening_define_stage (guint stage, TandemOverviewStagePart part)
{
  if (part <= TANDEM_OVERVIEW_STAGE_BEFORE)
    return stage < TANDEM_FUNNEL_LEADS
               ? _ ("Counts that channels report by day; not people")
               : _ ("People who first reached the stage in the period; a stage skipped counts as entered");
  if (stage == TANDEM_FUNNEL_VISITS)
    return _ ("Visits ÷ impressions, both in the period");
  if (stage == TANDEM_FUNNEL_LEADS)
    return _ ("New leads ÷ visits, both in the period");
  if (part == TANDEM_OVERVIEW_STAGE_PERIOD_RATE)
    return _ (
        "Who entered the stage in the period ÷ who entered the stage before in it: others, and so it can pass 100%");
  return _ ("Of those who entered the stage before in the period, the share that has come on to date");
}

static void
add_rate (TandemOverviewOpening *self, const TandemOverview *overview, guint stage, TandemOverviewStagePart part)
{
  TandemLifecycle lifecycle = get_lifecycle (stage);
  TandemFunnel funnel;

  tandem_overview_get_funnel (overview, 0, &funnel);
  if (part == TANDEM_OVERVIEW_STAGE_RATE && stage > TANDEM_FUNNEL_LEADS)
    {
      say_rate (self, tandem_flow_get_rate (&overview->flows[0], lifecycle - 1, lifecycle));
      add_people (self, lifecycle - 1, lifecycle);
      add_people (self, lifecycle - 1, lifecycle - 1);
      return;
    }
  say_rate (self, tandem_funnel_get_period_rate (&funnel, stage - 1));
  add_entered (self, stage);
  if (stage != TANDEM_FUNNEL_VISITS) /* the days say both */
    add_entered (self, stage - 1);
}

/**
 * tandem_overview_opening_new_stage:
 * @stage: a #TandemFunnelStage
 *
 * Returns: (transfer full) (nullable): the opening of a stage
 */
TandemOverviewOpening *
tandem_overview_opening_new_stage (const TandemOverview *overview, guint stage, TandemOverviewStagePart part)
{
  const TandemPeriod *period = part == TANDEM_OVERVIEW_STAGE_BEFORE ? &overview->previous : &overview->period;
  TandemOverviewOpening *self;

  if (stage >= TANDEM_FUNNEL_N_STAGES || (part == TANDEM_OVERVIEW_STAGE_BEFORE && !overview->is_compared)
      || (part >= TANDEM_OVERVIEW_STAGE_RATE && stage == TANDEM_FUNNEL_IMPRESSIONS))
    return NULL;
  self = new_opening (tandem_funnel_stage_get_label (stage), tandem_overview_opening_define_stage (stage, part),
                      period->from, period->to);
  if (part >= TANDEM_OVERVIEW_STAGE_RATE)
    {
      add_rate (self, overview, stage, part);
      return self;
    }
  if (part == TANDEM_OVERVIEW_STAGE_BEFORE)
    {
      g_autofree char *dates = tandem_format_date_range (period->from, period->to);

      g_string_append_printf (self->words, "\n%s", dates);
    }
  add_entered (self, stage);
  return self;
}

/**
 * tandem_overview_opening_new_stage_cell:
 * @column: of the table of the funnel, whose interval is that of the rate
 *
 * Returns: (transfer full) (nullable): the opening of a cell
 */
TandemOverviewOpening *
tandem_overview_opening_new_stage_cell (const TandemOverview *overview, guint stage, guint column)
{
  static const int parts[] = { -1,
                               TANDEM_OVERVIEW_STAGE_ENTERED,
                               TANDEM_OVERVIEW_STAGE_BEFORE,
                               TANDEM_OVERVIEW_STAGE_RATE,
                               TANDEM_OVERVIEW_STAGE_RATE,
                               -1,
                               TANDEM_OVERVIEW_STAGE_PERIOD_RATE };

  if (column >= G_N_ELEMENTS (parts) || parts[column] < 0)
    return NULL;
  return tandem_overview_opening_new_stage (overview, stage, (TandemOverviewStagePart) parts[column]);
}

/**
 * tandem_overview_opening_new_point:
 * @series: leads, MQL or SQL
 * @point: of the trend, from 0
 *
 * Returns: (transfer full) (nullable): the opening of a point
 */
TandemOverviewOpening *
tandem_overview_opening_new_point (const TandemOverview *overview, guint series, guint point)
{
  static const TandemLifecycle stages[TANDEM_OVERVIEW_N_SERIES]
      = { TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL };
  g_autofree char *from = NULL, *to = NULL, *dates = NULL;
  TandemOverviewOpening *self;

  if (series >= TANDEM_OVERVIEW_N_SERIES || point >= overview->n_points)
    return NULL;
  from = tandem_date_add_days (overview->period.to, 1 - overview->days_a_point * (int) (overview->n_points - point));
  to = tandem_date_add_days (from, overview->days_a_point - 1);
  dates = tandem_format_date_range (from, to);
  self = new_opening (tandem_lifecycle_get_title (stages[series]),
                      _ ("People who first reached the stage in these days; a stage skipped counts as entered"), from,
                      to);
  g_string_append_printf (self->words, "\n%s", dates);
  add_people (self, stages[series], stages[series]);
  return self;
}

/**
 * tandem_overview_opening_new_cohort:
 * @stage: which stage is looked at
 * @month: of the leads, from 0
 * @column: of the table: 1 is the leads, 2 those who reached the stage in the same month
 *
 * Returns: (transfer full) (nullable): the opening of a cell
 */
TandemOverviewOpening *
tandem_overview_opening_new_cohort (const TandemCohorts *cohorts, TandemLifecycle stage, guint month, guint column)
{
  TandemOverviewOpening *self;
  g_autofree char *next_month = NULL, *last = NULL;
  List list;

  if (column == 0 || month >= cohorts->n_months || column > 1 + cohorts->n_months - month || cohorts->leads[month] == 0)
    return NULL;
  next_month = tandem_date_add_months (cohorts->months[month], 1);
  last = tandem_date_add_days (next_month, -1);
  if (column == 1)
    {
      self = new_opening (tandem_lifecycle_get_title (TANDEM_LIFECYCLE_LEAD),
                          _ ("People who became leads in the month"), cohorts->months[month], last);
      add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
      return self;
    }
  self = new_opening (tandem_lifecycle_get_title (stage),
                      _ ("Of the leads of the month, the share that had reached the stage by the end of that month"),
                      cohorts->months[month], last);
  say_rate (self, tandem_cohorts_get_rate (cohorts, stage, month, column - 2));
  add_people (self, TANDEM_LIFECYCLE_LEAD, stage);
  list = g_array_index (self->lists, List, 0);
  g_free (next_month);
  next_month = tandem_date_add_months (cohorts->months[month], (int) column - 1);
  g_free (last);
  last = tandem_date_add_days (next_month, -1);
  g_strlcpy (list.rows.next_by, last, sizeof list.rows.next_by);
  g_array_index (self->lists, List, 0) = list;
  add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
  return self;
}

/**
 * tandem_overview_opening_new_target:
 * @attainment: of a target of leads
 * @people: (element-type TandemPerson): whoever may have a target
 *
 * Returns: (transfer full): the opening of what is reached of it
 */
TandemOverviewOpening *
tandem_overview_opening_new_target (const TandemAttainment *attainment, GPtrArray *people)
{
  g_autofree char *who = tandem_attainment_write_target (attainment, people);
  g_autofree char *period = tandem_attainment_write_period (attainment);
  g_autofree char *num = tandem_format_count (attainment->reached), *den = tandem_format_count (attainment->target);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), num, den);
  TandemOverviewOpening *self = new_opening (tandem_target_head_get_title (TANDEM_TARGET_HEAD_WON, attainment->measure),
                                             tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_LEADS),
                                             attainment->from, attainment->to);

  if (attainment->person_id != 0)
    g_string_append_printf (self->words, ". %s",
                            C_ ("target", "For the target of a person, those whose owner this person is today"));
  g_string_append_printf (self->words, "\n%s · %s · %s", who, period, share);
  self->common.owner_id = attainment->person_id;
  add_people (self, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_LEAD);
  return self;
}

/* --- public -------------------------------------------------------------------------------------------------------- */

/**
 * tandem_overview_opening_take_words:
 * @self: (transfer full) (nullable): an opening
 *
 * Returns: (transfer full) (nullable): its words alone, definition and denominator
 */
char *
tandem_overview_opening_take_words (TandemOverviewOpening *self)
{
  char *words = self ? g_strdup (self->words->str) : NULL;

  g_clear_pointer (&self, tandem_overview_opening_free);
  return words;
}

/**
 * tandem_overview_opening_present:
 * @widget: any widget in the window
 *
 * Shows the rows.
 */
void
tandem_overview_opening_present (const TandemOverviewOpening *self, GtkWidget *widget, TandemWorkspace *workspace)
{
  TandemRowsDialog *dialog = tandem_rows_dialog_new (workspace, self->title, self->words->str, self->exchange);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const List *list = &g_array_index (self->lists, List, i);

      tandem_rows_dialog_add (dialog, list->name, &list->rows);
    }
  tandem_page_present_dialog (widget, ADW_DIALOG (dialog));
}
