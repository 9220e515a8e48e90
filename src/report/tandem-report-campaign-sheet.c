/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A campaign on paper: its figures and what they are of, what it cost, what its channel reported, whom it reached, and what won
 * deals owe to it under every model. */

#include "report/tandem-report-campaign-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "insight/tandem-campaign-money.h"
#include "insight/tandem-credits.h"
#include "insight/tandem-overview-exchange.h"
#include "insight/tandem-overview-words.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-campaign.h"
#include "model/tandem-deal-query.h"
#include "report/tandem-report-parts.h"

#define MOST_DEALS 100 /* that stand one by one; the others in one row */

typedef struct {
  TandemConnection *connection;
  const TandemReportContext *context;
  TandemRecord *campaign;
  TandemCampaignRow *row;
  TandemCampaignMoney money;
  gint64 id;
} Sheet;

static const char *
get_text (const Sheet *self, guint column)
{
  return tandem_record_get_text (self->campaign, column);
}

static const char *
get_word (TandemCampaignWords words, const char *nick)
{
  return tandem_campaign_words_get_title (words, tandem_campaign_words_find (words, nick));
}

/* --- figures ------------------------------------------------------------------------------------------------------- */

static void
add_money (const Sheet *self, TandemReport *report, const char *value, const char *words, gboolean has_costs,
           gboolean has_won)
{
  g_autofree char *named = tandem_campaign_money_name (&self->money, words, has_costs, has_won);

  tandem_report_add_figure (report, value, named);
}

static void
add_figures (const Sheet *self, TandemReport *report)
{
  const TandemCampaignRow *row = self->row;
  gint64 costs = self->money.costs.minor, won = self->money.won.minor;
  g_autofree char *cost = tandem_format_money_whole (costs, row->currency);
  g_autofree char *leads = tandem_format_count (row->leads);
  g_autofree char *cpl = row->leads > 0 ? tandem_format_money (tandem_money_share (costs, 1, row->leads), row->currency)
                                        : g_strdup ("—");
  g_autofree char *revenue = tandem_format_money_whole (won, row->currency);
  g_autofree char *roi = tandem_format_percent (won - costs, costs);
  g_autofree char *sums = tandem_campaign_money_write (&self->money, TRUE, TRUE);

  if (costs == 0 && row->leads == 0 && won == 0 && *sums == '\0')
    return;
  add_money (self, report, cost, _ ("costs"), TRUE, FALSE);
  tandem_report_add_figure (report, leads, _ ("people whom it turned into leads"));
  add_money (self, report, cpl, _ ("CPL: costs ÷ leads"), TRUE, FALSE);
  add_money (self, report, revenue, _ ("won, primary source"), FALSE, TRUE);
  add_money (self, report, roi, _ ("ROI: (won − costs) ÷ costs"), TRUE, TRUE);
  if (*sums)
    tandem_report_add_note (report, sums + 1); /* without the break before its first line */
}

static void
add_facts (const Sheet *self, TandemReport *report)
{
  const TandemCampaignRow *row = self->row;
  gint64 parent_id = tandem_record_get_integer (self->campaign, TANDEM_CAMPAIGN_PARENT_ID);
  g_autofree char *parent = parent_id ? tandem_reference_dup_name (self->connection, "campaign", parent_id) : NULL;
  g_autofree char *budget = row->has_budget ? tandem_format_money (row->budget_minor, row->currency) : NULL;
  g_autofree char *spent = row->has_budget ? tandem_format_percent (self->money.costs.minor, row->budget_minor) : NULL;
  TandemReportFacts *facts = tandem_report_facts_new ();

  tandem_report_facts_add (facts, C_ ("field", "Channel"), row->channel);
  tandem_report_facts_add (facts, C_ ("field", "Objective"),
                           get_word (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, row->objective));
  tandem_report_facts_add (facts, C_ ("field", "Status"), get_word (TANDEM_CAMPAIGN_WORDS_STATUS, row->status));
  tandem_report_facts_add_date (facts, C_ ("field", "Starts"), row->starts_on);
  tandem_report_facts_add_date (facts, C_ ("field", "Ends"), row->ends_on);
  tandem_report_facts_add (facts, C_ ("field", "Budget"), budget);
  tandem_report_facts_add (facts, C_ ("column", "Budget spent"), spent);
  tandem_report_facts_add (facts, C_ ("field", "Part of"), parent);
  tandem_report_facts_add (facts, C_ ("field", "Landing page"), get_text (self, TANDEM_CAMPAIGN_LANDING_URL));
  tandem_report_facts_put (facts, report, NULL);
}

