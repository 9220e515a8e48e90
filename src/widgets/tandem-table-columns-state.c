/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which columns are shown, in which order and how wide: as settings and saved views keep it. */
#include "widgets/tandem-table-columns-private.h"

#include "model/filter/tandem-own-fields.h"

#define LEAST_WIDTH TANDEM_TABLE_COLUMNS_LEAST_WIDTH

/* What is kept of a field of another file, or of one that was deleted and may come back, stays kept. */
static void
keep_unknown (TandemTableColumns *self, const char *key, int width, gboolean is_wanted)
{
  if (self->kind->takes_fields && tandem_own_fields_is_key (key))
    g_ptr_array_add (self->unknown, g_variant_ref_sink (g_variant_new ("(sib)", key, width, is_wanted)));
}

/* In the order and as wide as they were left; a column that came with a newer program stands where its kind has it. */
void
tandem_table_columns_take_state (TandemTableColumns *self, GVariant *state)
{
  GVariantIter kept;
  const char *key;
  gboolean is_wanted;
  int width;
  guint place = 0;

  g_variant_iter_init (&kept, state);
  while (g_variant_iter_loop (&kept, "(&sib)", &key, &width, &is_wanted))
    {
      TandemTableChoice *choice = tandem_table_columns_find_choice (self, key);

      if (choice == NULL)
        continue;
      choice->is_wanted = is_wanted || choice->column->rank == 0;
      choice->width = width <= 0 ? 0 : MAX (width, LEAST_WIDTH);
      gtk_column_view_insert_column (self->view, place++, choice->shown);
    }
}

/**
 * tandem_table_columns_take_kept:
 *
 * Shows the columns as the settings have them.
 */
void
tandem_table_columns_take_kept (TandemTableColumns *self)
{
  g_autoptr (GVariant) state = g_settings_get_value (self->settings, "columns");
  GVariantIter kept;
  const char *key;
  gboolean is_wanted;
  int width;

  tandem_table_columns_take_state (self, state);
  g_variant_iter_init (&kept, state);
  while (g_variant_iter_loop (&kept, "(&sib)", &key, &width, &is_wanted))
    if (tandem_table_columns_find_choice (self, key) == NULL)
      keep_unknown (self, key, width, is_wanted);
}

/* As the kind has them; not shown yet. */
static void
set_first_state (TandemTableColumns *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);

      choice->is_wanted = !choice->column->is_extra;
      choice->width = 0;
      gtk_column_view_insert_column (self->view, i, choice->shown);
    }
}

static void
show_state (TandemTableColumns *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), choice->column->key);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (choice->is_wanted));
      tandem_table_columns_set_width (self, choice, choice->width);
    }
  tandem_table_columns_fit (self);
}

/**
 * tandem_table_columns_reset:
 *
 * Shows the columns as they are at first.
 */
void
tandem_table_columns_reset (TandemTableColumns *self)
{
  set_first_state (self);
  show_state (self);
  tandem_table_columns_save (self);
}

/* A field that the firm added and nobody looks at is not told: a view that was saved before there was one is still the same. */
static gboolean
is_told (const TandemTableChoice *choice)
{
  return choice->column->value.field == NULL || choice->is_wanted || choice->width > 0;
}

static void
add_state (TandemTableColumns *self, GVariantBuilder *columns)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = tandem_table_columns_dup_nth (self, i);
      TandemTableChoice *choice = tandem_table_columns_find_shown (self, shown);

      if (is_told (choice))
        g_variant_builder_add (columns, "(sib)", choice->column->key, choice->width, choice->is_wanted);
    }
}

/**
 * tandem_table_columns_make_state:
 *
 * Returns: (transfer floating): the columns from first to last: what they show, their width, whether they are shown
 */
GVariant *
tandem_table_columns_make_state (TandemTableColumns *self)
{
  GVariantBuilder columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE (TANDEM_TABLE_COLUMNS_STATE));
  add_state (self, &columns);
  return g_variant_builder_end (&columns);
}

/**
 * tandem_table_columns_make_kept:
 *
 * Returns: (transfer floating): the same, with what is kept of columns that are not there
 */
GVariant *
tandem_table_columns_make_kept (TandemTableColumns *self)
{
  GVariantBuilder columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE (TANDEM_TABLE_COLUMNS_STATE));
  add_state (self, &columns);
  for (guint i = 0; i < self->unknown->len; i++)
    g_variant_builder_add_value (&columns, self->unknown->pdata[i]);
  return g_variant_builder_end (&columns);
}

/**
 * tandem_table_columns_set_state:
 * @state: (nullable): of tandem_table_columns_make_state(), also of another Tandem; %NULL to leave the columns as they are
 * @sort: the key of a column
 *
 * Shows the columns as they were then, and sorts by one; it does not tell of another order.
 */
void
tandem_table_columns_set_state (TandemTableColumns *self, GVariant *state, const char *sort, gboolean descending)
{
  self->is_ours = TRUE;
  if (state)
    {
      set_first_state (self);
      tandem_table_columns_take_state (self, state);
      show_state (self);
    }
  tandem_table_columns_sort_by (self, sort, descending);
  self->is_ours = FALSE;
  tandem_table_columns_save (self);
}
