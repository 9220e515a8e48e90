/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-format.h"
#include "report/tandem-report-parts.h"

#define LABEL_WEIGHT 13
#define VALUE_WEIGHT 32

struct _TandemReportFacts {
  GPtrArray *texts; /* label, value, label, … */
};

/**
 * tandem_report_facts_new:
 *
 * Returns: (transfer full): none yet; free it with tandem_report_facts_put()
 */
TandemReportFacts *
tandem_report_facts_new (void)
{
  TandemReportFacts *self = g_new0 (TandemReportFacts, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * tandem_report_facts_add:
 * @value: (nullable): what is not known is left out
 */
void
tandem_report_facts_add (TandemReportFacts *self, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_ptr_array_add (self->texts, g_strdup (label));
  g_ptr_array_add (self->texts, g_strdup (value));
}

/**
 * tandem_report_facts_add_date:
 * @day: (nullable): a plain date
 */
void
tandem_report_facts_add_date (TandemReportFacts *self, const char *label, const char *day)
{
  g_autofree char *text = day && *day ? tandem_format_date (day) : NULL;

  tandem_report_facts_add (self, label, text);
}

/* They are read down the first column, then down the second. */
static void
add_rows (TandemReportFacts *self, TandemReportTable *table)
{
  guint n_facts = self->texts->len / 2, n_rows = (n_facts + 1) / 2;

  for (guint n = 0; n < n_rows; n++)
    {
      const char *cells[4] = { self->texts->pdata[2 * n], self->texts->pdata[2 * n + 1] };
      guint other = n + n_rows;

      if (other < n_facts)
        {
          cells[2] = self->texts->pdata[2 * other];
          cells[3] = self->texts->pdata[2 * other + 1];
        }
      tandem_report_table_add_row (table, cells);
    }
}

/**
 * tandem_report_facts_put:
 * @self: (transfer full): what there is to say
 * @heading: (nullable): above it
 */
void
tandem_report_facts_put (TandemReportFacts *self, TandemReport *report, const char *heading)
{
  if (self->texts->len > 0)
    {
      TandemReportTable *table;

      if (heading)
        tandem_report_add_heading (report, heading);
      table = tandem_report_add_table (report, "");
      tandem_report_table_set_headless (table);
      for (guint n = 0; n < 4; n++)
        tandem_report_table_add_column (table, "", n % 2 ? VALUE_WEIGHT : LABEL_WEIGHT, TANDEM_REPORT_ALIGN_START);
      tandem_report_table_dim_column (table, 0);
      tandem_report_table_dim_column (table, 2);
      add_rows (self, table);
    }
  g_ptr_array_unref (self->texts);
  g_free (self);
}
