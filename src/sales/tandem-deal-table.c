/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal.h"
#include "sales/tandem-deal-list-sums.h"

/* --- what of a deal is said ---------------------------------------------------------------------------------------- */

static gint64
get_id (gpointer row)
{
  return TANDEM_DEAL_ROW (row)->id;
}

static char *
write_title (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->title);
}

static char *
write_company (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->company);
}

static char *
write_contact (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->contact);
}

static gboolean
rots (TandemDealRow *row, TandemWorkspace *workspace)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (workspace);
  g_autofree char *today = tandem_date_today (zone);

  return tandem_deal_row_rots (row, today, zone, NULL);
}

static gboolean
is_step_late (gpointer row, TandemWorkspace *workspace)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (workspace));

  return tandem_deal_row_is_late (row, today);
}

/* A deal that stays for too long says so. */
static char *
write_stage (gpointer row, TandemWorkspace *workspace)
{
  TandemDealRow *deal = row;

  if (rots (deal, workspace))
    /* Translators: the first %s is a stage of the pipeline, in which a deal stays for too long; the second says so */
    return g_strdup_printf (C_ ("deal", "%s, %s"), deal->stage, C_ ("deal", "rotting"));
  return g_strdup (deal->stage);
}

static char *
dup_stage_icon (gpointer row, const char **css_class)
{
  TandemDealRow *deal = row;

  *css_class = "sales";
  if (g_strcmp0 (deal->stage_kind, "won") == 0)
    return g_strdup ("object-select-symbolic");
  if (g_strcmp0 (deal->stage_kind, "lost") == 0)
    return g_strdup ("window-close-symbolic");
  return g_strdup_printf ("tandem-stage-%u-symbolic", tandem_deal_row_get_filling (deal));
}

static char *
write_amount (gpointer row, TandemWorkspace *workspace)
{
  TandemDealRow *deal = row;

  return deal->has_amount ? tandem_format_money_brief (deal->amount_minor, deal->currency) : NULL;
}

static char *
write_probability (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_percent_value ((double) TANDEM_DEAL_ROW (row)->probability / 100, 0);
}

static char *
write_date (const char *date)
{
  return date ? tandem_format_date (date) : NULL;
}

static char *
write_expected_close (gpointer row, TandemWorkspace *workspace)
{
  return write_date (TANDEM_DEAL_ROW (row)->expected_close_on);
}

static char *
write_closed (gpointer row, TandemWorkspace *workspace)
{
  return write_date (TANDEM_DEAL_ROW (row)->closed_on);
}

static char *
write_owner (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->owner);
}

static char *
write_next_step (gpointer row, TandemWorkspace *workspace)
{
  TandemDealRow *deal = row;

  return tandem_deal_row_is_open (deal) ? g_strdup (deal->next_step) : NULL;
}

static char *
write_next_step_on (gpointer row, TandemWorkspace *workspace)
{
  TandemDealRow *deal = row;

  return tandem_deal_row_is_open (deal) ? write_date (deal->next_step_on) : NULL;
}

static char *
write_campaign (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->campaign);
}

static char *
write_reason (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->reason);
}

static char *
write_created (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_DEAL_ROW (row)->created_at, tandem_workspace_get_time_zone (workspace));
}

