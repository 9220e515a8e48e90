/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a campaign: its figures, its fields and the newest of what hangs on it; a list of its own for all costs, all
 * days and all contacts that came from it. */
#include "marketing/tandem-campaign-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "marketing/tandem-campaign-attribution.h"
#include "marketing/tandem-campaign-details.h"
#include "marketing/tandem-campaign-entries.h"
#include "marketing/tandem-campaign-entry-dialog.h"
#include "marketing/tandem-campaign-entry-tables.h"
#include "marketing/tandem-campaign-facts.h"
#include "marketing/tandem-campaign-links.h"
#include "marketing/tandem-campaign-summary.h"
#include "marketing/tandem-day-grid.h"
#include "marketing/tandem-member-dialog.h"
#include "marketing/tandem-offer-dialog.h"
#include "model/tandem-attachment.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-offer.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-custom-group.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-file-group.h"
#include "widgets/tandem-page.h"

struct _TandemCampaignPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  gint64 campaign_id;
  GCancellable *cancellable;
  TandemCampaignFacts *facts;
  gboolean is_new; /* its name is to be given, as soon as it is shown */

  GtkLabel *heading_label;
  AdwViewStack *views;
  GtkViewport *tabs_viewport;
  GtkWidget *view_switcher;
  GtkFlowBox *figures_box;
  TandemCampaignDetails *details;
  TandemCustomGroup *custom_group;
  TandemEntryGroup *offers_group;
  TandemCampaignLinks *links;
  TandemFileGroup *file_group;
  TandemEntryGroup *costs_group;
  TandemEntryGroup *days_group;
  TandemEntryGroup *leads_group;
  TandemCampaignEntries *costs;
  TandemDayGrid *days;
  GtkActionable *import_button;
  TandemCampaignEntries *leads;
  TandemCampaignEntries *members;
  TandemCampaignAttribution *attribution;
};

G_DEFINE_FINAL_TYPE (TandemCampaignPage, tandem_campaign_page, ADW_TYPE_BIN)

/* --- entries ------------------------------------------------------------------------------------------------------- */

static AdwDialog *
new_dialog (TandemCampaignPage *self, TandemRecord *entry)
{
  if (TANDEM_IS_OFFER (entry))
    return tandem_offer_dialog_new (self->workspace, entry);
  if (TANDEM_IS_CAMPAIGN_MEMBER (entry))
    return tandem_member_dialog_new (self->workspace, entry, self->facts->offers);
  return tandem_campaign_entry_dialog_new (self->workspace, entry);
}

static void
present (TandemCampaignPage *self, TandemRecord *entry)
{
  AdwDialog *dialog = new_dialog (self, entry);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
entry_activated_cb (TandemCampaignPage *self, TandemRecord *entry)
{
  if (TANDEM_IS_CONTACT (entry))
    tandem_page_go_to_record (GTK_WIDGET (self), "contacts", tandem_record_get_id (entry));
  else
    present (self, entry);
}

/* The whole record is read anew for the dialog: a row of a list may be older than it. */
static void
open_entry (TandemCampaignPage *self, GType type, gint64 id)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecord) entry = connection ? tandem_record_load (connection, type, id, &error) : NULL;

  if (entry)
    present (self, entry);
  else if (error)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign could not be read"), error);
}

static void
cost_activated_cb (TandemCampaignEntries *entries, gint64 id, TandemCampaignPage *self)
{
  open_entry (self, TANDEM_TYPE_CAMPAIGN_COST, id);
}

static void
member_activated_cb (TandemCampaignEntries *entries, gint64 id, TandemCampaignPage *self)
{
  open_entry (self, TANDEM_TYPE_CAMPAIGN_MEMBER, id);
}

static void
lead_activated_cb (TandemCampaignEntries *entries, gint64 id, TandemCampaignPage *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "contacts", id);
}

static void
all_wanted_cb (TandemEntryGroup *group, TandemCampaignPage *self)
{
  const char *name = group == self->costs_group ? "costs" : group == self->days_group ? "days" : "leads";

  adw_view_stack_set_visible_child_name (self->views, name);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
}

static void
finish_trash (TandemCampaignPage *self, GAsyncResult *result, const char *done)
{
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), done, TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not changed"), error);
  g_object_unref (self);
}

static void
cost_trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  finish_trash (data, result, _ ("Cost deleted"));
}

static void
day_trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  finish_trash (data, result, _ ("Day deleted"));
}

static void
offer_trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  finish_trash (data, result, _ ("Offer deleted"));
}

