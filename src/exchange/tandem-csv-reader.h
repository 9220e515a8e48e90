/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

#define TANDEM_CSV_FORMAT      "CSV"
#define TANDEM_CSV_MAX_CELL    (1024 * 1024)
#define TANDEM_CSV_MAX_COLUMNS 16384
#define TANDEM_CSV_MAX_FILE    (G_GUINT64_CONSTANT (4) << 30)

#define TANDEM_TYPE_CSV_READER (tandem_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (TandemCsvReader, tandem_csv_reader, TANDEM, CSV_READER, GObject)

TandemReader *tandem_csv_reader_new (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
