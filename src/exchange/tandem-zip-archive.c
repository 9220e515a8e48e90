/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-zip-archive.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-input-gio.h>

#include "exchange/tandem-exchange-error.h"

/* What a zip file says of itself is looked at before it is believed, and what really comes out of it is counted: a few
 * kilobytes can unfold to gigabytes. Names in it are only compared, never used as paths; some programs write them with
 * backslashes or in other letters than they refer to. */

#define MAX_RATIO       200
#define RATIO_FROM      (10 * 1024 * 1024)
#define MAX_DEPTH       32
#define END_RECORD_SIZE 22
#define LOCATOR_SIZE    20
#define TAIL_SIZE       (END_RECORD_SIZE + LOCATOR_SIZE + 65535)

/**
 * TandemZipArchive:
 *
 * A zip file, open for reading. One thread at a time.
 */
struct _TandemZipArchive {
  GsfInfile *root;
  guint64 size;
  guint64 inflated;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)

static gboolean
refuse_bomb (GError **error)
{
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                       _ ("The file unfolds to far more than a table can hold (a “zip bomb”), and was not read."));
  return FALSE;
}

static gboolean
is_too_much (TandemZipArchive *self, guint64 inflated)
{
  return inflated > TANDEM_ZIP_MAX_INFLATED || (inflated > RATIO_FROM && inflated / MAX_RATIO > self->size);
}

static guint
read_u16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

/* The last record of the file says how many parts there are; each costs memory before the first is read. */
static gboolean
check_directory (GsfInput *input, GError **error)
{
  gsf_off_t size = gsf_input_size (input), length = MIN (size, TAIL_SIZE);
  const guint8 *tail;

  if (length < END_RECORD_SIZE || gsf_input_seek (input, size - length, G_SEEK_SET))
    return tandem_exchange_refuse_damaged (error);
  tail = gsf_input_read (input, length, NULL);
  for (gsf_off_t at = length - END_RECORD_SIZE; tail && at >= 0; at--)
    if (memcmp (tail + at, "PK\5\6", 4) == 0)
      {
        /* 0xffff stands for more than can be said here. */
        if (read_u16 (tail + at + 10) <= TANDEM_ZIP_MAX_PARTS)
          return !gsf_input_seek (input, 0, G_SEEK_SET) || tandem_exchange_refuse_damaged (error);
        g_set_error_literal (
            error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
            _ ("The file consists of more than 10,000 parts, which no workbook does, and was not read."));
        return FALSE;
      }
  return tandem_exchange_refuse_damaged (error);
}

/**
 * tandem_zip_archive_open:
 *
 * Opens a zip file and reads its directory. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): it, or an error of #TandemExchangeError or #GIOErrorEnum
 */
TandemZipArchive *
tandem_zip_archive_open (GFile *file, GCancellable *cancellable, GError **error)
{
  static gsize initialized = 0;
  g_autoptr (TandemZipArchive) self = g_new0 (TandemZipArchive, 1);
  g_autoptr (GsfInput) input = NULL;

  if (g_once_init_enter (&initialized))
    {
      gsf_init ();
      g_once_init_leave (&initialized, 1);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  input = gsf_input_gio_new (file, error);
  if (!input)
    return NULL;
  self->size = gsf_input_size (input);
  if (!tandem_exchange_check_container (self->size, error))
    return NULL;
  if (!check_directory (input, error))
    return NULL;
  self->root = gsf_infile_zip_new (input, NULL);
  if (!self->root)
    {
      tandem_exchange_refuse_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
tandem_zip_archive_free (TandemZipArchive *self)
{
  g_clear_object (&self->root);
  g_free (self);
}

/* Returns the part below @folder that is called @path, or NULL. */
static GsfInput *
find_part (GsfInfile *folder, const char *path, int depth)
{
  int n = gsf_infile_num_children (folder);

  /* Of two parts with one name the later counts, as for other programs. */
  for (int i = n - 1; depth < MAX_DEPTH && i >= 0; i--)
    {
      const char *raw = gsf_infile_name_by_index (folder, i);
      g_autofree char *name = g_strdup (raw ? raw : "");
      g_autoptr (GsfInput) child = NULL;
      gsize length;

      g_strdelimit (name, "\\", '/');
      length = strlen (name);
      if (length == 0 || g_ascii_strncasecmp (name, path, length) != 0 || (path[length] != 0 && path[length] != '/'))
        continue;
      child = gsf_infile_child_by_index (folder, i);
      if (child && path[length] == 0 && (!GSF_IS_INFILE (child) || gsf_infile_num_children (GSF_INFILE (child)) < 0))
        return g_steal_pointer (&child);
      if (child && path[length] == '/' && GSF_IS_INFILE (child))
        {
          GsfInput *found = find_part (GSF_INFILE (child), path + length + 1, depth + 1);

          if (found)
            return found;
        }
    }
  return NULL;
}

/**
 * tandem_zip_archive_has_part:
 *
 * Returns: whether there is a part of this name, case aside
 */
gboolean
tandem_zip_archive_has_part (TandemZipArchive *self, const char *path)
{
  g_autoptr (GsfInput) part = find_part (self->root, path, 0);

  return part != NULL;
}

/**
 * tandem_zip_archive_open_part:
 * @path: with slashes, without one at its beginning; case does not count
 *
 * Returns: (transfer full) (nullable): the part, if it is there and says that it is not too large
 */
GsfInput *
tandem_zip_archive_open_part (TandemZipArchive *self, const char *path, GError **error)
{
  g_autoptr (GsfInput) part = find_part (self->root, path, 0);

  if (!part)
    {
      tandem_exchange_refuse_damaged (error);
      return NULL;
    }
  if (is_too_much (self, gsf_input_size (part)))
    {
      refuse_bomb (error);
      return NULL;
    }
  return g_steal_pointer (&part);
}

/**
 * tandem_zip_archive_count:
 * @bytes: what came out of a part just now
 *
 * Returns: TRUE while all that came out is not too much for this file
 */
gboolean
tandem_zip_archive_count (TandemZipArchive *self, gsize bytes, GError **error)
{
  self->inflated += bytes;
  return is_too_much (self, self->inflated) ? refuse_bomb (error) : TRUE;
}

/**
 * tandem_zip_archive_get_size:
 *
 * Returns: bytes of the zip file
 */
guint64
tandem_zip_archive_get_size (TandemZipArchive *self)
{
  return self->size;
}
