/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-columns.h"

#include "widgets/tandem-table-cells.h"
#include "widgets/tandem-table-heads.h"

#define LEAST_WIDTH 48
#define SAVE_DELAY  300 /* ms: a column that is dragged wider tells of every pixel */

typedef struct {
  const TandemTableColumn *column;
  GtkColumnViewColumn *shown; /* its visibility is what there is room for */
  gboolean is_wanted;
  int width; /* that a person gave it; 0: none */
} Choice;

struct _TandemTableColumns {
  GObject parent_instance;

  const TandemTableKind *kind;
  TandemTableMatch *match;
  GtkColumnView *view; /* not held: the table holds both */
  AdwBreakpointBin *bin;
  GSettings *settings;
  GArray *choices; /* in the order of the kind */
  GPtrArray *breakpoints;
  GSimpleActionGroup *actions;
  gboolean is_ours; /* what changes now: the program's doing, not a person's */
  guint save_id;
};

enum {
  SIGNAL_ORDER_CHANGED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTableColumns, tandem_table_columns, G_TYPE_OBJECT)

static Choice *
get_choice (TandemTableColumns *self, guint place)
{
  return &g_array_index (self->choices, Choice, place);
}

static Choice *
find_choice (TandemTableColumns *self, const char *key)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (get_choice (self, i)->column->key, key) == 0)
      return get_choice (self, i);
  return NULL;
}

static Choice *
find_shown (TandemTableColumns *self, GtkColumnViewColumn *shown)
{
  return find_choice (self, gtk_column_view_column_get_id (shown));
}

static GtkColumnViewColumn *
dup_nth (TandemTableColumns *self, guint place)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), place);
}

/* --- kept in the settings ------------------------------------------------------------------------------------------ */

static void
save (TandemTableColumns *self)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (tandem_table_columns_make_state (self));
  gboolean descending;
  const TandemTableColumn *sort = tandem_table_columns_get_sort (self, &descending);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_settings_set_value (self->settings, "columns", state);
  g_settings_set_string (self->settings, "sort", sort->key);
  g_settings_set_boolean (self->settings, "descending", descending);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
save_cb (gpointer data)
{
  TandemTableColumns *self = data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_later (TandemTableColumns *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY, save_cb, self);
}

/* --- what there is room for ---------------------------------------------------------------------------------------- */

static int
get_width (Choice *choice)
{
  return choice->width > 0 ? choice->width : choice->column->width;
}

static Choice *
find_next_to_drop (TandemTableColumns *self, guint below)
{
  Choice *next = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = get_choice (self, i);
      guint rank = choice->column->rank;

      if (choice->is_wanted && rank > 0 && rank < below && (next == NULL || rank > next->column->rank))
        next = choice;
    }
  return next;
}

static AdwBreakpoint *
make_breakpoint (TandemTableColumns *self, int width, guint rank)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (
      adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, width - 1, ADW_LENGTH_UNIT_PX));

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = get_choice (self, i);

      if (choice->is_wanted && choice->column->rank >= rank)
        adw_breakpoint_add_setters (breakpoint, G_OBJECT (choice->shown), "visible", FALSE, NULL);
    }
  return breakpoint;
}

static void
drop_breakpoints (TandemTableColumns *self)
{
  for (guint i = 0; i < self->breakpoints->len; i++)
    adw_breakpoint_bin_remove_breakpoint (self->bin, g_ptr_array_index (self->breakpoints, i));
  g_ptr_array_set_size (self->breakpoints, 0);
}

/* A breakpoint for each column that may be left out; of several that apply the last one holds, so each names all that the ones
 * before it do. */
static void
fit (TandemTableColumns *self)
{
  int width = 0;
  Choice *next;

  drop_breakpoints (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = get_choice (self, i);

      gtk_column_view_column_set_visible (choice->shown, choice->is_wanted);
      width += choice->is_wanted ? get_width (choice) : 0;
    }
  for (guint rank = G_MAXUINT; (next = find_next_to_drop (self, rank)); rank = next->column->rank)
    {
      AdwBreakpoint *breakpoint = make_breakpoint (self, width, next->column->rank);

      adw_breakpoint_bin_add_breakpoint (self->bin, g_object_ref (breakpoint));
      g_ptr_array_add (self->breakpoints, breakpoint);
      width -= get_width (next);
    }
}

/* --- the heads ----------------------------------------------------------------------------------------------------- */

/* A column has no alignment for its title: the label is found in the head. */
static void
align_titles (TandemTableColumns *self)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_first_child (head);

  for (guint i = 0; title && i < self->choices->len; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) shown = dup_nth (self, i);

      if (tandem_table_column_is_number (find_shown (self, shown)->column))
        tandem_table_heads_align_end (title);
    }
}

