/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is read whole before anything is written: its rows of one day are added up, as a report has one for each ad; rows of
 * totals are left out, and counted. */
#include "exchange/tandem-figures-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-csv-text.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-import-names.h"
#include "exchange/tandem-import-number.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign.h"
#include "store/tandem-connection.h"

/* What is kept of a file in memory: more days than a firm has, and more rows that say nothing of one than a person mends. */
#define MOST_DAYS    36525
#define MOST_REFUSED (32 * 1024 * 1024)

typedef struct {
  TandemDayFigures figures;
  GHashTable *costs; /* currency to minor units */
} Day;

static void
free_day (gpointer data)
{
  g_hash_table_unref (((Day *) data)->costs);
  g_free (data);
}

static const TandemFigure counts[TANDEM_DAY_N_FIGURES]
    = { TANDEM_FIGURE_IMPRESSIONS, TANDEM_FIGURE_CLICKS, TANDEM_FIGURE_VISITS, TANDEM_FIGURE_ENGAGEMENTS };

/* Tells a run that is to leave nothing from a failure. */
static GQuark
nothing_quark (void)
{
  return g_quark_from_static_string ("tandem-figures-nothing");
}

/* --- a row --------------------------------------------------------------------------------------------------------- */

static const char *
get_cell (TandemFiguresImport *self, const TandemRow *row, guint column)
{
  return self->is_guarded ? tandem_csv_unguard (row->cells[column].text) : row->cells[column].text;
}

static const char *
get_text (TandemFiguresImport *self, const TandemRow *row, TandemFigure figure)
{
  int column = tandem_figures_map_find (self->map, figure);

  return column >= 0 && (guint) column < row->n_cells ? get_cell (self, row, column) : "";
}

/* What a channel writes for none. */
static gboolean
is_none (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == 0 || strcmp (stripped, "-") == 0 || strcmp (stripped, "--") == 0 || strcmp (stripped, "—") == 0
         || g_ascii_strcasecmp (stripped, "n/a") == 0;
}

static char
get_decimal (TandemFiguresImport *self, const TandemRow *row, int column)
{
  return row->cells[column].kind == TANDEM_CELL_NUMBER ? '.' : self->map->columns[column].tally.decimal;
}

static gboolean
is_total (const char *day)
{
  static const char *const words[] = { "total",  "totals",  "gesamt", "summe", "insgesamt", "gesamtsumme", "totaux",
                                       "totale", "totales", "sum",    "合計",  "סהכ",       "סךהכל" };
  g_autofree char *folded = g_utf8_casefold (day, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " :-–", -1);
  gboolean found = is_none (day);

  for (guint i = 0; parts[0] && i < G_N_ELEMENTS (words); i++)
    found |= g_str_equal (parts[0], words[i]) || g_str_has_prefix (folded, words[i]);
  return found;
}

static char *
read_day (TandemFiguresImport *self, TandemFigure figure, const char *text)
{
  int column = tandem_figures_map_find (self->map, figure);

  return column < 0 ? NULL : tandem_import_day (text, self->map->columns[column].tally.date_order);
}

static Day *
find_day (GHashTable *days, const char *date)
{
  Day *day = g_hash_table_lookup (days, date);

  if (day)
    return day;
  day = g_new0 (Day, 1);
  g_strlcpy (day->figures.day, date, sizeof day->figures.day);
  day->costs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (days, g_strdup (date), day);
  return day;
}

/* A currency of its own column is a code in any letters, or a sign; what is neither is no amount. */
static gboolean
read_cost (TandemFiguresImport *self, const TandemRow *row, int column, gint64 *minor, char **currency)
{
  const char *named = get_text (self, row, TANDEM_FIGURE_CURRENCY);
  const char *usual = self->map->columns[column].currency ? self->map->columns[column].currency : self->usual_currency;
  g_autofree char *code = NULL;

  if (!is_none (named) && (code = tandem_import_currency (named)) == NULL)
    return FALSE;
  return tandem_import_amount (get_cell (self, row, column), get_decimal (self, row, column),
                               is_none (named) ? usual : code, minor, currency);
}

