/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-sheet-writer.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_XLSX_WRITER (tandem_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (TandemXlsxWriter, tandem_xlsx_writer, TANDEM, XLSX_WRITER, GObject)

TandemSheetWriter *tandem_xlsx_writer_new (const char *path, const char *sheet_name);

G_END_DECLS
