/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-offer-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-link.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-offer.h"
#include "widgets/tandem-dialog-fault.h"

struct _TandemOfferDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemRecord *offer;

  AdwBanner *banner;
  GtkEditable *name_row;
  AdwComboRow *kind_row;
  GtkEditable *url_row;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TandemOfferDialog, tandem_offer_dialog, ADW_TYPE_DIALOG)

/* Of the dialog and of what undo will undo. */
static const char *
get_title (TandemOfferDialog *self)
{
  return tandem_record_get_id (self->offer) ? _ ("Change an offer") : _ ("Add an offer");
}

static void
show_fault (TandemOfferDialog *self, GtkEditable *row, const GError *error)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, row ? GTK_WIDGET (row) : NULL, error->message);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemOfferDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (tandem_act_finish (result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_fault (self, *gtk_editable_get_text (self->name_row) ? NULL : self->name_row, error);
}

static char *
dup_text (GtkEditable *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (*text)
    return text;
  g_free (text);
  return NULL;
}

static void
save_clicked_cb (TandemOfferDialog *self)
{
  g_autoptr (TandemRecord) offer = tandem_record_copy (self->offer);
  g_autofree char *name = dup_text (self->name_row), *url = dup_text (self->url_row), *link = NULL;
  g_autoptr (GError) error = NULL;
  TandemLinkUtm none = { NULL };

  adw_banner_set_revealed (self->banner, FALSE);
  if (url && !(link = tandem_link_build (url, &none, &error)))
    {
      show_fault (self, self->url_row, error);
      return;
    }
  tandem_record_set_text (offer, TANDEM_OFFER_NAME, name);
  tandem_record_set_text (offer, TANDEM_OFFER_URL, url);
  tandem_record_set_text (offer, TANDEM_OFFER_KIND,
                          tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_OFFER_KIND,
                                                          adw_combo_row_get_selected (self->kind_row)));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), get_title (self), offer, NULL, saved_cb,
                             g_object_ref (self));
}

static void
tandem_offer_dialog_dispose (GObject *object)
{
  TandemOfferDialog *self = TANDEM_OFFER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->offer);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_OFFER_DIALOG);
  G_OBJECT_CLASS (tandem_offer_dialog_parent_class)->dispose (object);
}

static void
tandem_offer_dialog_class_init (TandemOfferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_offer_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-offer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOfferDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemOfferDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOfferDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOfferDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOfferDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_offer_dialog_init (TandemOfferDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_offer_dialog_new:
 * @offer: (type TandemOffer): of a campaign, new or to be changed
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_offer_dialog_new (TandemWorkspace *workspace, TandemRecord *offer)
{
  TandemOfferDialog *self = g_object_new (TANDEM_TYPE_OFFER_DIALOG, NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  const char *name = tandem_record_get_text (offer, TANDEM_OFFER_NAME);
  const char *url = tandem_record_get_text (offer, TANDEM_OFFER_URL);

  self->workspace = g_object_ref (workspace);
  self->offer = g_object_ref (offer);
  for (guint i = 0; i < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_OFFER_KIND); i++)
    gtk_string_list_append (kinds, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_OFFER_KIND, i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row,
                              tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_OFFER_KIND,
                                                          tandem_record_get_text (offer, TANDEM_OFFER_KIND)));
  gtk_editable_set_text (self->name_row, name ? name : "");
  gtk_editable_set_text (self->url_row, url ? url : "");
  adw_dialog_set_title (ADW_DIALOG (self), get_title (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
  return ADW_DIALOG (self);
}