/* Returns: (transfer none) (nullable): the column that can't be read */
static const char *
read_numbers (TandemFiguresImport *self, const TandemRow *row, TandemDayFigures *figures, gint64 *minor,
              char **currency)
{
  int column;

  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    {
      column = tandem_figures_map_find (self->map, counts[i]);
      if (column < 0 || is_none (get_text (self, row, counts[i])))
        continue;
      if (!tandem_import_number (get_cell (self, row, column), get_decimal (self, row, column), 0, &figures->values[i])
          || figures->values[i] < 0)
        return self->map->columns[column].header;
      figures->has[i] = TRUE;
    }
  column = tandem_figures_map_find (self->map, TANDEM_FIGURE_COST);
  if (column < 0 || is_none (get_text (self, row, TANDEM_FIGURE_COST)))
    return NULL;
  return read_cost (self, row, column, minor, currency) ? NULL : self->map->columns[column].header;
}

static void
refuse (TandemFiguresImport *self, const TandemRow *row, const char *reason)
{
  g_ptr_array_add (self->refusals, tandem_import_refusal_new (row, reason));
  self->n_refused += sizeof (TandemImportRefusal) + strlen (reason);
  for (guint i = 0; i < row->n_cells; i++)
    self->n_refused += sizeof (char *) + row->cells[i].length + 1;
}

/* Returns: %FALSE where a sum would be larger than any number that is kept; nothing was added then */
static gboolean
add_up (Day *day, const TandemDayFigures *figures, gint64 minor, const char *currency)
{
  gint64 *cost = currency ? g_hash_table_lookup (day->costs, currency) : NULL;
  gint64 sums[TANDEM_DAY_N_FIGURES], sum = minor;

  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    if (__builtin_add_overflow (day->figures.values[i], figures->has[i] ? figures->values[i] : 0, &sums[i]))
      return FALSE;
  if (cost && __builtin_add_overflow (*cost, minor, &sum))
    return FALSE;
  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    {
      day->figures.has[i] |= figures->has[i];
      day->figures.values[i] = sums[i];
    }
  if (currency)
    g_hash_table_insert (day->costs, g_strdup (currency), g_memdup2 (&sum, sizeof sum));
  return TRUE;
}

/* A file that could be anything: nothing of it is imported. */
static gboolean
check_size (TandemFiguresImport *self, GHashTable *days, GError **error)
{
  if (self->n_refused <= MOST_REFUSED && g_hash_table_size (days) <= MOST_DAYS)
    return TRUE;
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                       _ ("This is no report by day: far more of its rows say nothing of a day, or are of other days, "
                          "than a report has. Nothing was imported."));
  return FALSE;
}

static void
take_row (TandemFiguresImport *self, const TandemRow *row, GHashTable *days)
{
  const char *text = get_text (self, row, TANDEM_FIGURE_DAY), *end_text = get_text (self, row, TANDEM_FIGURE_END);
  g_autofree char *date = read_day (self, TANDEM_FIGURE_DAY, text);
  g_autofree char *end = *end_text ? read_day (self, TANDEM_FIGURE_END, end_text) : NULL;
  g_autofree char *currency = NULL, *reason = NULL;
  TandemDayFigures figures = { .day = "" };
  const char *wrong;
  gint64 minor = 0;

  self->n_rows++;
  if (date == NULL && is_total (text))
    {
      self->n_totals++;
      return;
    }
  if (date == NULL)
    /* Translators: %s is what stands in a sheet */
    reason = g_strdup_printf (_ ("“%s” is no day."), text);
  else if (end && strcmp (date, end) != 0)
    reason = g_strdup (_ ("The row is for several days; ask the channel for a report by day."));
  else if ((wrong = read_numbers (self, row, &figures, &minor, &currency)) != NULL)
    /* Translators: %s is the name of a column */
    reason = g_strdup_printf (_ ("There is no number in the column “%s”."), wrong);
  else if (!add_up (find_day (days, date), &figures, minor, currency))
    reason = g_strdup (_ ("The sum of the day is too large to be kept."));
  if (reason)
    refuse (self, row, reason);
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static gboolean
is_empty (const TandemRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i].text)
      return FALSE;
  return TRUE;
}

