/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of lists as values: a date is a date, an amount a number, whatever the window writes of it. */
#include "exchange/tandem-export-fields.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-company-row.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-order-row.h"
#include "model/tandem-own-values.h"
#include "model/tandem-product-query.h"
#include "model/tandem-product.h"

/* --- cells --------------------------------------------------------------------------------------------------------- */

static void
set_text (TandemSheetCell *cell, const char *text)
{
  if (text && *text)
    *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_TEXT, .text = text };
}

/* Takes @text. */
static void
take_text (TandemSheetCell *cell, char *text)
{
  set_text (cell, text);
  cell->owned = text;
}

static void
set_day (TandemSheetCell *cell, const char *day)
{
  if (day && *day)
    *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_DAY, .text = day };
}

static void
set_money (TandemSheetCell *cell, gint64 minor, const char *currency)
{
  *cell = (TandemSheetCell) {
    .kind = TANDEM_SHEET_MONEY, .text = currency, .number = minor, .digits = tandem_money_digits (currency)
  };
}

static void
set_count (TandemSheetCell *cell, gint64 count)
{
  *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_NUMBER, .number = count };
}

/* In percent with one digit. */
static void
set_share (TandemSheetCell *cell, gint64 part, gint64 whole)
{
  if (whole > 0)
    *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_PERCENT,
                                .number = tandem_money_share (part, 1000, whole),
                                .digits = 1 };
}

/**
 * tandem_export_set_moment:
 * @instant: (nullable): as the file has it
 *
 * Sets a cell to the day and the minute on the clock of @zone.
 */
