/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-activity.h"
#include "act/tandem-act-contact.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-deal-query.h"
#include "sales/tandem-contact-details.h"
#include "sales/tandem-contact-facts.h"
#include "sales/tandem-contact-head.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-next-step-card.h"
#include "sales/tandem-merge-question.h"
#include "sales/tandem-merged-dialog.h"
#include "sales/tandem-record-figures.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-page.h"

struct _TandemContactPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gint64 id;
  gboolean is_shown; /* its facts have come */
  char *name;
  TandemLifecycle lifecycle; /* as it is shown */
  gint64 company_id;         /* as well */

  TandemContactHead *head;
  GtkWidget *view_switcher;
  GtkScrolledWindow *scroller;
  AdwViewStack *views;
  TandemRecordFigures *figures;
  TandemNextStepCard *next_step;
  TandemTimelineView *timeline;
  TandemContactDetails *details;
};

typedef enum {
  PROP_LIFECYCLE = 1,
  N_PROPERTIES,
} TandemContactPageProperty;

static GParamSpec *properties[N_PROPERTIES];

typedef enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
} TandemContactPageSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemContactPage, tandem_contact_page, ADW_TYPE_BIN)

static TandemStore *
get_store (TandemContactPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_head (TandemContactPage *self, TandemContactFacts *facts)
{
  TandemRecordEditor *editor = tandem_contact_details_get_editor (self->details);

  tandem_contact_head_show (self->head, get_store (self), editor, facts, self->name);
  self->company_id = tandem_record_get_integer (facts->contact, TANDEM_CONTACT_COMPANY_ID);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.open-company", facts->company_is_open);
  self->lifecycle
      = tandem_lifecycle_from_nick (tandem_record_get_text (facts->contact, TANDEM_CONTACT_LIFECYCLE_STAGE));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIFECYCLE]);
}

/* Without deals the card would tell nothing that the top of the timeline does not. */
static void
show_figures (TandemContactPage *self, TandemContactFacts *facts)
{
  static const char *const kinds[] = { "open", "won", "lost" };
  g_autoptr (GPtrArray) open_sums = tandem_currency_sums_new (), won_sums = tandem_currency_sums_new ();
  g_autoptr (GPtrArray) lost_sums = tandem_currency_sums_new ();
  GPtrArray *const sums[] = { open_sums, won_sums, lost_sums };
  guint n_deals = 0;

  for (guint i = 0; i < facts->deals->len; i++)
    {
      TandemDealRow *deal = facts->deals->pdata[i];

      for (guint k = 0; deal && k < G_N_ELEMENTS (kinds); k++)
        if (g_strcmp0 (deal->stage_kind, kinds[k]) == 0)
          tandem_currency_sums_count_in (sums[k], deal->currency, deal->has_amount ? deal->amount_minor : 0);
      n_deals += deal != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->figures), n_deals > 0);
  tandem_record_figures_show (self->figures, self->workspace, open_sums, won_sums, lost_sums, facts->last_contact_at);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemContactFacts *facts = tandem_contact_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemContactPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL && !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The contact could not be read"), error);
      return;
    }
  if (facts == NULL || tandem_record_get_deleted_at (facts->contact))
    {
      g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
      return;
    }
  g_free (self->name);
  self->name = tandem_contact_query_make_name (facts->contact, facts->points);
  if (self->name == NULL)
    self->name = g_strdup (_ ("No name"));
  tandem_contact_details_show (self->details, facts, self->name);
  tandem_timeline_view_set_name (self->timeline, self->name);
  show_head (self, facts);
  show_figures (self, facts);
  tandem_next_step_card_show (self->next_step, facts->next_step, tandem_workspace_get_time_zone (self->workspace));
  self->is_shown = TRUE;
}

static void
load_facts (TandemContactPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tandem_contact_facts_load_async (get_store (self), self->id, self->cancellable, loaded_cb, self);
}

static void
reload_cb (GtkWidget *page)
{
  load_facts (TANDEM_CONTACT_PAGE (page));
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemContactPage *self)
{
  static const char *const hanging[]
      = { "contact_point", "address",           "activity",     "deal",    "stage",      "company",
          "touch",         "lifecycle_history", "deal_history", "person",  "record_tag", "relationship",
          "interest",      "consent_event",     "tag",          "channel", "campaign" };
  gboolean is_touched = tandem_changes_contain (changes, "contact", self->id);

  for (guint i = 0; i < G_N_ELEMENTS (hanging) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, hanging[i]);
  if (is_touched)
    tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
}

static void
stale_cb (TandemContactDetails *details, TandemContactPage *self)
{
  load_facts (self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
head_failed_cb (TandemContactHead *head, const GError *error, TandemContactPage *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not changed"), error);
  load_facts (self);
}

static void
log_failed_cb (TandemTimelineView *timeline, const GError *error, TandemContactPage *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not changed"), error);
  load_facts (self);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemContactPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Step done; what is next?"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not changed"), error);
}

static void
step_checked_cb (TandemNextStepCard *card, gint64 id, TandemContactPage *self)
{
  tandem_act_set_activity_status_async (get_store (self), id, NULL, NULL, checked_cb, g_object_ref (self));
}

static void
step_planned_cb (TandemNextStepCard *card, TandemContactPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "timeline");
  tandem_timeline_view_start (self->timeline, "task");
}

