/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-kind.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-own-values.h"

void
tandem_table_sums_clear (TandemTableSums *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->note, g_free);
}

/**
 * tandem_table_sums_write:
 *
 * Returns: (transfer full) (nullable): what records add up to, and the note in a second line; %NULL for nothing
 */
char *
tandem_table_sums_write (const TandemTableSums *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (const char *) self->words->pdata[i]);
  if (self->note)
    g_string_append_printf (text, "\n%s", self->note);
  return g_string_free (text, self->words->len == 0);
}

/**
 * tandem_table_kind_find_column:
 * @key: (nullable): the key of a column
 *
 * Returns: (transfer none) (nullable): the column
 */
const TandemTableColumn *
tandem_table_kind_find_column (const TandemTableKind *self, const char *key)
{
  for (const TandemTableColumn *column = self->columns; column->key; column++)
    if (g_strcmp0 (column->key, key) == 0)
      return column;
  return NULL;
}

/**
 * tandem_table_value_write:
 *
 * Returns: (transfer full) (nullable): what is said of a row; %NULL for nothing
 */
char *
tandem_table_value_write (const TandemTableValue *self, gpointer row, TandemWorkspace *workspace)
{
  return self->field ? tandem_own_values_write (row, self->field) : self->write (row, workspace);
}

/**
 * tandem_table_column_get_title:
 *
 * Returns: (transfer none): the heading, translated
 */
const char *
tandem_table_column_get_title (const TandemTableColumn *self)
{
  if (self->value.field)
    return tandem_field_get_title (self->value.field);
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", self->title);
}

/**
 * tandem_table_column_is_number:
 *
 * Returns: whether its values, and so its heading, stand at the end of the cell
 */
gboolean
tandem_table_column_is_number (const TandemTableColumn *self)
{
  return self->cell == TANDEM_TABLE_CELL_NUMBER || self->cell == TANDEM_TABLE_CELL_DIMMED;
}
