/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each field is saved by itself when it is left; what is shown is what the file says. */
#include "sales/tandem-deal-details.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign.h"
#include "model/tandem-deal.h"
#include "model/tandem-person.h"
#include "model/tandem-reason.h"
#include "model/tandem-stage.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-reference-row.h"

struct _TandemDealDetails {
  AdwPreferencesGroup parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor; /* of the deal that is shown; NULL until one is */
  gint64 contact_id, company_id;
  gboolean showing; /* while rows are filled, nobody chooses anything */

  TandemFieldRow *title_row;
  TandemFieldRow *amount_row;
  TandemCurrencyRow *currency_row;
  TandemFieldRow *probability_row;
  TandemFieldRow *close_row;
  TandemFieldRow *closed_row;
  TandemReferenceRow *reason_row;
  TandemFieldRow *note_row;
  TandemReferenceRow *owner_row;
  AdwActionRow *contact_row;
  GtkWidget *open_contact_button;
  TandemFieldRow *company_row;
  GtkWidget *open_company_button;
  TandemReferenceRow *campaign_row;
};

G_DEFINE_FINAL_TYPE (TandemDealDetails, tandem_deal_details, ADW_TYPE_PREFERENCES_GROUP)

/* --- saving -------------------------------------------------------------------------------------------------------- */

static char *
make_label (TandemDealDetails *self)
{
  /* Translators: what undo will undo; %s is a deal */
  return g_strdup_printf (_ ("Change “%s”"),
                          tandem_record_get_text (tandem_record_editor_get_record (self->editor), TANDEM_DEAL_TITLE));
}

static void
save_text (TandemDealDetails *self, guint column, const char *text)
{
  g_autofree char *label = make_label (self);

  tandem_record_editor_set_text (self->editor, column, text, label);
}

static void
save_integer (TandemDealDetails *self, guint column, gboolean has_value, gint64 value)
{
  g_autofree char *label = make_label (self);

  if (has_value)
    tandem_record_editor_set_integer (self->editor, column, value, label);
  else
    tandem_record_editor_clear (self->editor, column, label);
}

static void
show_fault (TandemDealDetails *self, TandemFieldRow *row, const char *message)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  tandem_page_toast (GTK_WIDGET (self), message, FALSE);
}

static void
title_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor == NULL)
    return;
  if (text)
    save_text (self, TANDEM_DEAL_TITLE, text);
  else
    show_fault (self, row, _ ("A deal needs a title. Nothing was saved."));
}

static void
note_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor)
    save_text (self, TANDEM_DEAL_LOST_NOTE, text);
}

static void
amount_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (GError) error = NULL;
  gint64 minor = 0;

  if (self->editor == NULL)
    return;
  if (text && !tandem_money_parse (text, tandem_currency_row_get_code (self->currency_row), &minor, &error))
    show_fault (self, row, error->message);
  else if (minor < 0)
    show_fault (self, row, _ ("The amount of a deal can't be below zero. Nothing was saved."));
  else
    save_integer (self, TANDEM_DEAL_AMOUNT_MINOR, text != NULL, minor);
}

/* "80", "80 %" and "80%" are the same. */
static void
probability_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  char *percent = text ? strchr (text, '%') : NULL;
  guint64 value = 0;

  if (self->editor == NULL)
    return;
  if (percent)
    *percent = '\0';
  if (text && !g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, 100, &value, NULL))
    show_fault (self, row, _ ("A probability is a whole number from 0 to 100. Nothing was saved."));
  else
    save_integer (self, TANDEM_DEAL_PROBABILITY, text != NULL, (gint64) value);
}

static void
date_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_closing = row == self->closed_row;
  gboolean (*parse) (const char *typed, char **day, GError **failure)
      = is_closing ? tandem_date_parse_past : tandem_date_parse_near;

  if (self->editor == NULL)
    return;
  if (text && !parse (text, &date, &error))
    show_fault (self, row, error->message);
  else if (text == NULL && is_closing)
    show_fault (self, row, _ ("A closed deal needs the day on which it was closed. Nothing was saved."));
  else
    save_text (self, is_closing ? TANDEM_DEAL_CLOSED_ON : TANDEM_DEAL_EXPECTED_CLOSE_ON, date);
}