/* --- costs and days ------------------------------------------------------------------------------------------------ */

static gboolean
load_entries (const Sheet *self, GType type, GArray *ids, GPtrArray **entries, GError **error)
{
  *entries = ids ? tandem_record_load_many (self->connection, type, (const gint64 *) ids->data, ids->len, error) : NULL;
  while (*entries && g_ptr_array_remove (*entries, NULL))
    ;
  return *entries != NULL;
}

static gboolean
add_costs (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GArray) ids = tandem_campaign_query_list_cost_ids (self->connection, self->id, error);
  g_autoptr (GPtrArray) costs = NULL;
  g_autofree char *total = tandem_format_money (self->money.costs.minor, self->row->currency);
  TandemReportTable *table;

  if (!load_entries (self, TANDEM_TYPE_CAMPAIGN_COST, ids, &costs, error))
    return FALSE;
  if (costs->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("Costs"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Day"), 16, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Kind"), 20, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Note"), 50, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Amount"), 20, TANDEM_REPORT_ALIGN_END);
  for (guint i = 0; i < costs->len; i++)
    {
      TandemRecord *cost = costs->pdata[i];
      g_autofree char *day = tandem_format_date (tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_DAY));
      g_autofree char *amount
          = tandem_format_money (tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR),
                                 tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY));
      const char *kind
          = get_word (TANDEM_CAMPAIGN_WORDS_COST_KIND, tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_KIND));

      tandem_report_table_add_row (table,
                                   (const char *const[]) {
                                       day, kind, tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_NOTE), amount });
    }
  tandem_report_table_add_total (table, (const char *const[]) { C_ ("sum", "Total"), NULL, NULL, total });
  return TRUE;
}

#define N_COUNTS  4
#define MOST_DAYS 92 /* that stand one by one; of a longer campaign each month has a row */

static const guint count_columns[N_COUNTS] = { TANDEM_CAMPAIGN_DAY_IMPRESSIONS, TANDEM_CAMPAIGN_DAY_CLICKS,
                                               TANDEM_CAMPAIGN_DAY_VISITS, TANDEM_CAMPAIGN_DAY_ENGAGEMENTS };

static void
add_counts (TandemReportTable *table, const char *name, const gint64 counts[N_COUNTS], gboolean is_total)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (name));
  for (guint i = 0; i < N_COUNTS; i++)
    g_ptr_array_add (cells, tandem_format_count (counts[i]));
  if (is_total)
    tandem_report_table_add_total (table, (const char *const *) cells->pdata);
  else
    tandem_report_table_add_row (table, (const char *const *) cells->pdata);
}

/* A row for each of the spans of @length letters of the day: 10 for a day, 7 for a month. */
static void
add_spans (TandemReportTable *table, GPtrArray *days, gsize length)
{
  gint64 sums[N_COUNTS] = { 0 }, all[N_COUNTS] = { 0 };

  for (guint i = days->len; i > 0; i--)
    {
      TandemRecord *record = days->pdata[i - 1];
      const char *day = tandem_record_get_text (record, TANDEM_CAMPAIGN_DAY_DAY);
      const char *next = i > 1 ? tandem_record_get_text (days->pdata[i - 2], TANDEM_CAMPAIGN_DAY_DAY) : "";
      g_autofree char *name = length == 7 ? tandem_format_month (day) : tandem_format_date (day);

      for (guint k = 0; k < N_COUNTS; k++)
        {
          sums[k] += tandem_record_get_integer (record, count_columns[k]);
          all[k] += tandem_record_get_integer (record, count_columns[k]);
        }
      if (strncmp (day, next, length) == 0)
        continue;
      add_counts (table, name, sums, FALSE);
      memset (sums, 0, sizeof sums);
    }
  add_counts (table, C_ ("sum", "Total"), all, TRUE);
}

