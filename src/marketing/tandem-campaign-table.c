/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-sums-words.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-campaign.h"

/* --- what of a campaign is said ------------------------------------------------------------------------------------ */

static char *
write_name (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CAMPAIGN_ROW (row)->name);
}

static char *
write_status (gpointer row, TandemWorkspace *workspace)
{
  guint place = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_STATUS, TANDEM_CAMPAIGN_ROW (row)->status);

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, place));
}

static char *
write_objective (gpointer row, TandemWorkspace *workspace)
{
  guint place = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, TANDEM_CAMPAIGN_ROW (row)->objective);

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, place));
}

static char *
write_channel (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CAMPAIGN_ROW (row)->channel);
}

static char *
write_starts (gpointer row, TandemWorkspace *workspace)
{
  const char *day = TANDEM_CAMPAIGN_ROW (row)->starts_on;

  return day ? tandem_format_date (day) : NULL;
}

static char *
write_ends (gpointer row, TandemWorkspace *workspace)
{
  const char *day = TANDEM_CAMPAIGN_ROW (row)->ends_on;

  return day ? tandem_format_date (day) : NULL;
}

static char *
write_count (gint64 n)
{
  return n > 0 ? tandem_format_count (n) : NULL;
}

/* An asterisk says that something is left out. */
static char *
write_amount (gint64 minor, const char *without, gpointer row)
{
  return minor > 0 || without
             ? tandem_campaign_words_mark (tandem_format_money_whole (minor, TANDEM_CAMPAIGN_ROW (row)->currency),
                                           without)
             : NULL;
}

static char *
write_budget (gpointer row, TandemWorkspace *workspace)
{
  return write_amount (TANDEM_CAMPAIGN_ROW (row)->budget_minor, NULL, row);
}

static gboolean
get_spent (gpointer row, double *level)
{
  TandemCampaignRow *campaign = row;

  if (campaign->budget_minor <= 0)
    return FALSE;
  *level = (double) campaign->cost_minor / (double) campaign->budget_minor;
  return TRUE;
}

/* What is too much has a word: a full bar is full at 117 % as at 203. */
static char *
write_spent (gpointer row, TandemWorkspace *workspace)
{
  const char *without = TANDEM_CAMPAIGN_ROW (row)->cost_without;
  g_autofree char *share = NULL;
  double level;

  if (!get_spent (row, &level))
    return NULL;
  share = tandem_campaign_words_mark (tandem_format_percent_value (level, 0), without);
  /* Translators: how much of a budget was spent, where that is more than all of it: "117% over"; there is little room */
  return level > 1 ? g_strdup_printf (C_ ("budget", "%s over"), share) : g_steal_pointer (&share);
}

static char *
write_cost (gpointer row, TandemWorkspace *workspace)
{
  TandemCampaignRow *campaign = row;

  return write_amount (campaign->cost_minor, campaign->cost_without, row);
}

static char *
write_impressions (gpointer row, TandemWorkspace *workspace)
{
  return write_count (TANDEM_CAMPAIGN_ROW (row)->impressions);
}

static char *
write_clicks (gpointer row, TandemWorkspace *workspace)
{
  return write_count (TANDEM_CAMPAIGN_ROW (row)->clicks);
}

static char *
write_visits (gpointer row, TandemWorkspace *workspace)
{
  return write_count (TANDEM_CAMPAIGN_ROW (row)->visits);
}

static char *
write_leads (gpointer row, TandemWorkspace *workspace)
{
  return write_count (TANDEM_CAMPAIGN_ROW (row)->leads);
}

static char *
write_cpl (gpointer row, TandemWorkspace *workspace)
{
  TandemCampaignRow *campaign = row;

  if (campaign->leads == 0)
    return g_strdup ("—");
  return tandem_campaign_words_mark (tandem_format_money (tandem_money_share (campaign->cost_minor, 1, campaign->leads),
                                                          campaign->currency),
                                     campaign->cost_without);
}

/* Where there is an ROI, nothing won is an amount, too. */
static char *
write_won (gpointer row, TandemWorkspace *workspace)
{
  TandemCampaignRow *campaign = row;

  if (campaign->won_minor == 0 && campaign->cost_minor > 0 && campaign->won_without == NULL)
    return tandem_format_money_whole (0, campaign->currency);
  return write_amount (campaign->won_minor, campaign->won_without, row);
}

static char *
write_roi (gpointer row, TandemWorkspace *workspace)
{
  TandemCampaignRow *campaign = row;

  if (campaign->cost_minor == 0)
    return tandem_campaign_words_mark (g_strdup ("—"), campaign->without);
  return tandem_campaign_words_mark (tandem_format_percent_value ((double) (campaign->won_minor - campaign->cost_minor)
                                                                      / (double) campaign->cost_minor,
                                                                  0),
                                     campaign->without);
}

static char *
dup_cost_note (gpointer row)
{
  return tandem_campaign_words_explain_mark (TANDEM_CAMPAIGN_ROW (row)->cost_without);
}

static char *
dup_won_note (gpointer row)
{
  return tandem_campaign_words_explain_mark (TANDEM_CAMPAIGN_ROW (row)->won_without);
}

static char *
dup_roi_note (gpointer row)
{
  return tandem_campaign_words_explain_mark (TANDEM_CAMPAIGN_ROW (row)->without);
}

static char *
write_lead_words (gpointer row, TandemWorkspace *workspace)
{
  gint64 n = TANDEM_CAMPAIGN_ROW (row)->leads;

  return n > 0 ? tandem_campaign_sums_write_leads (n) : NULL;
}

static char *
write_won_words (gpointer row, TandemWorkspace *workspace)
{
  TandemCampaignRow *campaign = row;
  g_autofree char *won = write_amount (campaign->won_minor, campaign->won_without, row);

  return won ? g_strdup_printf (_ ("Won %s"), won) : NULL;
}