void
tandem_export_set_moment (TandemSheetCell *cell, const char *instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = instant ? g_date_time_new_from_iso8601 (instant, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return;
  cell->kind = TANDEM_SHEET_MOMENT;
  cell->text = cell->owned = g_date_time_format (local, "%Y-%m-%dT%H:%M");
}

#define TEXT(entity, Type, member)                                                                                     \
  static void entity##_##member (gpointer row, GTimeZone *zone, TandemSheetCell *cell)                                 \
  {                                                                                                                    \
    set_text (cell, ((Type *) row)->member);                                                                           \
  }
#define DAY(entity, Type, member)                                                                                      \
  static void entity##_##member (gpointer row, GTimeZone *zone, TandemSheetCell *cell)                                 \
  {                                                                                                                    \
    set_day (cell, ((Type *) row)->member);                                                                            \
  }
#define MOMENT(entity, Type, member)                                                                                   \
  static void entity##_##member (gpointer row, GTimeZone *zone, TandemSheetCell *cell)                                 \
  {                                                                                                                    \
    tandem_export_set_moment (cell, ((Type *) row)->member, zone);                                                     \
  }
#define COUNT(entity, Type, member)                                                                                    \
  static void entity##_##member (gpointer row, GTimeZone *zone, TandemSheetCell *cell)                                 \
  {                                                                                                                    \
    set_count (cell, ((Type *) row)->member);                                                                          \
  }
#define AMOUNT(entity, Type, member)                                                                                   \
  static void entity##_##member (gpointer row, GTimeZone *zone, TandemSheetCell *cell)                                 \
  {                                                                                                                    \
    set_money (cell, ((Type *) row)->member, ((Type *) row)->currency);                                                \
  }

/* --- contacts ------------------------------------------------------------------------------------------------------ */

TEXT (contact, TandemContactRow, name)
TEXT (contact, TandemContactRow, given_name)
TEXT (contact, TandemContactRow, job_title)
TEXT (contact, TandemContactRow, company)
TEXT (contact, TandemContactRow, email)
TEXT (contact, TandemContactRow, phone)
TEXT (contact, TandemContactRow, city)
TEXT (contact, TandemContactRow, tags)
TEXT (contact, TandemContactRow, owner)
TEXT (contact, TandemContactRow, campaign)
MOMENT (contact, TandemContactRow, last_contact_at)
MOMENT (contact, TandemContactRow, created_at)

static void
contact_lifecycle (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_text (cell, tandem_lifecycle_get_title (TANDEM_CONTACT_ROW (row)->lifecycle));
}

static void
contact_lead_status (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_text (cell, tandem_lead_status_to_title (TANDEM_CONTACT_ROW (row)->lead_status));
}

static const TandemExportField contact_fields[] = {
  { "name", NC_ ("column", "Name"), TANDEM_SHEET_TEXT, contact_name },
  { "given-name", NC_ ("column", "Given name"), TANDEM_SHEET_TEXT, contact_given_name },
  { "job-title", NC_ ("column", "Job title"), TANDEM_SHEET_TEXT, contact_job_title },
  { "company", NC_ ("column", "Company"), TANDEM_SHEET_TEXT, contact_company },
  { "lifecycle", NC_ ("column", "Lifecycle"), TANDEM_SHEET_TEXT, contact_lifecycle },
  { "lead-status", NC_ ("column", "Lead status"), TANDEM_SHEET_TEXT, contact_lead_status },
  { "tags", NC_ ("column", "Tags"), TANDEM_SHEET_TEXT, contact_tags },
  { "owner", NC_ ("column", "Owner"), TANDEM_SHEET_TEXT, contact_owner },
  { "last-contact", NC_ ("column", "Last contact"), TANDEM_SHEET_MOMENT, contact_last_contact_at },
  { "email", NC_ ("column", "E-mail"), TANDEM_SHEET_TEXT, contact_email },
  { "phone", NC_ ("column", "Phone"), TANDEM_SHEET_TEXT, contact_phone },
  { "city", NC_ ("column", "City"), TANDEM_SHEET_TEXT, contact_city },
  { "source-campaign", NC_ ("column", "Source campaign"), TANDEM_SHEET_TEXT, contact_campaign },
  { "created", NC_ ("column", "Created"), TANDEM_SHEET_MOMENT, contact_created_at },
  { NULL },
};

/* --- companies ----------------------------------------------------------------------------------------------------- */

TEXT (company, TandemCompanyRow, name)
TEXT (company, TandemCompanyRow, domain)
TEXT (company, TandemCompanyRow, industry)
TEXT (company, TandemCompanyRow, city)
TEXT (company, TandemCompanyRow, owner)
COUNT (company, TandemCompanyRow, n_people)
MOMENT (company, TandemCompanyRow, last_contact_at)
MOMENT (company, TandemCompanyRow, created_at)

/* Sums of several currencies are words: nobody may add them up. */
static void
company_open_deals (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  GPtrArray *sums = TANDEM_COMPANY_ROW (row)->open_sums;
  const TandemCurrencySum *sum = sums->len == 1 ? sums->pdata[0] : NULL;

  if (sum)
    set_money (cell, sum->amount_minor, sum->currency);
  else
    take_text (cell, tandem_currency_sums_describe (sums, NULL));
}

static const TandemExportField company_fields[] = {
  { "name", NC_ ("column", "Name"), TANDEM_SHEET_TEXT, company_name },
  { "domain", NC_ ("column", "Domain"), TANDEM_SHEET_TEXT, company_domain },
  { "industry", NC_ ("column", "Industry"), TANDEM_SHEET_TEXT, company_industry },
  { "city", NC_ ("column", "City"), TANDEM_SHEET_TEXT, company_city },
  { "owner", NC_ ("column", "Owner"), TANDEM_SHEET_TEXT, company_owner },
  { "people", NC_ ("column", "People"), TANDEM_SHEET_NUMBER, company_n_people },
  { "open-deals", NC_ ("column", "Open deals"), TANDEM_SHEET_MONEY, company_open_deals },
  { "last-contact", NC_ ("column", "Last contact"), TANDEM_SHEET_MOMENT, company_last_contact_at },
  { "created", NC_ ("column", "Created"), TANDEM_SHEET_MOMENT, company_created_at },
  { NULL },
};

/* --- deals --------------------------------------------------------------------------------------------------------- */

TEXT (deal, TandemDealRow, title)
TEXT (deal, TandemDealRow, company)
TEXT (deal, TandemDealRow, contact)
TEXT (deal, TandemDealRow, stage)
TEXT (deal, TandemDealRow, owner)
TEXT (deal, TandemDealRow, campaign)
TEXT (deal, TandemDealRow, reason)
DAY (deal, TandemDealRow, expected_close_on)
DAY (deal, TandemDealRow, closed_on)
MOMENT (deal, TandemDealRow, created_at)

static void
deal_amount (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemDealRow *deal = row;

  if (deal->has_amount)
    set_money (cell, deal->amount_minor, deal->currency);
}

static void
deal_probability (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_PERCENT, .number = TANDEM_DEAL_ROW (row)->probability };
}

/* What was to be done next is over with the deal. */
static void
deal_next_step (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  if (tandem_deal_row_is_open (row))
    set_text (cell, TANDEM_DEAL_ROW (row)->next_step);
}

