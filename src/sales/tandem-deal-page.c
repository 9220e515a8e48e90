/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-attachment.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deal-acts.h"
#include "sales/tandem-deal-details.h"
#include "sales/tandem-deal-facts.h"
#include "sales/tandem-deal-lines-group.h"
#include "sales/tandem-order-group.h"
#include "sales/tandem-deal-people-group.h"
#include "sales/tandem-next-step-group.h"
#include "sales/tandem-stage-history-group.h"
#include "sales/tandem-stage-stepper.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-custom-group.h"
#include "widgets/tandem-file-group.h"
#include "widgets/tandem-page.h"

struct _TandemDealPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gint64 id;
  TandemRecordEditor *editor; /* of the deal that is shown; NULL until its facts have come */
  TandemDealRow *row;         /* as it is shown */
  GPtrArray *stages;          /* TandemStage, of its pipeline */
  GPtrArray *reasons;         /* TandemReason */
  GPtrArray *steps;           /* TandemDealStep: where it was */

  GtkScrolledWindow *scroller;
  GtkWidget *back_button;
  GtkWidget *win_button;
  GtkWidget *lose_button;
  GtkWidget *reopen_button;
  GtkBox *work_box;  /* what is done: the next step, products, the timeline */
  GtkBox *facts_box; /* what is known */
  GtkWidget *timeline_group;
  GtkLabel *title_label;
  GtkLabel *party_label;
  GtkLabel *campaign_label;
  GtkLabel *amount_label;
  GtkLabel *weighted_label;
  TandemStageStepper *stepper;
  TandemNextStepGroup *next_step_group;
  TandemTimelineView *timeline;
  TandemDealDetails *details;
  TandemCustomGroup *custom_group;
  TandemDealLinesGroup *lines_group;
  TandemOrderGroup *order_group;
  TandemDealPeopleGroup *people_group;
  TandemFileGroup *file_group;
  TandemStageHistoryGroup *history_group;
};

typedef enum {
  SIGNAL_CLOSE,
  SIGNAL_SHOWN,
  N_SIGNALS,
} TandemDealPageSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemDealPage, tandem_deal_page, ADW_TYPE_BREAKPOINT_BIN)

static TandemStore *
get_store (TandemDealPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_worth (TandemDealPage *self)
{
  TandemDealRow *row = self->row;
  g_autofree char *amount = row->has_amount ? tandem_format_money_brief (row->amount_minor, row->currency) : NULL;
  g_autofree char *weighted = NULL;

  if (row->has_amount && tandem_deal_row_is_open (row))
    {
      g_autofree char *percent = tandem_format_percent_value ((double) row->probability / 100, 0);
      g_autofree char *part
          = tandem_format_money_whole (tandem_money_share (row->amount_minor, row->probability, 100), row->currency);

      /* Translators: the first %s is the probability of a deal, the second its amount × that */
      weighted = g_strdup_printf (_ ("%s · weighted %s"), percent, part);
    }
  show_text (self->amount_label, amount);
  show_text (self->weighted_label, weighted);
}

static void
show_head (TandemDealPage *self, TandemDealFacts *facts)
{
  const char *company = facts->row->company;
  const char *contact = facts->row->contact;
  g_autofree char *parties
      = company && contact ? g_strdup_printf ("%s · %s", company, contact) : g_strdup (company ? company : contact);
  g_autofree char *party = parties && facts->pipeline ? g_strdup_printf ("%s · %s", parties, facts->pipeline)
                                                      : g_strdup (parties ? parties : facts->pipeline);
  /* Translators: %s is the campaign that a deal came from */
  g_autofree char *campaign = facts->campaign ? g_strdup_printf (_ ("From: %s"), facts->campaign) : NULL;

  gtk_label_set_label (self->title_label, facts->row->title);
  show_text (self->party_label, party);
  show_text (self->campaign_label, campaign);
  show_worth (self);
}

/* What can be done to it: a deal that is over is reopened. Who pressed a button that goes is led to the stage where the deal is. */
static void
show_acts (TandemDealPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_open = tandem_deal_row_is_open (self->row);
  gboolean goes
      = focus && (is_open ? focus == self->reopen_button : focus == self->win_button || focus == self->lose_button);

  gtk_widget_set_visible (self->win_button, is_open);
  gtk_widget_set_visible (self->lose_button, is_open);
  gtk_widget_set_visible (self->reopen_button, !is_open);
  if (goes)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* In one column the timeline, which goes on for long, stands below the details. */
static void
breakpoint_changed_cb (TandemDealPage *self)
{
  gboolean is_narrow = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL;
  GtkBox *wanted = is_narrow ? self->facts_box : self->work_box;
  GtkWidget *parent = gtk_widget_get_parent (self->timeline_group);

  if (parent == GTK_WIDGET (wanted))
    return;
  g_object_ref (self->timeline_group);
  gtk_box_remove (GTK_BOX (parent), self->timeline_group);
  gtk_box_append (wanted, self->timeline_group);
  if (is_narrow)
    gtk_box_reorder_child_after (wanted, self->timeline_group, GTK_WIDGET (self->details));
  g_object_unref (self->timeline_group);
}

static void load_facts (TandemDealPage *self);

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemDealPage *self)
{
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The deal was not changed"), error);
  load_facts (self);
}

static void
offer_deal (TandemDealPage *self, TandemRecord *deal)
{
  if (self->editor)
    {
      tandem_record_editor_offer (self->editor, deal);
      return;
    }
  self->editor = tandem_record_editor_new (get_store (self), deal);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, 0);
}

