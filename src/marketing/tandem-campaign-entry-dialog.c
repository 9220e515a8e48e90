/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to a day of a campaign: a cost, or the figures that the channel reports. */
#include "marketing/tandem-campaign-entry-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-words.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-dialog-fault.h"

#define N_FIGURES 4

struct _TandemCampaignEntryDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemRecord *entry;
  GtkWidget *amount_row;        /* of a cost */
  GtkWidget *note_row;
  GtkWidget *figure_rows[N_FIGURES];

  AdwBanner *banner;
  AdwPreferencesGroup *group;
  AdwEntryRow *day_row;
  AdwComboRow *kind_row;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TandemCampaignEntryDialog, tandem_campaign_entry_dialog, ADW_TYPE_DIALOG)

static const struct {
  TandemCampaignDayColumn column;
  const char *title;
} figures[N_FIGURES] = {
  { TANDEM_CAMPAIGN_DAY_IMPRESSIONS, N_ ("Impressions") },
  { TANDEM_CAMPAIGN_DAY_CLICKS, N_ ("Clicks") },
  { TANDEM_CAMPAIGN_DAY_VISITS, N_ ("Visits") },
  { TANDEM_CAMPAIGN_DAY_ENGAGEMENTS, N_ ("Engagements") },
};

static gboolean
is_cost (TandemCampaignEntryDialog *self)
{
  return TANDEM_IS_CAMPAIGN_COST (self->entry);
}

/* Of the dialog and of what undo will undo. */
static const char *
get_title (TandemCampaignEntryDialog *self)
{
  gboolean is_new = tandem_record_get_id (self->entry) == 0;

  if (is_cost (self))
    return is_new ? _ ("Add a cost") : _ ("Change a cost");
  return is_new ? _ ("Add a day") : _ ("Change the figures of a day");
}

static void
show_fault (TandemCampaignEntryDialog *self, GtkWidget *row, const GError *error)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, row, error->message);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCampaignEntryDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (tandem_act_finish (result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_fault (self, NULL, error);
}

static gboolean
take_cost (TandemCampaignEntryDialog *self, TandemRecord *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));
  g_autoptr (GError) error = NULL;
  gint64 minor;

  if (!tandem_money_parse (text, tandem_record_get_text (entry, TANDEM_CAMPAIGN_COST_CURRENCY), &minor, &error))
    {
      show_fault (self, self->amount_row, error);
      return FALSE;
    }
  tandem_record_set_integer (entry, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, minor);
  tandem_record_set_text (entry, TANDEM_CAMPAIGN_COST_NOTE, *note ? note : NULL);
  tandem_record_set_text (
      entry, TANDEM_CAMPAIGN_COST_KIND,
      tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_COST_KIND, adw_combo_row_get_selected (self->kind_row)));
  return TRUE;
}

static gboolean
take_figures (TandemCampaignEntryDialog *self, TandemRecord *entry)
{
  for (guint i = 0; i < N_FIGURES; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->figure_rows[i]));
      g_autofree char *digits = tandem_fold_digits (text);
      gint64 n = g_ascii_strtoll (digits, NULL, 10);

      if (strpbrk (text, "-−") != NULL || strlen (digits) > 15)
        {
          g_autoptr (GError) error = g_error_new (TANDEM_ERROR, TANDEM_ERROR_INVALID,
                                                  _ ("“%s” is not a count. Write a whole number."), text);

          show_fault (self, self->figure_rows[i], error);
          return FALSE;
        }
      tandem_record_set_integer (entry, figures[i].column, n);
    }
  return TRUE;
}

