/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/tandem-cli-table.h"

#define GAP  2
#define STEP 4 /* a note stands this far in */

struct _TandemCliTable {
  GPtrArray *rows; /* GStrv */
  GArray *notes;   /* gboolean, for each row */
  GArray *widths;  /* guint */
};

TandemCliTable *
tandem_cli_table_new (void)
{
  TandemCliTable *self = g_new0 (TandemCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->notes = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
tandem_cli_table_free (TandemCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->notes);
  g_array_unref (self->widths);
  g_free (self);
}

/* How many places of a terminal the text takes. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

static void
add_row (TandemCliTable *self, GStrv cells, gboolean is_note)
{
  g_ptr_array_add (self->rows, cells);
  g_array_append_val (self->notes, is_note);
}

/**
 * tandem_cli_table_add:
 * @first: the first cell; the others follow, then %NULL
 */
void
tandem_cli_table_add (TandemCliTable *self, const char *first, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *cell = first;
  va_list cells;

  va_start (cells, first);
  for (guint i = 0; cell; i++, cell = va_arg (cells, const char *))
    {
      if (i == self->widths->len)
        g_array_set_size (self->widths, i + 1);
      g_array_index (self->widths, guint, i) = MAX (g_array_index (self->widths, guint, i), measure (cell));
      g_strv_builder_add (builder, cell);
    }
  va_end (cells);
  add_row (self, g_strv_builder_end (builder), FALSE);
}

/**
 * tandem_cli_table_add_note:
 * @text: stands below the last row, as wide as it is
 */
void
tandem_cli_table_add_note (TandemCliTable *self, const char *text)
{
  const char *cells[] = { text, NULL };

  add_row (self, g_strdupv ((char **) cells), TRUE);
}

/**
 * tandem_cli_table_to_text:
 *
 * Returns: (transfer full): a line for each row and note
 */
char *
tandem_cli_table_to_text (TandemCliTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (self->rows, i);

      if (g_array_index (self->notes, gboolean, i))
        g_string_append_printf (text, "%*s", STEP, "");
      for (guint j = 0; cells[j]; j++)
        {
          g_string_append (text, cells[j]);
          if (cells[j + 1])
            g_string_append_printf (text, "%*s",
                                    (int) (g_array_index (self->widths, guint, j) - measure (cells[j]) + GAP), "");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
tandem_cli_table_print (TandemCliTable *self)
{
  g_autofree char *text = tandem_cli_table_to_text (self);

  g_print ("%s", text);
}
