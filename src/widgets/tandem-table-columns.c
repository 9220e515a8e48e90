/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-columns-private.h"

#include "widgets/tandem-table-cells.h"
#include "widgets/tandem-table-heads.h"

#define RANK   1000 /* between one rank and the next there is room */
#define CHOSEN 5    /* where a column stands that was not there at first */

#define LEAST_WIDTH TANDEM_TABLE_COLUMNS_LEAST_WIDTH
#define SAVE_DELAY  300 /* ms: a column that is dragged wider tells of every pixel */

enum {
  SIGNAL_ORDER_CHANGED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTableColumns, tandem_table_columns, G_TYPE_OBJECT)

TandemTableChoice *
tandem_table_columns_get_choice (TandemTableColumns *self, guint place)
{
  return &g_array_index (self->choices, TandemTableChoice, place);
}

TandemTableChoice *
tandem_table_columns_find_choice (TandemTableColumns *self, const char *key)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (tandem_table_columns_get_choice (self, i)->column->key, key) == 0)
      return tandem_table_columns_get_choice (self, i);
  return NULL;
}

TandemTableChoice *
tandem_table_columns_find_shown (TandemTableColumns *self, GtkColumnViewColumn *shown)
{
  return tandem_table_columns_find_choice (self, gtk_column_view_column_get_id (shown));
}

GtkColumnViewColumn *
tandem_table_columns_dup_nth (TandemTableColumns *self, guint place)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), place);
}

/* --- kept in the settings ------------------------------------------------------------------------------------------ */

void
tandem_table_columns_save (TandemTableColumns *self)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (tandem_table_columns_make_kept (self));
  gboolean descending;
  const TandemTableColumn *sort = tandem_table_columns_get_sort (self, &descending);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_settings_set_value (self->settings, "columns", state);
  g_settings_set_string (self->settings, "sort", sort->key);
  g_settings_set_boolean (self->settings, "descending", descending);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- what there is room for ---------------------------------------------------------------------------------------- */

static int
get_width (TandemTableChoice *choice)
{
  return choice->width > 0 ? choice->width : choice->column->width;
}

static gboolean
can_drop (TandemTableColumns *self, TandemTableChoice *choice)
{
  return choice->is_wanted && choice->column->rank > 0 && g_strcmp0 (choice->column->key, self->resized) != 0;
}

/* What a person chose goes after what of the others is of less use: it is there to be seen. */
static guint
get_rank (TandemTableChoice *choice)
{
  return choice->column->is_extra ? CHOSEN * RANK + choice->column->rank : choice->column->rank * RANK;
}

static TandemTableChoice *
find_next_to_drop (TandemTableColumns *self, guint below)
{
  TandemTableChoice *next = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);
      guint rank = get_rank (choice);

      if (can_drop (self, choice) && rank < below && (next == NULL || rank > get_rank (next)))
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
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);

      if (can_drop (self, choice) && get_rank (choice) >= rank)
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
void
tandem_table_columns_fit (TandemTableColumns *self)
{
  int width = 0;
  TandemTableChoice *next;

  drop_breakpoints (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);

      gtk_column_view_column_set_visible (choice->shown, choice->is_wanted);
      width += choice->is_wanted ? get_width (choice) : 0;
    }
  for (guint rank = G_MAXUINT; (next = find_next_to_drop (self, rank)); rank = get_rank (next))
    {
      AdwBreakpoint *breakpoint = make_breakpoint (self, width, get_rank (next));

      adw_breakpoint_bin_add_breakpoint (self->bin, g_object_ref (breakpoint));
      g_ptr_array_add (self->breakpoints, breakpoint);
      width -= get_width (next);
    }
}

