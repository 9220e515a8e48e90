/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each field is saved by itself when it is left; what is shown is what the file says. */
#include "marketing/tandem-campaign-details.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-day-paste.h"
#include "act/tandem-record-editor.h"
#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-campaign.h"
#include "model/tandem-channel.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemCampaignDetails {
  AdwPreferencesGroup parent_instance;

  TandemRecordEditor *editor; /* of the campaign; NULL until it has come */
  GPtrArray *channels;        /* in the order of the choices, after none */
  GPtrArray *others;          /* TandemCampaign: what it may be a part of, likewise */
  gboolean showing;           /* while rows are filled, nobody chooses anything */

  TandemFieldRow *name_row;
  AdwComboRow *channel_row;
  AdwComboRow *objective_row;
  AdwComboRow *status_row;
  TandemFieldRow *starts_row;
  TandemFieldRow *ends_row;
  TandemFieldRow *budget_row;
  TandemFieldRow *revenue_row;
  TandemFieldRow *responses_row;
  AdwComboRow *parent_row;
  TandemFieldRow *notes_row;
};

enum {
  SIGNAL_STALE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCampaignDetails, tandem_campaign_details, ADW_TYPE_PREFERENCES_GROUP)

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemCampaignDetails *self)
{
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The campaign was not changed"), error);
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

static char *
make_label (TandemCampaignDetails *self)
{
  /* Translators: what undo will undo; %s is a campaign */
  return g_strdup_printf (_ ("Change “%s”"), tandem_record_get_text (tandem_record_editor_get_record (self->editor),
                                                                     TANDEM_CAMPAIGN_NAME));
}

static void
save_text (TandemCampaignDetails *self, guint column, const char *text)
{
  g_autofree char *label = make_label (self);

  tandem_record_editor_set_text (self->editor, column, text, label);
}

static void
text_committed_cb (TandemFieldRow *row, TandemCampaignDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor)
    save_text (self, row == self->name_row ? TANDEM_CAMPAIGN_NAME : TANDEM_CAMPAIGN_NOTES, text);
}

static void
show_fault (TandemCampaignDetails *self, TandemFieldRow *row, const GError *error)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
}

static void
date_committed_cb (TandemFieldRow *row, TandemCampaignDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;

  if (self->editor == NULL)
    return;
  if (text && !tandem_date_parse_near (text, &date, &error))
    {
      show_fault (self, row, error);
      return;
    }
  save_text (self, row == self->starts_row ? TANDEM_CAMPAIGN_STARTS_ON : TANDEM_CAMPAIGN_ENDS_ON, date);
}

