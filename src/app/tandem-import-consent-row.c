/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-consent-row.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "model/tandem-consent-event.h"
#include "widgets/tandem-day-button.h"

/**
 * TandemImportConsentRow:
 *
 * Asks for a consent that holds for the whole file. It is none before it is said where it came from and since when.
 */
struct _TandemImportConsentRow {
  AdwExpanderRow parent_instance;

  AdwComboRow *channel_row;
  AdwComboRow *kind_row;
  GtkWidget *source_row;
  GtkWidget *day_row;
  char *source; /* as it was typed, without spaces around it */
  char *day;    /* a plain date; NULL where what was typed is none */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportConsentRow, tandem_import_consent_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_wanted (TandemImportConsentRow *self)
{
  return adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
}

static void
show_lack (GtkWidget *row, gboolean is_lacking)
{
  if (is_lacking)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_lacking ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed_cb (TandemImportConsentRow *self)
{
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->day_row));

  g_free (self->source);
  self->source = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));
  g_clear_pointer (&self->day, g_free);
  if (*day)
    tandem_date_parse_entry (day, &self->day, NULL);
  show_lack (self->source_row, is_wanted (self) && *self->source == 0);
  show_lack (self->day_row, is_wanted (self) && self->day == NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_import_consent_row_finalize (GObject *object)
{
  TandemImportConsentRow *self = TANDEM_IMPORT_CONSENT_ROW (object);

  g_free (self->source);
  g_free (self->day);
  G_OBJECT_CLASS (tandem_import_consent_row_parent_class)->finalize (object);
}

static void
tandem_import_consent_row_class_init (TandemImportConsentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_consent_row_finalize;
  /**
   * TandemImportConsentRow::changed:
   *
   * The consent is another one, or not complete any more.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static AdwComboRow *
add_choice (TandemImportConsentRow *self, const char *title, TandemConsentWords words, guint usual)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < tandem_consent_words_get_n (words); i++)
    gtk_string_list_append (titles, tandem_consent_words_to_title (words, tandem_consent_words_get_nick (words, i)));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", titles, "selected", usual, NULL);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
add_entry (TandemImportConsentRow *self, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
tandem_import_consent_row_init (TandemImportConsentRow *self)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (self);

  self->source = g_strdup ("");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Consent"));
  adw_expander_row_set_subtitle (expander, _ ("For all whose row does not say it itself"));
  adw_expander_row_set_show_enable_switch (expander, TRUE);
  adw_expander_row_set_enable_expansion (expander, FALSE);
  self->channel_row = add_choice (self, C_ ("consent", "Channel"), TANDEM_CONSENT_CHANNEL, 0);
  self->kind_row = add_choice (self, C_ ("consent", "What was said"), TANDEM_CONSENT_KIND, 1);
  self->source_row = add_entry (self, C_ ("consent", "Source, as a form or a call"));
  self->day_row = add_entry (self, C_ ("consent", "Since which day"));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->day_row));
  g_signal_connect (self, "notify::enable-expansion", G_CALLBACK (changed_cb), NULL);
}

/**
 * tandem_import_consent_row_is_complete:
 *
 * Returns: whether no consent is wanted, or all of it is said
 */
gboolean
tandem_import_consent_row_is_complete (TandemImportConsentRow *self)
{
  return !is_wanted (self) || (*self->source && self->day != NULL);
}

/**
 * tandem_import_consent_row_get_consent:
 * @consent: (out caller-allocates): what is said, or none; its texts are the row's
 */
void
tandem_import_consent_row_get_consent (TandemImportConsentRow *self, TandemImportConsent *consent)
{
  *consent = (TandemImportConsent) { 0 };
  if (!is_wanted (self) || !tandem_import_consent_row_is_complete (self))
    return;
  consent->channel
      = tandem_consent_words_get_nick (TANDEM_CONSENT_CHANNEL, adw_combo_row_get_selected (self->channel_row));
  consent->kind = tandem_consent_words_get_nick (TANDEM_CONSENT_KIND, adw_combo_row_get_selected (self->kind_row));
  consent->source = self->source;
  consent->day = self->day;
}
