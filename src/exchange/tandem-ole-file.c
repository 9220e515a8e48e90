/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-ole-file.h"

#include <string.h>

#include "exchange/tandem-exchange-error.h"

/* The container of old Office files ([MS-CFB]): a file system in a file, of sectors that a table chains to streams. Small
 * streams lie in sectors of 64 bytes within a stream of the root. Every chain is followed no further than the file has
 * sectors, so that one that bites its tail ends; a sector that is not there ends its chain, and what misses bytes then says
 * so. libgsf, which reads the zip files, only logs a warning of such a chain and goes on with what it has; here the file is
 * refused, and a stream is kept as the few pieces that it is. */

#define HEADER_SIZE   512
#define ENTRY_SIZE    128
#define FIRST_DIFAT   76
#define N_FIRST_DIFAT 109
#define LAST_SECTOR   0xfffffffau /* greater ones are marks */
#define NO_ENTRY      0xffffffffu
#define MAX_ENTRIES   10000
#define MAX_NAME      32
#define MAX_SMALL     65536 /* of a stream in small sectors; the standard has 4096 */

typedef enum { ENTRY_STORAGE = 1, ENTRY_STREAM = 2, ENTRY_ROOT = 5 } EntryType;

/**
 * TandemOleFile:
 *
 * An OLE container, open for reading. One thread at a time.
 */
struct _TandemOleFile {
  TandemFileSlices *whole;
  guint8 header[HEADER_SIZE];
  guint sector_shift;
  guint mini_shift;
  guint32 n_sectors;
  GArray *table; /* of guint32: the sector after each */
  guint8 *entries;
  guint n_entries;
};

static guint32
read_u32 (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

static guint64
get_sector_offset (const TandemOleFile *self, guint32 sector)
{
  return ((guint64) sector + 1) << self->sector_shift;
}

/* --- chains -------------------------------------------------------------------------------------------------------- */

/* Returns the pieces of the file that a chain of sectors is, or NULL where it bites its tail. */
static TandemFileSlices *
follow_chain (const TandemOleFile *self, guint32 sector, GError **error)
{
  g_autoptr (TandemFileSlices) slices = tandem_file_slices_new (self->whole);
  guint64 file_size = tandem_file_slices_get_size (self->whole);
  guint32 steps = 0;

  while (sector < self->n_sectors && steps++ <= self->n_sectors)
    {
      guint64 offset = get_sector_offset (self, sector);

      tandem_file_slices_add (slices, offset, MIN ((guint64) 1 << self->sector_shift, file_size - offset));
      sector = sector < self->table->len ? g_array_index (self->table, guint32, sector) : NO_ENTRY;
    }
  if (steps <= self->n_sectors)
    return g_steal_pointer (&slices);
  tandem_exchange_refuse_damaged (error);
  return NULL;
}

/* The table lies in sectors too, which the header names, and after it a chain of sectors of such names. */
static gboolean
add_table_sector (TandemOleFile *self, guint32 sector, GCancellable *cancellable, GError **error)
{
  gsize length = (gsize) 1 << self->sector_shift, n = length / 4;
  g_autofree guint8 *bytes = g_malloc (length);
  gssize got = 0;

  if (self->table->len >= self->n_sectors)
    return TRUE;
  if (sector < self->n_sectors)
    got = tandem_file_slices_read (self->whole, get_sector_offset (self, sector), bytes, length, cancellable, error);
  if (got < 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      guint32 next = i < (gsize) got / 4 ? read_u32 (bytes + 4 * i) : NO_ENTRY;

      g_array_append_val (self->table, next);
    }
  return TRUE;
}

static gboolean
load_table (TandemOleFile *self, GCancellable *cancellable, GError **error)
{
  gsize length = (gsize) 1 << self->sector_shift;
  guint32 sector = read_u32 (self->header + 68), n = read_u32 (self->header + 44);
  g_autofree guint8 *bytes = g_malloc (length);

  for (guint i = 0; i < MIN (n, N_FIRST_DIFAT); i++)
    if (!add_table_sector (self, read_u32 (self->header + FIRST_DIFAT + 4 * i), cancellable, error))
      return FALSE;
  for (guint32 left = read_u32 (self->header + 72), steps = 0; left > steps && sector < self->n_sectors; steps++)
    {
      gssize got
          = tandem_file_slices_read (self->whole, get_sector_offset (self, sector), bytes, length, cancellable, error);

      if (got < 0)
        return FALSE;
      if ((gsize) got < length || steps > self->n_sectors / (length / 4))
        return tandem_exchange_refuse_damaged (error);
      for (gsize i = 0; i < length / 4 - 1; i++)
        if (!add_table_sector (self, read_u32 (bytes + 4 * i), cancellable, error))
          return FALSE;
      sector = read_u32 (bytes + length - 4);
    }
  return TRUE;
}

/* --- the directory ------------------------------------------------------------------------------------------------- */

static gboolean
load_directory (TandemOleFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemFileSlices) slices = follow_chain (self, read_u32 (self->header + 48), error);
  guint64 size = slices ? tandem_file_slices_get_size (slices) : 0;

  if (!slices)
    return FALSE;
  if (size < ENTRY_SIZE)
    return tandem_exchange_refuse_damaged (error);
  self->n_entries = MIN (size / ENTRY_SIZE, MAX_ENTRIES);
  self->entries = g_malloc (self->n_entries * ENTRY_SIZE);
  return tandem_file_slices_read (slices, 0, self->entries, self->n_entries * ENTRY_SIZE, cancellable, error) >= 0;
}

