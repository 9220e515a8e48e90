/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/tandem-report-layout.h"

G_BEGIN_DECLS

gboolean tandem_report_write_pdf (TandemReport *report, TandemPaper paper, const char *path, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
