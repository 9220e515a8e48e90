/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A company on paper: how it stands, who works there, what is going on with it and what was. */

#include "report/tandem-report-company-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-company-query.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"
#include "report/tandem-report-parts.h"

#define MOST_RELATED 500 /* people, and deals */

typedef struct {
  TandemConnection *connection;
  const TandemReportContext *context;
  TandemRecord *company;
  gint64 id;
} Sheet;

static const char *
get_text (const Sheet *self, guint column)
{
  return tandem_record_get_text (self->company, column);
}

static char *
dup_name (const Sheet *self, const char *table, guint column)
{
  gint64 id = tandem_record_get_integer (self->company, column);

  return id ? tandem_reference_dup_name (self->connection, table, id) : NULL;
}

static void
add_sum (TandemReport *report, const Sheet *self, GPtrArray *sums, const char *label)
{
  g_autofree char *text
      = tandem_currency_sums_count (sums) > 0 ? tandem_currency_sums_describe (sums, self->context->currency) : NULL;

  if (text)
    tandem_report_add_figure (report, text, label);
}

static gboolean
add_figures (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) rows = tandem_company_query_load_rows (self->connection, &self->id, 1, error);
  g_autoptr (GPtrArray) won = rows ? tandem_company_query_load_sums (self->connection, self->id, "won", error) : NULL;
  TandemCompanyRow *row;
  g_autofree char *people = NULL, *last = NULL;

  if (won == NULL)
    return FALSE;
  row = rows->pdata[0];
  if (row == NULL)
    return TRUE;
  people = tandem_format_count (row->n_people);
  last = tandem_format_day (row->last_contact_at, self->context->time_zone);
  if (row->n_people > 0)
    tandem_report_add_figure (report, people, _ ("people"));
  add_sum (report, self, row->open_sums, _ ("open deals"));
  add_sum (report, self, won, _ ("won deals"));
  if (last && *last)
    tandem_report_add_figure (report, last, _ ("last contact"));
  return TRUE;
}

static char *
join_tags (GPtrArray *tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", tandem_record_get_text (tags->pdata[i], TANDEM_TAG_NAME));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_facts (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) tags = tandem_tag_list_of (self->connection, TANDEM_RECORD_TAG_COMPANY_ID, self->id, error);
  g_autofree char *owner = NULL, *parent = NULL, *names = NULL;
  TandemReportFacts *facts;

  if (tags == NULL)
    return FALSE;
  owner = dup_name (self, "person", TANDEM_COMPANY_OWNER_ID);
  parent = dup_name (self, "company", TANDEM_COMPANY_PARENT_ID);
  names = join_tags (tags);
  facts = tandem_report_facts_new ();
  tandem_report_facts_add (facts, C_ ("field", "Web domain"), get_text (self, TANDEM_COMPANY_DOMAIN));
  tandem_report_facts_add (facts, C_ ("field", "Industry"), get_text (self, TANDEM_COMPANY_INDUSTRY));
  tandem_report_facts_add (facts, C_ ("field", "Part of"), parent);
  tandem_report_facts_add (facts, C_ ("field", "Owner"), owner);
  tandem_report_facts_add (facts, _ ("Tags"), names);
  tandem_report_facts_put (facts, report, NULL);
  return TRUE;
}

static void
add_person (TandemReportTable *table, const TandemContactRow *row)
{
  g_autofree char *phone = row->phone ? tandem_format_isolate (row->phone) : NULL;

  tandem_report_table_add_row (table, (const char *const[]) { row->name, row->job_title, row->email, phone,
                                                              tandem_lifecycle_get_title (row->lifecycle) });
}

static gboolean
add_people (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GArray) ids = tandem_company_query_list_people (self->connection, self->id, MOST_RELATED, error);
  g_autoptr (GPtrArray) rows
      = ids ? tandem_contact_query_load_rows (self->connection, (const gint64 *) ids->data, ids->len, error) : NULL;
  TandemReportTable *table;

  if (rows == NULL)
    return FALSE;
  while (g_ptr_array_remove (rows, NULL))
    ;
  if (rows->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("People"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Name"), 1, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Job title"), 1, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "E-mail"), 1, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Phone"), 1, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Lifecycle"), 1, TANDEM_REPORT_ALIGN_START);
  for (guint i = 0; i < rows->len; i++)
    add_person (table, rows->pdata[i]);
  tandem_report_table_fit_columns (table);
  return TRUE;
}

static gboolean
add_parts (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GArray) deals = tandem_company_query_list_deals (self->connection, self->id, MOST_RELATED, error);

  if (deals == NULL || !add_figures (self, report, error) || !add_facts (self, report, error)
      || !tandem_report_parts_add_reach (report, self->connection, TANDEM_TYPE_COMPANY, self->id, error)
      || !tandem_report_parts_add_custom (report, self->connection, TANDEM_ENTITY_COMPANY, self->id, error)
      || !add_people (self, report, error)
      || !tandem_report_parts_add_deals (report, self->connection, deals, self->context->today, error))
    return FALSE;
  tandem_report_parts_add_notes (report, get_text (self, TANDEM_COMPANY_NOTES));
  return tandem_report_parts_add_timeline (report, self->connection, TANDEM_TIMELINE_OF_COMPANY, self->id, error);
}

/**
 * tandem_report_new_company_sheet:
 * @parameters: an `a{sv}` with `id` (`x`, which company)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): what is known of a company
 */
TandemReport *
tandem_report_new_company_sheet (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                 GError **error)
{
  g_autoptr (TandemRecord) company
      = tandem_report_parts_load_record (connection, TANDEM_TYPE_COMPANY, parameters, error);
  Sheet self = { .connection = connection, .context = context, .company = company };
  g_autoptr (TandemReport) report = NULL;
  const char *industry;

  if (company == NULL)
    return NULL;
  self.id = tandem_record_get_id (company);
  industry = get_text (&self, TANDEM_COMPANY_INDUSTRY);
  report = tandem_report_context_start_report (context, get_text (&self, TANDEM_COMPANY_NAME),
                                               industry ? industry : C_ ("record", "Company"));
  return add_parts (&self, report, error) ? g_steal_pointer (&report) : NULL;
}
