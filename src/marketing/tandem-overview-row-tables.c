/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-row-tables.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "marketing/tandem-row-values.h"
#include "model/tandem-campaign-entry-row.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-firm-words.h"

/* --- people -------------------------------------------------------------------------------------------------------- */

static char *
write_campaign (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->campaign);
}

static char *
say_people (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", n), count);
}

static const TandemTableColumn people_columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { tandem_row_value_write_contact } },
  { .key = "company",
    .title = NC_ ("column", "Company"),
    .width = 104,
    .expands = TRUE,
    .rank = 2,
    .value = { tandem_row_value_write_company } },
  { .key = "campaign",
    .title = NC_ ("column", "Campaign"),
    .width = 104,
    .expands = TRUE,
    .rank = 3,
    .value = { write_campaign } },
  { .key = "lifecycle",
    .title = NC_ ("column", "Lifecycle"),
    .width = 112,
    .rank = 1,
    .value = { tandem_row_value_write_stage } },
  { NULL },
};

static const TandemTableKind people_table = {
  .name = "overview-people",
  .icon_name = "avatar-default-symbolic",
  .columns = people_columns,
  .sort = "name",
  .load_rows = tandem_contact_query_load_rows,
  .words = {
    .title = N_ ("People"),
    .empty_title = N_ ("Nobody is counted"),
    .empty_hint = N_ ("The number is zero: there are no people behind it."),
    .say_count = say_people,
  },
};

/* --- deals --------------------------------------------------------------------------------------------------------- */

static char *
write_title (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->title);
}

static char *
write_contact (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_DEAL_ROW (row)->contact);
}

static char *
write_won (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_date (TANDEM_DEAL_ROW (row)->closed_on);
}

static char *
write_deal_amount (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_money (TANDEM_DEAL_ROW (row)->amount_minor, TANDEM_DEAL_ROW (row)->currency);
}

static char *
say_deals (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", n), count);
}

static const TandemTableColumn deal_columns[] = {
  { .key = "title",
    .title = NC_ ("column", "Deal"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { write_title } },
  { .key = "contact",
    .title = NC_ ("column", "Contact"),
    .width = 104,
    .expands = TRUE,
    .rank = 2,
    .value = { write_contact } },
  { .key = "won",
    .title = NC_ ("column", "Won"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 132,
    .rank = 1,
    .value = { write_won } },
  { .key = "amount",
    .title = NC_ ("column", "Amount"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .value = { write_deal_amount } },
  { NULL },
};

static const TandemTableKind deals_table = {
  .name = "overview-deals",
  .icon_name = "tandem-deals-symbolic",
  .columns = deal_columns,
  .sort = "won",
  .load_rows = tandem_deal_query_load_rows,
  .words = {
    .title = N_ ("Won deals"),
    .empty_title = N_ ("No deal is counted"),
    .empty_hint = N_ ("The number is zero: there are no won deals behind it."),
    .say_count = say_deals,
  },
};

/* --- days and costs ------------------------------------------------------------------------------------------------ */

static char *
write_entry_day (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_date (TANDEM_CAMPAIGN_ENTRY_ROW (row)->day);
}

static char *
write_entry_campaign (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CAMPAIGN_ENTRY_ROW (row)->campaign);
}

static char *
write_kind (gpointer row, TandemWorkspace *workspace)
{
  guint kind = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_COST_KIND, TANDEM_CAMPAIGN_ENTRY_ROW (row)->kind);

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_COST_KIND, kind));
}

static char *
write_department (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_firm_words_get_title (TANDEM_CAMPAIGN_ENTRY_ROW (row)->kind));
}

static char *
write_amount (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_money (TANDEM_CAMPAIGN_ENTRY_ROW (row)->amount_minor, TANDEM_CAMPAIGN_ENTRY_ROW (row)->currency);
}

static char *
write_impressions (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_count (TANDEM_CAMPAIGN_ENTRY_ROW (row)->impressions);
}

static char *
write_visits (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_count (TANDEM_CAMPAIGN_ENTRY_ROW (row)->visits);
}

static char *
say_days (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: days of campaigns for which figures were entered; several campaigns have the same day */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Figures of %s day of a campaign",
                                       "Figures of %s days of campaigns", n),
                          count);
}

