/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"
#include "exchange/tandem-zip-archive.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_ODS_READER (tandem_ods_reader_get_type ())
G_DECLARE_FINAL_TYPE (TandemOdsReader, tandem_ods_reader, TANDEM, ODS_READER, GObject)

TandemReader *tandem_ods_reader_new (TandemZipArchive *archive, GCancellable *cancellable, GError **error);

G_END_DECLS
