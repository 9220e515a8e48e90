/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-ordered-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

/**
 * TandemOrderedList:
 *
 * Shows what it is told between tandem_ordered_list_begin() and tandem_ordered_list_end(). A row stays while its entry does, so that
 * the focus and what is being written stay, too. The list changes nothing itself: it says what a person wants.
 */
struct _TandemOrderedList {
  AdwBin parent_instance;

  GtkListBox *rows;
  AdwEntryRow *add_row;
  GtkListBoxRow *dragged; /* not held: only while it is dragged */
  int n_placed;
};

/* Of each row. */
typedef struct {
  gint64 id;
  int place;
  GSimpleAction *up, *down; /* of the row's menu */
} Entry;

enum { SIGNAL_MOVED, SIGNAL_ADD_WANTED, SIGNAL_DELETE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOrderedList, tandem_ordered_list, ADW_TYPE_BIN)

static Entry *
get_entry (gpointer row)
{
  return row ? g_object_get_data (row, "entry") : NULL;
}

/* Returns: (nullable): the row that @widget is or stands in */
static GtkListBoxRow *
find_row_of (TandemOrderedList *self, GtkWidget *widget)
{
  while (widget && gtk_widget_get_parent (widget) != GTK_WIDGET (self->rows))
    widget = gtk_widget_get_parent (widget);
  return get_entry (widget) ? GTK_LIST_BOX_ROW (widget) : NULL;
}

static GtkWidget *
get_focus (TandemOrderedList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

/* --- moving -------------------------------------------------------------------------------------------------------- */

static void
move (TandemOrderedList *self, GtkListBoxRow *row, int place)
{
  Entry *entry = get_entry (row);
  g_autofree char *count = NULL;
  g_autofree char *all = NULL;
  g_autofree char *spoken = NULL;

  if (entry == NULL || place < 0 || place >= self->n_placed || place == entry->place)
    return;
  count = tandem_format_count (place + 1);
  all = tandem_format_count (self->n_placed);
  /* Translators: spoken when a row was moved in its list: its new place, and how many rows there are */
  spoken = g_strdup_printf (_ ("Place %s of %s"), count, all);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, entry->id, place);
}

static void
move_by (TandemOrderedList *self, GtkListBoxRow *row, int steps)
{
  Entry *entry = get_entry (row);

  if (entry)
    move (self, row, entry->place + steps);
}

static gboolean
move_up_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TandemOrderedList *self = TANDEM_ORDERED_LIST (widget);

  move_by (self, find_row_of (self, get_focus (self)), -1);
  return GDK_EVENT_STOP;
}

static gboolean
move_down_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TandemOrderedList *self = TANDEM_ORDERED_LIST (widget);

  move_by (self, find_row_of (self, get_focus (self)), 1);
  return GDK_EVENT_STOP;
}

static void
up_activated_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *row)
{
  move_by (TANDEM_ORDERED_LIST (gtk_widget_get_ancestor (row, TANDEM_TYPE_ORDERED_LIST)), GTK_LIST_BOX_ROW (row), -1);
}

static void
down_activated_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *row)
{
  move_by (TANDEM_ORDERED_LIST (gtk_widget_get_ancestor (row, TANDEM_TYPE_ORDERED_LIST)), GTK_LIST_BOX_ROW (row), 1);
}

static void
delete_activated_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *row)
{
  g_signal_emit (gtk_widget_get_ancestor (row, TANDEM_TYPE_ORDERED_LIST), signals[SIGNAL_DELETE_WANTED], 0,
                 get_entry (row)->id);
}

/* --- dragging ------------------------------------------------------------------------------------------------------ */

static GdkContentProvider *
drag_prepared_cb (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, get_entry (row)->id);
}

static void
drag_begun_cb (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), TANDEM_TYPE_ORDERED_LIST);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

  TANDEM_ORDERED_LIST (list)->dragged = row;
  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
drag_ended_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, GtkListBoxRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), TANDEM_TYPE_ORDERED_LIST);

  if (list)
    TANDEM_ORDERED_LIST (list)->dragged = NULL;
}

static GtkListBoxRow *
find_target (TandemOrderedList *self, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->rows, (int) y);

  return self->dragged && get_entry (row) ? row : NULL;
}

static GdkDragAction
drag_moved_cb (GtkDropTarget *target, double x, double y, TandemOrderedList *self)
{
  GtkListBoxRow *row = find_target (self, y);

  if (row)
    gtk_list_box_drag_highlight_row (self->rows, row);
  else
    gtk_list_box_drag_unhighlight_row (self->rows);
  return row ? GDK_ACTION_MOVE : 0;
}

static void
drag_left_cb (GtkDropTarget *target, TandemOrderedList *self)
{
  gtk_list_box_drag_unhighlight_row (self->rows);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TandemOrderedList *self)
{
  GtkListBoxRow *row = find_target (self, y);

  gtk_list_box_drag_unhighlight_row (self->rows);
  if (row == NULL)
    return FALSE;
  move (self, self->dragged, get_entry (row)->place);
  return TRUE;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
add_at_start (GtkListBoxRow *row, GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), widget);
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), widget);
}

static void
add_at_end (GtkListBoxRow *row, GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), widget);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
}

static GtkWidget *
make_handle (GtkListBoxRow *row)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_add_css_class (handle, "dimmed");
  gtk_widget_set_tooltip_text (handle, _ ("Drag, or Alt+Up and Alt+Down"));
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepared_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begun_cb), row);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_ended_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  return handle;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_menu_append (moves, _ ("Move _up"), "entry.up");
  g_menu_append (moves, _ ("Move _down"), "entry.down");
  g_menu_append (rest, _ ("_Delete"), "entry.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Move or delete"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->up);
  g_object_unref (entry->down);
  g_free (entry);
}

