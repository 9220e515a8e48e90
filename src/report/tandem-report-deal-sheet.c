/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A deal on paper: what it is worth, of what it is made, who has a say in it and where it was. */

#include "report/tandem-report-deal-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-deal.h"
#include "report/tandem-report-parts.h"

typedef struct {
  TandemConnection *connection;
  const TandemReportContext *context;
  TandemRecord *deal;
  TandemDealRow *row;
  gint64 id;
} Sheet;

/* --- what it is worth ---------------------------------------------------------------------------------------------- */

static void
add_figures (const Sheet *self, TandemReport *report)
{
  const TandemDealRow *row = self->row;
  g_autofree char *amount = tandem_format_money (row->amount_minor, row->currency);
  g_autofree char *share = tandem_format_percent_value (row->probability / 100., 0);
  g_autofree char *weighted
      = tandem_format_money (tandem_money_share (row->amount_minor, row->probability, 100), row->currency);
  g_autofree char *close = row->expected_close_on ? tandem_format_date (row->expected_close_on) : NULL;
  g_autofree char *closed = row->closed_on ? tandem_format_date (row->closed_on) : NULL;
  gboolean is_open = tandem_deal_row_is_open (self->row);

  if (row->has_amount)
    tandem_report_add_figure (report, amount, _ ("amount"));
  if (is_open)
    tandem_report_add_figure (report, share, _ ("probability"));
  if (is_open && row->has_amount)
    tandem_report_add_figure (report, weighted, _ ("amount × probability"));
  if (closed)
    tandem_report_add_figure (report, closed, _ ("closed on"));
  else if (close)
    tandem_report_add_figure (report, close, _ ("expected close"));
}

static void
add_facts (const Sheet *self, TandemReport *report)
{
  const TandemDealRow *row = self->row;
  TandemReportFacts *facts = tandem_report_facts_new ();
  g_autofree char *since = tandem_format_day (row->stage_entered_at, self->context->time_zone);
  g_autofree char *created = tandem_format_day (row->created_at, self->context->time_zone);
  g_autofree char *step_on = row->next_step_on ? tandem_format_date (row->next_step_on) : NULL;
  g_autofree char *step = step_on && row->next_step ? g_strdup_printf ("%s: %s", step_on, row->next_step)
                                                    : g_strdup (row->next_step ? row->next_step : step_on);

  tandem_report_facts_add (facts, C_ ("field", "Contact"), row->contact);
  tandem_report_facts_add (facts, C_ ("field", "Company"), row->company);
  tandem_report_facts_add (facts, C_ ("field", "Owner"), row->owner);
  tandem_report_facts_add (facts, C_ ("field", "Campaign"), row->campaign);
  tandem_report_facts_add (facts, C_ ("field", "Next step"), tandem_deal_row_is_open (self->row) ? step : NULL);
  tandem_report_facts_add (facts, C_ ("field", "Stage"), row->stage);
  tandem_report_facts_add (facts, C_ ("field", "In stage since"), since);
  tandem_report_facts_add (facts, C_ ("field", "Created"), created);
  tandem_report_facts_add (facts, C_ ("field", "Reason"), row->reason);
  tandem_report_facts_add (facts, C_ ("field", "Why it was lost"),
                           tandem_record_get_text (self->deal, TANDEM_DEAL_LOST_NOTE));
  tandem_report_facts_put (facts, report, NULL);
}

/* --- of what it is made -------------------------------------------------------------------------------------------- */

static char *
write_percent (gint64 basis_points)
{
  return basis_points == 0 ? NULL
                           : tandem_format_percent_value ((double) basis_points / TANDEM_BASIS_POINTS,
                                                          basis_points % 100 == 0 ? 0 : 2);
}

static void
add_line (TandemReportTable *table, TandemRecord *line, gint64 net_minor, const char *currency)
{
  gint64 quantity = tandem_record_get_integer (line, TANDEM_DEAL_LINE_QUANTITY_MILLI);
  g_autofree char *count = tandem_format_decimal ((double) quantity / 1000, quantity % 1000 == 0 ? 0 : 3);
  g_autofree char *price
      = tandem_format_money (tandem_record_get_integer (line, TANDEM_DEAL_LINE_PRICE_MINOR), currency);
  g_autofree char *discount = write_percent (tandem_record_get_integer (line, TANDEM_DEAL_LINE_DISCOUNT_BP));
  g_autofree char *tax = write_percent (tandem_record_get_integer (line, TANDEM_DEAL_LINE_TAX_BP));
  g_autofree char *net = tandem_format_money (net_minor, currency);

  tandem_report_table_add_row (table, (const char *const[]) { tandem_record_get_text (line, TANDEM_DEAL_LINE_TEXT),
                                                              count, price, discount, tax, net });
}

static void
add_sum (TandemReportTable *table, const char *name, gint64 minor, const char *currency, gboolean is_total)
{
  g_autofree char *amount = tandem_format_money (minor, currency);
  const char *const cells[] = { name, NULL, NULL, NULL, NULL, amount };

  if (is_total)
    tandem_report_table_add_total (table, cells);
  else
    tandem_report_table_add_subtotal (table, cells);
}