static void
deal_next_step_on (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  if (tandem_deal_row_is_open (row))
    set_day (cell, TANDEM_DEAL_ROW (row)->next_step_on);
}

static const TandemExportField deal_fields[] = {
  { "title", NC_ ("column", "Deal"), TANDEM_SHEET_TEXT, deal_title },
  { "company", NC_ ("column", "Company"), TANDEM_SHEET_TEXT, deal_company },
  { "contact", NC_ ("column", "Contact"), TANDEM_SHEET_TEXT, deal_contact },
  { "stage", NC_ ("column", "Stage"), TANDEM_SHEET_TEXT, deal_stage },
  { "amount", NC_ ("column", "Amount"), TANDEM_SHEET_MONEY, deal_amount },
  { "probability", NC_ ("column", "Probability"), TANDEM_SHEET_PERCENT, deal_probability },
  { "expected-close", NC_ ("column", "Expected close"), TANDEM_SHEET_DAY, deal_expected_close_on },
  { "owner", NC_ ("column", "Owner"), TANDEM_SHEET_TEXT, deal_owner },
  { "next-step", NC_ ("column", "Next step"), TANDEM_SHEET_TEXT, deal_next_step },
  { "next-step-on", NC_ ("column", "Next step on"), TANDEM_SHEET_DAY, deal_next_step_on },
  { "campaign", NC_ ("column", "Campaign"), TANDEM_SHEET_TEXT, deal_campaign },
  { "closed", NC_ ("column", "Closed"), TANDEM_SHEET_DAY, deal_closed_on },
  { "reason", NC_ ("column", "Reason"), TANDEM_SHEET_TEXT, deal_reason },
  { "created", NC_ ("column", "Created"), TANDEM_SHEET_MOMENT, deal_created_at },
  { NULL },
};

/* --- campaigns ----------------------------------------------------------------------------------------------------- */

TEXT (campaign, TandemCampaignRow, name)
TEXT (campaign, TandemCampaignRow, channel)
TEXT (campaign, TandemCampaignRow, without)
DAY (campaign, TandemCampaignRow, starts_on)
DAY (campaign, TandemCampaignRow, ends_on)
AMOUNT (campaign, TandemCampaignRow, cost_minor)
AMOUNT (campaign, TandemCampaignRow, won_minor)
COUNT (campaign, TandemCampaignRow, impressions)
COUNT (campaign, TandemCampaignRow, clicks)
COUNT (campaign, TandemCampaignRow, visits)
COUNT (campaign, TandemCampaignRow, leads)

static void
campaign_objective (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  guint place = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, TANDEM_CAMPAIGN_ROW (row)->objective);

  set_text (cell, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, place));
}

static void
campaign_status (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  guint place = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_STATUS, TANDEM_CAMPAIGN_ROW (row)->status);

  set_text (cell, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, place));
}

static void
campaign_budget (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemCampaignRow *campaign = row;

  if (campaign->has_budget)
    set_money (cell, campaign->budget_minor, campaign->currency);
}

static void
campaign_spent (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemCampaignRow *campaign = row;

  if (campaign->has_budget)
    set_share (cell, campaign->cost_minor, campaign->budget_minor);
}

static void
campaign_cpl (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemCampaignRow *campaign = row;

  if (campaign->leads > 0)
    set_money (cell, tandem_money_share (campaign->cost_minor, 1, campaign->leads), campaign->currency);
}

static void
campaign_roi (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemCampaignRow *campaign = row;

  set_share (cell, campaign->won_minor - campaign->cost_minor, campaign->cost_minor);
}