static void
save_clicked_cb (TandemCampaignEntryDialog *self)
{
  g_autoptr (TandemRecord) entry = tandem_record_copy (self->entry);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  if (!tandem_date_parse_past (gtk_editable_get_text (GTK_EDITABLE (self->day_row)), &day, &error))
    {
      show_fault (self, GTK_WIDGET (self->day_row), error);
      return;
    }
  tandem_record_set_text (entry, is_cost (self) ? (guint) TANDEM_CAMPAIGN_COST_DAY : (guint) TANDEM_CAMPAIGN_DAY_DAY, day);
  if (!(is_cost (self) ? take_cost (self, entry) : take_figures (self, entry)))
    return;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), get_title (self), entry, NULL, saved_cb,
                             g_object_ref (self));
}

static void
tandem_campaign_entry_dialog_dispose (GObject *object)
{
  TandemCampaignEntryDialog *self = TANDEM_CAMPAIGN_ENTRY_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGN_ENTRY_DIALOG);
  G_OBJECT_CLASS (tandem_campaign_entry_dialog_parent_class)->dispose (object);
}

static void
tandem_campaign_entry_dialog_class_init (TandemCampaignEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_entry_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntryDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntryDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntryDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignEntryDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_campaign_entry_dialog_init (TandemCampaignEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->day_row));
}

static GtkWidget *
add_row (TandemCampaignEntryDialog *self, const char *title, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "text", text, "activates-default", TRUE, NULL);

  adw_preferences_group_add (self->group, row);
  return row;
}

static void
add_cost_rows (TandemCampaignEntryDialog *self, gboolean is_new)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);
  const char *currency = tandem_record_get_text (self->entry, TANDEM_CAMPAIGN_COST_CURRENCY);
  const char *note = tandem_record_get_text (self->entry, TANDEM_CAMPAIGN_COST_NOTE);
  g_autofree char *title = g_strdup_printf (_ ("Amount (%s)"), currency);
  g_autofree char *text = NULL;

  for (guint i = 0; i < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_COST_KIND); i++)
    gtk_string_list_append (kinds, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_COST_KIND, i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  g_object_unref (kinds);
  adw_combo_row_set_selected (self->kind_row,
                              tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_COST_KIND,
                                                          tandem_record_get_text (self->entry, TANDEM_CAMPAIGN_COST_KIND)));
  if (!is_new)
    text = tandem_format_money (tandem_record_get_integer (self->entry, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR), currency);
  self->amount_row = add_row (self, title, text ? text : "");
  self->note_row = add_row (self, _ ("Note"), note ? note : "");
}

static void
add_figure_rows (TandemCampaignEntryDialog *self, gboolean is_new)
{
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), FALSE);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *text = NULL;

      if (!is_new)
        text = tandem_format_count (tandem_record_get_integer (self->entry, figures[i].column));
      self->figure_rows[i] = add_row (self, g_dgettext (GETTEXT_PACKAGE, figures[i].title), text ? text : "");
    }
}

/**
 * tandem_campaign_entry_dialog_new:
 * @entry: a #TandemCampaignCost or #TandemCampaignDay, new or to be changed
 */
AdwDialog *
tandem_campaign_entry_dialog_new (TandemWorkspace *workspace, TandemRecord *entry)
{
  TandemCampaignEntryDialog *self = g_object_new (TANDEM_TYPE_CAMPAIGN_ENTRY_DIALOG, NULL);
  gboolean is_new = tandem_record_get_id (entry) == 0;
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (workspace));
  g_autofree char *written = NULL;
  const char *day;

  self->workspace = g_object_ref (workspace);
  self->entry = g_object_ref (entry);
  day = tandem_record_get_text (entry, is_cost (self) ? (guint) TANDEM_CAMPAIGN_COST_DAY : (guint) TANDEM_CAMPAIGN_DAY_DAY);
  written = tandem_format_date (day ? day : today);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), written);
  if (is_cost (self))
    add_cost_rows (self, is_new);
  else
    add_figure_rows (self, is_new);
  adw_dialog_set_title (ADW_DIALOG (self), get_title (self));
  adw_dialog_set_focus (ADW_DIALOG (self), is_cost (self) ? self->amount_row : self->figure_rows[0]);
  return ADW_DIALOG (self);
}
