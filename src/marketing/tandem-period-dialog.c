/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-period-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "widgets/tandem-day-button.h"

struct _TandemPeriodDialog {
  AdwDialog parent_instance;

  AdwBanner *banner;
  GtkEditable *from_row;
  GtkEditable *to_row;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPeriodDialog, tandem_period_dialog, ADW_TYPE_DIALOG)

static void
show_fault (TandemPeriodDialog *self, GtkEditable *row, const char *words)
{
  adw_banner_set_title (self->banner, words);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
take_date (TandemPeriodDialog *self, GtkEditable *row, char **date)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (tandem_date_parse_past (gtk_editable_get_text (row), date, &error))
    return TRUE;
  show_fault (self, row, error->message);
  return FALSE;
}

static void
show_clicked_cb (TandemPeriodDialog *self)
{
  g_autofree char *from = NULL, *to = NULL;
  TandemPeriod period;

  adw_banner_set_revealed (self->banner, FALSE);
  if (!take_date (self, self->from_row, &from) || !take_date (self, self->to_row, &to))
    return;
  if (!tandem_period_init_custom (&period, from, to))
    {
      show_fault (self, self->to_row, _ ("The last day lies before the first. Change one of them."));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, from, to);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_period_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_PERIOD_DIALOG);
  G_OBJECT_CLASS (tandem_period_dialog_parent_class)->dispose (object);
}

static void
tandem_period_dialog_class_init (TandemPeriodDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_period_dialog_dispose;
  /**
   * TandemPeriodDialog::chosen:
   * @from: a plain date
   * @to: a plain date, not before @from
   *
   * A person chose a period.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_PERIOD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-period-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodDialog, to_row);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
}

static void
tandem_period_dialog_init (TandemPeriodDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->from_row));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->to_row));
}

/**
 * tandem_period_dialog_new:
 * @period: (nullable): where to begin
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_period_dialog_new (const TandemPeriod *period)
{
  TandemPeriodDialog *self = g_object_new (TANDEM_TYPE_PERIOD_DIALOG, NULL);
  g_autofree char *from = period ? tandem_format_date (period->from) : NULL;
  g_autofree char *to = period ? tandem_format_date (period->to) : NULL;

  gtk_editable_set_text (self->from_row, from ? from : "");
  gtk_editable_set_text (self->to_row, to ? to : "");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->from_row));
  return ADW_DIALOG (self);
}
