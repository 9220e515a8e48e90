/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column for each field that the firm added: they come, go and are renamed while a table is open. */
#include "widgets/tandem-table-columns-private.h"

#include "widgets/tandem-table-heads.h"
#include "workspace/tandem-workspace-own-fields.h"

#define WIDTH      128
#define FIRST_RANK 100 /* where it is narrow they are the first to go */

static TandemOwnFields *
get_own (TandemTableColumns *self)
{
  if (!self->kind->takes_fields)
    return NULL;
  return tandem_workspace_get_own_fields (tandem_table_match_get_workspace (self->match));
}

static TandemTableCell
get_cell (const TandemField *field)
{
  TandemFieldType type = tandem_field_get_type (field);

  return type == TANDEM_FIELD_NUMBER || type == TANDEM_FIELD_MONEY || type == TANDEM_FIELD_DAY
             ? TANDEM_TABLE_CELL_NUMBER
             : TANDEM_TABLE_CELL_TEXT;
}

/* What the order names outlives the table: a reader may still sort by it. */
static TandemTableColumn *
make_column (TandemTableColumns *self, const TandemField *field, guint place)
{
  TandemTableColumn *column = g_new0 (TandemTableColumn, 1);

  column->key = g_intern_string (tandem_field_get_key (field));
  column->cell = get_cell (field);
  column->width = WIDTH;
  column->is_extra = TRUE;
  column->rank = FIRST_RANK + place;
  column->sorts = TRUE;
  column->value.field = field;
  tandem_table_match_take_column (self->match, column);
  return column;
}

static void
fill_menu (TandemTableColumns *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (columns, (gpointer) tandem_table_columns_get_choice (self, i)->column);
  tandem_table_heads_fill_menu (self->menu, columns);
}

/**
 * tandem_table_columns_add_own:
 *
 * The fields as they are when the table is made.
 */
void
tandem_table_columns_add_own (TandemTableColumns *self)
{
  TandemOwnFields *own = get_own (self);

  for (guint i = 0; i < tandem_own_fields_get_n (own, self->kind->list); i++)
    tandem_table_columns_add (self, make_column (self, tandem_own_fields_get (own, self->kind->list, i), i));
  fill_menu (self);
}

/* --- while the table is open --------------------------------------------------------------------------------------- */

static const TandemField *
find_live (TandemTableColumns *self, const char *key)
{
  TandemOwnFields *own = get_own (self);

  for (guint i = 0; i < tandem_own_fields_get_n (own, self->kind->list); i++)
    if (g_str_equal (tandem_field_get_key (tandem_own_fields_get (own, self->kind->list, i)), key))
      return tandem_own_fields_get (own, self->kind->list, i);
  return NULL;
}

/* How it was shown is kept: an undo brings it back so. */
static void
drop (TandemTableColumns *self, guint place)
{
  TandemTableChoice *choice = tandem_table_columns_get_choice (self, place);
  gboolean descending;

  if (tandem_table_columns_get_sort (self, &descending) == choice->column)
    tandem_table_columns_sort_by (self, self->kind->sort, self->kind->descending);
  g_ptr_array_add (self->unknown,
                   g_variant_ref_sink (g_variant_new ("(sib)", choice->column->key, choice->width, choice->is_wanted)));
  g_action_map_remove_action (G_ACTION_MAP (self->actions), choice->column->key);
  gtk_column_view_remove_column (self->view, choice->shown);
  g_array_remove_index (self->choices, place);
}

static void
take_unknown (TandemTableColumns *self, TandemTableChoice *choice)
{
  for (guint i = 0; i < self->unknown->len; i++)
    {
      const char *key;
      int width;
      gboolean is_wanted;

      g_variant_get (self->unknown->pdata[i], "(&sib)", &key, &width, &is_wanted);
      if (!g_str_equal (key, choice->column->key))
        continue;
      choice->width = width;
      choice->is_wanted = is_wanted;
      g_ptr_array_remove_index (self->unknown, i);
      return;
    }
}

static void
add (TandemTableColumns *self, const TandemField *field, guint place)
{
  TandemTableChoice *choice;

  tandem_table_columns_add (self, make_column (self, field, place));
  choice = tandem_table_columns_get_choice (self, self->choices->len - 1);
  take_unknown (self, choice);
  tandem_table_columns_set_width (self, choice, choice->width);
  tandem_table_columns_add_action (self, choice);
}

/* The cells hold the column, which is told of the new name. */
static void
rename_column (TandemTableChoice *choice, const TandemField *field)
{
  ((TandemTableColumn *) choice->column)->value.field = field;
  gtk_column_view_column_set_title (choice->shown, tandem_field_get_title (field));
}

static gboolean
drop_gone (TandemTableColumns *self)
{
  gboolean is_any = FALSE;

  for (guint i = self->choices->len; i-- > 0;)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);
      const TandemField *before = choice->column->value.field;
      const TandemField *field = before ? find_live (self, choice->column->key) : NULL;

      if (before == NULL || field == before)
        continue;
      if (field && tandem_field_get_type (field) == tandem_field_get_type (before))
        rename_column (choice, field);
      else
        {
          drop (self, i);
          is_any = TRUE;
        }
    }
  return is_any;
}

/**
 * tandem_table_columns_update_own:
 *
 * The firm has changed its own fields: there is a column for each of them.
 */
void
tandem_table_columns_update_own (TandemTableColumns *self)
{
  TandemOwnFields *own = get_own (self);
  gboolean is_any;

  self->is_ours = TRUE;
  is_any = drop_gone (self);
  for (guint i = 0; i < tandem_own_fields_get_n (own, self->kind->list); i++)
    {
      const TandemField *field = tandem_own_fields_get (own, self->kind->list, i);

      if (tandem_table_columns_find_choice (self, tandem_field_get_key (field)))
        continue;
      add (self, field, i);
      is_any = TRUE;
    }
  fill_menu (self);
  tandem_table_columns_fit (self);
  tandem_table_columns_align_titles (self);
  self->is_ours = FALSE;
  if (is_any)
    tandem_table_columns_save (self);
}
