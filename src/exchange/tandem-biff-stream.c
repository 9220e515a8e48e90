/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-biff-stream.h"

#include <string.h>

#include "exchange/tandem-exchange-error.h"

/* A workbook of the binary format ([MS-XLS]; before 1997 the same idea) is records, each a type, a length and that many
 * bytes. They are looked at where they lie in a window of the stream, which holds the longest that there can be. */

#define HEADER_SIZE 4
#define MAX_LENGTH  65535
#define WINDOW_SIZE (2 * (HEADER_SIZE + MAX_LENGTH))

/**
 * TandemBiffStream:
 *
 * Records, one by one. One thread at a time.
 */
struct _TandemBiffStream {
  TandemFileSlices *slices;
  guint64 position; /* in the stream, of the next record */
  guint64 window_position;
  gsize window_length;
  guint8 window[WINDOW_SIZE];
};

guint
tandem_biff_get_u16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

guint32
tandem_biff_get_u32 (const guint8 *at)
{
  return tandem_biff_get_u16 (at) | tandem_biff_get_u16 (at + 2) << 16;
}

/**
 * tandem_biff_get_double:
 *
 * Returns: eight bytes, the lowest first, as a number of IEEE 754
 */
double
tandem_biff_get_double (const guint8 *at)
{
  guint64 bits = tandem_biff_get_u32 (at) | (guint64) tandem_biff_get_u32 (at + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

/**
 * tandem_biff_stream_new:
 * @slices: (transfer full): the bytes
 */
TandemBiffStream *
tandem_biff_stream_new (TandemFileSlices *slices)
{
  TandemBiffStream *self = g_new (TandemBiffStream, 1);

  self->slices = slices;
  self->position = self->window_position = 0;
  self->window_length = 0;
  return self;
}

void
tandem_biff_stream_free (TandemBiffStream *self)
{
  tandem_file_slices_free (self->slices);
  g_free (self);
}

/**
 * tandem_biff_stream_seek:
 * @position: of a record
 *
 * Goes there; the record in hand is gone.
 */
void
tandem_biff_stream_seek (TandemBiffStream *self, guint64 position)
{
  self->position = position;
}

/**
 * tandem_biff_stream_tell:
 *
 * Returns: the position of the next record
 */
guint64
tandem_biff_stream_tell (const TandemBiffStream *self)
{
  return self->position;
}

guint64
tandem_biff_stream_get_size (const TandemBiffStream *self)
{
  return tandem_file_slices_get_size (self->slices);
}

/* The bytes at the position, as many as wanted or fewer at the end; NULL with an error. */
static const guint8 *
look (TandemBiffStream *self, gsize wanted, gsize *got, GError **error)
{
  gsize skipped = self->position - self->window_position, kept = 0;
  gssize read;

  if (self->position < self->window_position || skipped > self->window_length)
    skipped = self->window_length;
  if (self->window_length - skipped < wanted || skipped == self->window_length)
    {
      kept = self->window_length - skipped;
      memmove (self->window, self->window + skipped, kept);
      self->window_position = self->position;
      self->window_length = kept;
      read = tandem_file_slices_read (self->slices, self->position + kept, self->window + kept, WINDOW_SIZE - kept,
                                      NULL, error);
      if (read < 0)
        return NULL;
      self->window_length += read;
      skipped = 0;
    }
  *got = self->window_length - skipped;
  return self->window + skipped;
}

/* Whether a record is there. One that the end cuts short is damage. */
static gboolean
find (TandemBiffStream *self, TandemBiffRecord *record, GError **error)
{
  gsize got;
  const guint8 *bytes = look (self, HEADER_SIZE, &got, error);

  if (!bytes || got == 0)
    return FALSE;
  if (got < HEADER_SIZE)
    return tandem_exchange_refuse_damaged (error);
  record->type = tandem_biff_get_u16 (bytes);
  record->length = tandem_biff_get_u16 (bytes + 2);
  record->at = 0;
  bytes = look (self, HEADER_SIZE + record->length, &got, error);
  if (!bytes)
    return FALSE;
  if (got < HEADER_SIZE + record->length)
    return tandem_exchange_refuse_damaged (error);
  record->data = bytes + HEADER_SIZE;
  return TRUE;
}

/**
 * tandem_biff_stream_next:
 * @record: (out caller-allocates): the next record
 *
 * Returns: FALSE at the end of the stream, or with an error of #TandemExchangeError or #GIOErrorEnum
 */
gboolean
tandem_biff_stream_next (TandemBiffStream *self, TandemBiffRecord *record, GError **error)
{
  if (!find (self, record, error))
    return FALSE;
  self->position += HEADER_SIZE + record->length;
  return TRUE;
}

/**
 * tandem_biff_stream_continue:
 * @record: (inout): becomes the piece that follows; its type stays
 *
 * Goes on to the CONTINUE record after the one in hand.
 *
 * Returns: FALSE where there is none, or with an error
 */
gboolean
tandem_biff_stream_continue (TandemBiffStream *self, TandemBiffRecord *record, GError **error)
{
  TandemBiffRecord next;

  if (!find (self, &next, error) || next.type != TANDEM_BIFF_CONTINUE)
    {
      record->data = NULL;
      record->length = record->at = 0;
      return FALSE;
    }
  self->position += HEADER_SIZE + next.length;
  next.type = record->type;
  *record = next;
  return TRUE;
}

/**
 * tandem_biff_stream_take:
 * @record: (inout): the record in hand
 * @into: (nullable): where the bytes go; NULL to pass over them
 *
 * Takes the next bytes of a record, its CONTINUE records included.
 *
 * Returns: FALSE with an error where there are fewer
 */
gboolean
tandem_biff_stream_take (TandemBiffStream *self, TandemBiffRecord *record, guint8 *into, gsize length, GError **error)
{
  while (length > 0)
    {
      gsize n = MIN (length, record->length - record->at);

      if (n > 0 && into)
        {
          memcpy (into, record->data + record->at, n);
          into += n;
        }
      record->at += n;
      length -= n;
      if (length > 0 && record->at == record->length)
        {
          g_autoptr (GError) failure = NULL;

          if (tandem_biff_stream_continue (self, record, &failure))
            continue;
          if (!failure)
            return tandem_exchange_refuse_damaged (error);
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}
