/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-report-targets.h"

#include <glib/gi18n-lib.h>

#include "insight/tandem-attainment-words.h"

static void
add_columns (TandemReportTable *table, TandemTargetMeasure measure)
{
  for (TandemTargetHead head = 0; head < TANDEM_TARGET_N_HEADS; head++)
    if (tandem_target_head_is_of (head, measure))
      tandem_report_table_add_column (table, tandem_target_head_get_title (head, measure),
                                      head == TANDEM_TARGET_HEAD_PERIOD ? 30 : 17,
                                      head == TANDEM_TARGET_HEAD_PERIOD ? TANDEM_REPORT_ALIGN_START
                                                                        : TANDEM_REPORT_ALIGN_END);
}

static void
add_period (TandemReportTable *table, const TandemAttainment *one, const char *day)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (TandemTargetHead head = 0; head < TANDEM_TARGET_N_HEADS; head++)
    if (tandem_target_head_is_of (head, one->measure))
      g_ptr_array_add (cells, tandem_attainment_write_cell (one, head, day));
  tandem_report_table_add_row (table, (const char *const *) cells->pdata);
}

/**
 * tandem_report_targets_add:
 * @attainments: (element-type TandemAttainment): of one measure; where there are none, nothing is added
 * @people: (element-type TandemPerson): whoever may have a target
 * @day: the plain date that is looked at
 */
void
tandem_report_targets_add (TandemReport *report, GArray *attainments, GPtrArray *people, const char *day)
{
  TandemTargetMeasure measure;
  TandemReportTable *table;

  if (attainments->len == 0)
    return;
  measure = g_array_index (attainments, TandemAttainment, 0).measure;
  tandem_report_add_heading (report, _ ("Targets"));
  table = tandem_report_add_table (report, "");
  add_columns (table, measure);
  for (guint i = 0; i < attainments->len; i++)
    {
      const TandemAttainment *one = &g_array_index (attainments, TandemAttainment, i);

      if (i == 0 || one[-1].person_id != one->person_id || one[-1].period != one->period)
        {
          g_autofree char *name = tandem_attainment_write_target (one, people);

          tandem_report_table_add_group (table, name, "");
        }
      add_period (table, one, day);
    }
  tandem_report_add_note (report, measure == TANDEM_TARGET_OF_LEADS
                                      ? tandem_attainment_get_lead_words ()
                                      : _ ("Reached: won in the period ÷ target, of all deals."));
}
