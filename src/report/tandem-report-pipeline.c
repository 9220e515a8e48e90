/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open deals, stage by stage, the one nearest to the order first. Sums are those of the board; amounts of different
 * currencies are never added. */

#include "report/tandem-report-pipeline.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-stage.h"
#include "report/tandem-report-deal-scope.h"
#include "store/tandem-connection.h"

typedef struct {
  const TandemReportContext *context;
  TandemReportDealScope scope;
  TandemPastDeals *past; /* of a day that is over; NULL: of now */
  TandemIdSet *matching; /* the deals of now that are asked for; NULL: all */
  GPtrArray *pipelines;  /* TandemPipeline */
  GPtrArray *stages;     /* TandemStage, open ones, the last first */
  GPtrArray *rows;       /* a GPtrArray of TandemDealRow for each stage */
  GPtrArray *totals;     /* TandemStageTotal of all stages */
  GPtrArray *sums;       /* TandemStageTotal, one for each currency */
  gboolean exact;        /* an amount is no whole number */
} Pipeline;

static void
clear_pipeline (Pipeline *self)
{
  tandem_report_deal_scope_clear (&self->scope);
  g_clear_pointer (&self->past, tandem_past_deals_free);
  g_clear_pointer (&self->matching, tandem_id_set_free);
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pipeline, clear_pipeline)

static void
free_sum (gpointer data)
{
  g_free (((TandemStageTotal *) data)->currency);
  g_free (data);
}

static gboolean
is_whole (gint64 minor, const char *currency)
{
  gint64 unit = 1;

  for (guint n = tandem_money_digits (currency); n > 0; n--)
    unit *= 10;
  return minor % unit == 0;
}

static void
keep_matching (const Pipeline *self, GArray *ids)
{
  guint n_kept = 0;

  for (guint i = 0; i < ids->len; i++)
    if (tandem_id_set_contains (self->matching, g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n_kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n_kept);
}

static GPtrArray *
load_rows (Pipeline *self, TandemConnection *connection, TandemRecord *stage, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (self->past)
    return tandem_past_deals_load_rows (self->past, connection, stage, NULL, error);
  ids = tandem_deal_query_list_ids (connection, tandem_record_get_id (stage), NULL, 0, error);
  if (ids && self->matching)
    keep_matching (self, ids);
  return ids ? tandem_deal_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error) : NULL;
}

static gboolean
load_stage (Pipeline *self, TandemConnection *connection, TandemRecord *stage, GError **error)
{
  GPtrArray *rows = load_rows (self, connection, stage, error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->rows, rows);
  for (guint n = rows->len; n > 0; n--)
    {
      const TandemDealRow *row = g_ptr_array_index (rows, n - 1);

      if (row == NULL)
        g_ptr_array_remove_index (rows, n - 1);
      else if (row->has_amount)
        self->exact |= !is_whole (row->amount_minor, row->currency);
    }
  return TRUE;
}

static TandemStageTotal *
find_sum (Pipeline *self, const char *currency)
{
  TandemStageTotal *sum;

  for (guint n = 0; n < self->sums->len; n++)
    if (g_str_equal (((TandemStageTotal *) g_ptr_array_index (self->sums, n))->currency, currency))
      return g_ptr_array_index (self->sums, n);
  sum = g_new0 (TandemStageTotal, 1);
  sum->currency = g_strdup (currency);
  /* the firm's own currency stands first */
  g_ptr_array_insert (self->sums, g_str_equal (currency, self->context->currency) ? 0 : -1, sum);
  return sum;
}

static gboolean
is_of_stage (const TandemStageTotal *total, TandemRecord *stage)
{
  return total->stage_id == tandem_record_get_id (stage);
}

static void
add_up (Pipeline *self)
{
  for (guint s = 0; s < self->stages->len; s++)
    for (guint n = 0; n < self->totals->len; n++)
      {
        const TandemStageTotal *total = g_ptr_array_index (self->totals, n);
        TandemStageTotal *sum;

        if (!is_of_stage (total, g_ptr_array_index (self->stages, s)))
          continue;
        sum = find_sum (self, total->currency);
        sum->n_deals += total->n_deals;
        sum->amount_minor += total->amount_minor;
        sum->weighted_minor += total->weighted_minor;
      }
}