static void
budget_committed_cb (TandemFieldRow *row, TandemCampaignDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 minor;
  guint column;

  if (self->editor == NULL)
    return;
  label = make_label (self);
  column = row == self->budget_row ? TANDEM_CAMPAIGN_BUDGET_MINOR : TANDEM_CAMPAIGN_EXPECTED_REVENUE_MINOR;
  if (text == NULL)
    tandem_record_editor_clear (self->editor, column, label);
  else if (tandem_money_parse (text,
                               tandem_record_get_text (tandem_record_editor_get_record (self->editor),
                                                       TANDEM_CAMPAIGN_CURRENCY),
                               &minor, &error)
           && minor >= 0)
    tandem_record_editor_set_integer (self->editor, column, minor, label);
  else
    {
      if (error == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is below zero. Nothing was saved."), text);
      show_fault (self, row, error);
    }
}

static void
responses_committed_cb (TandemFieldRow *row, TandemCampaignDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count;

  if (self->editor == NULL)
    return;
  label = make_label (self);
  if (text == NULL)
    tandem_record_editor_clear (self->editor, TANDEM_CAMPAIGN_EXPECTED_RESPONSES, label);
  else if (tandem_day_paste_read_count (text, &count))
    tandem_record_editor_set_integer (self->editor, TANDEM_CAMPAIGN_EXPECTED_RESPONSES, count, label);
  else
    {
      error = g_error_new (TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a count. Write a whole number."), text);
      show_fault (self, row, error);
    }
}

static void
choice_changed_cb (AdwComboRow *row, GParamSpec *pspec, TandemCampaignDetails *self)
{
  guint place = adw_combo_row_get_selected (row);
  g_autofree char *label = NULL;

  if (self->showing || self->editor == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  label = make_label (self);
  if (row == self->channel_row && place == 0)
    tandem_record_editor_clear (self->editor, TANDEM_CAMPAIGN_CHANNEL_ID, label);
  else if (row == self->channel_row)
    tandem_record_editor_set_integer (self->editor, TANDEM_CAMPAIGN_CHANNEL_ID,
                                      tandem_record_get_id (self->channels->pdata[place - 1]), label);
  else if (row == self->parent_row && place == 0)
    tandem_record_editor_clear (self->editor, TANDEM_CAMPAIGN_PARENT_ID, label);
  else if (row == self->parent_row)
    tandem_record_editor_set_integer (self->editor, TANDEM_CAMPAIGN_PARENT_ID,
                                      tandem_record_get_id (self->others->pdata[place - 1]), label);
  else if (row == self->objective_row)
    save_text (self, TANDEM_CAMPAIGN_OBJECTIVE,
               tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, place));
  else
    save_text (self, TANDEM_CAMPAIGN_STATUS, tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_STATUS, place));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
set_words (AdwComboRow *row, TandemCampaignWords words, const char *nick)
{
  if (adw_combo_row_get_model (row) == NULL)
    {
      GtkStringList *titles = gtk_string_list_new (NULL);

      for (guint i = 0; i < tandem_campaign_words_count (words); i++)
        gtk_string_list_append (titles, tandem_campaign_words_get_title (words, i));
      adw_combo_row_set_model (row, G_LIST_MODEL (titles));
      g_object_unref (titles);
    }
  adw_combo_row_set_selected (row, tandem_campaign_words_find (words, nick));
}

/* Names to choose from after none; @id is chosen. */
static void
show_names (AdwComboRow *row, GPtrArray *records, guint column, const char *none, gint64 id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, none);
  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = g_ptr_array_index (records, i);

      gtk_string_list_append (names, tandem_record_get_text (record, column));
      if (tandem_record_get_id (record) == id)
        selected = i + 1;
    }
  tandem_combo_choices_offer (row, names);
  adw_combo_row_set_selected (row, selected);
}

/* As lists write it; what a person types is read in this form, too. */
static char *
write_date (TandemRecord *campaign, guint column)
{
  const char *date = tandem_record_get_text (campaign, column);

  return date ? tandem_format_date (date) : NULL;
}

static void
show_expected (TandemCampaignDetails *self, TandemRecord *campaign, const char *currency)
{
  g_autofree char *title = g_strdup_printf (_ ("Expected revenue (%s)"), currency);
  g_autofree char *revenue = NULL, *responses = NULL;

  if (!tandem_record_is_null (campaign, TANDEM_CAMPAIGN_EXPECTED_REVENUE_MINOR))
    revenue
        = tandem_format_money (tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_EXPECTED_REVENUE_MINOR), currency);
  if (!tandem_record_is_null (campaign, TANDEM_CAMPAIGN_EXPECTED_RESPONSES))
    responses = tandem_format_count (tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_EXPECTED_RESPONSES));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->revenue_row), title);
  tandem_field_row_set_value (self->revenue_row, revenue);
  tandem_field_row_set_value (self->responses_row, responses);
}