/* A column that was made wider leaves room for those that are never left out; the others go. */
static void
settle_width (TandemTableColumns *self)
{
  TandemTableChoice *resized = tandem_table_columns_find_choice (self, self->resized);
  int room = gtk_widget_get_width (GTK_WIDGET (self->bin));

  self->is_resizing = FALSE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      TandemTableChoice *choice = tandem_table_columns_get_choice (self, i);

      room -= choice != resized && choice->column->rank == 0 ? get_width (choice) : 0;
    }
  if (resized && room >= LEAST_WIDTH && resized->width > room)
    tandem_table_columns_set_width (self, resized, room);
  tandem_table_columns_fit (self);
}

static gboolean
is_button_pressed (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkModifierType state = 0;

  if (native && seat && gdk_seat_get_pointer (seat))
    gdk_surface_get_device_position (gtk_native_get_surface (native), gdk_seat_get_pointer (seat), NULL, NULL, &state);
  return (state & GDK_BUTTON1_MASK) != 0;
}

/* A column that left while one is being drawn would end that. */
static gboolean
save_cb (gpointer data)
{
  TandemTableColumns *self = data;

  if (self->is_resizing && is_button_pressed (GTK_WIDGET (self->view)))
    return G_SOURCE_CONTINUE;
  self->save_id = 0;
  if (self->is_resizing)
    settle_width (self);
  tandem_table_columns_save (self);
  return G_SOURCE_REMOVE;
}

static void
save_later (TandemTableColumns *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY, save_cb, self);
}

/* --- the heads ----------------------------------------------------------------------------------------------------- */

/* A column has no alignment for its title: the label is found in the head. */
void
tandem_table_columns_align_titles (TandemTableColumns *self)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_first_child (head);

  for (guint i = 0; title && i < self->choices->len; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) shown = tandem_table_columns_dup_nth (self, i);

      if (tandem_table_column_is_number (tandem_table_columns_find_shown (self, shown)->column))
        tandem_table_heads_align_end (title);
    }
}

/* --- what a person does -------------------------------------------------------------------------------------------- */

static void
width_changed_cb (GtkColumnViewColumn *shown, GParamSpec *spec, TandemTableColumns *self)
{
  TandemTableChoice *choice = tandem_table_columns_find_shown (self, shown);
  int width = gtk_column_view_column_get_fixed_width (shown);

  if (self->is_ours || width <= 0)
    return;
  choice->width = width;
  self->is_resizing = TRUE;
  g_set_str (&self->resized, choice->column->key);
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
  TandemTableChoice *choice = tandem_table_columns_find_choice (self, g_action_get_name (G_ACTION (action)));

  g_simple_action_set_state (action, state);
  choice->is_wanted = g_variant_get_boolean (state);
  tandem_table_columns_fit (self);
  tandem_table_columns_save (self);
}

void
tandem_table_columns_add_action (TandemTableColumns *self, TandemTableChoice *choice)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new_stateful (choice->column->key, NULL, g_variant_new_boolean (choice->is_wanted));

  g_signal_connect_object (action, "change-state", G_CALLBACK (show_column_cb), self, 0);
  g_simple_action_set_enabled (action, choice->column->rank > 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* --- made ---------------------------------------------------------------------------------------------------------- */

void
tandem_table_columns_add (TandemTableColumns *self, const TandemTableColumn *column)
{
  g_autoptr (GtkColumnViewColumn) shown = tandem_table_cells_new_column (column, self->match);
  /* The file sorts; this only makes the heading a button. */
  g_autoptr (GtkSorter) sorter = column->sorts ? GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL)) : NULL;
  TandemTableChoice choice = { column, shown, !column->is_extra, 0 };

  gtk_column_view_column_set_id (shown, column->key);
  gtk_column_view_column_set_sorter (shown, sorter);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_header_menu (shown, G_MENU_MODEL (self->menu));
  gtk_column_view_column_set_visible (shown, choice.is_wanted);
  gtk_column_view_append_column (self->view, shown);
  g_signal_connect_object (shown, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, 0);
  g_array_append_val (self->choices, choice);
}

