/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-printer.h"

G_DEFINE_INTERFACE (TandemPrinter, tandem_printer, GTK_TYPE_WIDGET)

static void
tandem_printer_default_init (TandemPrinterInterface *iface)
{
}

/* The window may have been closed while the report was made. */
static TandemPrinter *
find_printer (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return TANDEM_IS_PRINTER (root) ? TANDEM_PRINTER (root) : NULL;
}

/**
 * tandem_printer_print:
 * @widget: any widget in the window
 * @report: not to be changed from now on
 */
void
tandem_printer_print (GtkWidget *widget, TandemReport *report)
{
  TandemPrinter *self = find_printer (widget);

  if (self)
    TANDEM_PRINTER_GET_IFACE (self)->print (self, report);
}

/**
 * tandem_printer_show_failure:
 * @widget: any widget in the window
 */
void
tandem_printer_show_failure (GtkWidget *widget, const GError *error)
{
  TandemPrinter *self = find_printer (widget);

  if (self)
    TANDEM_PRINTER_GET_IFACE (self)->show_failure (self, error);
}
