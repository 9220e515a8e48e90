/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-record-sections.h"

typedef struct {
  guint start;
  guint key;
} Section;

struct _TandemRecordSections {
  GArray *sections; /* of Section, none without rows */
  gpointer data;
  GDestroyNotify destroy;
};

static Section *
get_section (TandemRecordSections *self, guint place)
{
  return &g_array_index (self->sections, Section, place);
}

/**
 * tandem_record_sections_new:
 * @data: (nullable) (transfer full): what the owner knows of them
 *
 * Returns: (transfer full): no sections yet
 */
TandemRecordSections *
tandem_record_sections_new (gpointer data, GDestroyNotify destroy)
{
  TandemRecordSections *self = g_new0 (TandemRecordSections, 1);

  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->data = data;
  self->destroy = destroy;
  return self;
}

void
tandem_record_sections_free (TandemRecordSections *self)
{
  g_array_unref (self->sections);
  if (self->destroy)
    self->destroy (self->data);
  g_free (self);
}

/**
 * tandem_record_sections_append:
 * @start: its first row; the first section begins with the first row, and each behind the one before it
 */
void
tandem_record_sections_append (TandemRecordSections *self, guint start)
{
  Section section = { start, self->sections->len };

  g_array_append_val (self->sections, section);
}

gpointer
tandem_record_sections_get_data (TandemRecordSections *self)
{
  return self->data;
}

/* The last section that begins at the row or before it. */
static guint
find_place (TandemRecordSections *self, guint position)
{
  guint first = 0, behind = self->sections->len;

  while (behind - first > 1)
    {
      guint middle = first + (behind - first) / 2;

      if (get_section (self, middle)->start <= position)
        first = middle;
      else
        behind = middle;
    }
  return first;
}

/**
 * tandem_record_sections_find:
 * @position: of a row; there is one
 * @start: (out) (optional): the first row of its section
 * @end: (out) (optional): the one behind its last; %G_MAXUINT for the last section
 *
 * Returns: the key of the section
 */
guint
tandem_record_sections_find (TandemRecordSections *self, guint position, guint *start, guint *end)
{
  guint place = find_place (self, position);

  if (start)
    *start = get_section (self, place)->start;
  if (end)
    *end = place + 1 < self->sections->len ? get_section (self, place + 1)->start : G_MAXUINT;
  return get_section (self, place)->key;
}

/**
 * tandem_record_sections_insert:
 *
 * A row comes at @position: into the section of the row that was there.
 */
void
tandem_record_sections_insert (TandemRecordSections *self, guint position)
{
  for (guint i = self->sections->len; i > 0 && get_section (self, i - 1)->start > position; i--)
    get_section (self, i - 1)->start++;
  if (self->sections->len == 0)
    tandem_record_sections_append (self, 0);
}

/**
 * tandem_record_sections_remove:
 * @n_rows: how many there are then
 *
 * The row at @position goes, and with the last row of a section the section.
 */
void
tandem_record_sections_remove (TandemRecordSections *self, guint position, guint n_rows)
{
  guint place;

  if (self->sections->len == 0)
    return;
  place = find_place (self, position);
  for (guint i = place + 1; i < self->sections->len; i++)
    get_section (self, i)->start--;
  if (get_section (self, place)->start
      == (place + 1 < self->sections->len ? get_section (self, place + 1)->start : n_rows))
    g_array_remove_index (self->sections, place);
}

/**
 * tandem_record_sections_equal:
 *
 * Returns: whether they begin at the same rows
 */
gboolean
tandem_record_sections_equal (TandemRecordSections *self, TandemRecordSections *other)
{
  if (self->sections->len != other->sections->len)
    return FALSE;
  for (guint i = 0; i < self->sections->len; i++)
    if (get_section (self, i)->start != get_section (other, i)->start)
      return FALSE;
  return TRUE;
}