static const TandemExportField campaign_fields[] = {
  { "name", NC_ ("column", "Name"), TANDEM_SHEET_TEXT, campaign_name },
  { "channel", NC_ ("column", "Channel"), TANDEM_SHEET_TEXT, campaign_channel },
  { "objective", NC_ ("column", "Objective"), TANDEM_SHEET_TEXT, campaign_objective },
  { "status", NC_ ("column", "Status"), TANDEM_SHEET_TEXT, campaign_status },
  { "starts", NC_ ("column", "Starts"), TANDEM_SHEET_DAY, campaign_starts_on },
  { "ends", NC_ ("column", "Ends"), TANDEM_SHEET_DAY, campaign_ends_on },
  { "budget", NC_ ("column", "Budget"), TANDEM_SHEET_MONEY, campaign_budget },
  { "spent", NC_ ("column", "Budget spent"), TANDEM_SHEET_PERCENT, campaign_spent, "without" },
  { "cost", NC_ ("column", "Costs"), TANDEM_SHEET_MONEY, campaign_cost_minor, "without" },
  { "impressions", NC_ ("column", "Impressions"), TANDEM_SHEET_NUMBER, campaign_impressions },
  { "clicks", NC_ ("column", "Clicks"), TANDEM_SHEET_NUMBER, campaign_clicks },
  { "visits", NC_ ("column", "Visits"), TANDEM_SHEET_NUMBER, campaign_visits },
  { "leads", NC_ ("column", "Leads"), TANDEM_SHEET_NUMBER, campaign_leads },
  { "cpl", NC_ ("column", "CPL"), TANDEM_SHEET_MONEY, campaign_cpl, "without" },
  { "won", NC_ ("column", "Won"), TANDEM_SHEET_MONEY, campaign_won_minor, "without" },
  { "roi", NC_ ("column", "ROI"), TANDEM_SHEET_PERCENT, campaign_roi, "without" },
  /* Translators: heading of a column; below it codes of currencies, amounts in which are not in the sums beside it */
  { "without", NC_ ("column", "Currencies left out"), TANDEM_SHEET_TEXT, campaign_without },
  { NULL },
};

/* --- products ------------------------------------------------------------------------------------------------------- */

static TandemRecord *
get_product (gpointer row)
{
  return TANDEM_PRODUCT_ROW (row)->product;
}

static void
set_product_amount (TandemSheetCell *cell, TandemRecord *product, guint column)
{
  if (!tandem_record_is_null (product, column))
    set_money (cell, tandem_record_get_integer (product, column),
               tandem_record_get_text (product, TANDEM_PRODUCT_CURRENCY));
}

static void
product_name (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_text (cell, tandem_record_get_text (get_product (row), TANDEM_PRODUCT_NAME));
}

static void
product_category (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_text (cell, tandem_record_get_text (get_product (row), TANDEM_PRODUCT_CATEGORY));
}

static void
product_price (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_product_amount (cell, get_product (row), TANDEM_PRODUCT_PRICE_MINOR);
}

static void
product_cost (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  set_product_amount (cell, get_product (row), TANDEM_PRODUCT_COST_MINOR);
}

/* A hundredth of a percent is what a rate of tax is kept in. */
static void
product_tax (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_PERCENT,
                              .number = tandem_record_get_integer (get_product (row), TANDEM_PRODUCT_TAX_BP),
                              .digits = 2 };
}

static void
product_quantity (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  GPtrArray *sales = TANDEM_PRODUCT_ROW (row)->sales;

  if (sales->len == 0)
    return;
  *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_NUMBER, .digits = 3 };
  for (guint i = 0; i < sales->len; i++)
    cell->number += ((const TandemProductSales *) sales->pdata[i])->quantity_milli;
}

/* As of companies: what is of several currencies, or of another than the price, is words. */
static void
product_sold (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  GPtrArray *sales = TANDEM_PRODUCT_ROW (row)->sales;
  const TandemProductSales *part = sales->len > 0 ? sales->pdata[0] : NULL;

  if (sales->len == 1
      && g_strcmp0 (part->currency, tandem_record_get_text (get_product (row), TANDEM_PRODUCT_CURRENCY)) == 0)
    set_money (cell, part->net_minor, part->currency);
  else
    take_text (cell, tandem_product_row_describe_sales (row));
}

static void
product_created_at (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  tandem_export_set_moment (cell, tandem_record_get_created_at (get_product (row)), zone);
}

static const TandemExportField product_fields[] = {
  { "name", NC_ ("column", "Product"), TANDEM_SHEET_TEXT, product_name },
  { "category", NC_ ("column", "Category"), TANDEM_SHEET_TEXT, product_category },
  { "price", NC_ ("column", "Price"), TANDEM_SHEET_MONEY, product_price },
  { "cost", NC_ ("column", "Cost"), TANDEM_SHEET_MONEY, product_cost },
  { "tax", NC_ ("column", "Tax"), TANDEM_SHEET_PERCENT, product_tax },
  { "quantity", NC_ ("column", "Ordered"), TANDEM_SHEET_NUMBER, product_quantity },
  { "sold", NC_ ("column", "Revenue"), TANDEM_SHEET_MONEY, product_sold },
  { "created", NC_ ("column", "Created"), TANDEM_SHEET_MOMENT, product_created_at },
  { NULL },
};

/* --- orders --------------------------------------------------------------------------------------------------------- */

