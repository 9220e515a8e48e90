/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids are made by the client, ordered by time, and never repeat: 41 bits of milliseconds since 2020 (until 2089), 10 bits
 * of node, one for each opening of the file, 12 bits of sequence within the millisecond. */
#include "base/tandem-id.h"

#include <string.h>

#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)   /* 2020-01-01T00:00:00Z */
#define NODE_BITS 10
#define SEQUENCE_BITS 12
#define TIME_SHIFT (NODE_BITS + SEQUENCE_BITS)
#define SEQUENCE_MASK ((1 << SEQUENCE_BITS) - 1)

/* Crockford's base 32: no I, L, O, U. <https://www.crockford.com/base32.html> */
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct _TandemIdMaker {
  guint node;
  gint64 last_time;             /* ms since our epoch */
  guint sequence;
};

/**
 * tandem_id_maker_new:
 * @node: 0 … 1023, different for every program that has the file open
 * @largest_seen: the largest id in the file: every new one is larger
 */
TandemIdMaker *
tandem_id_maker_new (guint node, gint64 largest_seen)
{
  TandemIdMaker *self = g_new0 (TandemIdMaker, 1);

  self->node = node & ((1 << NODE_BITS) - 1);
  self->last_time = -1;
  tandem_id_maker_saw (self, largest_seen);
  return self;
}

void
tandem_id_maker_free (TandemIdMaker *self)
{
  g_free (self);
}

/**
 * tandem_id_maker_saw:
 *
 * Makes every id from now on larger than @id, whatever the clock says.
 */
void
tandem_id_maker_saw (TandemIdMaker *self, gint64 id)
{
  gint64 time = id >> TIME_SHIFT;

  if (id > 0 && time >= self->last_time)
    {
      self->last_time = time;
      self->sequence = SEQUENCE_MASK;
    }
}

/**
 * tandem_id_maker_next:
 *
 * Returns: the next id, always larger than the one before
 */
gint64
tandem_id_maker_next (TandemIdMaker *self)
{
  gint64 now = g_get_real_time () / 1000 - EPOCH_MS;

  if (now > self->last_time)
    {
      self->last_time = now;
      self->sequence = 0;
    }
  else if (self->sequence < SEQUENCE_MASK)
    self->sequence++;
  else
    {
      /* the clock stepped back, or 4,096 ids were made in a millisecond: time goes on without the clock */
      self->last_time++;
      self->sequence = 0;
    }
  return (self->last_time << TIME_SHIFT) | ((gint64) self->node << SEQUENCE_BITS) | self->sequence;
}

/**
 * tandem_id_first_of:
 *
 * Returns: the smallest id that can be made at an instant
 */
gint64
tandem_id_first_of (gint64 milliseconds_since_epoch)
{
  return MAX (milliseconds_since_epoch - EPOCH_MS, 0) << TIME_SHIFT;
}

/**
 * tandem_id_to_text:
 *
 * Returns: (transfer full): 13 characters
 */
char *
tandem_id_to_text (gint64 id)
{
  char *text = g_malloc (TANDEM_ID_TEXT_LENGTH + 1);

  text[TANDEM_ID_TEXT_LENGTH] = 0;
  for (int i = TANDEM_ID_TEXT_LENGTH - 1; i >= 0; i--)
    {
      text[i] = digits[id & 31];
      id >>= 5;
    }
  return text;
}

/**
 * tandem_id_from_text:
 * @id: (out): the id
 *
 * Returns: whether the text is an id; case does not matter
 */
gboolean
tandem_id_from_text (const char *text, gint64 *id)
{
  guint64 value = 0;

  if (text == NULL || strlen (text) != TANDEM_ID_TEXT_LENGTH)
    return FALSE;
  for (; *text; text++)
    {
      const char *digit = strchr (digits, g_ascii_toupper (*text));

      if (digit == NULL || value >> 58 != 0)
        return FALSE;
      value = value << 5 | (guint64) (digit - digits);
    }
  *id = (gint64) value;
  return value != 0;
}