static void
add_entry (TandemOrderedList *self, gint64 id, GtkListBoxRow *row)
{
  const GActionEntry actions[]
      = { { .name = "up", .activate = (void (*) (GSimpleAction *, GVariant *, gpointer)) up_activated_cb },
          { .name = "down", .activate = (void (*) (GSimpleAction *, GVariant *, gpointer)) down_activated_cb },
          { .name = "delete", .activate = (void (*) (GSimpleAction *, GVariant *, gpointer)) delete_activated_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Entry *entry = g_new0 (Entry, 1);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), row);
  entry->id = id;
  entry->up = g_object_ref (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "up")));
  entry->down = g_object_ref (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "down")));
  g_object_set_data_full (G_OBJECT (row), "entry", entry, free_entry);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "entry", G_ACTION_GROUP (group));
  add_at_start (row, make_handle (row));
  add_at_end (row, make_menu_button ());
  gtk_list_box_append (self->rows, GTK_WIDGET (row));
}

static int
compare_rows_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  Entry *first = get_entry (a);
  Entry *second = get_entry (b);

  return (first ? first->place : G_MAXINT) - (second ? second->place : G_MAXINT);
}

static void
add_applied_cb (AdwEntryRow *row, TandemOrderedList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text)
    g_signal_emit (self, signals[SIGNAL_ADD_WANTED], 0, text);
}

static void
add_keys (TandemOrderedList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the row itself, which would take the arrows for its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_ALT_MASK),
                                                          gtk_callback_action_new (move_up_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK),
                                                          gtk_callback_action_new (move_down_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_drop_target (TandemOrderedList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect (target, "motion", G_CALLBACK (drag_moved_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drag_left_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), GTK_EVENT_CONTROLLER (target));
}

static void
tandem_ordered_list_class_init (TandemOrderedListClass *klass)
{
  /**
   * TandemOrderedList::moved:
   * @id: of the entry
   * @place: where it is wanted, from 0
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  /**
   * TandemOrderedList::add-wanted:
   * @name: not empty
   *
   * tandem_ordered_list_clear_entry() once it was added.
   */
  signals[SIGNAL_ADD_WANTED] = g_signal_new ("add-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * TandemOrderedList::delete-wanted:
   * @id: of the entry
   */
  signals[SIGNAL_DELETE_WANTED] = g_signal_new ("delete-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tandem_ordered_list_init (TandemOrderedList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->rows, compare_rows_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
  self->add_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_entry_row_set_show_apply_button (self->add_row, TRUE);
  g_signal_connect (self->add_row, "apply", G_CALLBACK (add_applied_cb), self);
  gtk_list_box_append (self->rows, GTK_WIDGET (self->add_row));
  add_keys (self);
  add_drop_target (self);
}

/**
 * tandem_ordered_list_set_add_title:
 * @title: what the last row, where one is added, is called
 */
void
tandem_ordered_list_set_add_title (TandemOrderedList *self, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), title);
}

/**
 * tandem_ordered_list_clear_entry:
 *
 * What was written in the last row was added.
 */
void
tandem_ordered_list_clear_entry (TandemOrderedList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static GtkListBoxRow *
get_row (TandemOrderedList *self, int i)
{
  return gtk_list_box_get_row_at_index (self->rows, i);
}

/**
 * tandem_ordered_list_begin:
 *
 * Its entries follow, in their order.
 */
void
tandem_ordered_list_begin (TandemOrderedList *self)
{
  for (int i = 0; get_row (self, i); i++)
    if (get_entry (get_row (self, i)))
      get_entry (get_row (self, i))->place = -1;
  self->n_placed = 0;
}

/**
 * tandem_ordered_list_find:
 *
 * Returns: (transfer none) (nullable): the row of the entry
 */
GtkListBoxRow *
tandem_ordered_list_find (TandemOrderedList *self, gint64 id)
{
  for (int i = 0; get_row (self, i); i++)
    if (get_entry (get_row (self, i)) && get_entry (get_row (self, i))->id == id)
      return get_row (self, i);
  return NULL;
}

/**
 * tandem_ordered_list_place:
 * @row: (transfer floating): an #AdwActionRow or #AdwExpanderRow, the one that tandem_ordered_list_find() gave or a new one
 *
 * The next entry.
 */
void
tandem_ordered_list_place (TandemOrderedList *self, gint64 id, GtkListBoxRow *row)
{
  if (get_entry (row) == NULL)
    add_entry (self, id, row);
  get_entry (row)->place = self->n_placed++;
}

/* The focus of a row that goes is taken by what comes into its place. */
static void
remove_gone (TandemOrderedList *self)
{
  GtkListBoxRow *focused = find_row_of (self, get_focus (self));
  int wanted = -1;

  for (int i = 0; get_row (self, i);)
    {
      GtkListBoxRow *row = get_row (self, i);

      if (get_entry (row) == NULL || get_entry (row)->place >= 0)
        {
          i++;
          continue;
        }
      if (row == focused)
        wanted = i;
      if (row == self->dragged)
        self->dragged = NULL;
      gtk_list_box_remove (self->rows, GTK_WIDGET (row));
    }
  if (wanted >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, wanted)));
}

/**
 * tandem_ordered_list_end:
 *
 * All entries were told: the rows of the others go.
 */
void
tandem_ordered_list_end (TandemOrderedList *self)
{
  remove_gone (self);
  gtk_list_box_invalidate_sort (self->rows);
  for (int i = 0; i < self->n_placed; i++)
    {
      Entry *entry = get_entry (get_row (self, i));

      g_simple_action_set_enabled (entry->up, i > 0);
      g_simple_action_set_enabled (entry->down, i + 1 < self->n_placed);
    }
}
