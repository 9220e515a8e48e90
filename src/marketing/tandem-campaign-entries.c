/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-entries.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "list/tandem-record-view.h"
#include "widgets/tandem-load-banner.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-table-columns.h"
#include "widgets/tandem-table-menu.h"
#include "workspace/tandem-settings.h"

struct _TandemCampaignEntries {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  const TandemTableKind *kind;
  TandemRecordList *list;
  TandemRecordView *view;
  TandemTableColumns *columns;
  GMenuModel *row_menu; /* NULL where nothing is taken away here */

  GtkLabel *count_label;
  GtkWidget *edit_button;
  GtkWidget *trash_button;
  GtkButton *add_button;
  AdwBanner *error_banner;
  GtkStack *stack;
  AdwBreakpointBin *columns_bin;
  GtkColumnView *table;
  AdwStatusPage *empty_page;
};

enum {
  SIGNAL_ENTRY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCampaignEntries, tandem_campaign_entries, ADW_TYPE_BIN)

/* What is selected, else the row that has the focus. */
static GArray *
get_chosen (TandemCampaignEntries *self)
{
  GArray *ids = tandem_record_list_get_selected (self->list);
  gint64 focused = ids->len == 0 ? tandem_record_view_get_focused_id (self->view) : 0;

  if (focused != 0)
    g_array_append_val (ids, focused);
  return ids;
}

/* What can be done with a row is seen before one is selected. */
static void
update_selection (TandemCampaignEntries *self)
{
  gboolean has_rows = self->row_menu && tandem_record_list_get_length (self->list) > 0;
  guint n_selected = tandem_record_list_get_n_selected (self->list);

  gtk_widget_set_visible (self->edit_button, has_rows);
  gtk_widget_set_visible (self->trash_button, has_rows);
  gtk_widget_set_sensitive (self->edit_button, n_selected == 1);
  gtk_widget_set_sensitive (self->trash_button, n_selected > 0);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkColumnView *view, guint position, TandemCampaignEntries *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTRY_ACTIVATED], 0, tandem_record_list_get_id (self->list, position));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (widget);
  g_autoptr (GArray) ids = get_chosen (self);

  if (ids->len == 1)
    g_signal_emit (self, signals[SIGNAL_ENTRY_ACTIVATED], 0, g_array_index (ids, gint64, 0));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Moved to the trash"), TRUE);
  else
    tandem_page_show_error (widget, _ ("Nothing was moved to the trash"), error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (widget);
  g_autoptr (GArray) ids = get_chosen (self);
  g_autofree char *label = NULL;

  if (ids->len == 0 || self->row_menu == NULL)
    return;
  label = self->kind->words.say_trash (ids->len);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), label, self->kind->get_type (), ids, NULL,
                          trashed_cb, g_object_ref (self));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (widget);

  if (self->row_menu)
    tandem_table_menu_show_focused (widget, self->row_menu, self->view);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemCampaignEntries *self)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (self->row_menu
      && gtk_widget_compute_point (GTK_WIDGET (self->columns_bin), GTK_WIDGET (self->table), &point, &point)
      && tandem_table_menu_show_at (GTK_WIDGET (self), self->row_menu, self->view, GTK_WIDGET (self->table), &point))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (widget);

  tandem_load_banner_read_again (self->error_banner, self->list);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_campaign_entries_grab_focus (GtkWidget *widget)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (widget);
  gboolean is_empty = self->list == NULL || tandem_record_list_get_length (self->list) == 0;

  return gtk_widget_grab_focus (is_empty ? GTK_WIDGET (self->add_button) : GTK_WIDGET (self->table));
}

