/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

TandemReader *tandem_reader_formats_open (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