static TandemStageTotal *
get_total (GPtrArray *totals, gint64 stage_id, const char *currency)
{
  TandemStageTotal *total;

  for (guint n = 0; n < totals->len; n++)
    {
      total = g_ptr_array_index (totals, n);
      if (total->stage_id == stage_id && g_str_equal (total->currency, currency))
        return total;
    }
  total = g_new0 (TandemStageTotal, 1);
  total->stage_id = stage_id;
  total->currency = g_strdup (currency);
  g_ptr_array_add (totals, total);
  return total;
}

/* Of the rows that are read. Until all are added the weighted sum is in hundredths of the minor unit. */
static GPtrArray *
add_up_rows (const Pipeline *self)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func (free_sum);

  for (guint s = 0; s < self->stages->len; s++)
    for (guint n = 0; n < ((GPtrArray *) self->rows->pdata[s])->len; n++)
      {
        const TandemDealRow *row = ((GPtrArray *) self->rows->pdata[s])->pdata[n];
        TandemStageTotal *total = get_total (totals, tandem_record_get_id (self->stages->pdata[s]), row->currency);

        total->n_deals++;
        total->amount_minor += row->amount_minor;
        total->weighted_minor += row->amount_minor * row->probability;
      }
  for (guint n = 0; n < totals->len; n++)
    ((TandemStageTotal *) totals->pdata[n])->weighted_minor /= 100; /* as the board of today rounds it */
  return totals;
}

/* The open ones as they were, the last first. */
static GPtrArray *
list_past_stages (const Pipeline *self)
{
  GPtrArray *all = tandem_past_deals_get_stages (self->past);
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint n = all->len; n > 0; n--)
    if (g_str_equal (tandem_record_get_text (all->pdata[n - 1], TANDEM_STAGE_KIND), "open"))
      g_ptr_array_add (stages, g_object_ref (all->pdata[n - 1]));
  return stages;
}

static gboolean
load (Pipeline *self, TandemConnection *connection, GError **error)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sums = g_ptr_array_new_with_free_func (free_sum);
  self->pipelines = tandem_record_load_where (connection, TANDEM_TYPE_PIPELINE,
                                              "(deleted_at IS NULL AND $1 = 0) OR id = $1 ORDER BY position, id",
                                              self->scope.pipeline_id, error);
  if (self->pipelines == NULL)
    return FALSE;
  self->stages = self->past
                     ? list_past_stages (self)
                     : tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                                 "kind = 'open' AND ($1 = 0 OR pipeline_id = $1)"
                                                 " AND deleted_at IS NULL ORDER BY pipeline_id, position DESC, id",
                                                 self->scope.pipeline_id, error);
  for (guint n = 0; self->stages && n < self->stages->len; n++)
    if (!load_stage (self, connection, g_ptr_array_index (self->stages, n), error))
      return FALSE;
  if (self->stages && (self->past || self->matching))
    self->totals = add_up_rows (self);
  else if (self->stages)
    self->totals = tandem_deal_query_load_totals (connection, NULL, error);
  if (self->totals == NULL)
    return FALSE;
  add_up (self);
  return TRUE;
}

static char *
write_amount (const Pipeline *self, gint64 minor, const char *currency)
{
  return self->exact ? tandem_format_money (minor, currency) : tandem_format_money_whole (minor, currency);
}

static char *
write_next_step (const Pipeline *self, const TandemDealRow *row)
{
  g_autofree char *date = row->next_step_on ? tandem_format_date_short (row->next_step_on, self->scope.day) : NULL;

  if (date == NULL)
    return g_strdup (row->next_step);
  if (g_strcmp0 (row->next_step_on, self->scope.day) < 0)
    /* Translators: a deal's next step whose day is over: the day, the step */
    return g_strdup_printf (_ ("Overdue, %s: %s"), date, row->next_step ? row->next_step : "—");
  return row->next_step ? g_strdup_printf ("%s: %s", date, row->next_step) : g_steal_pointer (&date);
}

