/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_CSV_BOM "\xef\xbb\xbf" /* without it Excel takes a file for one of the code page of its country */

void     tandem_csv_append_cell (GString *text, const char *cell, char delimiter);
gboolean tandem_csv_is_active   (const char *cell);
const char *tandem_csv_unguard  (const char *cell);

G_END_DECLS
