/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-sections.h"

#include <glib/gi18n-lib.h>

typedef struct {
  guint start;
  gint64 id;        /* of a reference; 0: none */
  const char *text; /* of anything else; NULL: none */
} Section;

struct _TandemSections {
  const TandemField *field;
  GArray *sections; /* of Section */
  GStringChunk *texts;
};

/**
 * tandem_sections_new:
 * @field: what the list is divided by
 *
 * Returns: (transfer full): no sections yet
 */
TandemSections *
tandem_sections_new (const TandemField *field)
{
  TandemSections *self = g_atomic_rc_box_new0 (TandemSections);

  self->field = field;
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->texts = g_string_chunk_new (512);
  return self;
}

TandemSections *
tandem_sections_ref (TandemSections *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TandemSections *self = data;

  g_array_unref (self->sections);
  g_string_chunk_free (self->texts);
}

void
tandem_sections_unref (TandemSections *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static Section *
get_section (TandemSections *self, guint place)
{
  return &g_array_index (self->sections, Section, place);
}

/* What has no rows is no section. */
static void
drop_empty (TandemSections *self, guint end)
{
  if (self->sections->len > 0 && get_section (self, self->sections->len - 1)->start == end)
    g_array_set_size (self->sections, self->sections->len - 1);
}

/**
 * tandem_sections_begin:
 * @start: its first row, if it has any
 * @id: of a reference: the record; 0 for none
 * @text: (nullable): of anything else: the value
 *
 * The next value begins.
 */
void
tandem_sections_begin (TandemSections *self, guint start, gint64 id, const char *text)
{
  Section section = { start, id, text ? g_string_chunk_insert (self->texts, text) : NULL };

  drop_empty (self, start);
  g_array_append_val (self->sections, section);
}

/**
 * tandem_sections_end:
 * @n: how many rows there are
 *
 * All values have begun.
 */
void
tandem_sections_end (TandemSections *self, guint n)
{
  drop_empty (self, n);
}

/**
 * tandem_sections_keep_ids:
 * @self: (nullable): the sections of the list, if it has any
 * @ids: (element-type gint64): the list
 * @keep: whether a record stays in it
 *
 * Leaves records out of a list, and sections of which nothing stays.
 */
void
tandem_sections_keep_ids (TandemSections *self, GArray *ids, TandemKeepId keep, gpointer data)
{
  guint n = 0, n_sections = self ? self->sections->len : 0, next = 0, kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      for (; next < n_sections && get_section (self, next)->start == i; next++)
        {
          if (kept > 0 && get_section (self, kept - 1)->start == n)
            kept--;
          *get_section (self, kept) = *get_section (self, next);
          get_section (self, kept++)->start = n;
        }
      if (keep (id, data))
        g_array_index (ids, gint64, n++) = id;
    }
  g_array_set_size (ids, n);
  if (self)
    {
      g_array_set_size (self->sections, kept);
      drop_empty (self, n);
    }
}

guint
tandem_sections_get_n (TandemSections *self)
{
  return self->sections->len;
}

guint
tandem_sections_get_start (TandemSections *self, guint place)
{
  return get_section (self, place)->start;
}

static const char *
find_title (const TandemField *field, const char *nick)
{
  for (guint i = 0; i < tandem_field_get_n_choices (field); i++)
    if (g_strcmp0 (tandem_field_get_choice_nick (field, i), nick) == 0)
      return tandem_field_get_choice_title (field, i);
  return nick;
}

/**
 * tandem_sections_describe:
 * @name_record: (scope call): says what a record is called
 *
 * Returns: (transfer full): the value of a section, as a person reads it
 */
char *
tandem_sections_describe (TandemSections *self, guint place, TandemNameRecord name_record, gpointer data)
{
  const Section *section = get_section (self, place);
  char *name;

  if (section->text)
    return g_strdup (tandem_field_get_type (self->field) == TANDEM_FIELD_CHOICE
                         ? find_title (self->field, section->text)
                         : section->text);
  if (section->id == 0)
    /* Translators: a field, an operator: “City is empty” */
    return g_strdup_printf (C_ ("condition", "%1$s %2$s"), tandem_field_get_title (self->field),
                            tandem_operator_get_title (TANDEM_OPERATOR_IS_EMPTY));
  name = name_record (tandem_field_get_target (self->field), section->id, data);
  return name ? name : g_strdup (_ ("(gone)"));
}
