/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheet of what an import leaves out: the rows as they were, with the reason beside them, ready to be mended and imported
 * again. */
#include "exchange/tandem-import-left-out.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-csv-text.h"
#include "exchange/tandem-import-pack.h"
#include "exchange/tandem-import-row.h"

#define BYTES_AT_ONCE (1 << 16)

static char
get_delimiter (const TandemLeftOutStyle *style)
{
  return style->delimiter ? style->delimiter : ',';
}

/* A cell that a spreadsheet would take for a formula gets the apostrophe that an import takes off again; one that has it already
 * is as it was in its file. */
static void
add_cell (GString *text, const char *cell, const TandemLeftOutStyle *style)
{
  gboolean has_guard = style->is_guarded && *cell == '\'';
  g_autofree char *guarded = !has_guard && tandem_csv_is_active (cell) ? g_strconcat ("'", cell, NULL) : NULL;

  tandem_csv_append_cell (text, guarded ? guarded : cell, get_delimiter (style));
}

static void
add_line (GString *text, const char *const *cells, guint width, const char *reason, const TandemLeftOutStyle *style)
{
  guint n = cells ? g_strv_length ((GStrv) cells) : 0;

  for (guint i = 0; i < MAX (width, n); i++)
    {
      add_cell (text, i < n ? cells[i] : "", style);
      g_string_append_c (text, get_delimiter (style));
    }
  tandem_csv_append_cell (text, reason ? reason : "", get_delimiter (style));
  g_string_append (text, "\r\n");
}

static const char *
get_reason_header (void)
{
  /* Translators: header of the column that says why a row was not imported */
  return _ ("Reason");
}

static void
add_headers (GString *text, guint width, const TandemLeftOutStyle *style)
{
  add_line (text, style->headers, width, get_reason_header (), style);
}

/**
 * tandem_import_left_out_count_columns:
 * @n_columns: of a sheet
 *
 * Returns: how many it has but for the reasons, as the sheet had that its rows were left out of
 */
guint
tandem_import_left_out_count_columns (const TandemColumnMapping *columns, guint n_columns)
{
  while (n_columns > 1 && g_str_equal (columns[n_columns - 1].header, get_reason_header ()))
    n_columns--;
  return n_columns;
}

typedef struct {
  TandemImportStage *stage;
  GOutputStream *stream;
  GString *text;
  guint width;
  const TandemLeftOutStyle *style;
  gboolean writes; /* else it measures */
  GCancellable *cancellable;
} Sheet;

static gboolean
flush (Sheet *self, gsize most, GError **error)
{
  if (self->text->len <= most)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, self->cancellable, error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
row_cb (GBytes *bytes, const TandemImportVerdict *verdict, gpointer data, GError **error)
{
  Sheet *self = data;
  g_auto (GStrv) cells = tandem_import_unpack_text (bytes);
  g_auto (TandemImportVerdict) whole = { 0 };

  if (!self->writes)
    {
      self->width = MAX (self->width, g_strv_length (cells));
      return TRUE;
    }
  if (!tandem_import_stage_load (self->stage, verdict->number, &whole, error))
    return FALSE;
  add_line (self->text, (const char *const *) cells, self->width, whole.reason, self->style);
  return flush (self, BYTES_AT_ONCE, error);
}

static gboolean
each_left_out (Sheet *self, gboolean writes, GError **error)
{
  self->writes = writes;
  return tandem_import_stage_each (self->stage, TANDEM_IMPORT_REFUSED, row_cb, self, error)
         && tandem_import_stage_each (self->stage, TANDEM_IMPORT_CONFLICT, row_cb, self, error);
}

/**
 * tandem_import_left_out_write:
 * @stage: the rows of an import
 *
 * Writes what was refused, and the conflicts that nobody decided, as a CSV file in UTF-8, with the reason in a last column.
 */
gboolean
tandem_import_left_out_write (TandemImportStage *stage, const TandemLeftOutStyle *style, GOutputStream *stream,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (TANDEM_CSV_BOM);
  guint width = style->headers ? g_strv_length ((GStrv) style->headers) : 0;
  Sheet sheet = { stage, stream, text, width, style, FALSE, cancellable };

  if (!each_left_out (&sheet, FALSE, error))
    return FALSE;
  add_headers (text, sheet.width, style);
  return each_left_out (&sheet, TRUE, error) && flush (&sheet, 0, error);
}

/**
 * tandem_import_left_out_describe:
 * @refusals: (element-type TandemImportRefusal): rows that no stage keeps
 *
 * Returns: (transfer full): the same of them
 */
GString *
tandem_import_left_out_describe (GPtrArray *refusals, const TandemLeftOutStyle *style)
{
  GString *text = g_string_new (TANDEM_CSV_BOM);
  guint width = style->headers ? g_strv_length ((GStrv) style->headers) : 0;

  for (guint i = 0; i < refusals->len; i++)
    width = MAX (width, g_strv_length (((TandemImportRefusal *) refusals->pdata[i])->cells));
  add_headers (text, width, style);
  for (guint i = 0; i < refusals->len; i++)
    {
      const TandemImportRefusal *refusal = refusals->pdata[i];

      add_line (text, (const char *const *) refusal->cells, width, refusal->reason, style);
    }
  return text;
}
