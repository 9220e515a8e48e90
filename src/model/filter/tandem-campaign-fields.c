/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"
#include "model/tandem-campaign-amounts.h"
#include "model/tandem-campaign-words.h"

#define ALL   (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define ASKED TANDEM_FIELD_USE_FILTER
#define RATIO (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT)

#define CAMPAIGNS "campaign AS r WHERE r.deleted_at IS NULL"
#define COST      TANDEM_CAMPAIGN_COST
#define LEADS                                                                                                          \
  "coalesce ((SELECT sum (l.people) FROM lifecycle_day AS l WHERE l.campaign_id = r.id AND l.stage = 'lead'), 0)"
#define WON     TANDEM_CAMPAIGN_WON
#define SPENT   "coalesce (" COST ", 0)"
#define SHARE   SPENT " * 1.0 / r.budget_minor"
#define CPL     SPENT " * 1.0 / " LEADS
#define ROI     "(coalesce (" WON ", 0) - " SPENT ") * 1.0 / " SPENT
#define BY_NAME { "r.sort_key NULLS LAST", "r.id" }
#define NAMES   "r.sort_key NULLS LAST, r.id"

/* A figure that is reckoned once for each campaign: what is divided, and by what; NULL for none. (won − costs) ÷ costs goes up as
 * won ÷ costs does. */
#define RECKONED(part, whole)                                                                                          \
  .reckoned = "SELECT r.id, " part ", " whole ", r.currency FROM " CAMPAIGNS " ORDER BY " NAMES

/* Campaigns are hundreds, at most thousands: no order but that of names has an index, and figures are reckoned as they are
 * asked for. What is in other currencies counts as it does on the record. */
static const TandemBand by_name[] = {
  { CAMPAIGNS, "r.id", { "r.sort_key", "r.id" }, 2 },
};
static const TandemBand by_channel[] = {
  { CAMPAIGNS " AND r.channel_id = $1", "r.id", BY_NAME, 0 },
  { CAMPAIGNS " AND r.channel_id IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_status[] = {
  { CAMPAIGNS " AND r.status = $1", "r.id", BY_NAME, 0 },
};
static const TandemBand by_start[] = {
  { CAMPAIGNS " AND r.starts_on IS NOT NULL", "r.id", { "r.starts_on", "r.id" }, 2 },
  { CAMPAIGNS " AND r.starts_on IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_end[] = {
  { CAMPAIGNS " AND r.ends_on IS NOT NULL", "r.id", { "r.ends_on", "r.id" }, 2 },
  { CAMPAIGNS " AND r.ends_on IS NULL", "r.id", BY_NAME, 0 },
};
/* Amounts are compared within one currency only. */
static const TandemBand by_budget[] = {
  { CAMPAIGNS " AND r.budget_minor IS NOT NULL", "r.id", { "r.currency", "r.budget_minor", "r.id" }, 3 },
  { CAMPAIGNS " AND r.budget_minor IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_leads[] = {
  { CAMPAIGNS " AND " LEADS " > 0", "r.id", { LEADS, "r.id" }, 2 },
  { CAMPAIGNS " AND " LEADS " = 0", "r.id", BY_NAME, 0 },
};
static const TandemBand by_created[] = {
  { CAMPAIGNS, "r.id", { "r.created_at", "r.id" }, 2 },
};

static guint
count_statuses (void)
{
  return tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_STATUS);
}

static const char *
get_status_nick (guint place)
{
  return tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_STATUS, place);
}

static const char *
get_status_title (guint place)
{
  return tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, place);
}

static guint
count_objectives (void)
{
  return tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_OBJECTIVE);
}

static const char *
get_objective_nick (guint place)
{
  return tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, place);
}

static const char *
get_objective_title (guint place)
{
  return tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, place);
}

/* clang-format off */
const TandemField tandem_campaign_fields[] = {
  { "name", NC_ ("field", "Name"), TANDEM_FIELD_TEXT, ALL, .sql = "r.name", TANDEM_BANDS (by_name) },
  { "channel", NC_ ("field", "Channel"), TANDEM_FIELD_REFERENCE, ALL, .target = "channel", .sql = "r.channel_id",
    TANDEM_BANDS (by_channel), .list_bands = tandem_band_list_channels },
  { "objective", NC_ ("field", "Objective"), TANDEM_FIELD_CHOICE, SHOWN, .sql = "r.objective", .count_choices = count_objectives,
    .get_choice_nick = get_objective_nick, .get_choice_title = get_objective_title },
  { "status", NC_ ("field", "Status"), TANDEM_FIELD_CHOICE, ALL, .sql = "r.status", TANDEM_BANDS (by_status),
    .list_bands = tandem_band_list_campaign_statuses, .count_choices = count_statuses, .get_choice_nick = get_status_nick,
    .get_choice_title = get_status_title },
  { "starts", NC_ ("field", "Starts"), TANDEM_FIELD_DAY, ALL, .sql = "r.starts_on", TANDEM_BANDS (by_start) },
  { "ends", NC_ ("field", "Ends"), TANDEM_FIELD_DAY, ALL, .sql = "r.ends_on", TANDEM_BANDS (by_end) },
  { "budget", NC_ ("field", "Budget"), TANDEM_FIELD_MONEY, ALL, .sql = "r.budget_minor", .currency = "r.currency",
    TANDEM_BANDS (by_budget) },
  { "cost", NC_ ("field", "Costs"), TANDEM_FIELD_MONEY, ALL, .sql = COST, RECKONED (COST, "1"), .currency = "r.currency" },
  { "leads", NC_ ("field", "Leads"), TANDEM_FIELD_NUMBER, ALL, .sql = LEADS, TANDEM_BANDS (by_leads) },
  { "spent", NC_ ("field", "Budget spent"), TANDEM_FIELD_NUMBER, RATIO, .sql = SHARE, RECKONED (SPENT, "CASE WHEN r.budget_minor > 0 THEN r.budget_minor END") },
  { "cpl", NC_ ("field", "CPL"), TANDEM_FIELD_MONEY, RATIO, .sql = CPL, RECKONED (SPENT, "nullif (" LEADS ", 0)"), .currency = "r.currency" },
  { "won", NC_ ("field", "Won"), TANDEM_FIELD_MONEY, ALL, .sql = WON, RECKONED ("nullif (" WON ", 0)", "1"), .currency = "r.currency" },
  { "roi", NC_ ("field", "ROI"), TANDEM_FIELD_NUMBER, RATIO, .sql = ROI, RECKONED ("coalesce (" WON ", 0)", "nullif (" COST ", 0)") },
  { "created", NC_ ("field", "Created"), TANDEM_FIELD_INSTANT, ALL, .sql = "r.created_at", TANDEM_BANDS (by_created) },
  { "notes", NC_ ("field", "Notes"), TANDEM_FIELD_TEXT, ASKED, .sql = "r.notes" },
};
/* clang-format on */
const guint tandem_campaign_n_fields = G_N_ELEMENTS (tandem_campaign_fields);