static void
company_committed_cb (TandemFieldRow *row, TandemDealDetails *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;

  if (self->editor == NULL)
    return;
  label = make_label (self);
  tandem_record_editor_set_company (self->editor, TANDEM_DEAL_COMPANY_ID, text, label);
}

static void
reference_chosen_cb (TandemReferenceRow *row, TandemDealDetails *self)
{
  gint64 id = tandem_reference_row_get_id (row);
  guint column = row == self->owner_row    ? TANDEM_DEAL_OWNER_ID
                 : row == self->reason_row ? TANDEM_DEAL_REASON_ID
                                           : TANDEM_DEAL_CAMPAIGN_ID;

  if (self->editor)
    save_integer (self, column, id != 0, id);
}

static void
currency_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tandem_page_show_error (widget, _ ("The deal was not changed"), error);
}

/* Another currency keeps the number: 100 euros become 100 yen. */
static void
currency_chosen_cb (TandemDealDetails *self)
{
  TandemRecord *deal = self->editor ? tandem_record_editor_get_record (self->editor) : NULL;
  const char *code = tandem_currency_row_get_code (self->currency_row);

  if (self->showing || deal == NULL || g_strcmp0 (tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY), code) == 0)
    return;
  tandem_act_set_deal_currency_async (tandem_workspace_get_store (self->workspace), tandem_record_get_id (deal), code,
                                      NULL, currency_saved_cb, g_object_ref (self));
}

/* --- whom it is with ----------------------------------------------------------------------------------------------- */

static void
contact_chosen_cb (AdwDialog *dialog, gint64 id, TandemDealDetails *self)
{
  if (self->editor && id != self->contact_id)
    save_integer (self, TANDEM_DEAL_CONTACT_ID, id != 0, id);
}

static void
choose_contact_cb (TandemDealDetails *self)
{
  AdwDialog *dialog = tandem_record_chooser_new (self->workspace, TANDEM_SEARCH_CONTACT, _ ("Choose a contact"),
                                                 self->contact_id != 0 ? _ ("No contact") : NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (contact_chosen_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
open_contact_cb (TandemDealDetails *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "contacts", self->contact_id);
}

static void
open_company_cb (TandemDealDetails *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "companies", self->company_id);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_value (TandemFieldRow *row, const char *value, gboolean is_fresh)
{
  if (is_fresh)
    tandem_field_row_reset (row, value);
  else
    tandem_field_row_set_value (row, value);
}

/* As lists write it; what a person types is read in this form, too. */
static void
show_date (TandemFieldRow *row, TandemRecord *deal, guint column, gboolean is_fresh)
{
  const char *date = tandem_record_get_text (deal, column);
  g_autofree char *text = date ? tandem_format_date (date) : NULL;

  show_value (row, text, is_fresh);
}

static void
show_worth (TandemDealDetails *self, TandemDealFacts *facts, TandemRecord *deal, gboolean is_fresh)
{
  const char *currency = tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY);
  g_autofree char *amount = NULL;
  g_autofree char *title = NULL;

  if (!tandem_record_is_null (deal, TANDEM_DEAL_AMOUNT_MINOR))
    amount = tandem_format_amount (tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR), currency);
  /* With products it is what they add up to. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->amount_row), facts->lines->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->currency_row), facts->lines->len == 0);
  /* Translators: the name of a field; %s is a currency, as EUR */
  title = g_strdup_printf (facts->lines->len == 0 ? C_ ("field", "Amount (%s)")
                                                  : C_ ("field", "Amount (%s), by its products"),
                           currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), title);
  show_value (self->amount_row, amount, is_fresh);
  tandem_currency_row_set_code (self->currency_row, currency);
}

