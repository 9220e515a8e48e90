/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All campaigns, companies or deals in their first order, for who prints without a window: there a table prints itself, as it is
 * seen. */

#include "report/tandem-report-record-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-sums-words.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-company-query.h"
#include "model/tandem-deal-query.h"

#define MOST_CELLS   12
#define WIDE_LETTERS 125 /* a row of more than these stands better on paper that lies on its longer side */

typedef struct {
  const char *title; /* with the context "column", marked to be translated */
  TandemReportAlign align;
} Column;

/**
 * WriteRow:
 * @cells: (array fixed-size=12): to be filled; what stays %NULL is empty
 */
typedef void (*WriteRow) (gpointer row, const TandemReportContext *context, char **cells);

typedef struct {
  TandemEntity entity;
  const char *sort;
  gboolean descending;
  GPtrArray *(*load_rows) (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
  WriteRow write;
  const Column *columns;
  const char *title, *empty;
  char *(*write_sums) (GPtrArray *rows); /* nullable: what stands below the list */
} List;

static TandemReportTable *
add_table (TandemReport *report, const List *list)
{
  TandemReportTable *table = tandem_report_add_table (report, _ (list->empty));

  tandem_report_table_set_dense (table, TRUE);
  for (const Column *column = list->columns; column->title; column++)
    tandem_report_table_add_column (table, g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title), 1, column->align);
  return table;
}

static void
add_row (TandemReportTable *table, const List *list, gpointer row, const TandemReportContext *context)
{
  char *cells[MOST_CELLS] = { NULL };

  list->write (row, context, cells);
  tandem_report_table_add_row (table, (const char *const *) cells);
  for (guint i = 0; i < MOST_CELLS; i++)
    g_free (cells[i]);
}

static TandemReport *
make (const List *list, TandemConnection *connection, const TandemReportContext *context, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (list->entity, list->sort, list->descending);
  g_autoptr (GArray) ids = tandem_list_query_list_ids (connection, query, NULL, error);
  g_autoptr (GPtrArray) rows = ids ? list->load_rows (connection, (const gint64 *) ids->data, ids->len, error) : NULL;
  g_autofree char *count = NULL, *subtitle = NULL, *sums = NULL;
  TandemReportTable *table;
  TandemReport *report;

  if (rows == NULL)
    return NULL;
  while (g_ptr_array_remove (rows, NULL))
    ;
  count = tandem_format_count (rows->len);
  /* Translators: below the title of a printed list; %s is how many records there are */
  subtitle = g_strdup_printf (_ ("All of them: %s"), count);
  report = tandem_report_context_start_report (context, _ (list->title), rows->len ? subtitle : NULL);
  table = add_table (report, list);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, list, rows->pdata[i], context);
  tandem_report_set_wide (report, tandem_report_table_fit_columns (table) > WIDE_LETTERS);
  if (list->write_sums && rows->len > 0)
    {
      sums = list->write_sums (rows);
      tandem_report_add_note (report, sums);
    }
  return report;
}

/* --- companies ----------------------------------------------------------------------------------------------------- */

static void
write_company (gpointer data, const TandemReportContext *context, char **cells)
{
  const TandemCompanyRow *row = data;

  cells[0] = g_strdup (row->name);
  cells[1] = g_strdup (row->domain);
  cells[2] = g_strdup (row->industry);
  cells[3] = g_strdup (row->city);
  cells[4] = g_strdup (row->owner);
  cells[5] = row->n_people > 0 ? tandem_format_count (row->n_people) : NULL;
  cells[6] = tandem_currency_sums_count (row->open_sums) > 0
                 ? tandem_currency_sums_describe (row->open_sums, context->currency)
                 : NULL;
  cells[7] = tandem_format_day (row->last_contact_at, context->time_zone);
}

/**
 * tandem_report_new_company_list:
 * @parameters: (nullable): none
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): all companies, by name
 */
