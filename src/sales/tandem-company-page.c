/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-company-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-company.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-attachment.h"
#include "model/tandem-person.h"
#include "sales/tandem-company-details.h"
#include "sales/tandem-company-facts.h"
#include "sales/tandem-company-overview.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-quick-add-dialog.h"
#include "sales/tandem-merge-question.h"
#include "sales/tandem-merged-dialog.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-choice-chip.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-photo-button.h"
#include "widgets/tandem-tag-box.h"
#include "widgets/tandem-uri-opening.h"

struct _TandemCompanyPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gint64 id;
  gboolean is_shown; /* its facts have come */
  char *name;
  char *domain; /* NULL: none is known */

  TandemPhotoButton *photo_button;
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkWidget *domain_button;
  GtkLabel *domain_label;
  TandemChoiceChip *owner_chip;
  TandemTagBox *tag_box;
  GtkWidget *view_switcher;
  GtkScrolledWindow *scroller;
  AdwViewStack *views;
  TandemCompanyOverview *overview;
  TandemTimelineView *timeline;
  TandemCompanyDetails *details;
};

typedef enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
} TandemCompanyPageSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCompanyPage, tandem_company_page, ADW_TYPE_BIN)

static TandemStore *
get_store (TandemCompanyPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
append_about (GPtrArray *words, const char *text)
{
  if (text && *text)
    g_ptr_array_add (words, g_strdup (text));
}

static void
show_head (TandemCompanyPage *self, TandemCompanyFacts *facts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *about = NULL;

  g_set_str (&self->name, facts->row->name);
  gtk_label_set_label (self->name_label, self->name);
  append_about (words, facts->row->industry);
  append_about (words, facts->row->city);
  g_ptr_array_add (words, NULL);
  about = g_strjoinv (" · ", (char **) words->pdata);
  gtk_label_set_label (self->about_label, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), *about != '\0');
  g_set_str (&self->domain, facts->row->domain);
  gtk_label_set_label (self->domain_label, self->domain ? self->domain : "");
  gtk_widget_set_visible (self->domain_button, self->domain != NULL);
}

static void
show_owner (TandemCompanyPage *self, TandemCompanyFacts *facts)
{
  gint64 owner_id = tandem_record_get_integer (facts->company, TANDEM_COMPANY_OWNER_ID);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_reference_free);

  for (guint i = 0; i < facts->owners->len; i++)
    g_ptr_array_add (references,
                     tandem_reference_new (tandem_record_get_id (facts->owners->pdata[i]),
                                           tandem_record_get_text (facts->owners->pdata[i], TANDEM_PERSON_NAME)));
  tandem_choice_chip_show (self->owner_chip, references, owner_id, facts->row->owner);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemCompanyFacts *facts = tandem_company_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemCompanyPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL && !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The company could not be read"), error);
      return;
    }
  if (facts == NULL || facts->row == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
      return;
    }
  show_head (self, facts);
  tandem_tag_box_show (self->tag_box, get_store (self), TANDEM_TYPE_COMPANY, self->id, self->name, facts->tags);
  tandem_photo_button_show (self->photo_button, get_store (self), TANDEM_ATTACHMENT_COMPANY_ID, self->id, self->name);
  tandem_company_overview_show (self->overview, self->workspace, facts);
  tandem_company_details_show (self->details, facts);
  show_owner (self, facts);
  tandem_timeline_view_set_name (self->timeline, self->name);
  self->is_shown = TRUE;
}

static void
load_facts (TandemCompanyPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tandem_company_facts_load_async (get_store (self), self->id, self->cancellable, loaded_cb, self);
}

static void
reload_cb (GtkWidget *page)
{
  load_facts (TANDEM_COMPANY_PAGE (page));
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemCompanyPage *self)
{
  static const char *const hanging[]
      = { "contact", "contact_point",     "address",      "activity", "deal",       "stage",
          "touch",   "lifecycle_history", "deal_history", "person",   "record_tag", "tag" };
  gboolean is_touched = tandem_changes_contain (changes, "company", self->id);

  for (guint i = 0; i < G_N_ELEMENTS (hanging) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, hanging[i]);
  if (is_touched)
    tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
}

