/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader yields, before any mapping, for people who ask what Tandem sees in their file. The answer is written to a
 * temporary file first: only at its end is it known whether the file is refused. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "cli/tandem-cli-read-private.h"
#include "cli/tandem-cli.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-reader.h"
#include "exchange/tandem-vcard-reader.h"

#define COPY_SIZE 65536

void
tandem_cli_read_write_string (FILE *out, const char *text, gsize length)
{
  const char *end = text + length;

  fputc ('"', out);
  for (const char *p = text; p < end; p++)
    {
      const char *from = p;

      while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        p++;
      fwrite (from, 1, p - from, out);
      if (p == end)
        break;
      if (*p == '"' || *p == '\\')
        fprintf (out, "\\%c", *p);
      else
        fprintf (out, "\\u%04x", (guchar) *p);
    }
  fputc ('"', out);
}

static void
write_number (FILE *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_dtostr (text, sizeof text, number);
  fputs (strspn (text, "+-.0123456789e") == strlen (text) ? text : "null", out);
}

static void
write_value (FILE *out, const TandemCell *cell)
{
  if (cell->kind == TANDEM_CELL_NUMBER)
    write_number (out, cell->number);
  else if (cell->kind == TANDEM_CELL_BOOLEAN)
    fputs (cell->number > 0 ? "true" : "false", out);
  else
    tandem_cli_read_write_string (out, cell->text, cell->length);
}

/* A formula without a stored result has no value: it is told beside the cells. */
static gboolean
lacks_result (const TandemCell *cell)
{
  return cell->kind == TANDEM_CELL_ERROR && cell->length == 0;
}

static gboolean
write_rows (TandemReader *reader, FILE *out, GString *lacking, GError **error)
{
  gboolean is_text = tandem_reader_get_delimiter (reader) != 0, is_first = TRUE;
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  while (tandem_reader_next_row (reader, &row, NULL, &failure))
    for (guint i = 0; i < row.n_cells; i++)
      {
        const TandemCell *cell = &row.cells[i];

        if (lacks_result (cell))
          g_string_append_printf (lacking, "%s[%" G_GUINT64_FORMAT ",%u]", lacking->len ? "," : "", row.number, i + 1);
        else if (is_text || cell->kind != TANDEM_CELL_BLANK)
          {
            fprintf (out, "%s[%" G_GUINT64_FORMAT ",%u,", is_first ? "" : ",", row.number, i + 1);
            write_value (out, cell);
            fputc (']', out);
            is_first = FALSE;
          }
      }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_sheets (TandemReader *reader, FILE *out, GError **error)
{
  g_autofree char *format = g_ascii_strdown (tandem_reader_get_format (reader), -1);
  const char *encoding = tandem_reader_get_encoding (reader);
  const char delimiter = tandem_reader_get_delimiter (reader);
  g_autoptr (GError) failure = NULL;
  gboolean is_first = TRUE;
  TandemSheet sheet;

  fprintf (out, "{\"format\":\"%s\",\"encoding\":", format);
  if (encoding)
    tandem_cli_read_write_string (out, encoding, strlen (encoding));
  else
    fputs ("null", out);
  fputs (",\"delimiter\":", out);
  if (delimiter)
    tandem_cli_read_write_string (out, &delimiter, 1);
  else
    fputs ("null", out);
  fputs (",\"sheets\":[", out);
  while (tandem_reader_next_sheet (reader, &sheet, NULL, &failure))
    {
      g_autoptr (GString) lacking = g_string_new (NULL);

      fputs (is_first ? "{\"name\":" : ",{\"name\":", out);
      tandem_cli_read_write_string (out, sheet.name, strlen (sheet.name));
      fprintf (out, ",\"hidden\":%s,\"cells\":[", sheet.hidden ? "true" : "false");
      if (!write_rows (reader, out, lacking, error))
        return FALSE;
      fprintf (out, "],\"formulas_without_result\":[%s]}", lacking->str);
      is_first = FALSE;
    }
  fputs ("]}\n", out);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_json (GFile *file, TandemReader *reader, FILE *out, GError **error)
{
  if (TANDEM_IS_VCARD_READER (reader))
    return tandem_cli_read_write_vcards (file, tandem_reader_get_encoding (reader), out, error);
  return write_sheets (reader, out, error);
}

/* A tab between cells and a line a row, as they would be pasted into a sheet. */
static gboolean
write_words (TandemReader *reader, FILE *out, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemSheet sheet;
  TandemRow row;

  while (!failure && tandem_reader_next_sheet (reader, &sheet, NULL, &failure))
    {
      if (*sheet.name)
        /* Translators: %s is the name of a sheet in a workbook */
        fprintf (out, sheet.hidden ? _ ("Sheet “%s” (hidden)\n") : _ ("Sheet “%s”\n"), sheet.name);
      while (tandem_reader_next_row (reader, &row, NULL, &failure))
        {
          fprintf (out, "%" G_GUINT64_FORMAT, row.number);
          for (guint i = 0; i < row.n_cells; i++)
            {
              g_autofree char *text = g_strdelimit (g_strdup (row.cells[i].text), "\t\r\n", ' ');

              fprintf (out, "\t%s", lacks_result (&row.cells[i]) ? _ ("(formula without a result)") : text);
            }
          fputc ('\n', out);
        }
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
copy_out (FILE *from, GError **error)
{
  char bytes[COPY_SIZE];
  gboolean is_whole = fflush (from) == 0 && !ferror (from); /* rewind() would forget it */
  gsize length;

  rewind (from);
  while (is_whole && (length = fread (bytes, 1, sizeof bytes, from)) > 0)
    is_whole = fwrite (bytes, 1, length, stdout) == length;
  if (is_whole && !ferror (from) && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("The answer can’t be written: %s"),
               g_strerror (errno));
  return FALSE;
}

static void
print_refusal (const GError *error)
{
  fputs ("{\"refused\":", stdout);
  tandem_cli_read_write_string (stdout, error->message, strlen (error->message));
  fputs ("}\n", stdout);
}

static gboolean
read_file (TandemCli *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->argv[1]);
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, NULL, error);
  FILE *out = reader ? tmpfile () : NULL;
  gboolean done = FALSE;

  if (out)
    done = (self->json ? write_json (file, reader, out, error) : write_words (reader, out, error))
           && copy_out (out, error);
  else if (reader)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("The answer can’t be written: %s"),
                 g_strerror (errno));
  if (out)
    fclose (out);
  return done;
}

/**
 * tandem_cli_read:
 *
 * Says what stands in a file that could be imported.
 */
gboolean
tandem_cli_read (TandemCli *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!tandem_cli_parse (
          self, _ ("SHEET"),
          _ ("Say what is read in a spreadsheet, a CSV file or address cards, before anything is imported."), NULL,
          error)
      || !tandem_cli_expect_words (self, 1, 1, error))
    return FALSE;
  if (read_file (self, &failure))
    return TRUE;
  if (self->json && failure->domain == TANDEM_EXCHANGE_ERROR)
    print_refusal (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
