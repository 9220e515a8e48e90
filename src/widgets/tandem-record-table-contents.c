/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a table shows: asked from the file again whenever the file, the order or the filter changes. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "widgets/tandem-load-banner.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-table-cells.h"
#include "widgets/tandem-table-order.h"

#define ROW_HEIGHT      34
#define FIRST_FOUND     100 /* rows that are shown before all that were found are known */
#define FIRST_SHOWN     256 /* … before all there are: not fewer than GTK keeps, or these would all come in one frame */
#define FRAMES_OF_FIRST 2

static gboolean
is_searching (TandemRecordTable *self)
{
  return self->order.search && *self->order.search;
}

static GtkWidget *
get_focus (TandemRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

/* --- what is shown ------------------------------------------------------------------------------------------------- */

void
tandem_record_table_update_selection (TandemRecordTable *self)
{
  guint n_selected = tandem_record_list_get_n_selected (self->list);
  guint n_shown = tandem_record_list_get_length (self->list);
  g_autofree char *count = tandem_format_count (n_selected);
  g_autofree char *all = tandem_format_count (n_shown);
  /* Translators: %s is how many records are selected */
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n_selected), count);
  /* Translators: %s is how many records there are to select */
  g_autofree char *select
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Select all %s", "Select all %s", n_shown), all);

  gtk_label_set_label (self->selected_label, text);
  gtk_button_set_label (self->select_all_button, select);
  gtk_widget_set_visible (self->work_box, self->is_working);
  gtk_widget_set_visible (self->selection_bar, n_selected >= TANDEM_RECORD_TABLE_MANY);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view,
                                           self->is_working || n_selected >= TANDEM_RECORD_TABLE_MANY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.open", n_selected <= 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.select-all", n_selected < n_shown);
}

/* The list, or what stands in its place. */
void
tandem_record_table_focus_list (TandemRecordTable *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") != 0)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (tandem_record_table_get_list_widget (self));
}

/* A window without a wish gives the focus to the first thing in it, which is the filter. */
static void
focus_first (TandemRecordTable *self)
{
  GtkWidget *focus = get_focus (self);
  gboolean is_filter = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_entry));

  if (focus == NULL || self->focus_wanted || (is_filter && !is_searching (self)))
    tandem_record_table_focus_list (self);
}

/* The focus, that was in what stood there instead, goes to the list when its rows are there. */
static void
show_state (TandemRecordTable *self, guint n_shown, gint64 n_all)
{
  GtkWidget *focus = get_focus (self);
  gboolean was_focused = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  const char *state = "list";

  if (n_shown == 0)
    state = n_all == 0 ? "empty" : "no-match";
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, state);
  if (was_focused)
    tandem_record_table_focus_list (self);
  self->is_focus_due = was_focused && n_shown > 0;
}

static char *
say_order (TandemRecordTable *self)
{
  gboolean descending;
  const TandemTableColumn *column = tandem_table_columns_get_sort (self->columns, &descending);

  /* Translators: what a screen reader says of a table; %s is a column */
  return g_strdup_printf (descending ? _ ("Sorted by %s, descending") : _ ("Sorted by %s"),
                          tandem_table_column_get_title (column));
}

/* What a person sorted, typed or filtered is told; and what else comes to be found by what is typed. */
static char *
say_change (TandemRecordTable *self, guint n_shown)
{
  if (self->is_shown && self->focus == TANDEM_RECORD_FOCUS_PLACE)
    return say_order (self);
  return is_searching (self) || self->focus == TANDEM_RECORD_FOCUS_TOP ? self->kind->words.say_count (n_shown) : NULL;
}

/* Before the first frame nothing has a height yet, but the window has one that it will get. */
static guint
count_fitting (TandemRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), NULL, &height);
  return (guint) MAX (height, 0) / ROW_HEIGHT + 2;
}

static void
show_first_ids (TandemRecordTable *self, GArray *ids)
{
  TandemRecordView *view = tandem_record_table_get_view (self);

  self->is_shown = TRUE;
  tandem_record_view_stage (view, count_fitting (self)); /* also behind another page: the rows are made there, too */
  self->is_first_due = TRUE;
  tandem_record_view_swap_ids (view, ids, TANDEM_RECORD_FOCUS_PLACE, NULL);
}

static void
show_ids (TandemRecordTable *self, GArray *ids, TandemSections *sections, const char *announcement)
{
  tandem_table_groups_set_next (self->groups, sections);
  if (self->is_shown)
    tandem_record_view_swap_ids (tandem_record_table_get_view (self), ids, self->focus, announcement);
  else
    show_first_ids (self, ids);
}

