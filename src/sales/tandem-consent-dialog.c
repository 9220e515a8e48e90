/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-consent-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-consent-event.h"

struct _TandemConsentDialog {
  AdwAlertDialog parent_instance;

  AdwComboRow *rows[TANDEM_CONSENT_N_WORDS];
  GtkEditable *topic_row;
  GtkEditable *source_row;
  GtkEditable *wording_row;
};

enum { SIGNAL_SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemConsentDialog, tandem_consent_dialog, ADW_TYPE_ALERT_DIALOG)

static const char *
get_nick (TandemConsentDialog *self, TandemConsentWords words)
{
  return tandem_consent_words_get_nick (words, adw_combo_row_get_selected (self->rows[words]));
}

static void
tandem_consent_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  TandemConsentDialog *self = TANDEM_CONSENT_DIALOG (dialog);
  g_autoptr (TandemRecord) event = NULL;

  if (!g_str_equal (response, "save"))
    return;
  event = TANDEM_RECORD (tandem_consent_event_new ());
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_CHANNEL, get_nick (self, TANDEM_CONSENT_CHANNEL));
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_KIND, get_nick (self, TANDEM_CONSENT_KIND));
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_LAWFUL_BASIS, get_nick (self, TANDEM_CONSENT_BASIS));
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_TOPIC, gtk_editable_get_text (self->topic_row));
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_SOURCE, gtk_editable_get_text (self->source_row));
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_WORDING, gtk_editable_get_text (self->wording_row));
  g_signal_emit (self, signals[SIGNAL_SAID], 0, event);
}

static void
tandem_consent_dialog_class_init (TandemConsentDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = tandem_consent_dialog_response;

  /**
   * TandemConsentDialog::said:
   * @event: a new #TandemConsentEvent, of nobody yet
   */
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, TANDEM_TYPE_RECORD);
}

static AdwComboRow *
add_choice (GtkListBox *list, const char *title, TandemConsentWords words)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < tandem_consent_words_get_n (words); i++)
    gtk_string_list_append (titles, tandem_consent_words_to_title (words, tandem_consent_words_get_nick (words, i)));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", titles, NULL);
  gtk_list_box_append (list, row);
  return ADW_COMBO_ROW (row);
}

static GtkEditable *
add_entry (GtkListBox *list, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "activates-default", TRUE, NULL);

  gtk_list_box_append (list, row);
  return GTK_EDITABLE (row);
}

static void
tandem_consent_dialog_init (TandemConsentDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  self->rows[TANDEM_CONSENT_CHANNEL] = add_choice (list, C_ ("consent", "Channel"), TANDEM_CONSENT_CHANNEL);
  self->topic_row = add_entry (list, C_ ("consent", "Topic (empty for all)"));
  self->rows[TANDEM_CONSENT_KIND] = add_choice (list, C_ ("consent", "What was said"), TANDEM_CONSENT_KIND);
  self->rows[TANDEM_CONSENT_BASIS] = add_choice (list, C_ ("consent", "Lawful basis"), TANDEM_CONSENT_BASIS);
  self->source_row = add_entry (list, C_ ("consent", "Source, as a form or a call"));
  self->wording_row = add_entry (list, C_ ("consent", "Wording"));
  adw_combo_row_set_selected (self->rows[TANDEM_CONSENT_KIND], 1);
  adw_alert_dialog_set_heading (dialog, _ ("Consent"));
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (list));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  /* On Save, a second Enter would write down a consent that nobody gave. */
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[TANDEM_CONSENT_CHANNEL]));
}

AdwDialog *
tandem_consent_dialog_new (void)
{
  return g_object_new (TANDEM_TYPE_CONSENT_DIALOG, NULL);
}
