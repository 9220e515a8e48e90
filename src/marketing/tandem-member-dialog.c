/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-member-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-act-campaign.h"
#include "exchange/tandem-import-value.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-offer.h"
#include "widgets/tandem-dialog-fault.h"

struct _TandemMemberDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemRecord *member;
  GPtrArray *offers; /* in the order of the choices, after none */

  AdwBanner *banner;
  AdwPreferencesGroup *answer_group;
  GtkEditable *name_row;
  AdwComboRow *status_row;
  AdwComboRow *offer_row;
  GtkWidget *contact_group;
  GtkEditable *given_row;
  GtkEditable *family_row;
  GtkEditable *email_row;
  GtkWidget *save_button;
  GtkWidget *asked_row; /* what was asked last begins there */
};

G_DEFINE_FINAL_TYPE (TandemMemberDialog, tandem_member_dialog, ADW_TYPE_DIALOG)

/* A second Enter must not save it twice; the field keeps the focus meanwhile. */
static void
set_waiting (TandemMemberDialog *self, gboolean is_waiting)
{
  gtk_widget_set_sensitive (self->save_button, !is_waiting);
  gtk_widget_set_sensitive (self->contact_group, !is_waiting);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemMemberDialog) self = data;
  g_autoptr (GError) error = NULL;

  set_waiting (self, FALSE);
  if (tandem_act_finish (result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, self->asked_row, error->message);
}

static char *
dup_text (GtkEditable *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  if (*text)
    return text;
  g_free (text);
  return NULL;
}

static void
ask (TandemMemberDialog *self, GtkWidget *row)
{
  if (self->asked_row)
    gtk_widget_remove_css_class (self->asked_row, "error");
  self->asked_row = row;
  adw_banner_set_revealed (self->banner, FALSE);
  set_waiting (self, TRUE);
}

static void
save_clicked_cb (TandemMemberDialog *self)
{
  g_autoptr (TandemRecord) member = tandem_record_copy (self->member);
  g_autofree char *name = dup_text (self->name_row);
  guint offer = adw_combo_row_get_selected (self->offer_row);
  gboolean is_named = gtk_widget_get_visible (GTK_WIDGET (self->name_row));

  if (is_named)
    tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_NAME, name);
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS,
                          tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS,
                                                          adw_combo_row_get_selected (self->status_row)));
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_OFFER_ID,
                        offer > 0 && offer <= self->offers->len ? tandem_record_get_id (self->offers->pdata[offer - 1])
                                                                : 0);
  ask (self, is_named ? GTK_WIDGET (self->name_row) : NULL);
  tandem_act_save_member_async (tandem_workspace_get_store (self->workspace), member, done_cb, g_object_ref (self));
}

static void
make_activated_cb (TandemMemberDialog *self)
{
  TandemContactDraft *draft = tandem_contact_draft_new ();
  g_autofree char *given = dup_text (self->given_row), *family = dup_text (self->family_row);
  g_autofree char *email = dup_text (self->email_row);

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, family);
  tandem_contact_draft_add_point (draft, "email", email, NULL);
  ask (self, GTK_WIDGET (self->given_row));
  tandem_act_make_member_contact_async (tandem_workspace_get_store (self->workspace),
                                        tandem_record_get_id (self->member), draft, done_cb, g_object_ref (self));
}

static void
tandem_member_dialog_dispose (GObject *object)
{
  TandemMemberDialog *self = TANDEM_MEMBER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->member);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_MEMBER_DIALOG);
  G_OBJECT_CLASS (tandem_member_dialog_parent_class)->dispose (object);
}

static void
tandem_member_dialog_class_init (TandemMemberDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_member_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-member-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemMemberDialog, name)
  BIND (banner);
  BIND (answer_group);
  BIND (name_row);
  BIND (status_row);
  BIND (offer_row);
  BIND (contact_group);
  BIND (given_row);
  BIND (family_row);
  BIND (email_row);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, make_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_member_dialog_init (TandemMemberDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_choices (TandemMemberDialog *self)
{
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) offers = gtk_string_list_new (NULL);
  gint64 offer_id = tandem_record_get_integer (self->member, TANDEM_CAMPAIGN_MEMBER_OFFER_ID);
  const char *status = tandem_record_get_text (self->member, TANDEM_CAMPAIGN_MEMBER_STATUS);
  guint selected = 0;

  for (guint i = 0; i < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS); i++)
    gtk_string_list_append (statuses, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, i));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (statuses));
  adw_combo_row_set_selected (self->status_row, tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS,
                                                                            status ? status : "responded"));
  /* Translators: no offer is chosen */
  gtk_string_list_append (offers, C_ ("offer", "None"));
  for (guint i = 0; i < self->offers->len; i++)
    {
      gtk_string_list_append (offers, tandem_record_get_text (self->offers->pdata[i], TANDEM_OFFER_NAME));
      if (tandem_record_get_id (self->offers->pdata[i]) == offer_id)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->offer_row, G_LIST_MODEL (offers));
  adw_combo_row_set_selected (self->offer_row, selected);
}

/* What is noted of somebody may be an e-mail address or a name already. */
static void
guess_contact (TandemMemberDialog *self, const char *name)
{
  g_autofree char *given = NULL, *family = NULL;

  if (strchr (name, '@'))
    {
      gtk_editable_set_text (self->email_row, name);
      return;
    }
  tandem_import_split_name (name, &given, &family);
  gtk_editable_set_text (self->given_row, given ? given : "");
  gtk_editable_set_text (self->family_row, family ? family : "");
}

/**
 * tandem_member_dialog_new:
 * @member: (type TandemCampaignMember): of a campaign, new or to be changed
 * @offers: (element-type TandemOffer): of the campaign
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_member_dialog_new (TandemWorkspace *workspace, TandemRecord *member, GPtrArray *offers)
{
  TandemMemberDialog *self = g_object_new (TANDEM_TYPE_MEMBER_DIALOG, NULL);
  const char *name = tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_NAME);
  gboolean is_new = tandem_record_get_id (member) == 0;
  gboolean is_contact = tandem_record_get_integer (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID) != 0;

  self->workspace = g_object_ref (workspace);
  self->member = g_object_ref (member);
  self->offers = g_ptr_array_ref (offers);
  gtk_editable_set_text (self->name_row, name ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), !is_contact);
  if (is_contact)
    adw_preferences_group_set_description (self->answer_group, NULL); /* it says what the name does */
  gtk_widget_set_visible (self->contact_group, !is_new && !is_contact);
  if (name && !is_new && !is_contact)
    guess_contact (self, name);
  show_choices (self);
  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _ ("Add a member") : _ ("Change a member"));
  adw_dialog_set_focus (ADW_DIALOG (self), is_contact ? GTK_WIDGET (self->status_row) : GTK_WIDGET (self->name_row));
  return ADW_DIALOG (self);
}
