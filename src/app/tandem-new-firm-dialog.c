/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-new-firm-dialog.h"

#include "widgets/tandem-currency-row.h"
#include "base/tandem-currency.h"
#include "workspace/tandem-seat.h"

/**
 * TandemNewFirmDialog:
 *
 * Asks whose file a new one is and who works on it. Every field has a good answer already, and whoever skips it takes
 * those.
 */
struct _TandemNewFirmDialog {
  AdwDialog parent_instance;

  char *path;
  char *firm_name; /* the answers; NULL for the ones that are obvious */
  char *person_name;
  char *currency;

  GtkEditable *firm_row;
  GtkEditable *person_row;
  TandemCurrencyRow *currency_row;
};

enum {
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewFirmDialog, tandem_new_firm_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (GtkEditable *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  return *text ? g_steal_pointer (&text) : NULL;
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemNewFirmDialog *self = TANDEM_NEW_FIRM_DIALOG (widget);

  self->firm_name = dup_text (self->firm_row);
  self->person_name = dup_text (self->person_row);
  self->currency = g_strdup (tandem_currency_row_get_code (self->currency_row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* Escape closes it as well: then nothing was answered. */
static void
tandem_new_firm_dialog_closed (AdwDialog *dialog)
{
  g_signal_emit (dialog, signals[ANSWERED], 0);
}

static void
tandem_new_firm_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_NEW_FIRM_DIALOG);
  G_OBJECT_CLASS (tandem_new_firm_dialog_parent_class)->dispose (object);
}

static void
tandem_new_firm_dialog_finalize (GObject *object)
{
  TandemNewFirmDialog *self = TANDEM_NEW_FIRM_DIALOG (object);

  g_free (self->path);
  g_free (self->firm_name);
  g_free (self->person_name);
  g_free (self->currency);
  G_OBJECT_CLASS (tandem_new_firm_dialog_parent_class)->finalize (object);
}

static void
tandem_new_firm_dialog_class_init (TandemNewFirmDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_CURRENCY_ROW);

  object_class->dispose = tandem_new_firm_dialog_dispose;
  object_class->finalize = tandem_new_firm_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = tandem_new_firm_dialog_closed;

  /**
   * TandemNewFirmDialog::answered:
   *
   * The person is done with the dialog: tandem_new_firm_dialog_get_set_up() has what the file begins with.
   */
  signals[ANSWERED]
      = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-new-firm-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewFirmDialog, firm_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewFirmDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewFirmDialog, currency_row);
  gtk_widget_class_install_action (widget_class, "new-firm.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "new-firm.skip", NULL, skip_action);
}

static void
tandem_new_firm_dialog_init (TandemNewFirmDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_new_firm_dialog_new:
 * @path: where the file is going to be; the firm may be called so
 */
AdwDialog *
tandem_new_firm_dialog_new (const char *path)
{
  TandemNewFirmDialog *self = g_object_new (TANDEM_TYPE_NEW_FIRM_DIALOG, NULL);
  g_autofree char *firm_name = tandem_seat_dup_firm_name (path);
  g_autofree char *person_name = tandem_seat_dup_person_name ();
  g_autofree char *currency = tandem_currency_dup_local ();

  self->path = g_strdup (path);
  gtk_editable_set_text (self->firm_row, firm_name ? firm_name : "");
  gtk_editable_set_text (self->person_row, person_name);
  tandem_currency_row_set_code (self->currency_row, currency);
  return ADW_DIALOG (self);
}

const char *
tandem_new_firm_dialog_get_path (TandemNewFirmDialog *self)
{
  return self->path;
}

/**
 * tandem_new_firm_dialog_get_set_up:
 *
 * Returns: what the file begins with; its texts belong to the dialog, and where there is none the file has its own
 */
TandemFirmSetUp
tandem_new_firm_dialog_get_set_up (TandemNewFirmDialog *self)
{
  return (TandemFirmSetUp) { self->firm_name, self->person_name, self->currency, FALSE };
}
