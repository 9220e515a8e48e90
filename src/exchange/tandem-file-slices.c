/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-file-slices.h"

/* A stream of a container lies in the file in pieces, one after the other or not. All that is kept of it is where they lie:
 * pieces that touch are one, and most files have but a few. */

typedef struct {
  guint64 begin;  /* in the stream */
  guint64 offset; /* in the file */
  guint64 length;
} Slice;

/**
 * TandemFileSlices:
 *
 * Pieces of a file, read as if they were one. One thread at a time.
 */
struct _TandemFileSlices {
  GFileInputStream *stream;
  GArray *slices;
  guint64 size;
};

/**
 * tandem_file_slices_open:
 *
 * Returns: (transfer full) (nullable): the whole of a file, or an error of #GIOErrorEnum
 */
TandemFileSlices *
tandem_file_slices_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  TandemFileSlices *self;
  goffset size;

  if (!stream || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return NULL;
  size = g_seekable_tell (G_SEEKABLE (stream));
  self = g_new0 (TandemFileSlices, 1);
  self->stream = g_steal_pointer (&stream);
  self->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  tandem_file_slices_add (self, 0, size);
  return self;
}

/**
 * tandem_file_slices_new:
 * @whole: pieces of the same file
 *
 * Returns: (transfer full): no piece of it yet
 */
TandemFileSlices *
tandem_file_slices_new (TandemFileSlices *whole)
{
  TandemFileSlices *self = g_new0 (TandemFileSlices, 1);

  self->stream = g_object_ref (whole->stream);
  self->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  return self;
}

void
tandem_file_slices_free (TandemFileSlices *self)
{
  g_object_unref (self->stream);
  g_array_unref (self->slices);
  g_free (self);
}

/**
 * tandem_file_slices_add:
 *
 * Adds the next piece.
 */
void
tandem_file_slices_add (TandemFileSlices *self, guint64 offset, guint64 length)
{
  const Slice added = { self->size, offset, length };

  if (length == 0)
    return;
  self->size += length;
  if (self->slices->len > 0)
    {
      Slice *last = &g_array_index (self->slices, Slice, self->slices->len - 1);

      if (last->offset + last->length == offset)
        {
          last->length += length;
          return;
        }
    }
  g_array_append_val (self->slices, added);
}

/* The slice that holds a byte of the stream, which is there. */
static guint
find_slice (const TandemFileSlices *self, guint64 at)
{
  guint first = 0, end = self->slices->len;

  while (end - first > 1)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (self->slices, Slice, middle).begin <= at)
        first = middle;
      else
        end = middle;
    }
  return first;
}

/**
 * tandem_file_slices_add_part:
 * @begin: in @other
 *
 * Adds what lies there in @other, as far as it goes: a stream within a stream.
 */
void
tandem_file_slices_add_part (TandemFileSlices *self, const TandemFileSlices *other, guint64 begin, guint64 length)
{
  guint64 end = begin < other->size ? begin + MIN (length, other->size - begin) : begin;

  for (guint i = begin < end ? find_slice (other, begin) : 0; begin < end; i++)
    {
      const Slice *slice = &g_array_index (other->slices, Slice, i);
      guint64 skipped = begin - slice->begin, taken = MIN (slice->length - skipped, end - begin);

      tandem_file_slices_add (self, slice->offset + skipped, taken);
      begin += taken;
    }
}

/**
 * tandem_file_slices_truncate:
 *
 * Cuts off what is beyond @length.
 */
void
tandem_file_slices_truncate (TandemFileSlices *self, guint64 length)
{
  self->size = MIN (self->size, length);
}

guint64
tandem_file_slices_get_size (const TandemFileSlices *self)
{
  return self->size;
}

/**
 * tandem_file_slices_read:
 *
 * Returns: how many bytes were there to be read, fewer only at the end; -1 with an error of #GIOErrorEnum
 */
gssize
tandem_file_slices_read (TandemFileSlices *self, guint64 at, guint8 *buffer, gsize length, GCancellable *cancellable,
                         GError **error)
{
  gsize done = 0;

  if (at >= self->size)
    return 0;
  length = MIN (length, self->size - at);
  for (guint i = find_slice (self, at); done < length; i++)
    {
      const Slice *slice = &g_array_index (self->slices, Slice, i);
      guint64 skipped = at + done - slice->begin;
      gsize wanted = MIN (slice->length - skipped, length - done), got;

      if (!g_seekable_seek (G_SEEKABLE (self->stream), slice->offset + skipped, G_SEEK_SET, cancellable, error)
          || !g_input_stream_read_all (G_INPUT_STREAM (self->stream), buffer + done, wanted, &got, cancellable, error))
        return -1;
      done += got;
      if (got < wanted)
        break;
    }
  return done;
}
