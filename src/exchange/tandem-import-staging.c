/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-staging.h"

#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-pack.h"

static TandemReader *
open_reader (TandemImportStaging *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = tandem_reader_open (self->file, self->reader_options, cancellable, error);
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  if (reader == NULL || !tandem_reader_go_to_sheet (reader, self->reader_options->sheet, cancellable, error))
    return NULL;
  for (guint i = 0; i < self->n_head_rows; i++)
    if (!tandem_reader_next_row (reader, &row, cancellable, &failure))
      break;
  if (failure == NULL)
    return g_steal_pointer (&reader);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Where all values leave it open, what the person says of the file holds. */
static void
settle_orders (TandemImportStaging *self)
{
  TandemHeaderMap *map = self->plan->map;

  tandem_header_map_end_rows (map);
  for (guint i = 0; i < map->n_columns; i++)
    if (self->date_order != TANDEM_DATE_ORDER_UNKNOWN
        && map->columns[i].tally.date_order == TANDEM_DATE_ORDER_AMBIGUOUS)
      map->columns[i].tally.date_order = self->date_order;
  for (guint i = map->n_columns; i-- > 0;)
    if (map->columns[i].field == TANDEM_IMPORT_FIELD_BIRTHDAY)
      self->plan->date_order = map->columns[i].tally.date_order;
}

static gboolean
needs_rows (const TandemHeaderMap *map)
{
  for (guint i = 0; i < map->n_columns; i++)
    if (tandem_import_field_is_day (map->columns[i].field) || map->columns[i].field == TANDEM_IMPORT_FIELD_CUSTOM)
      return TRUE;
  return FALSE;
}

/* One 17/05 decides for the whole column, so the whole column is read first. */
static gboolean
find_date_order (TandemImportStaging *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = NULL;
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  self->plan->date_order = TANDEM_DATE_ORDER_UNKNOWN;
  if (!needs_rows (self->plan->map))
    return TRUE;
  reader = open_reader (self, cancellable, error);
  if (reader == NULL)
    return FALSE;
  tandem_header_map_begin_rows (self->plan->map);
  while (tandem_reader_next_row (reader, &row, cancellable, &failure))
    for (guint i = 0; i < row.n_cells; i++)
      tandem_header_map_add_cell (self->plan->map, i, &row.cells[i]);
  settle_orders (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
find_sha256 (TandemImportStaging *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, error);
  g_autofree guchar *buffer = g_malloc (1 << 16);
  gssize n = 0;

  while (stream && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);
  g_set_str (&self->sha256, g_checksum_get_string (checksum));
  return stream != NULL && n == 0;
}

static gboolean
add_keys (TandemImportStaging *self, TandemContactDraft *draft, gint64 number, GError **error)
{
  g_autoptr (GArray) keys = tandem_import_keys_new (draft);

  for (guint i = 0; i < keys->len; i++)
    if (!tandem_import_stage_add_key (self->stage, number, g_array_index (keys, TandemImportKey, i).hash, error))
      return FALSE;
  return TRUE;
}

/* What it would create. */
static int
find_kind (TandemContactDraft *draft)
{
  const char *stage
      = draft ? tandem_record_get_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_LIFECYCLE_STAGE) : NULL;

  if (draft && tandem_import_draft_is_company (draft))
    return TANDEM_LIFECYCLE_N_STAGES;
  return (int) (stage ? tandem_lifecycle_from_nick (stage) : TANDEM_LIFECYCLE_LEAD);
}

/* What is used for one row after the other. */
typedef struct {
  TandemImportStaging *staging;
  TandemContactDraft *draft;
  GPtrArray *doubts;
  GByteArray *bytes;
} Reading;

static void
begin_reading (Reading *self, TandemImportStaging *staging)
{
  self->staging = staging;
  self->draft = tandem_contact_draft_new ();
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_warning_free);
  self->bytes = g_byte_array_new ();
}