/* What is found by other words is marked by them. */
static void
show_words (TandemRecordTable *self, const TandemTableOrder *order)
{
  if (!tandem_table_match_set_typed (tandem_table_columns_get_match (self->columns), order->search))
    return;
  tandem_table_cells_update (GTK_WIDGET (self->table), NULL);
  tandem_table_cells_update (GTK_WIDGET (self->rows), NULL);
}

/* Of what was found by more than its row reads that is known now. */
static void
texts_known_cb (GArray *ids, gpointer data)
{
  TandemRecordTable *self = data;

  tandem_table_cells_update (tandem_record_table_get_list_widget (self), ids);
}

static void ask (TandemRecordTable *self, guint limit);

static gboolean
first_drawn_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  if (--self->n_rest_frames > 0)
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  ask (self, 0);
  return G_SOURCE_REMOVE;
}

/* A window that opens is drawn first: to list a million takes as long as that. */
static void
ask_for_rest (TandemRecordTable *self, gboolean is_first)
{
  if (!is_first || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ask (self, 0);
      return;
    }
  self->n_rest_frames = FRAMES_OF_FIRST;
  self->rest_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), first_drawn_cb, NULL, NULL);
}

/* The first rows of the table, or of what is typed, at once; then all are asked for, and a person stays where they are. */
static void
show_part (TandemRecordTable *self, GArray *ids)
{
  gboolean is_first = !self->is_shown;

  show_state (self, ids->len, ids->len);
  gtk_label_set_label (self->count_label, "…");
  tandem_sums_bar_set_part (self->sums, TRUE);
  show_ids (self, ids, NULL, NULL);
  self->focus = TANDEM_RECORD_FOCUS_RECORD;
  ask_for_rest (self, is_first);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemTableOrder *order = tandem_table_order_list_finish (result, &error);
  TandemRecordTable *self;
  g_autofree char *count = NULL;
  g_autofree char *no_match = NULL;
  g_autofree char *announcement = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (order)
    show_words (self, order);
  if (order && order->is_part)
    {
      show_part (self, g_steal_pointer (&order->ids));
      return;
    }
  tandem_record_table_end_wait (self);
  tandem_record_list_set_coming (self->list, FALSE);
  if (order == NULL)
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      self->focus = TANDEM_RECORD_FOCUS_RECORD;
      return;
    }
  count = tandem_table_order_say_count (order);
  no_match = tandem_table_order_say_no_match (order, self->kind);
  gtk_label_set_label (self->count_label, count);
  adw_status_page_set_description (self->no_match_page, no_match);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), order->n_all > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button), order->n_all > 0);
  gtk_widget_set_visible (self->clear_search_button, order->search != NULL);
  gtk_widget_set_visible (self->clear_filters_button, order->condition != NULL);
  show_state (self, order->ids->len, order->n_all);
  tandem_sums_bar_set_part (self->sums, FALSE);
  announcement = say_change (self, order->ids->len);
  show_ids (self, g_steal_pointer (&order->ids), order->sections, announcement);
  self->focus = TANDEM_RECORD_FOCUS_RECORD;
}

static void
ask (TandemRecordTable *self, guint limit)
{
  if (self->rest_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rest_id);
  self->rest_id = 0;
  self->order.limit = limit;
  tandem_table_order_list_async (self->workspace, self->kind, &self->order, self->cancellable, listed_cb, self);
}

/* How many rows to ask for first; 0: all. A selection would lose what is beyond the first screen. */
static guint
count_first (TandemRecordTable *self)
{
  gboolean is_typed = is_searching (self) && self->focus == TANDEM_RECORD_FOCUS_TOP;

  if (!self->is_shown)
    return FIRST_SHOWN;
  return is_typed && tandem_record_list_get_n_selected (self->list) == 0 ? FIRST_FOUND : 0;
}