void
tandem_table_columns_set_width (TandemTableColumns *self, TandemTableChoice *choice, int width)
{
  gboolean was_ours = self->is_ours;

  self->is_ours = TRUE;
  choice->width = width;
  gtk_column_view_column_set_expand (choice->shown, choice->column->expands && width == 0);
  gtk_column_view_column_set_fixed_width (choice->shown,
                                          choice->column->expands && width == 0 ? -1 : get_width (choice));
  self->is_ours = was_ours;
}

void
tandem_table_columns_sort_by (TandemTableColumns *self, const char *key, gboolean descending)
{
  TandemTableChoice *choice = tandem_table_columns_find_choice (self, key);

  if (choice == NULL || !choice->column->sorts)
    {
      choice = tandem_table_columns_find_choice (self, self->kind->sort);
      descending = self->kind->descending;
    }
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING); /* else both heads had an arrow */
  gtk_column_view_sort_by_column (self->view, choice->shown, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
load (TandemTableColumns *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");

  tandem_table_columns_take_kept (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      tandem_table_columns_set_width (self, tandem_table_columns_get_choice (self, i),
                                      tandem_table_columns_get_choice (self, i)->width);
      tandem_table_columns_add_action (self, tandem_table_columns_get_choice (self, i));
    }
  tandem_table_columns_fit (self);
  tandem_table_columns_sort_by (self, sort, g_settings_get_boolean (self->settings, "descending"));
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
  g_clear_pointer (&self->resized, g_free);
  g_clear_pointer (&self->breakpoints, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_object (&self->menu);
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
  self->choices = g_array_new (FALSE, FALSE, sizeof (TandemTableChoice));
  self->breakpoints = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
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

  self->kind = kind;
  self->match = tandem_table_match_new (kind, workspace);
  self->is_ours = TRUE;
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->bin, bin);
  self->settings = g_object_ref (settings);
  for (const TandemTableColumn *column = kind->columns; column->key; column++)
    tandem_table_columns_add (self, column);
  tandem_table_columns_add_own (self);
  load (self);
  tandem_table_columns_align_titles (self);
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
  return shown ? tandem_table_columns_find_shown (self, shown)->column
               : tandem_table_kind_find_column (self->kind, self->kind->sort);
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
      g_autoptr (GtkColumnViewColumn) shown = tandem_table_columns_dup_nth (self, i);

      g_ptr_array_add (columns, (gpointer) tandem_table_columns_find_shown (self, shown)->column);
    }
  return columns;
}

/**
 * tandem_table_columns_lacks_room:
 *
 * Returns: whether a column that a person wants is left out now, since the others take all there is
 */
gboolean
tandem_table_columns_lacks_room (TandemTableColumns *self, const char *key)
{
  TandemTableChoice *choice = tandem_table_columns_find_choice (self, key);

  return choice->is_wanted && !gtk_column_view_column_get_visible (choice->shown);
}

/**
 * tandem_table_columns_move:
 * @by: how many places, to the end where positive
 */
void
tandem_table_columns_move (TandemTableColumns *self, const char *key, int by)
{
  TandemTableChoice *choice = tandem_table_columns_find_choice (self, key);
  int place = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = tandem_table_columns_dup_nth (self, i);

      if (shown == choice->shown)
        place = (int) i;
    }
  gtk_column_view_insert_column (self->view, (guint) CLAMP (place + by, 0, (int) self->choices->len - 1),
                                 choice->shown);
  tandem_table_columns_save (self);
}

/**
 * tandem_table_columns_widen:
 * @by: how many pixels; negative to make it narrower
 */
void
tandem_table_columns_widen (TandemTableColumns *self, const char *key, int by)
{
  TandemTableChoice *choice = tandem_table_columns_find_choice (self, key);

  tandem_table_columns_set_width (self, choice, MAX (get_width (choice) + by, LEAST_WIDTH));
  tandem_table_columns_fit (self);
  tandem_table_columns_save (self);
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
    tandem_table_columns_save (self);
}
