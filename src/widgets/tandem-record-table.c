/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-export-fields.h"
#include "list/tandem-slow-source.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-load-banner.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-table-cells.h"
#include "widgets/tandem-table-menu.h"
#include "workspace/tandem-settings.h"

#define FRAMES_OF_CHANGE 4

typedef enum {
  PROP_NARROW = 1,
} TandemRecordTableProperty;

guint tandem_record_table_signals[TANDEM_RECORD_TABLE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemRecordTable, tandem_record_table, ADW_TYPE_BREAKPOINT_BIN)

/* The view that is seen: the columns, or the rows where it is narrow. */
TandemRecordView *
tandem_record_table_get_view (TandemRecordTable *self)
{
  return self->is_narrow ? self->rows_view : self->table_view;
}

GtkWidget *
tandem_record_table_get_list_widget (TandemRecordTable *self)
{
  return tandem_record_table_get_view (self) == self->table_view ? GTK_WIDGET (self->table) : GTK_WIDGET (self->rows);
}

/* Columns or rows: the others go out of sight, with what they hold. */
static void
show_form (TandemRecordTable *self)
{
  tandem_record_view_set_shown (self->table_view, !self->is_narrow);
  tandem_record_view_set_shown (self->rows_view, self->is_narrow);
  gtk_stack_set_visible_child (self->list_stack,
                               self->is_narrow ? self->rows_scroller : GTK_WIDGET (self->columns_bin));
}

/* For some frames: AdwBreakpointBin hides what is in it while it takes the other form, and then gives the focus back to what had
 * it before. */
static gboolean
keep_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);
  TandemRecordView *view = tandem_record_table_get_view (self);

  /* The view is told of the row first: to scroll to it gives it the focus only where the view has it. */
  if (tandem_record_view_get_focused_id (view) != self->focus_kept
      && tandem_record_view_show (view, self->focus_kept, GTK_LIST_SCROLL_FOCUS))
    tandem_record_table_focus_list (self);
  if (--self->n_focus_frames > 0)
    return G_SOURCE_CONTINUE;
  self->focus_kept = 0;
  return G_SOURCE_REMOVE;
}

static void
keep_focus (TandemRecordTable *self, gint64 id)
{
  if (self->n_focus_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), keep_focus_cb, NULL, NULL);
  self->focus_kept = id;
  self->n_focus_frames = FRAMES_OF_CHANGE;
}

/* The row that has the focus keeps it, and what is open or was chosen stays in sight: the stack alone would leave the focus to
 * whatever comes first in the window. */
static void
set_narrow (TandemRecordTable *self, gboolean narrow)
{
  gint64 focused;
  g_autoptr (GArray) chosen = NULL;

  self->is_narrow = narrow;
  if (self->list == NULL)
    return;
  focused = tandem_record_view_get_focused_id (narrow ? self->table_view : self->rows_view);
  chosen = tandem_record_list_get_selected (self->list);
  show_form (self);
  if (focused != 0 || self->n_focus_frames > 0)
    keep_focus (self, focused != 0 ? focused : self->focus_kept);
  else if (chosen->len == 1)
    tandem_record_view_show (tandem_record_table_get_view (self), g_array_index (chosen, gint64, 0),
                             GTK_LIST_SCROLL_NONE);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
label_widget (gpointer widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_words_of_new (TandemRecordTable *self)
{
  const TandemTableWords *words = &self->kind->words;

  label_widget (self->new_button, _ (words->new_record));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->new_button), _ (words->new_record));
  gtk_button_set_label (self->empty_new_button, _ (words->empty_new));
}

static void
set_words (TandemRecordTable *self)
{
  const TandemTableWords *words = &self->kind->words;

  gtk_label_set_label (self->title_label, _ (words->title));
  label_widget (self->table, _ (words->title));
  label_widget (self->rows, _ (words->title));
  label_widget (self->spinner, _ (words->reading));
  label_widget (self->search_entry, _ (words->search_label));
  gtk_search_entry_set_placeholder_text (self->search_entry, _ (words->search_hint));
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), words->new_record != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_new_button), words->new_record != NULL);
  if (words->new_record)
    set_words_of_new (self);
  adw_status_page_set_icon_name (self->empty_page, self->kind->icon_name);
  adw_status_page_set_title (self->empty_page, _ (words->empty_title));
  adw_status_page_set_description (self->empty_page, _ (words->empty_hint));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_other_button), words->empty_other != NULL);
  if (words->empty_other)
    gtk_button_set_label (self->empty_other_button, _ (words->empty_other));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_other_button), words->empty_action);
  adw_status_page_set_title (self->no_match_page, _ (words->no_match_title));
  adw_status_page_set_title (self->error_page, _ (words->error_title));
}