static void
entry_trashed_cb (TandemCampaignPage *self, TandemRecord *entry)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (entry);

  g_array_append_val (ids, id);
  if (TANDEM_IS_OFFER (entry))
    tandem_act_trash_async (store, _ ("Delete an offer"), TANDEM_TYPE_OFFER, ids, NULL, offer_trashed_cb,
                            g_object_ref (self));
  else if (TANDEM_IS_CAMPAIGN_COST (entry))
    tandem_act_trash_async (store, _ ("Delete a cost"), TANDEM_TYPE_CAMPAIGN_COST, ids, NULL, cost_trashed_cb,
                            g_object_ref (self));
  else
    tandem_act_trash_async (store, _ ("Delete the figures of a day"), TANDEM_TYPE_CAMPAIGN_DAY, ids, NULL,
                            day_trashed_cb, g_object_ref (self));
}

static void
show_costs (TandemCampaignPage *self)
{
  g_autofree char *sum = tandem_campaign_summary_describe_costs (self->facts);

  tandem_campaign_entries_show (self->costs, self->facts->cost_ids);
  if (sum)
    tandem_campaign_entries_set_sum (self->costs, sum);
}

/* The views beside the summary are filled when they are looked at: a row of a table costs as much as a group of the summary. */
static void
show_view (TandemCampaignPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  if (self->facts == NULL)
    return;
  if (g_strcmp0 (name, "costs") == 0)
    show_costs (self);
  else if (g_strcmp0 (name, "days") == 0)
    tandem_day_grid_show (self->days, self->facts->all_days);
  else if (g_strcmp0 (name, "leads") == 0)
    tandem_campaign_entries_show (self->leads, self->facts->lead_ids);
  else if (g_strcmp0 (name, "members") == 0)
    tandem_campaign_entries_show (self->members, self->facts->member_ids);
  else if (g_strcmp0 (name, "attribution") == 0)
    tandem_campaign_attribution_show (self->attribution, self->workspace, self->campaign_id,
                                      self->facts->row->currency);
}

/* Where the tabs have no room side by side, that of the view comes into sight. */
static void
show_tab (TandemCampaignPage *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (pages);
  GtkWidget *tabs = gtk_widget_get_first_child (self->view_switcher);
  guint before = gtk_bitset_get_minimum (selected);

  for (GtkWidget *tab = tabs ? gtk_widget_get_first_child (tabs) : NULL; tab; tab = gtk_widget_get_next_sibling (tab))
    if (GTK_IS_TOGGLE_BUTTON (tab) && before-- == 0) /* lines stand between them */
      {
        gtk_viewport_scroll_to (self->tabs_viewport, tab, NULL);
        break;
      }
}

static void
view_chosen_cb (TandemCampaignPage *self)
{
  show_tab (self);
  show_view (self);
}

static void
show_facts (TandemCampaignPage *self)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  TandemRecord *campaign = self->facts->campaign;
  const char *name = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_NAME);

  gtk_label_set_label (self->heading_label, name);
  tandem_campaign_summary_show_figures (self->figures_box, self->facts);
  tandem_campaign_details_show (self->details, store, campaign, self->facts->channels, self->facts->others);
  tandem_custom_group_show (self->custom_group, store, TANDEM_FIRM_LIST_CAMPAIGN_FIELDS, self->campaign_id, name);
  tandem_campaign_links_show (self->links, store, campaign);
  tandem_file_group_show (self->file_group, store, TANDEM_ATTACHMENT_CAMPAIGN_ID, self->campaign_id, name);
  tandem_campaign_summary_show_offers (self->offers_group, self->facts);
  tandem_campaign_summary_show_costs (self->costs_group, self->facts);
  tandem_campaign_summary_show_days (self->days_group, self->facts);
  tandem_campaign_summary_show_leads (self->leads_group, self->facts);
  show_view (self);
}

/* --- loading ------------------------------------------------------------------------------------------------------- */

static void
facts_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemCampaignFacts *facts = tandem_campaign_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemCampaignPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL)
    {
      if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
        gtk_widget_activate_action (GTK_WIDGET (self), "campaign.close", NULL);
      else
        tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign could not be read"), error);
      return;
    }
  g_clear_pointer (&self->facts, tandem_campaign_facts_free);
  self->facts = facts;
  show_facts (self);
  if (self->is_new)
    tandem_campaign_details_name_it (self->details);
  self->is_new = FALSE;
}

static void
load_facts (TandemCampaignPage *self)
{
  tandem_campaign_facts_load_async (tandem_workspace_get_store (self->workspace), self->campaign_id, self->cancellable,
                                    facts_loaded_cb, self);
}

static void
reload_cb (GtkWidget *page)
{
  load_facts (TANDEM_CAMPAIGN_PAGE (page));
}

