/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaigns-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-act.h"
#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "marketing/tandem-campaign-columns.h"
#include "marketing/tandem-campaign-page.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign.h"
#include "widgets/tandem-page.h"

struct _TandemCampaignsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GListStore *rows;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *words;                  /* what is filtered by, folded */
  gint64 open_id;               /* the campaign beside the list, 0: none */

  AdwOverlaySplitView *split_view;
  GtkWidget *page_title;
  GtkWidget *new_label;
  GtkLabel *count_label;
  GtkWidget *search_entry;
  GtkStack *stack;
  GtkColumnView *table;
  AdwStatusPage *error_page;
  AdwBin *record_bin;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemCampaignsPageProperty;

static void tandem_campaigns_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemCampaignsPage, tandem_campaigns_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_campaigns_page_iface_init))

/* --- the record beside the list ------------------------------------------------------------------------------------ */

static void
show_record (TandemCampaignsPage *self, gint64 campaign_id)
{
  gboolean is_open = campaign_id != 0;

  if (is_open && campaign_id != self->open_id)
    adw_bin_set_child (self->record_bin, tandem_campaign_page_new (self->workspace, campaign_id));
  else if (!is_open)
    adw_bin_set_child (self->record_bin, NULL);
  self->open_id = campaign_id;
  adw_overlay_split_view_set_show_sidebar (self->split_view, is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.close", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.trash", is_open);
}

/* The list, or what stands in its place. */
static void
focus_list (TandemCampaignsPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
has_focus (TandemCampaignsPage *self, gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}

static void
enter_record (TandemCampaignsPage *self)
{
  gtk_widget_grab_focus (adw_bin_get_child (self->record_bin));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);

  show_record (self, 0);
  focus_list (self);
}

/* The split view can be closed by itself, with Escape or a swipe. */
static void
sidebar_shown_cb (TandemCampaignsPage *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split_view) && self->open_id != 0)
    close_action (GTK_WIDGET (self), NULL, NULL);
}

static void
row_activated_cb (TandemCampaignsPage *self, guint position)
{
  g_autoptr (TandemCampaignRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  show_record (self, row->id);
  enter_record (self);
}

static void
selection_changed_cb (TandemCampaignsPage *self)
{
  TandemCampaignRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row && self->open_id != 0)
    show_record (self, row->id);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCampaignsPage) self = data;
  g_autoptr (GError) error = NULL;
  TandemRecord *campaign = g_object_get_data (G_OBJECT (self), "added");

  if (tandem_act_finish (result, &error))
    {
      show_record (self, tandem_record_get_id (campaign));
      tandem_campaign_page_name_it (TANDEM_CAMPAIGN_PAGE (adw_bin_get_child (self->record_bin)));
      tandem_page_toast (GTK_WIDGET (self), _ ("Campaign added"), TRUE);
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not added"), error);
  g_object_set_data (G_OBJECT (self), "added", NULL);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);
  TandemRecord *campaign = TANDEM_RECORD (tandem_campaign_new ());

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, _ ("New campaign"));
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "conversion");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "planned");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, tandem_workspace_get_currency (self->workspace));
  g_object_set_data_full (G_OBJECT (self), "added", campaign, g_object_unref);
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), _ ("Add a campaign"), campaign, NULL, added_cb,
                             g_object_ref (self));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCampaignsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Campaign moved to the trash"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not changed"), error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->open_id == 0)
    return;
  g_array_append_val (ids, self->open_id);
  show_record (self, 0);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), _ ("Move a campaign to the trash"),
                          TANDEM_TYPE_CAMPAIGN, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);

  tandem_page_show_history (widget, "campaign", self->open_id, NULL);
}

/* --- filtering ----------------------------------------------------------------------------------------------------- */

static gboolean
matches (gpointer item, gpointer data)
{
  TandemCampaignsPage *self = data;
  TandemCampaignRow *row = item;
  g_autofree char *text = g_strdup_printf ("%s %s", row->name, row->channel ? row->channel : "");
  g_autofree char *folded = tandem_fold_text (text);

  return self->words == NULL || strstr (folded, self->words) != NULL;
}

static void
show_state (TandemCampaignsPage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *shown = tandem_format_count (n_shown);
  g_autofree char *all = tandem_format_count (n_rows);
  /* Translators: how many rows a filter leaves of how many */
  g_autofree char *count = n_shown == n_rows ? g_strdup (all) : g_strdup_printf (_ ("%s of %s"), shown, all);

  gboolean was_focused = has_focus (self, self->stack);

  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, n_rows == 0 ? "empty" : n_shown == 0 ? "no-match" : "list");
  if (was_focused && !has_focus (self, self->table))
    focus_list (self);
}