static void
set_up_menus (TandemRecordTable *self)
{
  g_autoptr (GMenuModel) more = tandem_table_menu_new (self->kind, FALSE);

  self->row_menu = tandem_table_menu_new (self->kind, TRUE);
  tandem_late_menu_set (self->more_button, more);
  tandem_table_menu_fill_bar (self->acts, self->kind);
}

static void
set_up_lists (TandemRecordTable *self, TandemWorkspace *workspace)
{
  g_autoptr (TandemRecordSource) source
      = tandem_store_source_new (tandem_workspace_get_store (workspace), self->kind->load_rows);
  g_autoptr (TandemRecordSource) slow = NULL;
  g_autoptr (GtkListItemFactory) row_factory = NULL;
  g_autoptr (GSettings) settings = tandem_settings_new_table (self->kind->name);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.export", tandem_export_fields_list (self->kind->list) != NULL);
  if (self->kind->takes_fields)
    tandem_store_source_add_own_values (TANDEM_STORE_SOURCE (source), self->kind->list);
  if (self->kind->is_slow)
    slow = tandem_slow_source_new (source);
  self->list = tandem_record_list_new (slow ? slow : source);
  self->table_view = tandem_record_view_new (GTK_WIDGET (self->table), self->list);
  self->rows_view = tandem_record_view_new (GTK_WIDGET (self->rows), self->list);
  self->columns = tandem_table_columns_new (self->kind, workspace, self->table, self->columns_bin, settings);
  self->groups = tandem_table_groups_new (workspace, self->kind, self->columns, settings);
  tandem_table_groups_follow (self->groups, self->list, self->table, self->rows);
  row_factory = tandem_table_cells_new_row (tandem_table_columns_get_match (self->columns));
  tandem_table_view_button_set_columns (self->view_button, self->columns, self->groups);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", tandem_table_columns_get_actions (self->columns));
  gtk_list_view_set_factory (self->rows, row_factory);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_stack));
  show_form (self);
  tandem_load_banner_follow (self->error_banner, self->list);
  tandem_record_table_follow_selection (self);
}

/**
 * tandem_record_table_set_up:
 * @kind: what is shown; it lives for ever
 *
 * Tells a table once what it shows; it begins to read.
 */
void
tandem_record_table_set_up (TandemRecordTable *self, TandemWorkspace *workspace, const TandemTableKind *kind)
{
  g_return_if_fail (TANDEM_IS_RECORD_TABLE (self) && TANDEM_IS_WORKSPACE (workspace) && self->kind == NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  set_words (self);
  set_up_menus (self);
  set_up_lists (self, workspace);
  tandem_record_table_set_up_filter (self);
  tandem_record_table_set_up_saved_views (self);
  tandem_record_table_update_selection (self);
  tandem_record_table_follow_store (self);
  if (kind->load_sums)
    tandem_sums_bar_follow (self->sums, workspace, self->list, kind);
}

/**
 * tandem_record_table_set_start:
 * @widget: (transfer floating): what stands where the bar begins, as a switch between this table and other views
 */
void
tandem_record_table_set_start (TandemRecordTable *self, GtkWidget *widget)
{
  adw_bin_set_child (self->start_bin, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->start_bin), TRUE);
}

/**
 * tandem_record_table_get_list:
 *
 * Returns: (transfer none): what is shown, and what of it is selected
 */
TandemRecordList *
tandem_record_table_get_list (TandemRecordTable *self)
{
  return self->list;
}

/**
 * tandem_record_table_get_order:
 *
 * Returns: (transfer none): how it is sorted and what was looked for; without ids
 */
const TandemTableOrder *
tandem_record_table_get_order (TandemRecordTable *self)
{
  return &self->order;
}

/**
 * tandem_record_table_get_chosen:
 *
 * Returns: (transfer full) (element-type gint64): what an act is about: what is selected, else the row that has the focus
 */
GArray *
tandem_record_table_get_chosen (TandemRecordTable *self)
{
  GArray *ids = tandem_record_list_get_selected (self->list);
  gint64 focused = ids->len == 0 ? tandem_record_view_get_focused_id (tandem_record_table_get_view (self)) : 0;

  if (focused != 0)
    g_array_append_val (ids, focused);
  return ids;
}

/**
 * tandem_record_table_choose:
 * @id: a record
 *
 * Scrolls to its row and selects that alone; where the rows are still being read, once it is there.
 */
void
tandem_record_table_choose (TandemRecordTable *self, gint64 id)
{
  self->chosen_id = id;
  tandem_record_table_show_chosen (self);
}

/**
 * tandem_record_table_search:
 * @words: (nullable): what is looked for in all records, so that filters go; %NULL: a person will type it
 *
 * Gives the focus to the search entry.
 */
