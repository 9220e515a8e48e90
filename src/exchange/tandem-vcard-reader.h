/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

#define TANDEM_VCARD_FORMAT "vCard"

#define TANDEM_TYPE_VCARD_READER (tandem_vcard_reader_get_type ())
G_DECLARE_FINAL_TYPE (TandemVcardReader, tandem_vcard_reader, TANDEM, VCARD_READER, GObject)

TandemReader *tandem_vcard_reader_new (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