static gboolean
add_lines (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (self->connection, self->id, error);
  g_autofree gint64 *nets = lines ? g_new0 (gint64, lines->len + 1) : NULL;
  const char *currency = self->row->currency;
  TandemReportTable *table;
  TandemLineSums sums;

  if (lines == NULL)
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  sums = tandem_deal_line_add (lines, nets);
  tandem_report_add_heading (report, _ ("Products"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_add_column (table, C_ ("field", "Product"), 46, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("field", "Quantity"), 13, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("field", "Price"), 18, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("field", "Discount"), 12, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("field", "Tax"), 12, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("field", "Net"), 20, TANDEM_REPORT_ALIGN_END);
  for (guint i = 0; i < lines->len; i++)
    add_line (table, lines->pdata[i], nets[i], currency);
  add_sum (table, C_ ("field", "Net"), sums.net_minor, currency, FALSE);
  add_sum (table, C_ ("field", "Tax"), sums.tax_minor, currency, FALSE);
  add_sum (table, C_ ("sum", "Total"), sums.gross_minor, currency, TRUE);
  return TRUE;
}

/* --- who has a say in it ------------------------------------------------------------------------------------------- */

static gboolean
add_person (const Sheet *self, TandemReportFacts *facts, TandemRecord *person, GError **error)
{
  gint64 contact_id = tandem_record_get_integer (person, TANDEM_DEAL_PERSON_CONTACT_ID);
  guint role = tandem_deal_role_find (tandem_record_get_text (person, TANDEM_DEAL_PERSON_ROLE));
  g_autoptr (TandemRecord) contact = tandem_record_load (self->connection, TANDEM_TYPE_CONTACT, contact_id, error);
  g_autofree char *name = contact ? tandem_contact_query_make_name (contact, NULL) : NULL;

  if (contact == NULL)
    return FALSE;
  tandem_report_facts_add (facts, tandem_deal_role_get_title (role), name ? name : _ ("No name"));
  return TRUE;
}

static gboolean
add_people (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) people
      = tandem_record_load_where (self->connection, TANDEM_TYPE_DEAL_PERSON,
                                  "deal_id = $1 AND deleted_at IS NULL ORDER BY id", self->id, error);
  TandemReportFacts *facts;
  gboolean success = people != NULL;

  if (!success)
    return FALSE;
  facts = tandem_report_facts_new ();
  for (guint i = 0; success && i < people->len; i++)
    success = add_person (self, facts, people->pdata[i], error);
  tandem_report_facts_put (facts, report, _ ("People"));
  return success;
}

/* --- where it was -------------------------------------------------------------------------------------------------- */

static char *
write_amount (gboolean has_amount, gint64 minor, const char *currency)
{
  return has_amount ? tandem_format_money (minor, currency) : NULL;
}

static void
add_step (const Sheet *self, TandemReportTable *table, const TandemDealStep *step)
{
  GTimeZone *zone = self->context->time_zone;
  g_autofree char *from = tandem_instant_to_date (step->from_at, zone);
  g_autofree char *until
      = step->until_at ? tandem_instant_to_date (step->until_at, zone) : g_strdup (self->context->today);
  g_autofree char *from_text = tandem_format_date (from);
  g_autofree char *until_text = step->until_at ? tandem_format_date (until) : NULL;
  g_autofree char *amount = write_amount (step->has_amount, step->last_minor, step->last_currency);
  gboolean is_open = g_str_equal (step->kind, "open");
  g_autofree char *days = tandem_format_count (MAX (tandem_date_days_between (from, until), 0));

  tandem_report_table_add_row (table, (const char *const[]) { step->stage, step->owner, from_text, until_text,
                                                              is_open ? days : NULL, amount });
}

static gboolean
add_steps (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) steps = tandem_deal_steps_load (self->connection, self->id, error);
  TandemReportTable *table;

  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("Stage history"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Stage"), 26, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Owner"), 20, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "From"), 17, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Until"), 17, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Days"), 9, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Amount"), 20, TANDEM_REPORT_ALIGN_END);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, table, steps->pdata[i]);
  return TRUE;
}

static gboolean
add_parts (const Sheet *self, TandemReport *report, GError **error)
{
  add_figures (self, report);
  add_facts (self, report);
  return tandem_report_parts_add_custom (report, self->connection, TANDEM_ENTITY_DEAL, self->id, error)
         && add_lines (self, report, error) && add_people (self, report, error) && add_steps (self, report, error)
         && tandem_report_parts_add_timeline (report, self->connection, TANDEM_TIMELINE_OF_DEAL, self->id, error);
}

/**
 * tandem_report_new_deal_sheet:
 * @parameters: an `a{sv}` with `id` (`x`, which deal)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): what is known of a deal
 */
TandemReport *
tandem_report_new_deal_sheet (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                              GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_report_parts_load_record (connection, TANDEM_TYPE_DEAL, parameters, error);
  Sheet self = { .connection = connection, .context = context, .deal = deal };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TandemReport) report = NULL;
  g_autofree char *subtitle = NULL;
  const char *with;

  if (deal == NULL)
    return NULL;
  self.id = tandem_record_get_id (deal);
  rows = tandem_deal_query_load_rows (connection, &self.id, 1, error);
  if (rows == NULL)
    return NULL;
  self.row = rows->pdata[0];
  g_return_val_if_fail (self.row != NULL, NULL);
  with = self.row->company ? self.row->company : self.row->contact;
  subtitle = with ? g_strdup_printf ("%s · %s", with, self.row->stage) : g_strdup (self.row->stage);
  report = tandem_report_context_start_report (context, self.row->title, subtitle);
  return add_parts (&self, report, error) ? g_steal_pointer (&report) : NULL;
}
