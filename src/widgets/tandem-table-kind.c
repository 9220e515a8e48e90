/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-kind.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-own-values.h"

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