/* --- what a person does -------------------------------------------------------------------------------------------- */

static void
width_changed_cb (GtkColumnViewColumn *shown, GParamSpec *spec, TandemTableColumns *self)
{
  Choice *choice = find_shown (self, shown);
  int width = gtk_column_view_column_get_fixed_width (shown);

  if (self->is_ours || width <= 0)
    return;
  choice->width = width;
  gtk_column_view_column_set_expand (shown, FALSE);
  save_later (self);
}

static void
columns_changed_cb (TandemTableColumns *self)
{
  if (!self->is_ours && g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == self->choices->len)
    save_later (self);
}

static void
sorter_changed_cb (TandemTableColumns *self)
{
  if (self->is_ours)
    return;
  save_later (self);
  g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0);
}

static void
show_column_cb (GSimpleAction *action, GVariant *state, TandemTableColumns *self)
{
  Choice *choice = find_choice (self, g_action_get_name (G_ACTION (action)));

  g_simple_action_set_state (action, state);
  choice->is_wanted = g_variant_get_boolean (state);
  fit (self);
  save (self);
}

static void
add_action (TandemTableColumns *self, Choice *choice)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new_stateful (choice->column->key, NULL, g_variant_new_boolean (choice->is_wanted));

  g_signal_connect_object (action, "change-state", G_CALLBACK (show_column_cb), self, 0);
  g_simple_action_set_enabled (action, choice->column->rank > 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* --- made ---------------------------------------------------------------------------------------------------------- */

static void
add_column (TandemTableColumns *self, const TandemTableColumn *column, GMenuModel *menu)
{
  g_autoptr (GtkColumnViewColumn) shown = tandem_table_cells_new_column (column, self->match);
  /* The file sorts; this only makes the heading a button. */
  g_autoptr (GtkSorter) sorter = column->sorts ? GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL)) : NULL;
  Choice choice = { column, shown, !column->is_extra, 0 };

  gtk_column_view_column_set_id (shown, column->key);
  gtk_column_view_column_set_sorter (shown, sorter);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_header_menu (shown, menu);
  gtk_column_view_append_column (self->view, shown);
  g_signal_connect_object (shown, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, 0);
  g_array_append_val (self->choices, choice);
}

static void
set_width (TandemTableColumns *self, Choice *choice, int width)
{
  gboolean was_ours = self->is_ours;

  self->is_ours = TRUE;
  choice->width = width;
  gtk_column_view_column_set_expand (choice->shown, choice->column->expands && width == 0);
  gtk_column_view_column_set_fixed_width (choice->shown,
                                          choice->column->expands && width == 0 ? -1 : get_width (choice));
  self->is_ours = was_ours;
}

/* In the order and as wide as they were left; a column that came with a newer program stands where its kind has it. */
static void
take_state (TandemTableColumns *self, GVariant *state)
{
  GVariantIter kept;
  const char *key;
  gboolean is_wanted;
  int width;
  guint place = 0;

  g_variant_iter_init (&kept, state);
  while (g_variant_iter_loop (&kept, "(&sib)", &key, &width, &is_wanted))
    {
      Choice *choice = find_choice (self, key);

      if (choice == NULL)
        continue;
      choice->is_wanted = is_wanted || choice->column->rank == 0;
      choice->width = width <= 0 ? 0 : MAX (width, LEAST_WIDTH);
      gtk_column_view_insert_column (self->view, place++, choice->shown);
    }
}