static void
add_deal (const Pipeline *self, TandemReportTable *table, const TandemDealRow *row)
{
  const char *company = row->company ? row->company : row->contact;
  g_autofree char *title = tandem_deal_row_dup_short_title (row);
  g_autofree char *next = write_next_step (self, row);
  g_autofree char *close
      = row->expected_close_on ? tandem_format_date_short (row->expected_close_on, self->scope.day) : NULL;
  g_autofree char *amount = row->has_amount ? write_amount (self, row->amount_minor, row->currency) : NULL;
  g_autofree char *share = tandem_format_percent_value (row->probability / 100., 0);
  g_autofree char *weighted
      = row->has_amount
            ? tandem_format_money_whole (tandem_money_share (row->amount_minor, row->probability, 100), row->currency)
            : NULL;

  tandem_report_table_add_row (table, (const char *const[]) { title, company, next, close, amount ? amount : "—", share,
                                                              weighted ? weighted : "—" });
}

static void
add_sum (const Pipeline *self, TandemReportTable *table, const char *name, const TandemStageTotal *sum,
         gboolean is_total)
{
  g_autofree char *amount = write_amount (self, sum->amount_minor, sum->currency);
  g_autofree char *weighted = tandem_format_money_whole (sum->weighted_minor, sum->currency);
  const char *const cells[] = { name, NULL, NULL, NULL, amount, NULL, weighted };

  if (is_total)
    tandem_report_table_add_total (table, cells);
  else
    tandem_report_table_add_subtotal (table, cells);
}

static char *
write_stage_name (const Pipeline *self, TandemRecord *stage)
{
  for (guint n = 0; self->pipelines->len > 1 && n < self->pipelines->len; n++)
    if (tandem_record_get_id (self->pipelines->pdata[n]) == tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID))
      return g_strdup_printf ("%s · %s", tandem_record_get_text (self->pipelines->pdata[n], TANDEM_PIPELINE_NAME),
                              tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  return g_strdup (tandem_record_get_text (stage, TANDEM_STAGE_NAME));
}

static void
add_stage (const Pipeline *self, TandemReportTable *table, guint place)
{
  TandemRecord *stage = g_ptr_array_index (self->stages, place);
  GPtrArray *rows = g_ptr_array_index (self->rows, place);
  g_autofree char *name = write_stage_name (self, stage);
  /* Translators: %s is a stage of a pipeline */
  g_autofree char *subtotal = g_strdup_printf (_ ("%s, subtotal"), name);
  g_autofree char *count = tandem_format_count (rows->len);
  g_autofree char *deals = g_strdup_printf (ngettext ("%s deal", "%s deals", rows->len), count);
  g_autofree char *share
      = tandem_format_percent_value ((double) tandem_record_get_integer (stage, TANDEM_STAGE_PROBABILITY) / 100., 0);
  /* Translators: the first %s is “5 deals”, the second a percentage */
  g_autofree char *note = g_strdup_printf (_ ("%s · probability of the stage %s"), deals, share);

  if (rows->len == 0)
    return;
  tandem_report_table_add_group (table, name, note);
  for (guint n = 0; n < rows->len; n++)
    add_deal (self, table, g_ptr_array_index (rows, n));
  for (guint n = 0; n < self->totals->len; n++)
    if (is_of_stage (g_ptr_array_index (self->totals, n), stage))
      add_sum (self, table, subtotal, g_ptr_array_index (self->totals, n), FALSE);
}

static guint
count_deals (const Pipeline *self)
{
  guint n_deals = 0;

  for (guint n = 0; n < self->rows->len; n++)
    n_deals += ((GPtrArray *) g_ptr_array_index (self->rows, n))->len;
  return n_deals;
}