static void
search_changed_cb (TandemCampaignsPage *self)
{
  g_autofree char *words = tandem_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_strstrip (words);
  g_set_str (&self->words, *words ? words : NULL);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
search_stopped_cb (TandemCampaignsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  focus_list (self);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  search_stopped_cb (TANDEM_CAMPAIGNS_PAGE (widget));
}

/* --- loading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *rows;
} Loaded;

static void
free_loaded (gpointer data)
{
  g_clear_pointer (&((Loaded *) data)->rows, g_ptr_array_unref);
  g_free (data);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = data;

  loaded->rows = tandem_campaign_query_load_rows (connection, 0, error);
  return loaded->rows != NULL;
}

static void
select_row (TandemCampaignsPage *self, gint64 campaign_id, gboolean with_focus)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TandemCampaignRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (row->id == campaign_id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          if (with_focus)
            gtk_column_view_scroll_to (self->table, i, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
        }
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Loaded *loaded = tandem_store_run_get_data (result);
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemCampaignsPage *self;
  TandemCampaignRow *selected;
  gint64 selected_id;
  gboolean was_focused;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  selected = gtk_single_selection_get_selected_item (self->selection);
  selected_id = self->open_id != 0 ? self->open_id : selected ? selected->id : 0;
  was_focused = has_focus (self, self->table);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), loaded->rows->pdata,
                       loaded->rows->len);
  select_row (self, selected_id, was_focused);
  show_state (self);
  if (was_focused)
    focus_list (self);
}

static void
load_rows (TandemCampaignsPage *self)
{
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, load_cb, g_new0 (Loaded, 1),
                          free_loaded, self->cancellable, loaded_cb, self);
}

static void
catch_up (GtkWidget *page)
{
  load_rows (TANDEM_CAMPAIGNS_PAGE (page));
}

static void
store_changed_cb (TandemCampaignsPage *self, TandemChanges *changes)
{
  static const char *const shown[] = { "campaign", "campaign_cost", "channel", "lifecycle_history", "deal" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (tandem_changes_touch (changes, shown[i]))
      {
        tandem_page_when_seen (GTK_WIDGET (self), catch_up);
        return;
      }
}

static void
narrowed_cb (TandemCampaignsPage *self)
{
  tandem_campaign_columns_set_narrow (self->table, TRUE);
}

static void
widened_cb (TandemCampaignsPage *self)
{
  tandem_campaign_columns_set_narrow (self->table, FALSE);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_campaigns_page_grab_focus (GtkWidget *widget)
{
  focus_list (TANDEM_CAMPAIGNS_PAGE (widget));
  return TRUE;
}

static const char *
tandem_campaigns_page_get_title (TandemPage *page)
{
  return _ ("Campaigns");
}

static void
tandem_campaigns_page_focus_search (TandemPage *page)
{
  gtk_widget_grab_focus (TANDEM_CAMPAIGNS_PAGE (page)->search_entry);
}

static void
tandem_campaigns_page_create_new (TandemPage *page)
{
  new_action (GTK_WIDGET (page), NULL, NULL);
}

static void
tandem_campaigns_page_open_record (TandemPage *page, gint64 id)
{
  show_record (TANDEM_CAMPAIGNS_PAGE (page), id);
  enter_record (TANDEM_CAMPAIGNS_PAGE (page));
}

static void
tandem_campaigns_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_campaigns_page_get_title;
  iface->focus_search = tandem_campaigns_page_focus_search;
  iface->create_new = tandem_campaigns_page_create_new;
  iface->open_record = tandem_campaigns_page_open_record;
}

static void
tandem_campaigns_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemCampaignsPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_CAMPAIGNS_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_campaigns_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemCampaignsPageProperty) id)
    {
    case PROP_WORKSPACE:
      TANDEM_CAMPAIGNS_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_campaigns_page_constructed (GObject *object)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (object);

  G_OBJECT_CLASS (tandem_campaigns_page_parent_class)->constructed (object);
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_rows (self);
}

static void
tandem_campaigns_page_dispose (GObject *object)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  /* The bin would take out its child once more after the template did. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGNS_PAGE);
  G_OBJECT_CLASS (tandem_campaigns_page_parent_class)->dispose (object);
}

static void
tandem_campaigns_page_finalize (GObject *object)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->words);
  G_OBJECT_CLASS (tandem_campaigns_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaigns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, record_bin);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
tandem_campaigns_page_class_init (TandemCampaignsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_campaigns_page_get_property;
  object_class->set_property = tandem_campaigns_page_set_property;
  object_class->constructed = tandem_campaigns_page_constructed;
  object_class->dispose = tandem_campaigns_page_dispose;
  object_class->finalize = tandem_campaigns_page_finalize;
  widget_class->grab_focus = tandem_campaigns_page_grab_focus;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "campaign.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "campaign.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "campaign.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "campaign.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "campaign.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "campaign.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "campaign.close", NULL);
}

static void
tandem_campaigns_page_init (TandemCampaignsPage *self)
{
  GListModel *filtered;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (TANDEM_TYPE_CAMPAIGN_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (self->rows), self->filter));
  self->selection = gtk_single_selection_new (filtered);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  tandem_campaign_columns_set_up (self->table);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (sidebar_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.close", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.trash", FALSE);
}