static void
tandem_campaign_entries_dispose (GObject *object)
{
  TandemCampaignEntries *self = TANDEM_CAMPAIGN_ENTRIES (object);

  if (self->columns)
    tandem_table_columns_keep (self->columns);
  g_clear_object (&self->columns);
  g_clear_object (&self->view);
  g_clear_object (&self->list);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGN_ENTRIES);
  G_OBJECT_CLASS (tandem_campaign_entries_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-entries.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntries, name)
  BIND (count_label);
  BIND (edit_button);
  BIND (trash_button);
  BIND (add_button);
  BIND (error_banner);
  BIND (stack);
  BIND (columns_bin);
  BIND (table);
  BIND (empty_page);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tandem_campaign_entries_class_init (TandemCampaignEntriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_entries_dispose;
  widget_class->grab_focus = tandem_campaign_entries_grab_focus;
  /**
   * TandemCampaignEntries::entry-activated:
   * @id: a record
   *
   * A person opened a row.
   */
  signals[SIGNAL_ENTRY_ACTIVATED] = g_signal_new ("entry-activated", TANDEM_TYPE_CAMPAIGN_ENTRIES, G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "table.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "table.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "table.reload", NULL, reload_action);
}

static void
tandem_campaign_entries_init (TandemCampaignEntries *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_page_name_status (self->empty_page);
}

static void
set_words (TandemCampaignEntries *self)
{
  const TandemTableWords *words = &self->kind->words;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words->title), -1);
  adw_status_page_set_icon_name (self->empty_page, self->kind->icon_name);
  adw_status_page_set_title (self->empty_page, _ (words->empty_title));
  adw_status_page_set_description (self->empty_page, _ (words->empty_hint));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), words->new_record != NULL);
  if (words->new_record)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), _ (words->new_record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), words->empty_action);
}

/**
 * tandem_campaign_entries_set_up:
 * @kind: what is shown; it lives for ever. What it says of a new record is its button at the top, whose action is the empty
 *   one's; without a type nothing is taken away here
 */
void
tandem_campaign_entries_set_up (TandemCampaignEntries *self, TandemWorkspace *workspace, const TandemTableKind *kind)
{
  g_autoptr (TandemRecordSource) source
      = tandem_store_source_new (tandem_workspace_get_store (workspace), kind->load_rows);
  g_autoptr (GSettings) settings = tandem_settings_new_table (kind->name);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->row_menu = kind->get_type ? tandem_table_menu_new (kind, TRUE) : NULL;
  set_words (self);
  self->list = tandem_record_list_new (source);
  self->view = tandem_record_view_new (GTK_WIDGET (self->table), self->list);
  self->columns = tandem_table_columns_new (kind, workspace, self->table, self->columns_bin, settings);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", tandem_table_columns_get_actions (self->columns));
  tandem_load_banner_follow (self->error_banner, self->list);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (update_selection), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_campaign_entries_show:
 * @ids: (element-type gint64): what there is now; what it says is read again, too
 */
void
tandem_campaign_entries_show (TandemCampaignEntries *self, GArray *ids)
{
  g_autofree char *count = self->kind->words.say_count (ids->len);

  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, ids->len == 0 ? "empty" : "list");
  if (tandem_record_list_get_length (self->list) > 0)
    {
      tandem_load_banner_read_again (self->error_banner, self->list);
      tandem_record_view_swap_ids (self->view, g_array_copy (ids), TANDEM_RECORD_FOCUS_RECORD, NULL);
    }
  else
    tandem_record_view_set_ids (self->view, g_array_copy (ids), TANDEM_RECORD_FOCUS_PLACE, NULL);
  update_selection (self);
}

/**
 * tandem_campaign_entries_set_sum:
 * @sum: what all that is shown comes to
 *
 * Says it beside how many they are, in as many lines as it takes.
 */
void
tandem_campaign_entries_set_sum (TandemCampaignEntries *self, const char *sum)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", gtk_label_get_label (self->count_label), sum);

  gtk_label_set_label (self->count_label, words);
  gtk_label_set_ellipsize (self->count_label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->count_label, TRUE);
}

/**
 * tandem_campaign_entries_dup_record:
 *
 * Returns: (transfer full) (nullable): what was read of a row; %NULL while it is not
 */
gpointer
tandem_campaign_entries_dup_record (TandemCampaignEntries *self, gint64 id)
{
  guint position;

  return tandem_record_list_find (self->list, id, &position) ? tandem_record_list_dup_record (self->list, position)
                                                             : NULL;
}
