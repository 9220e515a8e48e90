/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-links.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "base/tandem-link.h"
#include "model/tandem-campaign.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

enum { URL, SOURCE, MEDIUM, CAMPAIGN, TERM, CONTENT, N_FIELDS };

struct _TandemCampaignLinks {
  AdwPreferencesGroup parent_instance;

  TandemRecordEditor *editor; /* of the campaign; NULL until it has come */
  char *link;                 /* nullable */

  TandemFieldRow *rows[N_FIELDS];
  AdwActionRow *link_row;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (TandemCampaignLinks, tandem_campaign_links, ADW_TYPE_PREFERENCES_GROUP)

static const TandemCampaignColumn columns[N_FIELDS] = {
  TANDEM_CAMPAIGN_LANDING_URL,  TANDEM_CAMPAIGN_UTM_SOURCE, TANDEM_CAMPAIGN_UTM_MEDIUM,
  TANDEM_CAMPAIGN_UTM_CAMPAIGN, TANDEM_CAMPAIGN_UTM_TERM,   TANDEM_CAMPAIGN_UTM_CONTENT,
};

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemCampaignLinks *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not changed"), error);
}

/* An address that is none is told while it can be mended, and not kept. */
static void
committed_cb (TandemFieldRow *row, TandemCampaignLinks *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL, *link = NULL;
  g_autoptr (GError) error = NULL;
  TandemLinkUtm none = { NULL };

  if (self->editor == NULL)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (row == self->rows[URL] && text && !(link = tandem_link_build (text, &none, &error)))
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
      return;
    }
  /* Translators: what undo will undo; %s is a campaign */
  label = g_strdup_printf (_ ("Change “%s”"), tandem_record_get_text (tandem_record_editor_get_record (self->editor),
                                                                      TANDEM_CAMPAIGN_NAME));
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->rows[i] == row)
      tandem_record_editor_set_text (self->editor, columns[i], text, label);
}

/* The address with the UTM fields of the campaign; %NULL without one. */
static char *
build (TandemRecord *campaign, const char *url)
{
  const TandemLinkUtm utm = {
    .source = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_UTM_SOURCE),
    .medium = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_UTM_MEDIUM),
    .campaign = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_UTM_CAMPAIGN),
    .term = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_UTM_TERM),
    .content = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_UTM_CONTENT),
  };

  return url ? tandem_link_build (url, &utm, NULL) : NULL;
}

static void
copy_link (GtkWidget *widget, const char *link)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  tandem_page_toast (widget, _ ("The link was copied"), FALSE);
}

static void
button_clicked_cb (GtkButton *button)
{
  copy_link (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), "link"));
}

static void
copy_clicked_cb (TandemCampaignLinks *self)
{
  if (self->link)
    copy_link (GTK_WIDGET (self), self->link);
}

static void
tandem_campaign_links_dispose (GObject *object)
{
  g_clear_object (&TANDEM_CAMPAIGN_LINKS (object)->editor);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_CAMPAIGN_LINKS);
  G_OBJECT_CLASS (tandem_campaign_links_parent_class)->dispose (object);
}

static void
tandem_campaign_links_finalize (GObject *object)
{
  g_free (TANDEM_CAMPAIGN_LINKS (object)->link);
  G_OBJECT_CLASS (tandem_campaign_links_parent_class)->finalize (object);
}

static void
tandem_campaign_links_class_init (TandemCampaignLinksClass *klass)
{
  static const char *const names[N_FIELDS]
      = { "url_row", "source_row", "medium_row", "campaign_row", "term_row", "content_row" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_links_finalize;

  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-links.ui");
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               (gssize) (G_STRUCT_OFFSET (TandemCampaignLinks, rows)
                                                         + i * sizeof (TandemFieldRow *)));
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignLinks, link_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignLinks, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
tandem_campaign_links_init (TandemCampaignLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_campaign_links_add_copy_button:
 * @row: of something that the campaign offers
 * @url: (nullable): its address; without one there is nothing to copy
 *
 * Puts a button at the end of a row that copies the address with the UTM fields of the campaign.
 */
void
tandem_campaign_links_add_copy_button (AdwActionRow *row, TandemRecord *campaign, const char *url)
{
  char *link = build (campaign, url);
  GtkWidget *button;

  if (link == NULL)
    return;
  button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Copy the link"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "link", link, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), NULL);
  adw_action_row_add_suffix (row, button);
}

/**
 * tandem_campaign_links_show:
 * @campaign: a campaign, always the same one
 *
 * What is being written just now is newer than what was read, and stays.
 */
void
tandem_campaign_links_show (TandemCampaignLinks *self, TandemStore *store, TandemRecord *campaign)
{
  if (self->editor)
    tandem_record_editor_offer (self->editor, campaign);
  else
    {
      self->editor = tandem_record_editor_new (store, campaign);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, 0);
    }
  if (tandem_record_editor_is_busy (self->editor))
    return;
  campaign = tandem_record_editor_get_record (self->editor);
  for (guint i = 0; i < N_FIELDS; i++)
    tandem_field_row_set_value (self->rows[i], tandem_record_get_text (campaign, columns[i]));
  g_free (self->link);
  self->link = build (campaign, tandem_record_get_text (campaign, TANDEM_CAMPAIGN_LANDING_URL));
  adw_action_row_set_subtitle (self->link_row, self->link ? self->link : _ ("Give a landing page first"));
  gtk_widget_set_sensitive (self->copy_button, self->link != NULL);
}