static void
show_fields (TandemCampaignDetails *self)
{
  TandemRecord *campaign = tandem_record_editor_get_record (self->editor);
  const char *name = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_NAME);
  const char *currency = tandem_record_get_text (campaign, TANDEM_CAMPAIGN_CURRENCY);
  g_autofree char *budget = NULL;
  g_autofree char *starts = write_date (campaign, TANDEM_CAMPAIGN_STARTS_ON);
  g_autofree char *ends = write_date (campaign, TANDEM_CAMPAIGN_ENDS_ON);
  g_autofree char *budget_title = g_strdup_printf (_ ("Budget (%s)"), currency);

  if (!tandem_record_is_null (campaign, TANDEM_CAMPAIGN_BUDGET_MINOR))
    budget = tandem_format_money (tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_BUDGET_MINOR), currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->budget_row), budget_title);
  tandem_field_row_set_value (self->name_row, name);
  tandem_field_row_set_value (self->starts_row, starts);
  tandem_field_row_set_value (self->ends_row, ends);
  tandem_field_row_set_value (self->budget_row, budget);
  tandem_field_row_set_value (self->notes_row, tandem_record_get_text (campaign, TANDEM_CAMPAIGN_NOTES));
  show_expected (self, campaign, currency);
  /* Translators: no channel is chosen */
  show_names (self->channel_row, self->channels, TANDEM_CHANNEL_NAME, C_ ("channel", "None"),
              tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_CHANNEL_ID));
  /* Translators: a campaign is part of no other */
  show_names (self->parent_row, self->others, TANDEM_CAMPAIGN_NAME, C_ ("campaign", "No other campaign"),
              tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_PARENT_ID));
  set_words (self->objective_row, TANDEM_CAMPAIGN_WORDS_OBJECTIVE,
             tandem_record_get_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE));
  set_words (self->status_row, TANDEM_CAMPAIGN_WORDS_STATUS, tandem_record_get_text (campaign, TANDEM_CAMPAIGN_STATUS));
}

/* --- object -------------------------------------------------------------------------------------------------------- */

/* To the name, and not so that the next key wipes it out. */
static gboolean
tandem_campaign_details_grab_focus (GtkWidget *widget)
{
  return adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (TANDEM_CAMPAIGN_DETAILS (widget)->name_row));
}

static void
tandem_campaign_details_dispose (GObject *object)
{
  TandemCampaignDetails *self = TANDEM_CAMPAIGN_DETAILS (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGN_DETAILS);
  G_OBJECT_CLASS (tandem_campaign_details_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-details.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemCampaignDetails, name)
  BIND (name_row);
  BIND (channel_row);
  BIND (objective_row);
  BIND (status_row);
  BIND (starts_row);
  BIND (ends_row);
  BIND (budget_row);
  BIND (revenue_row);
  BIND (responses_row);
  BIND (parent_row);
  BIND (notes_row);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, budget_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, responses_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_committed_cb);
}

static void
tandem_campaign_details_class_init (TandemCampaignDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_details_dispose;
  widget_class->grab_focus = tandem_campaign_details_grab_focus;
  /**
   * TandemCampaignDetails::stale:
   *
   * What was written did not come to be: the campaign is to be read again.
   */
  signals[SIGNAL_STALE]
      = g_signal_new ("stale", TANDEM_TYPE_CAMPAIGN_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  bind_template (widget_class);
}

static void
tandem_campaign_details_init (TandemCampaignDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->starts_row));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->ends_row));
}

/**
 * tandem_campaign_details_show:
 * @campaign: a campaign, always the same one
 * @channels: (element-type TandemChannel): those of the firm
 * @others: (element-type TandemCampaign): what it may be a part of
 *
 * What is being written just now is newer than what was read, and stays.
 */
void
tandem_campaign_details_show (TandemCampaignDetails *self, TandemStore *store, TandemRecord *campaign,
                              GPtrArray *channels, GPtrArray *others)
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
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  self->channels = g_ptr_array_ref (channels);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = g_ptr_array_ref (others);
  self->showing = TRUE;
  show_fields (self);
  self->showing = FALSE;
}

/**
 * tandem_campaign_details_name_it:
 *
 * Goes to the name, so that what is typed next is the name.
 */
void
tandem_campaign_details_name_it (TandemCampaignDetails *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
