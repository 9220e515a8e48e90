/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"
#include "report/tandem-report.h"
#include "widgets/tandem-printer.h"

G_BEGIN_DECLS

GtkPrintOperation *tandem_print_create_operation (TandemReport *report);
void               tandem_print_report           (TandemWindow *window, const char *name, GVariant *parameters);
void               tandem_print_add_actions      (TandemWindow *window);
void tandem_print_printer_iface_init (TandemPrinterInterface *iface);

G_END_DECLS