DAY (order, TandemOrderRow, ordered_on)
TEXT (order, TandemOrderRow, number)
TEXT (order, TandemOrderRow, company)
TEXT (order, TandemOrderRow, contact)
TEXT (order, TandemOrderRow, deal)
AMOUNT (order, TandemOrderRow, net_minor)
AMOUNT (order, TandemOrderRow, tax_minor)

static void
order_gross (gpointer row, GTimeZone *zone, TandemSheetCell *cell)
{
  TandemOrderRow *order = row;

  set_money (cell, order->net_minor + order->tax_minor, order->currency);
}

static const TandemExportField order_fields[] = {
  { "ordered-on", NC_ ("column", "Ordered"), TANDEM_SHEET_DAY, order_ordered_on },
  { "number", NC_ ("column", "Number"), TANDEM_SHEET_TEXT, order_number },
  { "company", NC_ ("column", "Company"), TANDEM_SHEET_TEXT, order_company },
  { "contact", NC_ ("column", "Contact"), TANDEM_SHEET_TEXT, order_contact },
  { "deal", NC_ ("column", "Deal"), TANDEM_SHEET_TEXT, order_deal },
  { "net", NC_ ("column", "Net"), TANDEM_SHEET_MONEY, order_net_minor },
  { "tax", NC_ ("column", "Tax"), TANDEM_SHEET_MONEY, order_tax_minor },
  { "gross", NC_ ("column", "Total"), TANDEM_SHEET_MONEY, order_gross },
  { NULL },
};

/* --- all of them --------------------------------------------------------------------------------------------------- */

/**
 * tandem_export_fields_list:
 *
 * Returns: (transfer none) (nullable): what goes out of such records, until one without a key; %NULL where they are not exported
 */
const TandemExportField *
tandem_export_fields_list (TandemEntity entity)
{
  static const TandemExportField *const lists[TANDEM_N_ENTITIES] = {
    [TANDEM_ENTITY_CONTACT] = contact_fields, [TANDEM_ENTITY_COMPANY] = company_fields,
    [TANDEM_ENTITY_DEAL] = deal_fields,       [TANDEM_ENTITY_CAMPAIGN] = campaign_fields,
    [TANDEM_ENTITY_PRODUCT] = product_fields, [TANDEM_ENTITY_ORDER] = order_fields,
  };

  return lists[entity];
}

/**
 * tandem_export_fields_find:
 *
 * Returns: (transfer none) (nullable): the field of that key
 */
const TandemExportField *
tandem_export_fields_find (TandemEntity entity, const char *key)
{
  for (const TandemExportField *field = tandem_export_fields_list (entity); field->key; field++)
    if (g_str_equal (field->key, key))
      return field;
  return NULL;
}

/* --- what the firm added ------------------------------------------------------------------------------------------- */

TandemSheetKind
tandem_export_own_kind (const TandemField *field)
{
  switch ((int) tandem_field_get_type (field))
    {
    case TANDEM_FIELD_NUMBER:
      return TANDEM_SHEET_NUMBER;
    case TANDEM_FIELD_MONEY:
      return TANDEM_SHEET_MONEY;
    case TANDEM_FIELD_DAY:
      return TANDEM_SHEET_DAY;
    default:
      return TANDEM_SHEET_TEXT;
    }
}

/**
 * tandem_export_own_get:
 * @row: of which tandem_own_values_read() read what it holds
 * @cell: a blank one
 */
void
tandem_export_own_get (gpointer row, const TandemField *field, TandemSheetCell *cell)
{
  TandemOwnValue value;

  if (!tandem_own_values_find (row, field, &value))
    return;
  switch ((int) tandem_field_get_type (field))
    {
    case TANDEM_FIELD_NUMBER:
      set_count (cell, value.number);
      cell->digits = tandem_field_get_digits (field);
      break;
    case TANDEM_FIELD_MONEY:
      if (value.currency)
        set_money (cell, value.number, value.currency);
      break;
    case TANDEM_FIELD_DAY:
      set_day (cell, value.text);
      break;
    case TANDEM_FIELD_FLAG:
      set_text (cell, value.number ? C_ ("flag", "Yes") : C_ ("flag", "No"));
      break;
    default:
      set_text (cell, value.text);
      break;
    }
}

/**
 * tandem_export_field_get_title:
 *
 * Returns: (transfer none): the heading, translated
 */
const char *
tandem_export_field_get_title (const TandemExportField *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", self->title);
}