/* The second of two lines: with whom, and where it stands. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  TandemDealRow *deal = row;
  const char *who = deal->company ? deal->company : deal->contact;

  return who ? g_strdup_printf ("%s · %s", who, deal->stage) : g_strdup (deal->stage);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", n), count);
}

static char *
say_trash (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s deal to the trash", "Move %s deals to the trash", n),
                          count);
}

static const TandemTableColumn columns[] = {
  { .key = "title",
    .title = NC_ ("column", "Deal"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 200,
    .expands = TRUE,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_title } },
  { .key = "company",
    .title = NC_ ("column", "Company"),
    .width = 150,
    .expands = TRUE,
    .rank = 4,
    .is_searched = TRUE,
    .value = { write_company } },
  { .key = "contact",
    .title = NC_ ("column", "Contact"),
    .width = 140,
    .is_extra = TRUE,
    .rank = 9,
    .is_searched = TRUE,
    .value = { write_contact } },
  { .key = "stage",
    .title = NC_ ("column", "Stage"),
    .width = 176,
    .rank = 1,
    .sorts = TRUE,
    .value = { write_stage, dup_stage_icon } },
  { .key = "amount",
    .title = NC_ ("column", "Amount"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .rank = 2,
    .sorts = TRUE,
    .value = { write_amount } },
  { .key = "probability",
    .title = NC_ ("column", "Probability"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 96,
    .is_extra = TRUE,
    .rank = 12,
    .value = { write_probability } },
  { .key = "expected-close",
    .title = NC_ ("column", "Expected close"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 128,
    .rank = 3,
    .sorts = TRUE,
    .value = { write_expected_close } },
  { .key = "owner",
    .title = NC_ ("column", "Owner"),
    .width = 112,
    .rank = 7,
    .sorts = TRUE,
    .value = { write_owner } },
  { .key = "next-step", .title = NC_ ("column", "Next step"), .width = 160, .rank = 6, .value = { write_next_step } },
  { .key = "next-step-on",
    .title = NC_ ("column", "Next step on"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 132,
    .rank = 5,
    .sorts = TRUE,
    .value = { write_next_step_on, .is_late = is_step_late } },
  { .key = "campaign",
    .title = NC_ ("column", "Campaign"),
    .width = 150,
    .is_extra = TRUE,
    .rank = 11,
    .value = { write_campaign } },
  { .key = "closed",
    .title = NC_ ("column", "Closed"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 112,
    .is_extra = TRUE,
    .rank = 10,
    .value = { write_closed } },
  { .key = "reason",
    .title = NC_ ("column", "Reason"),
    .width = 128,
    .is_extra = TRUE,
    .rank = 13,
    .value = { write_reason } },
  { .key = "created",
    .title = NC_ ("column", "Created"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 112,
    .rank = 8,
    .sorts = TRUE,
    .value = { write_created } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Change _owner…"), N_ ("Owner…"), "avatar-default-symbolic", "deals.set-owner" },
  { N_ ("Move to _stage…"), N_ ("Stage…"), "tandem-deals-symbolic", "deals.set-stage" },
  { N_ ("Change expected _close…"), N_ ("Close…"), "x-office-calendar-symbolic", "deals.set-close" },
  { NULL },
};

static const char *const related[]
    = { "company", "contact", "stage", "person", "campaign", "reason", "custom_field", "custom_value", NULL };

static const char *const summed[] = { "deal", "stage", "exchange_rate", "firm", NULL };

const TandemTableKind tandem_deal_table = {
  .name = "deals",
  .icon_name = "tandem-deals-symbolic",
  .entity = "deal",
  .related = related,
  .get_type = tandem_deal_get_type,
  .columns = columns,
  .sort = "next-step-on", /* what is to be done first; what is closed has none */
  .title = { write_title },
  .detail = { write_detail },
  .mark = { write_amount },
  .due = { write_next_step_on, .is_late = is_step_late },
  .acts = acts,
  .list = TANDEM_ENTITY_DEAL,
  .takes_fields = TRUE,
  .search_kind = TANDEM_SEARCH_DEAL,
  .search_sort = "title",
  .load_rows = tandem_deal_query_load_rows,
  .load_sums = tandem_deal_list_sums_load,
  .summed = summed,
  .get_id = get_id,
  .words = {
    .title = N_ ("Deals"),
    .reading = N_ ("Reading the deals"),
    .search_label = N_ ("Filter deals"),
    .search_hint = N_ ("Filter by title, company, contact"),
    .new_record = N_ ("New deal"),
    .empty_title = N_ ("No deals yet"),
    .empty_hint = N_ ("A deal is something you may sell. It goes from stage to stage until it is won or lost."),
    .empty_new = N_ ("_New deal"),
    .no_match_title = N_ ("No deal found"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no title, company or contact."),
    .error_title = N_ ("The deals could not be read"),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