static void
show_facts (TandemDealPage *self, TandemDealFacts *facts)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);

  g_set_object (&self->row, facts->row);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_ptr_array_ref (facts->stages);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  self->reasons = g_ptr_array_ref (facts->reasons);
  offer_deal (self, facts->deal);
  show_head (self, facts);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->steps = g_ptr_array_ref (facts->steps);
  tandem_stage_stepper_show (self->stepper, facts, zone);
  show_acts (self);
  tandem_next_step_group_show (self->next_step_group, self->workspace, self->editor, facts);
  tandem_deal_details_show (self->details, self->workspace, self->editor, facts);
  tandem_custom_group_show (self->custom_group, get_store (self), TANDEM_FIRM_LIST_DEAL_FIELDS, self->id,
                            facts->row->title);
  tandem_deal_lines_group_show (self->lines_group, self->workspace, facts);
  tandem_order_group_show (self->order_group, get_store (self), TANDEM_SALES_ORDER_DEAL_ID, facts->id);
  tandem_deal_people_group_show (self->people_group, self->workspace, facts);
  tandem_file_group_show (self->file_group, get_store (self), TANDEM_ATTACHMENT_DEAL_ID, self->id, facts->row->title);
  tandem_stage_history_group_show (self->history_group, facts->steps, zone);
  tandem_timeline_view_set_parties (self->timeline, tandem_record_get_integer (facts->deal, TANDEM_DEAL_CONTACT_ID),
                                    tandem_record_get_integer (facts->deal, TANDEM_DEAL_COMPANY_ID));
  tandem_timeline_view_set_name (self->timeline, facts->row->title);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemDealFacts *facts = tandem_deal_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemDealPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The deal could not be read"), error);
  else if (facts->row == NULL)
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
  else
    show_facts (self, facts);
}

static void
load_facts (TandemDealPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tandem_deal_facts_load_async (get_store (self), self->id, self->cancellable, loaded_cb, self);
}

static void
reload_cb (GtkWidget *page)
{
  load_facts (TANDEM_DEAL_PAGE (page));
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemDealPage *self)
{
  static const char *const hanging[]
      = { "activity", "campaign", "company", "contact",     "deal_history", "deal_line", "deal_person",
          "person",   "pipeline", "reason",  "sales_order", "stage",        "touch" };
  gboolean is_touched = tandem_changes_contain (changes, "deal", self->id);

  for (guint i = 0; i < G_N_ELEMENTS (hanging) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, hanging[i]);
  if (is_touched)
    tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

/* The stage where it was last, as far as it is there; else the last one before the end. */
static TandemRecord *
find_stage_to_reopen (TandemDealPage *self)
{
  TandemRecord *found = NULL;

  for (guint i = 0; i < self->stages->len; i++)
    if (g_str_equal (tandem_record_get_text (self->stages->pdata[i], TANDEM_STAGE_KIND), "open"))
      found = self->stages->pdata[i];
  for (guint i = 0; i < self->steps->len; i++)
    for (guint k = 0; k < self->stages->len; k++)
      if (((TandemDealStep *) self->steps->pdata[i])->stage_id == tandem_record_get_id (self->stages->pdata[k])
          && g_str_equal (tandem_record_get_text (self->stages->pdata[k], TANDEM_STAGE_KIND), "open"))
        found = self->stages->pdata[k];
  return found;
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealPage *self = TANDEM_DEAL_PAGE (widget);
  TandemRecord *stage = self->row && !tandem_deal_row_is_open (self->row) ? find_stage_to_reopen (self) : NULL;

  if (stage)
    tandem_deal_acts_move (widget, get_store (self), self->row, stage);
}

static void
stage_chosen_cb (TandemStageStepper *stepper, gint64 stage_id, TandemDealPage *self)
{
  for (guint i = 0; self->row && i < self->stages->len; i++)
    if (tandem_record_get_id (self->stages->pdata[i]) == stage_id)
      tandem_deal_acts_move (GTK_WIDGET (self), get_store (self), self->row, self->stages->pdata[i]);
}

static void
log_failed_cb (TandemTimelineView *timeline, const GError *error, TandemDealPage *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The deal was not changed"), error);
  load_facts (self);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TANDEM_DEAL_PAGE (widget)->timeline));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_deal_page_dispose (GObject *object)
{
  TandemDealPage *self = TANDEM_DEAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->editor);
  g_clear_object (&self->row);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  self->id = 0; /* an edit that fails now reads nothing again */
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_PAGE);
  G_OBJECT_CLASS (tandem_deal_page_parent_class)->dispose (object);
}