/* "€4,876 · 34 leads · Won €12,300 · Social": the second of two lines, of which the end has room last; the status stands after it. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *(*const parts[]) (gpointer, TandemWorkspace *)
      = { write_cost, write_lead_words, write_won_words, write_channel };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = parts[i](row, workspace);

      if (part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *text = tandem_format_count (n);

  /* Translators: %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s campaign", "%s campaigns", n), text);
}

static char *
say_trash (guint n)
{
  g_autofree char *text = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s campaign to the trash",
                                       "Move %s campaigns to the trash", n),
                          text);
}

static const TandemTableColumn columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 188,
    .expands = TRUE,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_name } },
  { .key = "channel",
    .title = NC_ ("column", "Channel"),
    .width = 112,
    .rank = 10,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_channel } },
  { .key = "objective",
    .title = NC_ ("column", "Objective"),
    .width = 112,
    .is_extra = TRUE,
    .rank = 16,
    .value = { write_objective } },
  { .key = "status",
    .title = NC_ ("column", "Status"),
    .width = 96,
    .rank = 4,
    .sorts = TRUE,
    .value = { write_status } },
  { .key = "starts",
    .title = NC_ ("column", "Starts"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 128,
    .rank = 9,
    .sorts = TRUE,
    .value = { write_starts } },
  { .key = "ends",
    .title = NC_ ("column", "Ends"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 128,
    .rank = 11,
    .sorts = TRUE,
    .value = { write_ends } },
  { .key = "budget",
    .title = NC_ ("column", "Budget"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 96,
    .is_extra = TRUE,
    .rank = 12,
    .sorts = TRUE,
    .value = { write_budget } },
  { .key = "spent",
    .title = NC_ ("column", "Budget spent"),
    .cell = TANDEM_TABLE_CELL_LEVEL,
    .width = 160,
    .rank = 6,
    .sorts = TRUE,
    .value = { write_spent, .get_level = get_spent, .dup_note = dup_cost_note } },
  { .key = "cost",
    .title = NC_ ("column", "Costs"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 92,
    .rank = 3,
    .sorts = TRUE,
    .value = { write_cost, .dup_note = dup_cost_note } },
  { .key = "impressions",
    .title = NC_ ("column", "Impressions"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 104,
    .is_extra = TRUE,
    .rank = 15,
    .value = { write_impressions } },
  { .key = "clicks",
    .title = NC_ ("column", "Clicks"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 84,
    .is_extra = TRUE,
    .rank = 14,
    .value = { write_clicks } },
  { .key = "visits",
    .title = NC_ ("column", "Visits"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 84,
    .is_extra = TRUE,
    .rank = 13,
    .value = { write_visits } },
  { .key = "leads",
    .title = NC_ ("column", "Leads"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 76,
    .rank = 2,
    .sorts = TRUE,
    .value = { write_leads } },
  { .key = "cpl",
    .title = NC_ ("column", "CPL"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 92,
    .rank = 8,
    .sorts = TRUE,
    .value = { write_cpl, .dup_note = dup_cost_note } },
  { .key = "won",
    .title = NC_ ("column", "Won"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 96,
    .rank = 5,
    .sorts = TRUE,
    .value = { write_won, .dup_note = dup_won_note } },
  { .key = "roi",
    .title = NC_ ("column", "ROI"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 84,
    .rank = 7,
    .sorts = TRUE,
    .value = { write_roi, .dup_note = dup_roi_note } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Change _status…"), N_ ("Status…"), "tandem-campaigns-symbolic", "campaign.set-status" },
  { NULL },
};

static gboolean
load_sums (TandemConnection *connection, const gint64 *ids, guint n_ids, gboolean of_selection, TandemSumsWords *sums,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) each = tandem_campaign_query_load_sums (connection, ids, n_ids, cancellable, error);

  if (each == NULL)
    return FALSE;
  *sums = tandem_campaign_sums_describe (each, of_selection);
  return TRUE;
}

static const char *const related[] = { "campaign_cost", "campaign_day", "channel",      "lifecycle_history", "deal",
                                       "exchange_rate", "firm",         "custom_field", "custom_value",      NULL };

static const char *const summed[]
    = { "campaign", "campaign_cost", "lifecycle_history", "deal", "exchange_rate", "firm", NULL };

const TandemTableKind tandem_campaign_table = {
  .name = "campaigns",
  .icon_name = "tandem-campaigns-symbolic",
  .entity = "campaign",
  .related = related,
  .get_type = tandem_campaign_get_type,
  .columns = columns,
  .sort = "starts",
  .descending = TRUE,
  .title = { write_name },
  .detail = { write_detail },
  .mark = { write_status },
  .acts = acts,
  .list = TANDEM_ENTITY_CAMPAIGN,
  .takes_fields = TRUE,
  .search_kind = TANDEM_SEARCH_CAMPAIGN,
  .search_sort = "name",
  .load_rows = tandem_campaign_query_load_rows,
  .load_sums = load_sums,
  .summed = summed,
  .is_slow = TRUE,
  .words = {
    .title = N_ ("Campaigns"),
    .reading = N_ ("Reading the campaigns"),
    .search_label = N_ ("Filter campaigns"),
    .search_hint = N_ ("Filter by name, channel"),
    .new_record = N_ ("New campaign"),
    .empty_title = N_ ("No campaigns yet"),
    .empty_hint
    = N_ ("A campaign is what you do to be heard of: an ad, a fair, a mailing. Its costs and leads show what it brings."),
    .empty_new = N_ ("_New campaign"),
    .no_match_title = N_ ("No campaign matches"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no name and no channel."),
    .error_title = N_ ("The campaigns could not be read"),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