TandemReport *
tandem_report_new_company_list (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                GError **error)
{
  static const Column columns[] = { { NC_ ("column", "Name"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Domain"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Industry"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "City"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Owner"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "People"), TANDEM_REPORT_ALIGN_END },
                                    { NC_ ("column", "Open deals"), TANDEM_REPORT_ALIGN_END },
                                    { NC_ ("column", "Last contact"), TANDEM_REPORT_ALIGN_END },
                                    { NULL } };
  static const List list = {
    TANDEM_ENTITY_COMPANY,  "name", FALSE, tandem_company_query_load_rows, write_company, columns, N_ ("Companies"),
    N_ ("No companies yet")
  };

  return make (&list, connection, context, error);
}

/* --- campaigns ----------------------------------------------------------------------------------------------------- */

static char *
write_amount (gint64 minor, const char *without, const char *currency)
{
  return minor > 0 || without ? tandem_campaign_words_mark (tandem_format_money_whole (minor, currency), without)
                              : NULL;
}

static void
write_campaign (gpointer data, const TandemReportContext *context, char **cells)
{
  const TandemCampaignRow *row = data;
  guint status = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_STATUS, row->status);

  cells[0] = g_strdup (row->name);
  cells[1] = g_strdup (row->channel);
  cells[2] = g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, status));
  cells[3] = row->starts_on ? tandem_format_date (row->starts_on) : NULL;
  cells[4] = row->ends_on ? tandem_format_date (row->ends_on) : NULL;
  cells[5] = row->has_budget ? tandem_format_money_whole (row->budget_minor, row->currency) : NULL;
  cells[6] = write_amount (row->cost_minor, row->cost_without, row->currency);
  cells[7] = row->leads > 0 ? tandem_format_count (row->leads) : NULL;
  cells[8] = row->leads > 0
                 ? tandem_campaign_words_mark (tandem_format_money (tandem_money_share (row->cost_minor, 1, row->leads),
                                                                    row->currency),
                                               row->cost_without)
                 : g_strdup ("—");
  cells[9] = row->won_minor == 0 && row->cost_minor > 0 && row->won_without == NULL
                 ? tandem_format_money_whole (0, row->currency)
                 : write_amount (row->won_minor, row->won_without, row->currency);
  cells[10] = tandem_campaign_words_mark (tandem_format_percent (row->won_minor - row->cost_minor, row->cost_minor),
                                          row->without);
}

/**
 * tandem_report_new_campaign_list:
 * @parameters: (nullable): none
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): all campaigns, the newest first
 */
TandemReport *
tandem_report_new_campaign_list (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                 GError **error)
{
  static const Column columns[] = {
    { NC_ ("column", "Name"), TANDEM_REPORT_ALIGN_START },   { NC_ ("column", "Channel"), TANDEM_REPORT_ALIGN_START },
    { NC_ ("column", "Status"), TANDEM_REPORT_ALIGN_START }, { NC_ ("column", "Starts"), TANDEM_REPORT_ALIGN_END },
    { NC_ ("column", "Ends"), TANDEM_REPORT_ALIGN_END },     { NC_ ("column", "Budget"), TANDEM_REPORT_ALIGN_END },
    { NC_ ("column", "Costs"), TANDEM_REPORT_ALIGN_END },    { NC_ ("column", "Leads"), TANDEM_REPORT_ALIGN_END },
    { NC_ ("column", "CPL"), TANDEM_REPORT_ALIGN_END },      { NC_ ("column", "Won"), TANDEM_REPORT_ALIGN_END },
    { NC_ ("column", "ROI"), TANDEM_REPORT_ALIGN_END },      { NULL }
  };
  static const List list = { TANDEM_ENTITY_CAMPAIGN,
                             "starts",
                             TRUE,
                             tandem_campaign_query_load_rows,
                             write_campaign,
                             columns,
                             N_ ("Campaigns"),
                             N_ ("No campaigns yet"),
                             tandem_campaign_sums_write_of };

  return make (&list, connection, context, error);
}

/* --- deals --------------------------------------------------------------------------------------------------------- */

static void
write_deal (gpointer data, const TandemReportContext *context, char **cells)
{
  const TandemDealRow *row = data;
  const char *day = row->closed_on ? row->closed_on : row->expected_close_on;

  cells[0] = g_strdup (row->title);
  cells[1] = g_strdup (row->company ? row->company : row->contact);
  cells[2] = g_strdup (row->stage);
  cells[3] = g_strdup (row->owner);
  cells[4] = g_strdup (row->next_step);
  cells[5] = day ? tandem_format_date (day) : NULL;
  cells[6] = row->has_amount ? tandem_format_money (row->amount_minor, row->currency) : g_strdup ("—");
}

/**
 * tandem_report_new_deal_list:
 * @parameters: (nullable): none
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): all deals, open and closed, by what is to be done next
 */
TandemReport *
tandem_report_new_deal_list (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                             GError **error)
{
  static const Column columns[] = { { NC_ ("column", "Deal"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Company"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Stage"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Owner"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Next step"), TANDEM_REPORT_ALIGN_START },
                                    { NC_ ("column", "Close"), TANDEM_REPORT_ALIGN_END },
                                    { NC_ ("column", "Amount"), TANDEM_REPORT_ALIGN_END },
                                    { NULL } };
  static const List list = { TANDEM_ENTITY_DEAL, "next-step-on", FALSE,        tandem_deal_query_load_rows,
                             write_deal,         columns,        N_ ("Deals"), N_ ("No deals yet") };

  return make (&list, connection, context, error);
}