/* To the stage where it is: from there it is one key to what the deal is about, and no Enter too many does anything. */
static gboolean
tandem_deal_page_grab_focus (GtkWidget *widget)
{
  TandemDealPage *self = TANDEM_DEAL_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->stepper)) || gtk_widget_grab_focus (self->back_button);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemDealPage, name)
  BIND (scroller);
  BIND (back_button);
  BIND (win_button);
  BIND (lose_button);
  BIND (reopen_button);
  BIND (work_box);
  BIND (facts_box);
  BIND (timeline_group);
  BIND (title_label);
  BIND (party_label);
  BIND (campaign_label);
  BIND (amount_label);
  BIND (weighted_label);
  BIND (stepper);
  BIND (next_step_group);
  BIND (timeline);
  BIND (details);
  BIND (lines_group);
  BIND (order_group);
  BIND (custom_group);
  BIND (people_group);
  BIND (file_group);
  BIND (history_group);
#undef BIND
}

static void
tandem_deal_page_class_init (TandemDealPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_page_dispose;
  widget_class->grab_focus = tandem_deal_page_grab_focus;

  /**
   * TandemDealPage::close:
   *
   * The record is to be closed: the person asked for it, or it is gone.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemDealPage::shown:
   *
   * The deal is shown as the file has it now.
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TANDEM_TYPE_STAGE_STEPPER);
  g_type_ensure (TANDEM_TYPE_NEXT_STEP_GROUP);
  g_type_ensure (TANDEM_TYPE_TIMELINE_VIEW);
  g_type_ensure (TANDEM_TYPE_CUSTOM_GROUP);
  g_type_ensure (TANDEM_TYPE_DEAL_DETAILS);
  g_type_ensure (TANDEM_TYPE_DEAL_LINES_GROUP);
  g_type_ensure (TANDEM_TYPE_DEAL_PEOPLE_GROUP);
  g_type_ensure (TANDEM_TYPE_ORDER_GROUP);
  g_type_ensure (TANDEM_TYPE_FILE_GROUP);
  g_type_ensure (TANDEM_TYPE_STAGE_HISTORY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, breakpoint_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_chosen_cb);
  gtk_widget_class_install_action (widget_class, "deal.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "deal.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "deal.log", NULL, log_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "deal.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "deal.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "deal.log", NULL);
}

static void
tandem_deal_page_init (TandemDealPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_deal_page_new:
 * @workspace: an open file
 */
GtkWidget *
tandem_deal_page_new (TandemWorkspace *workspace)
{
  TandemDealPage *self = g_object_new (TANDEM_TYPE_DEAL_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * tandem_deal_page_show:
 * @id: a deal; 0 for none
 *
 * What was being written in the deal shown until now is saved to that one.
 */
void
tandem_deal_page_show (TandemDealPage *self, gint64 id)
{
  if (self->id == id)
    return;
  tandem_next_step_group_commit (self->next_step_group);
  tandem_deal_details_commit (self->details);
  tandem_custom_group_commit (self->custom_group);
  tandem_timeline_view_show (self->timeline, self->workspace, TANDEM_TIMELINE_OF_DEAL, id);
  self->id = id;
  tandem_page_scroll_to_top (self->scroller);
  g_clear_object (&self->editor);
  g_clear_object (&self->row);
  load_facts (self);
}

gint64
tandem_deal_page_get_id (TandemDealPage *self)
{
  return self->id;
}

/**
 * tandem_deal_page_get_row:
 *
 * Returns: (transfer none) (nullable): the deal as it is shown; %NULL before it is
 */
TandemDealRow *
tandem_deal_page_get_row (TandemDealPage *self)
{
  return self->row;
}

/**
 * tandem_deal_page_get_reasons:
 *
 * Returns: (transfer none) (nullable) (element-type TandemReason): for what reasons it may be lost
 */
GPtrArray *
tandem_deal_page_get_reasons (TandemDealPage *self)
{
  return self->reasons;
}
