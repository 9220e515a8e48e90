/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-day-dialog.h"

#include <glib/gi18n-lib.h>

struct _TandemDayDialog {
  AdwAlertDialog parent_instance;

  GtkCalendar *calendar;
};

typedef enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
} TandemDayDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemDayDialog, tandem_day_dialog, ADW_TYPE_ALERT_DIALOG)

static void
tandem_day_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  TandemDayDialog *self = TANDEM_DAY_DIALOG (dialog);
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (chosen, "%Y-%m-%d");

  if (g_str_equal (response, "set"))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
  else if (g_str_equal (response, "none"))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, NULL);
}

static void
tandem_day_dialog_class_init (TandemDayDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = tandem_day_dialog_response;

  /**
   * TandemDayDialog::chosen:
   * @day: (nullable): a plain date; %NULL for none
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_day_dialog_init (TandemDayDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->calendar), GTK_ALIGN_CENTER);
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->calendar));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "none", _ ("_No day"), "set", _ ("_Set"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "set");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->calendar));
}

/**
 * tandem_day_dialog_new:
 * @body: (nullable): what the day is for
 * @today: a plain date, where the calendar begins
 */
AdwDialog *
tandem_day_dialog_new (const char *heading, const char *body, const char *today)
{
  TandemDayDialog *self = g_object_new (TANDEM_TYPE_DAY_DIALOG, "heading", heading, "body", body ? body : "", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *noon = g_strconcat (today, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (noon, utc);

  if (date)
    gtk_calendar_select_day (self->calendar, date);
  return ADW_DIALOG (self);
}