/* What is set is written to the file; it is shown when it comes back from there. */
static void
set_lifecycle (TandemContactPage *self, const char *nick)
{
  TandemRecordEditor *editor = tandem_contact_details_get_editor (self->details);
  /* Translators: what undo will undo; %s is a stage of the lifecycle, such as Lead or Customer */
  g_autofree char *label = g_strdup_printf (_ ("Set lifecycle to %s"),
                                            tandem_lifecycle_get_title (tandem_lifecycle_from_nick (nick)));

  if (editor && tandem_lifecycle_from_nick (nick) != self->lifecycle)
    tandem_record_editor_set_text (editor, TANDEM_CONTACT_LIFECYCLE_STAGE, nick, label);
}

static void
new_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);

  if (self->is_shown)
    tandem_page_present_dialog (widget, tandem_deal_dialog_new (self->workspace, self->id));
}

static void
open_company_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_page_go_to_record (widget, "companies", TANDEM_CONTACT_PAGE (widget)->company_id);
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemContactPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Moved to the trash"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was moved to the trash"), error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = g_strdup_printf (_ ("Move “%s” to the trash"), self->name);

  g_array_append_val (ids, self->id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_CONTACT, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);

  tandem_page_show_history (widget, "contact", self->id, self->name);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_contact_page_focus_log (TANDEM_CONTACT_PAGE (widget));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);

  tandem_merge_question_ask_other (widget, self->workspace, TANDEM_TYPE_CONTACT, self->id);
}

static void
merged_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);

  tandem_merged_dialog_open (widget, self->workspace, TANDEM_TYPE_CONTACT, self->id, self->name);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_contact_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactPageProperty) id)
    {
    case PROP_LIFECYCLE:
      g_value_set_string (value, tandem_lifecycle_get_nick (TANDEM_CONTACT_PAGE (object)->lifecycle));
      break;
    case N_PROPERTIES:
      break;
    }
}

static void
tandem_contact_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactPageProperty) id)
    {
    case PROP_LIFECYCLE:
      set_lifecycle (TANDEM_CONTACT_PAGE (object), g_value_get_string (value));
      break;
    case N_PROPERTIES:
      break;
    }
}

static void
tandem_contact_page_dispose (GObject *object)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  self->id = 0; /* an edit that fails now reads nothing again */
  G_OBJECT_CLASS (tandem_contact_page_parent_class)->dispose (object);
}

static void
tandem_contact_page_finalize (GObject *object)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (object);

  g_free (self->name);
  G_OBJECT_CLASS (tandem_contact_page_parent_class)->finalize (object);
}

/* To the views: from there it is one key to either, and no Enter too many closes the record. */
static gboolean
tandem_contact_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TANDEM_CONTACT_PAGE (widget)->view_switcher, GTK_DIR_TAB_FORWARD);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemContactPage, name)
  BIND (head);
  BIND (view_switcher);
  BIND (scroller);
  BIND (views);
  BIND (figures);
  BIND (next_step);
  BIND (timeline);
  BIND (details);
#undef BIND
}

static void
tandem_contact_page_class_init (TandemContactPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = tandem_contact_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = tandem_contact_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = tandem_contact_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_page_finalize;
  widget_class->grab_focus = tandem_contact_page_grab_focus;

  /**
   * TandemContactPage::close:
   *
   * The record is to be closed: the person asked for it, or it is gone.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * TandemContactPage:lifecycle:
   *
   * The nick of the stage that the contact has. Setting it changes the contact.
   */
  properties[PROP_LIFECYCLE]
      = g_param_spec_string ("lifecycle", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  g_type_ensure (TANDEM_TYPE_NEXT_STEP_CARD);
  g_type_ensure (TANDEM_TYPE_RECORD_FIGURES);
  g_type_ensure (TANDEM_TYPE_TIMELINE_VIEW);
  g_type_ensure (TANDEM_TYPE_CONTACT_DETAILS);
  g_type_ensure (TANDEM_TYPE_CONTACT_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contact-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, head_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_checked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, stale_cb);
  gtk_widget_class_install_action (widget_class, "contact.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "contact.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "contact.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "contact.merged", NULL, merged_action);
  gtk_widget_class_install_action (widget_class, "contact.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "contact.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "contact.new-deal", NULL, new_deal_action);
  gtk_widget_class_install_action (widget_class, "contact.open-company", NULL, open_company_action);
  /* With a state, so that the menu marks the stage that is set. */
  gtk_widget_class_install_property_action (widget_class, "contact.set-lifecycle", "lifecycle");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "contact.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "contact.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "contact.log", NULL);
}

static void
tandem_contact_page_init (TandemContactPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_contact_page_new:
 * @workspace: an open file
 */
GtkWidget *
tandem_contact_page_new (TandemWorkspace *workspace)
{
  TandemContactPage *self = g_object_new (TANDEM_TYPE_CONTACT_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * tandem_contact_page_show:
 * @id: a contact; 0 for none
 *
 * What was being written in the contact shown until now is saved to that one.
 */
void
tandem_contact_page_show (TandemContactPage *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  self->is_shown = FALSE;
  tandem_page_scroll_to_top (self->scroller);
  tandem_timeline_view_show (self->timeline, self->workspace, TANDEM_TIMELINE_OF_CONTACT, id);
  tandem_contact_details_open (self->details, self->workspace);
  load_facts (self);
}

gint64
tandem_contact_page_get_id (TandemContactPage *self)
{
  return self->id;
}

/**
 * tandem_contact_page_focus_log:
 *
 * Goes to the entry that logs a call or a note.
 */
void
tandem_contact_page_focus_log (TandemContactPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "timeline");
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}