static gboolean
has_name (const guint8 *entry, const char *name)
{
  gsize length = entry[64] | entry[65] << 8;

  if (length != 2 * strlen (name) + 2 || length > 2 * MAX_NAME)
    return FALSE;
  for (gsize i = 0; name[i]; i++)
    if (entry[2 * i + 1] != 0 || g_ascii_tolower (entry[2 * i]) != g_ascii_tolower (name[i]))
      return FALSE;
  return TRUE;
}

/* The entries of a folder are a tree. Only those of the root count: a document may hold a workbook in a folder of its own. */
static const guint8 *
find_stream (const TandemOleFile *self, const char *name)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_entries);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 at = read_u32 (self->entries + 76);

  g_array_append_val (waiting, at);
  while (waiting->len > 0)
    {
      const guint8 *entry;

      at = g_array_index (waiting, guint32, waiting->len - 1);
      g_array_set_size (waiting, waiting->len - 1);
      if (at >= self->n_entries || seen[at])
        continue;
      seen[at] = TRUE;
      entry = self->entries + (gsize) at * ENTRY_SIZE;
      if (entry[66] == ENTRY_STREAM && has_name (entry, name))
        return entry;
      for (guint i = 68; i <= 72; i += 4)
        {
          at = read_u32 (entry + i);
          g_array_append_val (waiting, at);
        }
    }
  return NULL;
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

/**
 * tandem_ole_file_open:
 *
 * Opens a container and reads its directory. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): it, or an error of #TandemExchangeError or #GIOErrorEnum
 */
TandemOleFile *
tandem_ole_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemOleFile) self = g_new0 (TandemOleFile, 1);
  guint64 size;
  gssize got;

  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->whole = tandem_file_slices_open (file, cancellable, error);
  if (!self->whole)
    return NULL;
  size = tandem_file_slices_get_size (self->whole);
  if (!tandem_exchange_check_container (size, error))
    return NULL;
  got = tandem_file_slices_read (self->whole, 0, self->header, HEADER_SIZE, cancellable, error);
  if (got < 0)
    return NULL;
  self->sector_shift = self->header[30];
  self->mini_shift = self->header[32];
  if (got < HEADER_SIZE || self->sector_shift < 7 || self->sector_shift > 16 || self->mini_shift < 4
      || self->mini_shift >= self->sector_shift || size <= (guint64) 1 << self->sector_shift)
    {
      tandem_exchange_refuse_damaged (error);
      return NULL;
    }
  self->n_sectors = (size - 1) >> self->sector_shift;
  if (!load_table (self, cancellable, error) || !load_directory (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_ole_file_free (TandemOleFile *self)
{
  g_clear_pointer (&self->whole, tandem_file_slices_free);
  g_array_unref (self->table);
  g_free (self->entries);
  g_free (self);
}

/**
 * tandem_ole_file_has_stream:
 *
 * Returns: whether a stream of this name lies in the root, case aside
 */
gboolean
tandem_ole_file_has_stream (TandemOleFile *self, const char *name)
{
  return find_stream (self, name) != NULL;
}

/* The chain of small sectors, each of which lies in the stream of the root. */
static TandemFileSlices *
follow_mini_chain (TandemOleFile *self, guint32 sector, guint64 length, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemFileSlices) root = follow_chain (self, read_u32 (self->entries + 116), error);
  g_autoptr (TandemFileSlices) table = root ? follow_chain (self, read_u32 (self->header + 60), error) : NULL;
  g_autoptr (TandemFileSlices) slices = tandem_file_slices_new (self->whole);
  guint64 step = (guint64) 1 << self->mini_shift;

  if (!table)
    return NULL;
  while (sector <= LAST_SECTOR && tandem_file_slices_get_size (slices) < length)
    {
      guint64 before = tandem_file_slices_get_size (slices);
      guint8 next[4];

      tandem_file_slices_add_part (slices, root, sector * step, step);
      if (tandem_file_slices_get_size (slices) == before)
        break;
      switch (tandem_file_slices_read (table, (guint64) sector * 4, next, sizeof next, cancellable, error))
        {
        case -1:
          return NULL;
        case sizeof next:
          sector = read_u32 (next);
          break;
        default:
          sector = NO_ENTRY;
        }
    }
  return g_steal_pointer (&slices);
}

/**
 * tandem_ole_file_open_stream:
 *
 * Returns: (transfer full) (nullable): the stream, as much of it as the file has, or an error of #TandemExchangeError
 */
TandemFileSlices *
tandem_ole_file_open_stream (TandemOleFile *self, const char *name, GCancellable *cancellable, GError **error)
{
  const guint8 *entry = find_stream (self, name);
  guint32 sector = entry ? read_u32 (entry + 116) : NO_ENTRY, length = entry ? read_u32 (entry + 120) : 0;
  g_autoptr (TandemFileSlices) slices = NULL;

  if (!entry)
    {
      tandem_exchange_refuse_damaged (error);
      return NULL;
    }
  if (length < read_u32 (self->header + 56))
    slices = follow_mini_chain (self, sector, MIN (length, MAX_SMALL), cancellable, error);
  else
    slices = follow_chain (self, sector, error);
  if (slices)
    tandem_file_slices_truncate (slices, length);
  return g_steal_pointer (&slices);
}