void
tandem_record_table_search (TandemRecordTable *self, const char *words)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (words == NULL)
    return;
  if (tandem_filter_get_condition (self->filter))
    tandem_filter_set_condition (self->filter, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

/**
 * tandem_record_table_show_of:
 * @key: a field that leads to other records
 * @ids: (element-type gint64): some of these
 *
 * Shows the records that lead to one of them, instead of what was filtered and searched before.
 */
void
tandem_record_table_show_of (TandemRecordTable *self, const char *key, GArray *ids)
{
  g_autoptr (GVariant) values
      = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemCondition) condition
      = tandem_condition_new (self->kind->list, key, TANDEM_OPERATOR_ANY_OF, values, &error);

  if (condition == NULL)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ (self->kind->words.error_title), error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  tandem_filter_set_condition (self->filter, condition);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
tandem_record_table_grab_focus (GtkWidget *widget)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  self->focus_wanted = !self->is_shown;
  tandem_record_table_focus_list (self);
  return TRUE;
}

static void
tandem_record_table_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  if (property == PROP_NARROW)
    set_narrow (TANDEM_RECORD_TABLE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
tandem_record_table_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (object);

  if (property == PROP_NARROW)
    g_value_set_boolean (value, self->is_narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
tandem_record_table_dispose (GObject *object)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work_cancellable);
  tandem_record_table_end_wait (self);
  if (self->columns)
    {
      tandem_table_columns_keep (self->columns);
      tandem_table_match_unfollow (tandem_table_columns_get_match (self->columns));
    }
  g_clear_object (&self->filter);
  g_clear_object (&self->filter_settings);
  g_clear_object (&self->view_actions);
  g_clear_object (&self->groups);
  g_clear_object (&self->columns);
  g_clear_object (&self->table_view);
  g_clear_object (&self->rows_view);
  g_clear_object (&self->list);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_record_table_parent_class)->dispose (object);
}

static void
tandem_record_table_finalize (GObject *object)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (object);

  g_free (self->order.search);
  g_clear_pointer (&self->order.condition, tandem_condition_unref);
  g_clear_pointer (&self->saved_views, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_record_table_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemRecordTable, name)
  BIND (toolbar_view);
  BIND (start_bin);
  BIND (title_label);
  BIND (count_label);
  BIND (busy_spinner);
  BIND (search_entry);
  BIND (filter_button);
  BIND (saved_views_button);
  BIND (saved_view_label);
  BIND (view_button);
  BIND (new_button);
  BIND (filter_bar);
  BIND (error_banner);
  BIND (stack);
  BIND (list_stack);
  BIND (columns_bin);
  BIND (rows_scroller);
  BIND (table);
  BIND (rows);
  BIND (spinner);
  BIND (empty_page);
  BIND (empty_new_button);
  BIND (empty_other_button);
  BIND (no_match_page);
  BIND (clear_search_button);
  BIND (clear_filters_button);
  BIND (error_page);
  BIND (sums);
  BIND (selection_bar);
  BIND (selected_label);
  BIND (select_all_button);
  BIND (acts);
  BIND (more_button);
#undef BIND
}

static void
add_signals (GObjectClass *object_class)
{
  /**
   * TandemRecordTable::open:
   * @id: a record
   *
   * A person opened a row.
   */
  tandem_record_table_signals[TANDEM_RECORD_TABLE_OPEN]
      = g_signal_new ("open", TANDEM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_INT64);
  /**
   * TandemRecordTable::selected:
   * @id: a record
   *
   * The selection is one other row: a record that is open beside the table follows it.
   */
  tandem_record_table_signals[TANDEM_RECORD_TABLE_SELECTED]
      = g_signal_new ("selected", TANDEM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_INT64);
  /**
   * TandemRecordTable::leave:
   *
   * Escape, and no selection of several to end by it.
   *
   * Returns: whether the page closed something
   */
  tandem_record_table_signals[TANDEM_RECORD_TABLE_LEAVE]
      = g_signal_new ("leave", TANDEM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                      NULL, G_TYPE_BOOLEAN, 0);
}

static void
tandem_record_table_class_init (TandemRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tandem_record_table_set_property;
  object_class->get_property = tandem_record_table_get_property;
  object_class->dispose = tandem_record_table_dispose;
  object_class->finalize = tandem_record_table_finalize;
  widget_class->grab_focus = tandem_record_table_grab_focus;
  /**
   * TandemRecordTable:narrow:
   *
   * Whether rows of two lines stand in the place of the columns.
   */
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  add_signals (object_class);

  g_type_ensure (TANDEM_TYPE_FILTER_BAR);
  g_type_ensure (TANDEM_TYPE_SUMS_BAR);
  g_type_ensure (TANDEM_TYPE_TABLE_VIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-record-table.ui");
  bind_children (widget_class);
  tandem_record_table_bind_contents (widget_class);
  tandem_record_table_bind_filter (widget_class);
  tandem_record_table_bind_acts (widget_class);
  tandem_record_table_bind_export (widget_class);
  tandem_record_table_bind_work (widget_class);
}

static void
tandem_record_table_init (TandemRecordTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus = TANDEM_RECORD_FOCUS_RECORD;
}