void
tandem_record_table_list (TandemRecordTable *self, TandemRecordFocus focus)
{
  /* What changes in the file meanwhile does not take back that the list is to begin at its top, or is being sorted. */
  if (focus != TANDEM_RECORD_FOCUS_RECORD)
    self->focus = focus;
  if (focus == TANDEM_RECORD_FOCUS_TOP || !self->is_shown)
    tandem_record_list_set_coming (self->list, TRUE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_record_table_begin_wait (self);
  /* An index is read once, after the first frame: whoever types before that sees that it takes a moment. */
  if (is_searching (self)
      && !tandem_search_is_ready (tandem_workspace_get_search (self->workspace), self->kind->search_kind))
    gtk_stack_set_visible_child_name (self->stack, "working");
  ask (self, count_first (self));
}

static gboolean
touches_related (TandemRecordTable *self, TandemChanges *changes)
{
  for (guint i = 0; self->kind->related && self->kind->related[i]; i++)
    if (tandem_changes_touch (changes, self->kind->related[i]))
      return TRUE;
  return FALSE;
}

static void
catch_up (GtkWidget *widget)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  tandem_table_match_forget (tandem_table_columns_get_match (self->columns));
  tandem_load_banner_read_again (self->error_banner, self->list);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_RECORD);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemRecordTable *self)
{
  guint n_ids = 0;
  const gint64 *ids = tandem_changes_get_ids (changes, self->kind->entity, &n_ids);
  gboolean around = touches_related (self, changes);

  if (!around && !tandem_changes_touch (changes, self->kind->entity))
    return;
  if (self->kind->takes_fields && tandem_changes_touch (changes, "custom_field"))
    {
      tandem_table_columns_update_own (self->columns);
      tandem_record_table_update_filter (self);
      tandem_record_table_take_sort (self);
    }
  if (around || ids == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      tandem_page_when_seen (GTK_WIDGET (self), catch_up);
      return;
    }
  tandem_table_match_forget (tandem_table_columns_get_match (self->columns));
  tandem_record_list_refresh_many (self->list, ids, n_ids);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_RECORD);
}

/* Search has read all of a kind anew, after so many changes that it was not told each. */
static void
search_updated_cb (TandemSearch *search, TandemSearchKind kind, TandemRecordTable *self)
{
  if (kind == self->kind->search_kind && is_searching (self))
    tandem_record_table_list (self, TANDEM_RECORD_FOCUS_RECORD);
}

/* --- sorting and searching ----------------------------------------------------------------------------------------- */

void
tandem_record_table_take_sort (TandemRecordTable *self)
{
  self->order.sort = tandem_table_columns_get_sort (self->columns, &self->order.descending)->key;
  self->order.grouped = tandem_table_groups_is_wanted (self->groups);
}

static void
order_changed_cb (TandemTableColumns *columns, TandemRecordTable *self)
{
  /* Columns tell of another order even while they go away with the table. */
  if (self->workspace == NULL)
    return;
  tandem_record_table_take_sort (self);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_PLACE);
}

static void
groups_changed_cb (TandemRecordTable *self)
{
  tandem_record_table_take_sort (self);
  tandem_record_table_update_saved_views (self);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_TOP);
}

static void
search_changed_cb (GtkSearchEntry *entry, TandemRecordTable *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (!g_set_str (&self->order.search, typed))
    return;
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_TOP);
}

static void
search_stopped_cb (GtkSearchEntry *entry, TandemRecordTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  tandem_record_table_focus_list (self);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Once all rows are there, a record that has none is not waited for any more. */
void
tandem_record_table_show_chosen (TandemRecordTable *self)
{
  if (self->chosen_id == 0)
    return;
  if (tandem_record_view_show (tandem_record_table_get_view (self), self->chosen_id,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT)
      || (self->is_shown && self->order.limit == 0))
    self->chosen_id = 0;
}

/* What waited for rows that were on their way. Who has gone elsewhere meanwhile stays there. */
static void
rows_came_cb (TandemRecordTable *self)
{
  GtkWidget *focus = get_focus (self);

  if (self->is_first_due)
    focus_first (self);
  if (self->is_focus_due && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    tandem_record_table_focus_list (self);
  self->is_first_due = FALSE;
  self->is_focus_due = FALSE;
  tandem_record_table_update_selection (self);
  tandem_record_table_show_chosen (self);
}

static void
rows_failed_cb (TandemRecordTable *self)
{
  self->is_first_due = FALSE;
  self->is_focus_due = FALSE;
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  tandem_load_banner_read_again (self->error_banner, self->list);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_RECORD);
}

/**
 * tandem_record_table_follow_store:
 *
 * Begins to read, and to follow what changes in the file and in the order that a person wants.
 */
void
tandem_record_table_follow_store (TandemRecordTable *self)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (tandem_workspace_get_search (self->workspace), "updated", G_CALLBACK (search_updated_cb),
                           self, 0);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (rows_came_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "load-failed", G_CALLBACK (rows_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "order-changed", G_CALLBACK (order_changed_cb), self, 0);
  g_signal_connect_object (self->groups, "changed", G_CALLBACK (groups_changed_cb), self, G_CONNECT_SWAPPED);
  tandem_table_match_follow (tandem_table_columns_get_match (self->columns), texts_known_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "working");
  tandem_record_table_take_sort (self);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_PLACE);
}

void
tandem_record_table_bind_contents (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "focus_list",
                                                G_CALLBACK (tandem_record_table_focus_list));
  gtk_widget_class_install_action (widget_class, "table.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "table.reload", NULL, reload_action);
}
