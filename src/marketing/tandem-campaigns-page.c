/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaigns-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-campaign.h"
#include "act/tandem-act.h"
#include "marketing/tandem-campaign-bulk.h"
#include "marketing/tandem-campaign-page.h"
#include "marketing/tandem-campaign-table.h"
#include "model/tandem-campaign.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-recent-records.h"

struct _TandemCampaignsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  gint64 open_id;  /* the campaign beside the list, 0: none */
  gint64 added_id; /* the same, where it was just added, else 0 */

  AdwOverlaySplitView *split_view;
  TandemRecordTable *table;
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
discarded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCampaignsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_discard_campaign_finish (TANDEM_STORE (object), result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("The new campaign was left empty and is in the trash"), TRUE);
  else if (error)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not changed"), error);
}

/* A new one of which nothing was made goes with its record; what was typed last is saved before it is looked at. */
static void
leave_added (TandemCampaignsPage *self, gint64 next_id)
{
  gint64 added_id = self->added_id;

  if (added_id == 0 || added_id == next_id)
    return;
  self->added_id = 0;
  tandem_act_discard_campaign_async (tandem_workspace_get_store (self->workspace), added_id, discarded_cb,
                                     g_object_ref (self));
}

/* What is being typed is saved while its field is still there. */
static void
leave_fields (TandemCampaignsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->record_bin)))
    gtk_root_set_focus (root, NULL);
}

static void
show_record (TandemCampaignsPage *self, gint64 campaign_id)
{
  gboolean is_open = campaign_id != 0;

  if (campaign_id != self->open_id)
    leave_fields (self);
  if (is_open && campaign_id != self->open_id)
    adw_bin_set_child (self->record_bin, tandem_campaign_page_new (self->workspace, campaign_id));
  else if (!is_open)
    adw_bin_set_child (self->record_bin, NULL);
  self->open_id = campaign_id;
  leave_added (self, campaign_id);
  adw_overlay_split_view_set_show_sidebar (self->split_view, is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.close", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.trash", is_open);
}

static void
enter_record (TandemCampaignsPage *self)
{
  tandem_recent_records_note (self->workspace, TANDEM_SEARCH_CAMPAIGN, self->open_id);
  gtk_widget_grab_focus (adw_bin_get_child (self->record_bin));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);
  gint64 id = self->open_id;

  show_record (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  tandem_page_leave_record (widget, id);
}

/* The split view can be closed by itself, with Escape or a swipe. */
static void
sidebar_shown_cb (TandemCampaignsPage *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split_view) && self->open_id != 0)
    close_action (GTK_WIDGET (self), NULL, NULL);
}

static void
opened_cb (TandemRecordTable *table, gint64 id, TandemCampaignsPage *self)
{
  show_record (self, id);
  enter_record (self);
}

static void
selected_cb (TandemRecordTable *table, gint64 id, TandemCampaignsPage *self)
{
  if (self->open_id != 0)
    show_record (self, id);
}

static gboolean
left_cb (TandemRecordTable *table, TandemCampaignsPage *self)
{
  gboolean was_open = self->open_id != 0;

  if (was_open)
    close_action (GTK_WIDGET (self), NULL, NULL);
  return was_open;
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemCampaignsPage *page;
  TandemRecord *campaign;
} Adding;

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Adding *adding = data;
  g_autoptr (TandemCampaignsPage) self = adding->page;
  g_autoptr (TandemRecord) campaign = adding->campaign;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      /* it is the new one only once the one before, which may be new as well, was left */
      show_record (self, tandem_record_get_id (campaign));
      self->added_id = tandem_record_get_id (campaign);
      tandem_campaign_page_name_it (TANDEM_CAMPAIGN_PAGE (adw_bin_get_child (self->record_bin)));
      tandem_page_toast (GTK_WIDGET (self), _ ("Campaign added"), TRUE);
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not added"), error);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);
  TandemRecord *campaign = TANDEM_RECORD (tandem_campaign_new ());
  Adding *adding = g_new (Adding, 1);

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, _ ("New campaign"));
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "conversion");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "planned");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, tandem_workspace_get_currency (self->workspace));
  *adding = (Adding) { g_object_ref (self), campaign };
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), _ ("Add a campaign"), campaign, NULL,
                             added_cb, adding);
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
  self->added_id = 0;
  close_action (widget, NULL, NULL);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), _ ("Move a campaign to the trash"),
                          TANDEM_TYPE_CAMPAIGN, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
set_status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_campaign_bulk_ask_status (TANDEM_CAMPAIGNS_PAGE (widget)->table);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (widget);

  tandem_page_show_history (widget, "campaign", self->open_id, NULL);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_campaigns_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_CAMPAIGNS_PAGE (widget)->table));
}

static const char *
tandem_campaigns_page_get_title (TandemPage *page)
{
  return _ ("Campaigns");
}

static void
tandem_campaigns_page_search (TandemPage *page, const char *words)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (page);

  if (words)
    show_record (self, 0);
  tandem_record_table_search (self->table, words);
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

static gint64
tandem_campaigns_page_get_record (TandemPage *page)
{
  return TANDEM_CAMPAIGNS_PAGE (page)->open_id;
}

static void
tandem_campaigns_page_filter (TandemPage *page)
{
  tandem_record_table_show_filters (TANDEM_CAMPAIGNS_PAGE (page)->table);
}

static void
tandem_campaigns_page_print (TandemPage *page)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (page);

  if (self->open_id != 0)
    tandem_page_print_record (GTK_WIDGET (self), "campaign-sheet", self->open_id);
  else
    tandem_record_table_print (self->table);
}

static void
tandem_campaigns_page_export_records (TandemPage *page)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (page);

  tandem_record_table_export (self->table, self->open_id != 0 ? self->open_id : 0);
}

static void
tandem_campaigns_page_iface_init (TandemPageInterface *iface)
{
  iface->print = tandem_campaigns_page_print;
  iface->export_records = tandem_campaigns_page_export_records;
  iface->get_title = tandem_campaigns_page_get_title;
  iface->search = tandem_campaigns_page_search;
  iface->filter = tandem_campaigns_page_filter;
  iface->create_new = tandem_campaigns_page_create_new;
  iface->open_record = tandem_campaigns_page_open_record;
  iface->get_record = tandem_campaigns_page_get_record;
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
  tandem_record_table_set_up (self->table, self->workspace, &tandem_campaign_table);
}

static void
tandem_campaigns_page_dispose (GObject *object)
{
  TandemCampaignsPage *self = TANDEM_CAMPAIGNS_PAGE (object);

  g_clear_object (&self->workspace);
  /* The bin would take out its child once more after the template did. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGNS_PAGE);
  G_OBJECT_CLASS (tandem_campaigns_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaigns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignsPage, record_bin);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
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
  widget_class->grab_focus = tandem_campaigns_page_grab_focus;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                            | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TANDEM_TYPE_RECORD_TABLE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "campaign.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "campaign.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "campaign.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "campaign.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "campaign.set-status", NULL, set_status_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "campaign.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "campaign.close", NULL);
}

static void
tandem_campaigns_page_init (TandemCampaignsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (sidebar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.close", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaign.trash", FALSE);
}