static void
end_reading (Reading *self)
{
  tandem_contact_draft_free (self->draft);
  g_ptr_array_unref (self->doubts);
  g_byte_array_unref (self->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, end_reading)

/* What is refused is mended as a whole. */
static void
count_doubts (Reading *self)
{
  for (guint i = 0; i < self->doubts->len; i++)
    self->staging->warnings[((TandemImportWarning *) self->doubts->pdata[i])->kind]++;
}

/* What is not told by the row alone is found out once all are there; until then it is new. */
static void
judge_alone (Reading *self, const TandemRow *row, TandemContactDraft *draft, TandemImportVerdict *verdict)
{
  const TandemImportPlan *plan = self->staging->plan;
  gboolean is_empty;

  verdict->reason = tandem_import_plan_find_fault (plan, row, draft, &is_empty);
  verdict->outcome = verdict->reason                           ? TANDEM_IMPORT_REFUSED
                     : is_empty                                ? TANDEM_IMPORT_SKIPPED
                     : plan->mode == TANDEM_IMPORT_UPDATE_ONLY ? TANDEM_IMPORT_SKIPPED
                                                               : TANDEM_IMPORT_CREATED;
  verdict->kind = find_kind (draft);
  if (verdict->outcome == TANDEM_IMPORT_SKIPPED)
    verdict->reason = g_strdup (tandem_import_plan_why_skipped (is_empty));
  verdict->busy = draft != NULL && verdict->outcome != TANDEM_IMPORT_REFUSED
                  && (draft->id != NULL || tandem_import_draft_is_company (draft));
}

static gboolean
add_row (Reading *self, const TandemRow *row, gint64 number, GError **error)
{
  TandemImportStaging *staging = self->staging;
  TandemContactDraft *draft = NULL;
  g_autoptr (GBytes) cells = NULL;
  g_auto (TandemImportVerdict) verdict = { .number = number, .line = (gint64) row->line };

  tandem_contact_draft_reuse (self->draft);
  g_ptr_array_set_size (self->doubts, 0);
  if (tandem_import_draft_fill (self->draft, row, staging->plan->map, staging->plan->names, self->doubts))
    draft = self->draft;
  judge_alone (self, row, draft, &verdict);
  if (verdict.outcome != TANDEM_IMPORT_REFUSED)
    count_doubts (self);
  tandem_import_pack (row, self->bytes);
  cells = g_bytes_new_static (self->bytes->data, self->bytes->len);
  return tandem_import_stage_add_row (staging->stage, cells, &verdict, error)
         && (draft == NULL || verdict.outcome == TANDEM_IMPORT_REFUSED || add_keys (staging, draft, number, error));
}

static gboolean
add_rows (TandemImportStaging *self, TandemReader *reader, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (GError) failure = NULL;
  gint64 number = 0;
  TandemRow row;

  begin_reading (&reading, self);
  while (tandem_reader_next_row (reader, &row, cancellable, &failure))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_row (&reading, &row, ++number, error))
        return FALSE;
      self->told ((guint64) number, tandem_reader_get_position (reader), tandem_reader_get_size (reader),
                  self->told_data);
    }
  if (failure == NULL)
    return tandem_import_stage_settle (self->stage, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_staging_run:
 * @connection: of the firm's file
 * @error: a #TandemExchangeError, a #TandemStoreError or a #GIOErrorEnum
 *
 * Reads the file into the stage, with what tells of each row who it is. On the thread of the stage.
 */
gboolean
tandem_import_staging_run (TandemImportStaging *self, TandemConnection *connection, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (TandemReader) reader = NULL;

  g_clear_pointer (&self->plan->names, tandem_import_names_free);
  self->plan->names = tandem_import_names_new (connection, error);
  if (self->plan->names == NULL || !tandem_import_custom_find (connection, self->plan->map, error)
      || !find_date_order (self, cancellable, error) || !find_sha256 (self, cancellable, error)
      || !(reader = open_reader (self, cancellable, error)))
    return FALSE;
  self->format = g_strdup (tandem_reader_get_format (reader));
  self->plan->map->is_guarded = g_str_equal (self->format, TANDEM_CSV_FORMAT);
  return add_rows (self, reader, cancellable, error);
}
