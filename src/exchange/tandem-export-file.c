/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/tandem-replace.h"

#define MAX_LINKS 40 /* as the kernel follows */

struct _TandemExportFile {
  char *path;      /* where links lead to; NULL: standard output */
  char *temporary; /* NULL once it has its name */
  GOutputStream *stream;
};

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/**
 * tandem_export_file_explain:
 * @error: (inout): what the system says of a write
 *
 * Makes a sentence of it.
 */
void
tandem_export_file_explain (GError **error)
{
  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR
      || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_clear_error (error);
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
          _ ("There is no room left on the disk for the file. What was there before is as it was; make "
             "room, or choose another folder."));
    }
  else
    {
      g_autoptr (GError) cause = g_steal_pointer (error);

      g_set_error (error, G_IO_ERROR, cause->code,
                   /* Translators: %s is what the system says */
                   _ ("The file could not be written: %s. What was there before is as it was; choose another folder."),
                   cause->message);
    }
}

/* One's own link stays one: the file is where it leads to, there already or not. Somebody else's leads nobody astray: it is replaced.
 * Returns: %NULL with errno set where it leads nowhere */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint n = 0; n < MAX_LINKS; n++)
    {
      GStatBuf link;
      g_autofree char *target
          = g_lstat (at, &link) == 0 && link.st_uid == geteuid () ? g_file_read_link (at, NULL) : NULL;
      g_autofree char *folder = g_path_get_dirname (at);

      if (target == NULL)
        return g_steal_pointer (&at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target) : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/**
 * tandem_export_file_open:
 * @path: its place, or %TANDEM_EXPORT_STANDARD_OUTPUT
 */
TandemExportFile *
tandem_export_file_open (const char *path, GError **error)
{
  g_autoptr (TandemExportFile) self = g_new0 (TandemExportFile, 1);
  gboolean is_output = g_str_equal (path, TANDEM_EXPORT_STANDARD_OUTPUT);
  g_autofree char *place = is_output ? g_build_filename (g_get_tmp_dir (), "tandem-export", NULL) : follow_links (path);
  g_autofree char *temporary = place ? g_strconcat (place, ".XXXXXX", NULL) : NULL;
  int file = temporary ? g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600) : -1;

  if (file < 0)
    {
      fail (error, errno);
      return NULL;
    }
  self->path = is_output ? NULL : g_steal_pointer (&place);
  self->temporary = g_steal_pointer (&temporary);
  self->stream = g_unix_output_stream_new (file, TRUE);
  return g_steal_pointer (&self);
}

/**
 * tandem_export_file_free:
 *
 * What is not finished leaves nothing behind.
 */
void
tandem_export_file_free (TandemExportFile *self)
{
  g_clear_object (&self->stream);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * tandem_export_file_get_temporary:
 *
 * Returns: (transfer none): where it is meanwhile
 */
const char *
tandem_export_file_get_temporary (TandemExportFile *self)
{
  return self->temporary;
}

/**
 * tandem_export_file_get_stream:
 *
 * Returns: (transfer none): writes into it; closed before it is finished
 */
GOutputStream *
tandem_export_file_get_stream (TandemExportFile *self)
{
  return self->stream;
}

static gboolean
pour_out (TandemExportFile *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->temporary);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return input
         && g_output_stream_splice (output, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, error)
                >= 0;
}

/**
 * tandem_export_file_finish:
 *
 * Gives it its name, once all is written.
 */
gboolean
tandem_export_file_finish (TandemExportFile *self, GError **error)
{
  if (self->path == NULL)
    return pour_out (self, error);
  if (!tandem_replace_file_alike (self->temporary, self->path))
    return fail (error, errno);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