static gboolean
add_days (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GArray) ids = tandem_campaign_query_list_day_ids (self->connection, self->id, error);
  g_autoptr (GPtrArray) days = NULL;
  TandemReportTable *table;
  gboolean is_long;

  if (!load_entries (self, TANDEM_TYPE_CAMPAIGN_DAY, ids, &days, error))
    return FALSE;
  if (days->len == 0)
    return TRUE;
  is_long = days->len > MOST_DAYS;
  tandem_report_add_heading (report, _ ("What the channel reports: counts, not people"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, is_long ? C_ ("column", "Month") : C_ ("column", "Day"), 24,
                                  TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Impressions"), 18, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Clicks"), 18, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Visits"), 18, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Engagements"), 18, TANDEM_REPORT_ALIGN_END);
  add_spans (table, days, is_long ? 7 : 10);
  return TRUE;
}

/* --- whom it reached ----------------------------------------------------------------------------------------------- */

static gboolean
add_members (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) members
      = tandem_record_load_where (self->connection, TANDEM_TYPE_CAMPAIGN_MEMBER,
                                  "campaign_id = $1 AND deleted_at IS NULL ORDER BY id", self->id, error);
  TandemReportTable *table;
  g_autofree char *all = NULL;

  if (members == NULL)
    return FALSE;
  if (members->len == 0)
    return TRUE;
  tandem_report_add_heading (report, C_ ("campaign", "Members"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Status"), 40, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "People"), 20, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Share"), 20, TANDEM_REPORT_ALIGN_END);
  for (guint status = 0; status < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS); status++)
    {
      const char *nick = tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, status);
      gint64 n = 0;
      g_autofree char *count = NULL, *share = NULL;

      for (guint i = 0; i < members->len; i++)
        n += g_strcmp0 (tandem_record_get_text (members->pdata[i], TANDEM_CAMPAIGN_MEMBER_STATUS), nick) == 0;
      if (n == 0)
        continue;
      count = tandem_format_count (n);
      share = tandem_format_percent (n, members->len);
      tandem_report_table_add_row (table,
                                   (const char *const[]) {
                                       tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, status),
                                       count, share });
    }
  all = tandem_format_count (members->len);
  tandem_report_table_add_total (table, (const char *const[]) { C_ ("sum", "Total"), all, NULL });
  return TRUE;
}

/* --- attribution --------------------------------------------------------------------------------------------------- */

/* The dearest first. */
static int
compare_deals (gconstpointer a, gconstpointer b)
{
  const TandemDealCredit *one = a, *other = b;

  if (one->amount_minor != other->amount_minor)
    return one->amount_minor > other->amount_minor ? -1 : 1;
  return (one->deal_id > other->deal_id) - (one->deal_id < other->deal_id);
}

static void
add_credit (const Sheet *self, TandemReportTable *table, const char *name, const TandemDealCredit *credit,
            gboolean is_total)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const char *currency = self->row->currency;

  g_ptr_array_add (cells, g_strdup (name));
  g_ptr_array_add (cells, credit->closed_on[0] ? tandem_format_date (credit->closed_on) : g_strdup (""));
  g_ptr_array_add (cells, tandem_format_money (credit->amount_minor, currency));
  for (guint model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    g_ptr_array_add (cells, is_total || credit->minor[model] != 0 ? tandem_format_money (credit->minor[model], currency)
                                                                  : g_strdup (""));
  if (is_total)
    tandem_report_table_add_total (table, (const char *const *) cells->pdata);
  else
    tandem_report_table_add_row (table, (const char *const *) cells->pdata);
}

