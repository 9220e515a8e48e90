/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that somebody chose or dropped may be anything: a folder, a pipe that never ends, a picture on a stick that was pulled
 * out, a sheet that is being written just now. What can be read whole is read; of each of the others a sentence says why not. */
#include "exchange/tandem-file-intake.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-file-name.h"
#include "exchange/tandem-exchange-error.h"
#include "model/tandem-attachment-content.h"

#define BLOCK      (256 * 1024)
#define ATTRIBUTES "standard::type,standard::size,standard::display-name,time::modified,time::modified-usec"

struct _TandemFileIntake {
  GObject parent_instance;

  GPtrArray *files;    /* GFile */
  GPtrArray *contents; /* TandemFileContent */
  GPtrArray *refusals; /* char * */
  gsize n_kept;        /* bytes of those that were read */
  int permille;        /* atomic */
};

G_DEFINE_FINAL_TYPE (TandemFileIntake, tandem_file_intake, G_TYPE_OBJECT)

/* --- one file ------------------------------------------------------------------------------------------------------ */

static void
refuse_size (const char *name, guint64 size, GError **error)
{
  g_autofree char *there = g_format_size (size);
  g_autofree char *most = g_format_size (TANDEM_ATTACHMENT_MOST_BYTES);

  g_set_error (
      error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
      /* Translators: the name of a file, its size, the largest size that is taken */
      _ ("“%s” has %s, and up to %s are kept here. It was not added and is where it was; note down its place, or "
         "add a smaller one."),
      name, there, most);
}

#define REFUSE(name, sentence, error)                                                                                  \
  g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT, sentence, name)

/* Before it is opened: a pipe would wait for whoever writes. */
static gboolean
check_kind (GFileInfo *info, const char *name, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_DIRECTORY)
    REFUSE (name, _ ("“%s” is a folder. It was not added; add the files in it."), error);
  else if (type != G_FILE_TYPE_REGULAR)
    REFUSE (name, _ ("“%s” is not an ordinary file. It was not added."), error);
  else if (g_file_info_get_size (info) > TANDEM_ATTACHMENT_MOST_BYTES)
    refuse_size (name, (guint64) g_file_info_get_size (info), error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_same (GFileInfo *before, GFileInfo *after, gsize length)
{
  g_autoptr (GDateTime) then = g_file_info_get_modification_date_time (before);
  g_autoptr (GDateTime) now = g_file_info_get_modification_date_time (after);

  return g_file_info_get_size (after) == (goffset) length
         && (then == NULL || now == NULL || g_date_time_equal (then, now));
}

static void
tell (TandemFileIntake *self, guint number, gsize n_read, goffset size)
{
  double part = size > 0 ? CLAMP ((double) n_read / (double) size, 0, 1) : 0;

  g_atomic_int_set (&self->permille, (int) ((number + part) * 1000 / self->files->len));
}

static GByteArray *
read_stream (TandemFileIntake *self, guint number, const char *name, GFileInputStream *stream, goffset size,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, cancellable, error)) > 0)
    {
      g_byte_array_append (bytes, block, (guint) n);
      tell (self, number, bytes->len, size);
      if (bytes->len > TANDEM_ATTACHMENT_MOST_BYTES)
        {
          refuse_size (name, bytes->len, error);
          return NULL;
        }
    }
  return n < 0 ? NULL : g_steal_pointer (&bytes);
}

static GBytes *
read_file (TandemFileIntake *self, guint number, const char *name, GCancellable *cancellable, GError **error)
{
  GFile *file = g_ptr_array_index (self->files, number);
  g_autoptr (GFileInfo) before = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) after = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (before == NULL || !check_kind (before, name, error) || !(stream = g_file_read (file, cancellable, error))
      || !(bytes = read_stream (self, number, name, stream, g_file_info_get_size (before), cancellable, error)))
    return NULL;
  after = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (after == NULL)
    return NULL;
  if (!is_same (before, after, bytes->len))
    REFUSE (name, _ ("“%s” was changed while it was read. It was not added; add it again once it is finished."), error);
  else if (bytes->len == 0)
    REFUSE (name, _ ("“%s” is empty. It was not added."), error);
  else if (self->n_kept + bytes->len > TANDEM_FILE_INTAKE_MOST_BYTES)
    REFUSE (name, _ ("“%s” was left out: the files before it are as much as is added in one go. Add it by itself."),
            error);
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return NULL;
}

