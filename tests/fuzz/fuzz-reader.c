/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libFuzzer makes, read as a file: every sheet and every row of it. Zip files are told as their parts, since of compressed bytes hardly any that are changed at random are still read:
 * a part begins with a line "@@ name". */
#define _GNU_SOURCE /* memfd_create(), memmem() */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "exchange/tandem-reader.h"

#define MARK         "@@ "
#define MAX_ROWS     20000
#define LOCAL_SIZE   30
#define CENTRAL_SIZE 46

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
int LLVMFuzzerInitialize (int *argc, char ***argv);

static int memory = -1;

static void
append_number (GByteArray *out, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++, number >>= 8)
    g_byte_array_append (out, &(guint8) { number & 0xff }, 1);
}

/* What the part and the directory say alike: deflated or not, sizes, the length of the name. */
static void
append_entry (GByteArray *out, gsize length, gsize name_length)
{
  append_number (out, 20, 2);
  append_number (out, 0, 2 + 2 + 4 + 4);
  append_number (out, length, 4);
  append_number (out, length, 4);
  append_number (out, name_length, 2);
}

static void
append_part (GByteArray *out, GByteArray *directory, const char *name, gsize name_length, const guint8 *text,
             gsize length)
{
  gsize start = out->len;

  g_byte_array_append (out, (const guint8 *) "PK\3\4", 4);
  append_entry (out, length, name_length);
  append_number (out, 0, 2);
  g_byte_array_append (out, (const guint8 *) name, name_length);
  g_byte_array_append (out, text, length);
  g_byte_array_append (directory, (const guint8 *) "PK\1\2\24\0", 6);
  append_entry (directory, length, name_length);
  append_number (directory, 0, 2 + 2 + 2 + 2 + 4);
  append_number (directory, start, 4);
  g_byte_array_append (directory, (const guint8 *) name, name_length);
}

static const guint8 *
find_mark (const guint8 *from, const guint8 *end)
{
  const guint8 *mark = from < end ? memmem (from, end - from, "\n" MARK, 1 + strlen (MARK)) : NULL;

  return mark ? mark : end;
}

/* Takes text apart into its parts, and puts them together to a zip file. */
static GByteArray *
zip_parts (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  const guint8 *at = data + strlen (MARK), *end = data + size;
  guint n_parts = 0;

  while (at < end && n_parts < 64)
    {
      const guint8 *line_end = memchr (at, '\n', end - at), *next = find_mark (line_end ? line_end : end, end);

      if (line_end == NULL)
        break;
      append_part (out, directory, (const char *) at, MIN (line_end - at, 200), line_end + 1,
                   next > line_end ? next - line_end - 1 : 0);
      n_parts++;
      at = next + 1 + strlen (MARK);
    }
  gsize start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  g_byte_array_append (out, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  append_number (out, n_parts, 2);
  append_number (out, n_parts, 2);
  append_number (out, directory->len, 4);
  append_number (out, start, 4);
  append_number (out, 0, 2);
  return out;
}

#ifdef TANDEM_PLANTED_FAULT
/* A fault that is only there to be found: shows that this target would find one behind the whole of its reader. */
static G_NO_INLINE void
stumble (const TandemCell *cell)
{
  if (strstr (cell->text, "Over"))
    {
      g_autofree char *copy = g_malloc (cell->length);

      copy[cell->length + (cell->kind == TANDEM_CELL_TEXT)] = cell->text[0];
    }
}
#else
#define stumble(cell)
#endif

/* Everything of a row is looked at, so that a byte that is not ours is noticed. */
static void
read_row (const TandemRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TandemCell *cell = &row->cells[i];

      g_assert_nonnull (cell->text);
      g_assert_cmpuint (cell->text[cell->length], ==, '\0');
      g_assert_true (g_utf8_validate_len (cell->text, cell->length, NULL));
      stumble (cell);
    }
}

static void
read_all (TandemReader *reader)
{
  g_autoptr (GError) error = NULL;
  TandemSheet sheet;
  TandemRow row;
  guint n_rows = 0;

  while (error == NULL && n_rows < MAX_ROWS && tandem_reader_next_sheet (reader, &sheet, NULL, &error))
    {
      g_assert_true (g_utf8_validate (sheet.name, -1, NULL));
      while (n_rows++ < MAX_ROWS && tandem_reader_next_row (reader, &row, NULL, &error))
        read_row (&row);
    }
}

static gboolean
write_input (const guint8 *data, gsize size)
{
  return ftruncate (memory, 0) == 0 && (gsize) pwrite (memory, data, size, 0) == size;
}

/* libgsf has much to say of a damaged file. */
static GLogWriterOutput
say_nothing (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_writer_func (say_nothing, NULL, NULL);
  memory = memfd_create ("input", 0);
  g_assert_cmpint (memory, >=, 0);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", memory);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GByteArray) zip = NULL;
  g_autoptr (TandemReader) reader = NULL;

  if (size > strlen (MARK) && memcmp (data, MARK, strlen (MARK)) == 0)
    zip = zip_parts (data, size);
  if (!write_input (zip ? zip->data : data, zip ? zip->len : size))
    return 0;
  reader = tandem_reader_open (file, NULL, NULL, NULL);
  if (reader)
    read_all (reader);
  return 0;
}