/* Goes over the rows of data: @days is NULL where only their tallies are wanted. */
static gboolean
read_rows (TandemFiguresImport *self, GHashTable *days, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = tandem_reader_open (self->file, &self->reader, cancellable, error);
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  if (reader == NULL || !tandem_reader_go_to_sheet (reader, self->reader.sheet, cancellable, error))
    return FALSE;
  self->is_guarded = g_str_equal (tandem_reader_get_format (reader), TANDEM_CSV_FORMAT);
  for (guint n = 0; tandem_reader_next_row (reader, &row, cancellable, &failure); n++)
    if (n < self->map->n_head_rows || is_empty (&row))
      continue;
    else if (days)
      {
        take_row (self, &row, days);
        if (!check_size (self, days, error))
          return FALSE;
      }
    else
      for (guint i = 0; i < MIN (row.n_cells, self->map->n_columns); i++)
        if (row.cells[i].kind == TANDEM_CELL_TEXT)
          tandem_column_tally_add (&self->map->columns[i].tally, get_cell (self, &row, i));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* One 17/05, and one 1.234,50, decides for its whole column. */
static gboolean
read_tallies (TandemFiguresImport *self, GCancellable *cancellable, GError **error)
{
  int day = tandem_figures_map_find (self->map, TANDEM_FIGURE_DAY);

  for (guint i = 0; i < self->map->n_columns; i++)
    tandem_column_tally_reset (&self->map->columns[i].tally);
  if (!read_rows (self, NULL, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->map->n_columns; i++)
    tandem_column_tally_settle (&self->map->columns[i].tally);
  self->is_ambiguous = day >= 0 && self->map->columns[day].tally.date_order == TANDEM_DATE_ORDER_AMBIGUOUS;
  return TRUE;
}

static TandemDayOutcome
join_outcomes (TandemDayOutcome one, TandemDayOutcome other)
{
  if (one == TANDEM_DAY_SAME || other == TANDEM_DAY_SAME)
    return one == TANDEM_DAY_SAME ? other : one;
  return one == other ? one : one == TANDEM_DAY_KEPT || other == TANDEM_DAY_KEPT ? TANDEM_DAY_KEPT : TANDEM_DAY_UPDATED;
}

static gboolean
write_costs (TandemFiguresImport *self, TandemConnection *connection, Day *day, TandemDayOutcome *outcome,
             GError **error)
{
  GHashTableIter iter;
  gpointer currency, minor;

  g_hash_table_iter_init (&iter, day->costs);
  while (g_hash_table_iter_next (&iter, &currency, &minor))
    {
      g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());
      TandemDayOutcome cost_outcome;

      tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, self->campaign_id);
      tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, day->figures.day);
      tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, *(gint64 *) minor);
      tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, currency);
      tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, "ad-spend");
      if (!tandem_act_put_cost (connection, cost, self->overwrites, &cost_outcome, error))
        return FALSE;
      *outcome = join_outcomes (*outcome, cost_outcome);
    }
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static gboolean
write_days (TandemFiguresImport *self, TandemConnection *connection, GHashTable *days, GError **error)
{
  g_autoptr (GList) dates = g_list_sort (g_hash_table_get_keys (days), compare_days);

  for (GList *link = dates; link; link = link->next)
    {
      Day *day = g_hash_table_lookup (days, link->data);
      TandemDayOutcome outcome = TANDEM_DAY_SAME;
      gboolean has_any = FALSE;

      for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
        has_any |= day->figures.has[i];
      if (has_any
          && !tandem_act_put_day (connection, self->campaign_id, &day->figures, self->overwrites, &outcome, error))
        return FALSE;
      if (!write_costs (self, connection, day, &outcome, error))
        return FALSE;
      self->days[outcome]++;
    }
  return TRUE;
}

/* A cost that names no currency is in that of the campaign, or of the firm. */
static gboolean
find_usual_currency (TandemFiguresImport *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, self->campaign_id, error);
  g_autoptr (TandemImportNames) names = campaign ? tandem_import_names_new (connection, error) : NULL;
  const char *currency = campaign ? tandem_record_get_text (campaign, TANDEM_CAMPAIGN_CURRENCY) : NULL;

  if (names == NULL)
    return FALSE;
  g_set_str (&self->usual_currency, currency ? currency : tandem_import_names_get_currency (names));
  return TRUE;
}

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemFiguresImport *self = data;
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_day);
  g_autofree char *base = g_file_get_basename (self->file), *name = g_filename_display_name (base), *label = NULL;

  memset (self->days, 0, sizeof self->days);
  self->n_rows = self->n_totals = self->n_refused = 0;
  g_ptr_array_set_size (self->refusals, 0);
  if (!find_usual_currency (self, connection, error) || !read_tallies (self, cancellable, error)
      || !read_rows (self, days, cancellable, error))
    return FALSE;
  /* Translators: what undo will undo; %s is the name of a file */
  label = g_strdup_printf (_ ("Import %s"), name);
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_IMPORT);
  if (!self->is_ambiguous && !write_days (self, connection, days, error))
    return FALSE;
  /* What changes nothing leaves no step of undo behind. */
  if (!self->dry_run && self->days[TANDEM_DAY_CREATED] + self->days[TANDEM_DAY_UPDATED] > 0)
    return TRUE;
  g_set_error_literal (error, nothing_quark (), 0, "rolled back");
  return FALSE;
}

