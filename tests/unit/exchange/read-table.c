/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "exchange/tandem-reader.h"

/* Prints a table as lines of JSON for tests/unit/exchange/test-corpus.py: first what was found out, then a row a line. */

static void
print_text (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 || text[i] == '"' || text[i] == '\\')
      g_string_append_printf (out, "\\u%04x", text[i]);
    else
      g_string_append_c (out, text[i]);
  g_string_append_c (out, '"');
}

static void
print_row (const TandemRow *row)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"line\": %" G_GUINT64_FORMAT ", \"cells\": [", row->line);
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_text (out, row->cells[i].text, row->cells[i].length);
    }
  g_print ("%s]}\n", out->str);
}

int
main (int argc, char **argv)
{
  g_autofree char *encoding = NULL, *delimiter = NULL;
  GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, NULL, NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (GError) error = NULL;
  TandemReaderOptions options = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (TandemReader) reader = NULL;
  TandemRow row;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    return 2;
  options.encoding = encoding;
  options.delimiter = delimiter ? *delimiter : 0;
  file = g_file_new_for_commandline_arg (argv[1]);
  reader = tandem_reader_open (file, &options, NULL, &error);
  if (reader)
    {
      g_print ("{\"encoding\": \"%s\", \"delimiter\": \"\\u%04x\"}\n", tandem_reader_get_encoding (reader),
               tandem_reader_get_delimiter (reader));
      while (tandem_reader_next_row (reader, &row, NULL, &error))
        if (argc < 3)
          print_row (&row);
    }
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