static char *
guess_type (const char *name, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *type = g_content_type_guess (name, data, MIN (length, 4096), NULL);
  char *mime_type = type ? g_content_type_get_mime_type (type) : NULL;

  return mime_type ? mime_type : g_strdup ("application/octet-stream");
}

static void
add_refusal (TandemFileIntake *self, const char *name, const GError *error)
{
  char *sentence = error->domain == TANDEM_EXCHANGE_ERROR
                       ? g_strdup (error->message)
                       /* Translators: the name of a file, and what the system says of it */
                       : g_strdup_printf (_ ("“%s” can't be read: %s. It was not added."), name, error->message);

  g_ptr_array_add (self->refusals, sentence);
}

static gboolean
take (TandemFileIntake *self, guint number, GCancellable *cancellable, GError **error)
{
  g_autofree char *path_name = g_file_get_basename (g_ptr_array_index (self->files, number));
  g_autofree char *shown = g_filename_display_name (path_name ? path_name : "");
  g_autofree char *name = tandem_file_name_clean (shown);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = read_file (self, number, name, cancellable, &failure);
  g_autofree char *type = bytes ? guess_type (name, bytes) : NULL;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (failure)
    add_refusal (self, name, failure);
  else
    {
      self->n_kept += g_bytes_get_size (bytes);
      g_ptr_array_add (self->contents, tandem_file_content_new (name, type, bytes));
    }
  return TRUE;
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_file_intake_finalize (GObject *object)
{
  TandemFileIntake *self = TANDEM_FILE_INTAKE (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_ptr_array_unref (self->contents);
  g_ptr_array_unref (self->refusals);
  G_OBJECT_CLASS (tandem_file_intake_parent_class)->finalize (object);
}

static void
tandem_file_intake_class_init (TandemFileIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_file_intake_finalize;
}

static void
tandem_file_intake_init (TandemFileIntake *self)
{
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_file_content_free);
  self->refusals = g_ptr_array_new_with_free_func (g_free);
}

/**
 * tandem_file_intake_new:
 * @files: (element-type GFile): not empty
 *
 * Returns: (transfer full): what reads these files, once
 */
TandemFileIntake *
tandem_file_intake_new (GPtrArray *files)
{
  TandemFileIntake *self;

  g_return_val_if_fail (files->len > 0, NULL);
  self = g_object_new (TANDEM_TYPE_FILE_INTAKE, NULL);
  self->files = g_ptr_array_ref (files);
  return self;
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TandemFileIntake *self = source;
  GError *error = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      tell (self, i, 0, 0);
      if (!take (self, i, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * tandem_file_intake_run_async:
 *
 * Reads and hashes the files on a thread of its own.
 */
void
tandem_file_intake_run_async (TandemFileIntake *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tandem_file_intake_run_async);
  g_task_run_in_thread (task, run_thread);
}

/**
 * tandem_file_intake_run_finish:
 *
 * Fails when it was cancelled, else never: what could not be read is among the refusals.
 */
gboolean
tandem_file_intake_run_finish (TandemFileIntake *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tandem_file_intake_get_fraction:
 *
 * Returns: how far it is, from 0 to 1; may be asked while it runs
 */
double
tandem_file_intake_get_fraction (TandemFileIntake *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * tandem_file_intake_get_contents:
 *
 * Returns: (transfer none) (element-type TandemFileContent): the files that were read; once it has ended
 */
GPtrArray *
tandem_file_intake_get_contents (TandemFileIntake *self)
{
  return self->contents;
}

/**
 * tandem_file_intake_get_refusals:
 *
 * Returns: (transfer none) (element-type utf8): a sentence for each that was not; once it has ended
 */
GPtrArray *
tandem_file_intake_get_refusals (TandemFileIntake *self)
{
  return self->refusals;
}