static void
store_changed_cb (TandemCampaignPage *self, TandemChanges *changes)
{
  static const char *const shown[]
      = { "campaign", "campaign_cost", "campaign_day", "contact", "lifecycle_history", "deal",
          "channel",  "touch",         "offer",        "firm",    "campaign_member",   "exchange_rate" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (tandem_changes_touch (changes, shown[i]))
      {
        tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
        return;
      }
}

static void
add_cost_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (widget);
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());

  if (self->facts == NULL)
    return;
  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, self->campaign_id);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY,
                          tandem_record_get_text (self->facts->campaign, TANDEM_CAMPAIGN_CURRENCY));
  present (self, cost);
}

static void
add_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (widget);
  g_autoptr (TandemRecord) day = TANDEM_RECORD (tandem_campaign_day_new ());

  tandem_record_set_id (day, TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID, self->campaign_id);
  present (self, day);
}

static void
add_offer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (widget);
  g_autoptr (TandemRecord) offer = TANDEM_RECORD (tandem_offer_new ());

  tandem_record_set_id (offer, TANDEM_OFFER_CAMPAIGN_ID, self->campaign_id);
  present (self, offer);
}

static void
add_member_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (widget);
  g_autoptr (TandemRecord) member = TANDEM_RECORD (tandem_campaign_member_new ());

  if (self->facts == NULL)
    return;
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID, self->campaign_id);
  present (self, member);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_campaign_page_grab_focus (GtkWidget *widget)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (widget);
  gboolean is_summary = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "summary") == 0;

  return gtk_widget_grab_focus (is_summary ? GTK_WIDGET (self->details)
                                           : adw_view_stack_get_visible_child (self->views));
}

static void
tandem_campaign_page_dispose (GObject *object)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->facts, tandem_campaign_facts_free);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGN_PAGE);
  G_OBJECT_CLASS (tandem_campaign_page_parent_class)->dispose (object);
}

static void
tandem_campaign_page_finalize (GObject *object)
{
  TandemCampaignPage *self = TANDEM_CAMPAIGN_PAGE (object);

  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (tandem_campaign_page_parent_class)->finalize (object);
}

static void
tandem_campaign_page_class_init (TandemCampaignPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_page_finalize;
  widget_class->grab_focus = tandem_campaign_page_grab_focus;

  g_type_ensure (TANDEM_TYPE_ENTRY_GROUP);
  g_type_ensure (TANDEM_TYPE_FILE_GROUP);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_ATTRIBUTION);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_DETAILS);
  g_type_ensure (TANDEM_TYPE_CUSTOM_GROUP);
  g_type_ensure (TANDEM_TYPE_DAY_GRID);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_ENTRIES);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_LINKS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, figures_box);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, views);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, tabs_viewport);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, details);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, custom_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, costs);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, days);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, leads);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, attribution);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, links);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, file_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, members);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, offers_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, costs_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, days_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignPage, leads_group);
  gtk_widget_class_bind_template_callback (widget_class, all_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, cost_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lead_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, member_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_facts);
  gtk_widget_class_bind_template_callback (widget_class, entry_trashed_cb);
  gtk_widget_class_install_action (widget_class, "campaign.add-cost", NULL, add_cost_action);
  gtk_widget_class_install_action (widget_class, "campaign.add-day", NULL, add_day_action);
  gtk_widget_class_install_action (widget_class, "campaign.add-member", NULL, add_member_action);
  gtk_widget_class_install_action (widget_class, "campaign.add-offer", NULL, add_offer_action);
}

static void
tandem_campaign_page_init (TandemCampaignPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_campaign_page_new (TandemWorkspace *workspace, gint64 campaign_id)
{
  TandemCampaignPage *self = g_object_new (TANDEM_TYPE_CAMPAIGN_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->campaign_id = campaign_id;
  gtk_actionable_set_action_target (self->import_button, "x", campaign_id);
  tandem_campaign_entries_set_up (self->costs, workspace, &tandem_campaign_costs_table);
  tandem_day_grid_set_up (self->days, workspace, campaign_id);
  tandem_campaign_entries_set_up (self->leads, workspace, &tandem_campaign_leads_table);
  tandem_campaign_entries_set_up (self->members, workspace, &tandem_campaign_members_table);
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (view_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_facts (self);
  return GTK_WIDGET (self);
}

/**
 * tandem_campaign_page_name_it:
 *
 * Goes to the name, so that what is typed next is the name. As soon as the campaign is shown, when it isn't yet.
 */
void
tandem_campaign_page_name_it (TandemCampaignPage *self)
{
  self->is_new = self->facts == NULL;
  if (self->facts)
    tandem_campaign_details_name_it (self->details);
}