static const TandemTableColumn cost_columns[] = {
  { .key = "campaign",
    .title = NC_ ("column", "Campaign"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { write_entry_campaign } },
  { .key = "kind", .title = NC_ ("column", "Kind"), .width = 112, .rank = 2, .value = { write_kind } },
  { .key = "day",
    .title = NC_ ("column", "Day"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 132,
    .rank = 1,
    .value = { write_entry_day } },
  { .key = "amount",
    .title = NC_ ("column", "Amount"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .value = { write_amount } },
  { NULL },
};

static const TandemTableKind costs_table = {
  .name = "overview-costs",
  .icon_name = "tandem-campaigns-symbolic",
  .columns = cost_columns,
  .sort = "day",
  .descending = TRUE,
  .load_rows = tandem_campaign_entry_row_load_costs,
  .words = {
    .title = N_ ("Costs"),
    .empty_title = N_ ("No cost is counted"),
    .empty_hint = N_ ("The number is zero: nothing was entered as a cost."),
    .say_count = tandem_row_value_say_costs,
  },
};

static const TandemTableColumn firm_cost_columns[] = {
  { .key = "note",
    .title = NC_ ("column", "Note"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { write_entry_campaign } },
  { .key = "department",
    .title = NC_ ("column", "Department"),
    .width = 112,
    .rank = 2,
    .value = { write_department } },
  { .key = "day",
    .title = NC_ ("column", "Day"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 132,
    .rank = 1,
    .value = { write_entry_day } },
  { .key = "amount",
    .title = NC_ ("column", "Amount"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .value = { write_amount } },
  { NULL },
};

static const TandemTableKind firm_costs_table = {
  .name = "overview-firm-costs",
  .icon_name = "tandem-campaigns-symbolic",
  .columns = firm_cost_columns,
  .sort = "day",
  .descending = TRUE,
  .load_rows = tandem_campaign_entry_row_load_firm_costs,
  .words = {
    .title = N_ ("Other costs"),
    .empty_title = N_ ("No cost is counted"),
    .empty_hint = N_ ("The number is zero: nothing was entered as a cost."),
    .say_count = tandem_row_value_say_costs,
  },
};

static const TandemTableColumn day_columns[] = {
  { .key = "campaign",
    .title = NC_ ("column", "Campaign"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 104,
    .expands = TRUE,
    .value = { write_entry_campaign } },
  { .key = "day",
    .title = NC_ ("column", "Day"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 120,
    .value = { write_entry_day } },
  { .key = "impressions",
    .title = NC_ ("column", "Impressions"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 88,
    .rank = 1,
    .value = { write_impressions } },
  { .key = "visits",
    .title = NC_ ("column", "Visits"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 72,
    .value = { write_visits } },
  { NULL },
};

static const TandemTableKind days_table = {
  .name = "overview-days",
  .icon_name = "tandem-campaigns-symbolic",
  .columns = day_columns,
  .sort = "day",
  .descending = TRUE,
  .load_rows = tandem_campaign_entry_row_load_days,
  .words = {
    .title = N_ ("Daily figures"),
    .empty_title = N_ ("No day is counted"),
    .empty_hint = N_ ("The number is zero: no channel reported anything."),
    .say_count = say_days,
  },
};

/**
 * tandem_overview_row_tables_get:
 *
 * Returns: (transfer none): the table for rows of a kind
 */
const TandemTableKind *
tandem_overview_row_tables_get (TandemOverviewRowsKind kind)
{
  switch (kind)
    {
    case TANDEM_OVERVIEW_ROWS_PEOPLE:
      return &people_table;
    case TANDEM_OVERVIEW_ROWS_DAYS:
      return &days_table;
    case TANDEM_OVERVIEW_ROWS_COSTS:
    case TANDEM_OVERVIEW_ROWS_AD_SPEND:
      return &costs_table;
    case TANDEM_OVERVIEW_ROWS_FIRM_COSTS:
      return &firm_costs_table;
    case TANDEM_OVERVIEW_ROWS_DEALS:
      return &deals_table;
    }
  g_return_val_if_reached (NULL);
}