static void
stale_cb (TandemCompanyDetails *details, TandemCompanyPage *self)
{
  load_facts (self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
owner_chosen_cb (TandemChoiceChip *chip, gint64 id, TandemCompanyPage *self)
{
  TandemRecordEditor *editor = tandem_company_details_get_editor (self->details);
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s” of %s"), C_ ("field", "Owner"), self->name);

  if (id > 0)
    tandem_record_editor_set_integer (editor, TANDEM_COMPANY_OWNER_ID, id, label);
  else
    tandem_record_editor_clear (editor, TANDEM_COMPANY_OWNER_ID, label);
}

static void
domain_clicked_cb (TandemCompanyPage *self)
{
  g_autofree char *uri = g_strconcat ("https://", self->domain, NULL);

  tandem_uri_opening_open (GTK_WIDGET (self), uri, self->domain);
}

static void
tag_failed_cb (TandemTagBox *box, const GError *error, TandemCompanyPage *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The company was not changed"), error);
  load_facts (self);
}

static void
log_failed_cb (TandemTimelineView *timeline, const GError *error, TandemCompanyPage *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The company was not changed"), error);
  load_facts (self);
}

static void
new_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  if (self->is_shown)
    tandem_page_present_dialog (widget, tandem_quick_add_dialog_new_in_company (self->workspace, self->id, self->name));
}

static void
new_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  if (self->is_shown)
    tandem_page_present_dialog (widget, tandem_deal_dialog_new_for_company (self->workspace, self->id));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCompanyPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Moved to the trash; its people and deals stay"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was moved to the trash"), error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = g_strdup_printf (_ ("Move “%s” to the trash"), self->name);

  g_array_append_val (ids, self->id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_COMPANY, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  tandem_page_show_history (widget, "company", self->id, self->name);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->views, "timeline");
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  tandem_merge_question_ask_other (widget, self->workspace, TANDEM_TYPE_COMPANY, self->id);
}

static void
merged_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (widget);

  tandem_merged_dialog_open (widget, self->workspace, TANDEM_TYPE_COMPANY, self->id, self->name);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_company_page_dispose (GObject *object)
{
  TandemCompanyPage *self = TANDEM_COMPANY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  self->id = 0; /* an edit that fails now reads nothing again */
  G_OBJECT_CLASS (tandem_company_page_parent_class)->dispose (object);
}

static void
tandem_company_page_finalize (GObject *object)
{
  g_free (TANDEM_COMPANY_PAGE (object)->name);
  g_free (TANDEM_COMPANY_PAGE (object)->domain);
  G_OBJECT_CLASS (tandem_company_page_parent_class)->finalize (object);
}

/* To the views: from there it is one key to each, and no Enter too many closes the record. */
static gboolean
tandem_company_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TANDEM_COMPANY_PAGE (widget)->view_switcher, GTK_DIR_TAB_FORWARD);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemCompanyPage, name)
  BIND (photo_button);
  BIND (name_label);
  BIND (about_label);
  BIND (domain_button);
  BIND (domain_label);
  BIND (owner_chip);
  BIND (tag_box);
  BIND (view_switcher);
  BIND (scroller);
  BIND (views);
  BIND (overview);
  BIND (timeline);
  BIND (details);
#undef BIND
}

static void
tandem_company_page_class_init (TandemCompanyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_company_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_company_page_finalize;
  widget_class->grab_focus = tandem_company_page_grab_focus;

  /**
   * TandemCompanyPage::close:
   *
   * The record is to be closed: the person asked for it, or it is gone.
   */
  signals[SIGNAL_CLOSE]
      = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TANDEM_TYPE_COMPANY_OVERVIEW);
  g_type_ensure (TANDEM_TYPE_TIMELINE_VIEW);
  g_type_ensure (TANDEM_TYPE_COMPANY_DETAILS);
  g_type_ensure (TANDEM_TYPE_CHOICE_CHIP);
  g_type_ensure (TANDEM_TYPE_PHOTO_BUTTON);
  g_type_ensure (TANDEM_TYPE_TAG_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-company-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, log_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, domain_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stale_cb);
  gtk_widget_class_install_action (widget_class, "company.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "company.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "company.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "company.merged", NULL, merged_action);
  gtk_widget_class_install_action (widget_class, "company.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "company.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "company.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (widget_class, "company.new-deal", NULL, new_deal_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "company.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "company.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "company.log", NULL);
}

static void
tandem_company_page_init (TandemCompanyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_choice_chip_set_caption (self->owner_chip, C_ ("contact", "Owner"));
  tandem_choice_chip_set_none (self->owner_chip, _ ("No owner"));
}

/**
 * tandem_company_page_new:
 * @workspace: an open file
 */
GtkWidget *
tandem_company_page_new (TandemWorkspace *workspace)
{
  TandemCompanyPage *self = g_object_new (TANDEM_TYPE_COMPANY_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * tandem_company_page_show:
 * @id: a company; 0 for none
 *
 * What was being written in the company shown until now is saved to that one.
 */
void
tandem_company_page_show (TandemCompanyPage *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  self->is_shown = FALSE;
  tandem_page_scroll_to_top (self->scroller);
  tandem_timeline_view_show (self->timeline, self->workspace, TANDEM_TIMELINE_OF_COMPANY, id);
  tandem_company_details_open (self->details, get_store (self));
  load_facts (self);
}

gint64
tandem_company_page_get_id (TandemCompanyPage *self)
{
  return self->id;
}