static void
show_probability (TandemDealDetails *self, TandemDealFacts *facts, TandemRecord *deal, gboolean is_fresh)
{
  g_autofree char *own = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < facts->stages->len; i++)
    if (tandem_record_get_id (facts->stages->pdata[i]) == facts->row->stage_id)
      {
        gint64 stage = tandem_record_get_integer (facts->stages->pdata[i], TANDEM_STAGE_PROBABILITY);
        g_autofree char *percent = tandem_format_percent_value ((double) stage / 100, 0);

        /* Translators: the name of a field; %s is the probability that its stage gives a deal */
        title = g_strdup_printf (_ ("Own probability, %% (the stage says %s)"), percent);
      }
  if (!tandem_record_is_null (deal, TANDEM_DEAL_PROBABILITY))
    own = g_strdup_printf ("%d", (int) tandem_record_get_integer (deal, TANDEM_DEAL_PROBABILITY));
  if (title)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->probability_row), title);
  show_value (self->probability_row, own, is_fresh);
}

/* What only a deal has that is over. */
static void
show_end (TandemDealDetails *self, TandemDealFacts *facts, TandemRecord *deal, gboolean is_fresh)
{
  gboolean is_open = g_str_equal (facts->row->stage_kind, "open");
  gboolean is_lost = g_str_equal (facts->row->stage_kind, "lost");

  gtk_widget_set_visible (GTK_WIDGET (self->closed_row), !is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), is_lost);
  gtk_widget_set_visible (GTK_WIDGET (self->note_row), is_lost);
  gtk_widget_set_visible (GTK_WIDGET (self->probability_row), is_open);
  show_date (self->closed_row, deal, TANDEM_DEAL_CLOSED_ON, is_fresh);
  tandem_reference_row_show (self->reason_row, facts->reasons, TANDEM_REASON_NAME,
                             tandem_record_get_integer (deal, TANDEM_DEAL_REASON_ID));
  show_value (self->note_row, tandem_record_get_text (deal, TANDEM_DEAL_LOST_NOTE), is_fresh);
}

