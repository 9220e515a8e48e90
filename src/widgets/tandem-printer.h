/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/tandem-report.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_PRINTER (tandem_printer_get_type ())
G_DECLARE_INTERFACE (TandemPrinter, tandem_printer, TANDEM, PRINTER, GtkWidget)

/**
 * TandemPrinterInterface:
 * @print: asks for a printer, and prints a report there
 * @show_failure: says that there was nothing to print it from
 *
 * What a window is to a page that makes its report by itself, as a table does of what is seen of it. A report of the catalogue is
 * asked for by tandem_page_print_report().
 */
struct _TandemPrinterInterface {
  GTypeInterface parent_iface;

  void (*print) (TandemPrinter *self, TandemReport *report);
  void (*show_failure) (TandemPrinter *self, const GError *error);
};

void tandem_printer_print (GtkWidget *widget, TandemReport *report);
void tandem_printer_show_failure (GtkWidget *widget, const GError *error);

G_END_DECLS