static void
sort_by (TandemTableColumns *self, const char *key, gboolean descending)
{
  Choice *choice = find_choice (self, key);

  if (choice == NULL || !choice->column->sorts)
    {
      choice = find_choice (self, self->kind->sort);
      descending = self->kind->descending;
    }
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING); /* else both heads had an arrow */
  gtk_column_view_sort_by_column (self->view, choice->shown, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
load (TandemTableColumns *self)
{
  g_autoptr (GVariant) state = g_settings_get_value (self->settings, "columns");
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");

  take_state (self, state);
  for (guint i = 0; i < self->choices->len; i++)
    {
      set_width (self, get_choice (self, i), get_choice (self, i)->width);
      add_action (self, get_choice (self, i));
    }
  fit (self);
  sort_by (self, sort, g_settings_get_boolean (self->settings, "descending"));
}

static void
tandem_table_columns_dispose (GObject *object)
{
  TandemTableColumns *self = TANDEM_TABLE_COLUMNS (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->bin);
  g_clear_pointer (&self->match, tandem_table_match_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->breakpoints, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_table_columns_parent_class)->dispose (object);
}

static void
tandem_table_columns_class_init (TandemTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_table_columns_dispose;

  /**
   * TandemTableColumns::order-changed:
   *
   * A person chose another column to sort by.
   */
  signals[SIGNAL_ORDER_CHANGED] = g_signal_new ("order-changed", TANDEM_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemTableColumns::changed:
   *
   * What is kept of the columns and the sort has changed.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_table_columns_init (TandemTableColumns *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  self->breakpoints = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
}

/**
 * tandem_table_columns_new:
 * @view: without columns; it has to outlive what is made here
 * @bin: around @view, as wide as there is room
 * @settings: of this table
 *
 * Returns: (transfer full): the columns, as they were left
 */
TandemTableColumns *
tandem_table_columns_new (const TandemTableKind *kind, TandemWorkspace *workspace, GtkColumnView *view,
                          AdwBreakpointBin *bin, GSettings *settings)
{
  TandemTableColumns *self = g_object_new (TANDEM_TYPE_TABLE_COLUMNS, NULL);
  g_autoptr (GMenuModel) menu = tandem_table_heads_make_menu (kind);

  self->kind = kind;
  self->match = tandem_table_match_new (kind, workspace);
  self->is_ours = TRUE;
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->bin, bin);
  self->settings = g_object_ref (settings);
  for (const TandemTableColumn *column = kind->columns; column->key; column++)
    add_column (self, column, menu);
  load (self);
  align_titles (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->is_ours = FALSE;
  return self;
}

/**
 * tandem_table_columns_get_sort:
 * @descending: (out): whether the other way round
 *
 * Returns: (transfer none): what is sorted by
 */
const TandemTableColumn *
tandem_table_columns_get_sort (TandemTableColumns *self, gboolean *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *shown = gtk_column_view_sorter_get_primary_sort_column (sorter);

  *descending
      = shown ? gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING : self->kind->descending;
  return shown ? find_shown (self, shown)->column : tandem_table_kind_find_column (self->kind, self->kind->sort);
}

/* Returns: (transfer none): what is looked for in the table, marked in its cells */
TandemTableMatch *
tandem_table_columns_get_match (TandemTableColumns *self)
{
  return self->match;
}

/**
 * tandem_table_columns_get_actions:
 *
 * Returns: (transfer none): a switch for each column, named by its key; to be inserted as "column"
 */
GActionGroup *
tandem_table_columns_get_actions (TandemTableColumns *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * tandem_table_columns_list:
 *
 * Returns: (transfer container) (element-type TandemTableColumn): all columns in the order in which they stand
 */
GPtrArray *
tandem_table_columns_list (TandemTableColumns *self)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = dup_nth (self, i);

      g_ptr_array_add (columns, (gpointer) find_shown (self, shown)->column);
    }
  return columns;
}

/**
 * tandem_table_columns_move:
 * @by: how many places, to the end where positive
 */
void
tandem_table_columns_move (TandemTableColumns *self, const char *key, int by)
{
  Choice *choice = find_choice (self, key);
  int place = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = dup_nth (self, i);

      if (shown == choice->shown)
        place = (int) i;
    }
  gtk_column_view_insert_column (self->view, (guint) CLAMP (place + by, 0, (int) self->choices->len - 1),
                                 choice->shown);
  save (self);
}

/**
 * tandem_table_columns_widen:
 * @by: how many pixels; negative to make it narrower
 */
void
tandem_table_columns_widen (TandemTableColumns *self, const char *key, int by)
{
  Choice *choice = find_choice (self, key);

  set_width (self, choice, MAX (get_width (choice) + by, LEAST_WIDTH));
  fit (self);
  save (self);
}

/**
 * tandem_table_columns_keep:
 *
 * Writes to the settings what waits for it: before the view goes.
 */
void
tandem_table_columns_keep (TandemTableColumns *self)
{
  if (self->save_id != 0)
    save (self);
}

/* As the kind has them; not shown yet. */
static void
set_first_state (TandemTableColumns *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = get_choice (self, i);

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
      Choice *choice = get_choice (self, i);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), choice->column->key);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (choice->is_wanted));
      set_width (self, choice, choice->width);
    }
  fit (self);
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
  save (self);
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
  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = dup_nth (self, i);
      Choice *choice = find_shown (self, shown);

      g_variant_builder_add (&columns, "(sib)", choice->column->key, choice->width, choice->is_wanted);
    }
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
      take_state (self, state);
      show_state (self);
    }
  sort_by (self, sort, descending);
  self->is_ours = FALSE;
  save (self);
}