static void
show_parties (TandemDealDetails *self, TandemDealFacts *facts, TandemRecord *deal, gboolean is_fresh)
{
  self->contact_id = tandem_record_get_integer (deal, TANDEM_DEAL_CONTACT_ID);
  self->company_id = tandem_record_get_integer (deal, TANDEM_DEAL_COMPANY_ID);
  adw_action_row_set_subtitle (self->contact_row, facts->row->contact     ? facts->row->contact
                                                  : self->contact_id != 0 ? _ ("No name")
                                                                          : C_ ("contact", "None"));
  gtk_widget_set_visible (self->open_contact_button, facts->contact_is_open);
  show_value (self->company_row, facts->company, is_fresh);
  gtk_widget_set_visible (self->open_company_button, facts->company_is_open);
  tandem_reference_row_show (self->owner_row, facts->people, TANDEM_PERSON_NAME,
                             tandem_record_get_integer (deal, TANDEM_DEAL_OWNER_ID));
  tandem_reference_row_show (self->campaign_row, facts->campaigns, TANDEM_CAMPAIGN_NAME,
                             tandem_record_get_integer (deal, TANDEM_DEAL_CAMPAIGN_ID));
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static TandemFieldRow *
add_field (TandemDealDetails *self, const char *title, GCallback committed_cb)
{
  GtkWidget *row = tandem_field_row_new (title, NULL);

  g_signal_connect_object (row, "committed", committed_cb, self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return TANDEM_FIELD_ROW (row);
}

static TandemReferenceRow *
add_reference (TandemDealDetails *self, const char *title, const char *none)
{
  GtkWidget *row = tandem_reference_row_new (title, none);

  g_signal_connect_object (row, "chosen", G_CALLBACK (reference_chosen_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return TANDEM_REFERENCE_ROW (row);
}

static GtkWidget *
make_button (TandemDealDetails *self, const char *icon_name, const char *tooltip, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_parties (TandemDealDetails *self)
{
  GtkWidget *choose
      = make_button (self, "document-edit-symbolic", _ ("Choose a contact"), G_CALLBACK (choose_contact_cb));

  self->contact_row = g_object_new (ADW_TYPE_ACTION_ROW, "title", C_ ("field", "Contact"), "use-markup", FALSE,
                                    "css-classes", (const char *[]) { "property", NULL }, NULL);
  self->open_contact_button
      = make_button (self, "go-next-symbolic", _ ("Open the contact"), G_CALLBACK (open_contact_cb));
  adw_action_row_add_suffix (self->contact_row, choose);
  adw_action_row_add_suffix (self->contact_row, self->open_contact_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->contact_row));
  self->company_row = add_field (self, C_ ("field", "Company"), G_CALLBACK (company_committed_cb));
  self->open_company_button
      = make_button (self, "go-next-symbolic", _ ("Open the company"), G_CALLBACK (open_company_cb));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->company_row), self->open_company_button);
}

static void
tandem_deal_details_dispose (GObject *object)
{
  TandemDealDetails *self = TANDEM_DEAL_DETAILS (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_deal_details_parent_class)->dispose (object);
}

static void
tandem_deal_details_class_init (TandemDealDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_deal_details_dispose;
}

static void
tandem_deal_details_init (TandemDealDetails *self)
{
  self->title_row = add_field (self, C_ ("field", "Title of the deal"), G_CALLBACK (title_committed_cb));
  self->amount_row = add_field (self, C_ ("field", "Amount"), G_CALLBACK (amount_committed_cb));
  self->currency_row = g_object_new (TANDEM_TYPE_CURRENCY_ROW, "title", C_ ("field", "Currency"), NULL);
  g_signal_connect_object (self->currency_row, "notify::selected", G_CALLBACK (currency_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->currency_row));
  self->probability_row = add_field (self, C_ ("field", "Probability"), G_CALLBACK (probability_committed_cb));
  self->close_row = add_field (self, C_ ("field", "Expected close"), G_CALLBACK (date_committed_cb));
  self->closed_row = add_field (self, C_ ("field", "Closed"), G_CALLBACK (date_committed_cb));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->close_row));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->closed_row));
  self->reason_row = add_reference (self, C_ ("field", "Reason"), C_ ("reason", "None"));
  self->note_row = add_field (self, C_ ("field", "Why it was lost"), G_CALLBACK (note_committed_cb));
  self->owner_row = add_reference (self, C_ ("field", "Owner"), C_ ("owner", "Nobody"));
  add_parties (self);
  self->campaign_row = add_reference (self, C_ ("field", "Campaign"), _ ("No campaign"));
}

/**
 * tandem_deal_details_commit:
 *
 * What is being written belongs to the deal that is shown now.
 */
void
tandem_deal_details_commit (TandemDealDetails *self)
{
  TandemFieldRow *const rows[] = { self->title_row,  self->amount_row, self->probability_row, self->close_row,
                                   self->closed_row, self->note_row,   self->company_row };

  for (guint i = 0; self->editor && i < G_N_ELEMENTS (rows); i++)
    tandem_field_row_commit (rows[i]);
}

/**
 * tandem_deal_details_show:
 * @editor: what writes the deal; another one for another deal
 *
 * What is being written just now is newer than what was read, and stays.
 */
void
tandem_deal_details_show (TandemDealDetails *self, TandemWorkspace *workspace, TandemRecordEditor *editor,
                          TandemDealFacts *facts)
{
  TandemRecord *deal = tandem_record_editor_get_record (editor);
  gboolean is_fresh = g_set_object (&self->editor, editor);

  g_set_object (&self->workspace, workspace);
  if (tandem_record_editor_is_busy (editor))
    return;
  self->showing = TRUE;
  show_value (self->title_row, tandem_record_get_text (deal, TANDEM_DEAL_TITLE), is_fresh);
  show_worth (self, facts, deal, is_fresh);
  show_probability (self, facts, deal, is_fresh);
  show_date (self->close_row, deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, is_fresh);
  show_end (self, facts, deal, is_fresh);
  show_parties (self, facts, deal, is_fresh);
  self->showing = FALSE;
}
