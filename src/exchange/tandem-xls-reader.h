/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-file-slices.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_XLS_READER (tandem_xls_reader_get_type ())
G_DECLARE_FINAL_TYPE (TandemXlsReader, tandem_xls_reader, TANDEM, XLS_READER, GObject)

TandemReader *tandem_xls_reader_new (TandemFileSlices *slices, const TandemReaderOptions *options,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