/* --- the import ---------------------------------------------------------------------------------------------------- */

/* The headers are in the row that the person chose, or below; where none is known, a person has to say what the columns are. */
static TandemFiguresMap *
make_map (const TandemImportPreview *preview)
{
  const GStrv *rows = (const GStrv *) preview->rows->pdata;
  guint preamble = preview->map->preamble;
  g_autoptr (TandemFiguresMap) chosen = tandem_figures_map_new (rows + preamble, preview->rows->len - preamble);
  g_autoptr (TandemFiguresMap) found = tandem_figures_map_new (rows, preview->rows->len);
  g_autoptr (GPtrArray) headers = NULL;

  if (tandem_figures_map_is_complete (chosen))
    {
      chosen->n_head_rows += preamble;
      return g_steal_pointer (&chosen);
    }
  if (found->n_columns > 0)
    return g_steal_pointer (&found);
  headers = g_ptr_array_new ();
  for (guint i = 0; i < preview->map->n_columns; i++)
    g_ptr_array_add (headers, preview->map->columns[i].header);
  g_ptr_array_add (headers, NULL);
  return tandem_figures_map_new_blank ((const char *const *) headers->pdata,
                                       preview->map->preamble + preview->map->has_header);
}

/**
 * tandem_figures_import_new_read:
 * @preview: the beginning of @file
 *
 * Where tandem_figures_map_is_complete() says no, a person has to say what the columns are before it runs.
 *
 * Returns: (transfer full): an import that has not run
 */
TandemFiguresImport *
tandem_figures_import_new_read (GFile *file, const TandemImportPreview *preview)
{
  TandemFiguresImport *self = g_new0 (TandemFiguresImport, 1);

  self->map = make_map (preview);
  self->file = g_object_ref (file);
  self->encoding = g_strdup (preview->encoding);
  self->reader
      = (TandemReaderOptions) { .encoding = self->encoding, .delimiter = preview->delimiter, .sheet = preview->sheet };
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_refusal_free);
  return self;
}

/**
 * tandem_figures_import_new:
 * @reader: (nullable): how the file is read; copied
 * @error: a #TandemExchangeError or a #GIOErrorEnum; %TANDEM_EXCHANGE_ERROR_FORMAT where there is no column of days, or none of
 *   figures
 *
 * Looks at the beginning of a report. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): an import that has not run
 */
TandemFiguresImport *
tandem_figures_import_new (GFile *file, const TandemReaderOptions *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, reader, cancellable, error);
  g_autoptr (TandemFiguresImport) self = preview ? tandem_figures_import_new_read (file, preview) : NULL;

  if (self == NULL || tandem_figures_map_is_complete (self->map))
    return g_steal_pointer (&self);
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT,
                       _ ("There is no column of days and figures in this file. Ask the channel for a report by day, "
                          "with its headers."));
  return NULL;
}

void
tandem_figures_import_free (TandemFiguresImport *self)
{
  if (!self)
    return;
  tandem_figures_map_free (self->map);
  g_ptr_array_unref (self->refusals);
  g_object_unref (self->file);
  g_free (self->encoding);
  g_free (self->usual_currency);
  g_free (self);
}

static gboolean
settle (gboolean done, GError *failure, GError **error)
{
  if (done || (failure && failure->domain == nothing_quark ()))
    {
      g_clear_error (&failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * tandem_figures_import_run:
 * @dry_run: whether to change nothing in the end
 *
 * Puts the figures of the file in their days, in one change that undo takes back, and waits.
 */
gboolean
tandem_figures_import_run (TandemFiguresImport *self, TandemStore *store, gboolean dry_run, GCancellable *cancellable,
                           GError **error)
{
  GError *failure = NULL;
  gboolean done;

  self->dry_run = dry_run;
  done = tandem_store_run (store, TANDEM_STORE_WRITE, run_cb, self, cancellable, &failure);
  return settle (done, failure, error);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *failure = NULL, *error = NULL;
  gboolean done = tandem_store_run_finish (TANDEM_STORE (object), result, &failure);

  if (settle (done, failure, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_figures_import_run_async:
 * @self: not to be touched or freed before the callback
 *
 * tandem_figures_import_run() for the main thread.
 */
void
tandem_figures_import_run_async (TandemFiguresImport *self, TandemStore *store, gboolean dry_run,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);

  self->dry_run = dry_run;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, run_cb, self, NULL, cancellable, ran_cb, task);
}

gboolean
tandem_figures_import_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