static void
add_figures (const Pipeline *self, TandemReport *report, guint n_deals)
{
  g_autofree char *count = tandem_format_count (n_deals);

  tandem_report_add_figure (report, count, ngettext ("open deal", "open deals", n_deals));
  for (guint n = 0; n < self->sums->len; n++)
    {
      const TandemStageTotal *sum = g_ptr_array_index (self->sums, n);
      g_autofree char *amount = tandem_format_money_whole (sum->amount_minor, sum->currency);
      g_autofree char *weighted = tandem_format_money_whole (sum->weighted_minor, sum->currency);

      tandem_report_add_figure (report, amount, _ ("open amount"));
      tandem_report_add_figure (report, weighted, _ ("weighted by probability"));
    }
}

static void
add_table (const Pipeline *self, TandemReport *report, guint n_deals)
{
  TandemReportTable *table = tandem_report_add_table (report, _ ("No deal is open."));
  g_autofree char *count = tandem_format_count (n_deals);
  g_autofree char *total = g_strdup_printf (ngettext ("Total, %s deal", "Total, %s deals", n_deals), count);

  tandem_report_table_add_column (table, _ ("Deal"), 110, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("Company"), 88, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("Next step"), 106, TANDEM_REPORT_ALIGN_START);
  /* Translators: head of a column: the day on which a deal is expected to close */
  tandem_report_table_add_column (table, C_ ("column", "Close"), 51, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, _ ("Amount"), self->exact ? 58 : 44, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column of probabilities", "%"), 20, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, _ ("Weighted"), 44, TANDEM_REPORT_ALIGN_END);
  for (guint n = 0; n < self->stages->len; n++)
    add_stage (self, table, n);
  for (guint n = 0; n < self->sums->len; n++)
    add_sum (self, table, n == 0 ? total : NULL, g_ptr_array_index (self->sums, n), TRUE);
}

static char *
write_subtitle (const Pipeline *self)
{
  g_autofree char *date = tandem_format_date (self->scope.day);

  if (self->pipelines->len == 1)
    /* Translators: name of the pipeline, date */
    return g_strdup_printf (_ ("%s · open deals as of %s"),
                            tandem_record_get_text (self->pipelines->pdata[0], TANDEM_PIPELINE_NAME), date);
  return g_strdup_printf (_ ("All pipelines · open deals as of %s"), date);
}

/* The deals that are asked for, where they are not all of now. */
static gboolean
load_scope (Pipeline *self, TandemConnection *connection, GError **error)
{
  if (self->scope.is_past)
    {
      self->past = tandem_report_deal_scope_load_past (&self->scope, connection, error);
      return self->past != NULL;
    }
  if (self->scope.condition)
    self->matching = tandem_report_deal_scope_match (&self->scope, connection, error);
  return self->scope.condition == NULL || self->matching;
}

/**
 * tandem_report_new_pipeline:
 * @parameters: (nullable): which deals, as of tandem_report_deal_scope_init()
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the open deals
 */
TandemReport *
tandem_report_new_pipeline (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                            GError **error)
{
  g_auto (Pipeline) self = { .context = context };
  g_autofree char *subtitle = NULL;
  TandemReport *report;
  guint n_deals;

  if (!tandem_report_deal_scope_init (&self.scope, connection, context->today, parameters, error)
      || !load_scope (&self, connection, error) || !load (&self, connection, error))
    return NULL;
  subtitle = write_subtitle (&self);
  report = tandem_report_context_start_report (context, _ ("Pipeline"), subtitle);
  tandem_report_deal_scope_add_note (&self.scope, report);
  n_deals = count_deals (&self);
  if (n_deals)
    add_figures (&self, report, n_deals);
  add_table (&self, report, n_deals);
  if (n_deals)
    tandem_report_add_note (
        report, _ ("Weighted: amount × probability, open deals only, rounded to whole units; a deal's own probability "
                   "wins over its stage's. A deal without an amount counts as nothing in the sums."));
  if (self.sums->len > 1)
    tandem_report_add_note (report,
                            _ ("Amounts of different currencies are not added: each currency has its own sums."));
  return report;
}
