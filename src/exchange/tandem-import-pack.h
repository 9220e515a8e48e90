/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

/* A row of cells as bytes, and back: kind, value, length and text of each. For the file that is open alone: in the byte order of
 * the machine. */

void   tandem_import_pack        (const TandemRow *row, GByteArray *bytes);
void   tandem_import_unpack      (GBytes *bytes, gint64 line, GArray *cells, TandemRow *row);
GStrv  tandem_import_unpack_text (GBytes *bytes);

G_END_DECLS