static void
add_up (TandemDealCredit *sum, const TandemDealCredit *credit)
{
  sum->amount_minor += credit->amount_minor;
  for (guint model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    sum->minor[model] += credit->minor[model];
}

static gboolean
add_deals (const Sheet *self, TandemReportTable *table, GArray *deals, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  TandemDealCredit others = { 0 }, all = { 0 };

  for (guint i = 0; i < MIN (deals->len, MOST_DEALS); i++)
    g_array_append_val (ids, g_array_index (deals, TandemDealCredit, i).deal_id);
  rows = tandem_deal_query_load_rows (self->connection, (const gint64 *) ids->data, ids->len, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealCredit *credit = &g_array_index (deals, TandemDealCredit, i);

      add_up (&all, credit);
      if (i < MOST_DEALS)
        add_credit (self, table, rows->pdata[i] ? TANDEM_DEAL_ROW (rows->pdata[i])->title : "", credit, FALSE);
      else
        add_up (&others, credit);
    }
  if (deals->len > MOST_DEALS)
    {
      g_autofree char *count = tandem_format_count (deals->len - MOST_DEALS);
      g_autofree char *title
          = g_strdup_printf (ngettext ("%s other deal", "%s other deals", deals->len - MOST_DEALS), count);

      add_credit (self, table, title, &others, FALSE);
    }
  add_credit (self, table, C_ ("sum", "Total"), &all, TRUE);
  return TRUE;
}

static void
add_terms (TandemReport *report, const TandemCreditScope *scope, const TandemCredit *credit)
{
  g_autofree char *window = tandem_attribution_terms_say_window (&scope->terms);
  g_autofree char *half_life = tandem_attribution_terms_say_half_life (&scope->terms);
  g_autofree char *money = tandem_overview_write_money (scope->exchange, NULL, &credit->won);
  g_autofree char *note = g_strdup_printf (
      "%s %s %s%s",
      _ ("Won deals that the campaign touched, and its part of each under every model. The parts of all campaigns, "
         "and what no touch led to, add up to what was won."),
      window, half_life, money);

  tandem_report_add_note (report, note);
}

static gboolean
add_attribution (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (TandemExchange) exchange = tandem_overview_exchange_load_of (self->connection, self->row->currency, error);
  TandemCreditScope scope = { .campaign_id = self->id, .from = "0001-01-01", .to = "9999-12-31", .exchange = exchange };
  g_autoptr (TandemCredits) credits = NULL;
  TandemReportTable *table;

  if (exchange == NULL || !tandem_attribution_terms_load (self->connection, &scope.terms, error)
      || !(credits = tandem_credits_load (self->connection, &scope, error)))
    return FALSE;
  if (credits->deals->len == 0)
    return TRUE;
  g_array_sort (credits->deals, compare_deals);
  tandem_report_add_heading (report, C_ ("campaign", "Attribution"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Deal"), 34, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Won"), 16, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Amount"), 17, TANDEM_REPORT_ALIGN_END);
  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    tandem_report_table_add_column (table, tandem_attribution_model_get_label (model), 17, TANDEM_REPORT_ALIGN_END);
  if (!add_deals (self, table, credits->deals, error))
    return FALSE;
  add_terms (report, &scope, tandem_credits_get (credits, self->id));
  return TRUE;
}

static gboolean
add_parts (const Sheet *self, TandemReport *report, GError **error)
{
  add_figures (self, report);
  add_facts (self, report);
  if (!tandem_report_parts_add_custom (report, self->connection, TANDEM_ENTITY_CAMPAIGN, self->id, error)
      || !add_members (self, report, error) || !add_attribution (self, report, error)
      || !add_costs (self, report, error) || !add_days (self, report, error))
    return FALSE;
  tandem_report_parts_add_notes (report, get_text (self, TANDEM_CAMPAIGN_NOTES));
  return TRUE;
}

/**
 * tandem_report_new_campaign_sheet:
 * @parameters: an `a{sv}` with `id` (`x`, which campaign)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): what a campaign cost and brought
 */
TandemReport *
tandem_report_new_campaign_sheet (TandemConnection *connection, const TandemReportContext *context,
                                  GVariant *parameters, GError **error)
{
  g_autoptr (TandemRecord) campaign
      = tandem_report_parts_load_record (connection, TANDEM_TYPE_CAMPAIGN, parameters, error);
  Sheet self = { .connection = connection, .context = context, .campaign = campaign };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TandemReport) report = NULL;
  g_autofree char *dates = NULL, *subtitle = NULL;
  gboolean is_done;

  if (campaign == NULL)
    return NULL;
  self.id = tandem_record_get_id (campaign);
  rows = tandem_campaign_query_load_rows (connection, &self.id, 1, error);
  if (rows == NULL)
    return NULL;
  self.row = rows->pdata[0];
  g_return_val_if_fail (self.row != NULL, NULL);
  if (!tandem_campaign_money_load (&self.money, connection, self.row, error))
    {
      tandem_campaign_money_clear (&self.money);
      return NULL;
    }
  dates = self.row->starts_on && self.row->ends_on ? tandem_format_date_range (self.row->starts_on, self.row->ends_on)
                                                   : NULL;
  /* Translators: below the name of a campaign on paper; %s are its dates */
  subtitle = dates ? g_strdup_printf (_ ("Campaign, %s"), dates) : g_strdup (C_ ("record", "Campaign"));
  report = tandem_report_context_start_report (context, self.row->name, subtitle);
  is_done = add_parts (&self, report, error);
  tandem_campaign_money_clear (&self.money);
  return is_done ? g_steal_pointer (&report) : NULL;
}
