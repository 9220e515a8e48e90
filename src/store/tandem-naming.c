/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-naming.h"

#include <string.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  const TandemNaming *one = a, *other = b;
  int order = strcmp (one->table, other->table);

  return order ? order : (int) one->column - (int) other->column;
}

static void
add_type (GArray *namings, GType type, const char *table)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TandemColumn *column = &klass->columns[i];
      const TandemNaming naming = { type, klass->table, i, column->name };

      if (g_strcmp0 (column->part_of ? column->part_of : column->names, table) == 0)
        g_array_append_val (namings, naming);
    }
}

/**
 * tandem_naming_list:
 * @table: a table of records
 *
 * Returns: (transfer full) (element-type TandemNaming): every column that may name a record of it, of all types that are
 *   registered, in the order of their tables
 */
GArray *
tandem_naming_list (const char *table)
{
  GArray *namings = g_array_new (FALSE, FALSE, sizeof (TandemNaming));
  guint n_types;
  g_autofree GType *types = g_type_children (TANDEM_TYPE_RECORD, &n_types);

  for (guint i = 0; i < n_types; i++)
    add_type (namings, types[i], table);
  g_array_sort (namings, compare);
  return namings;
}
