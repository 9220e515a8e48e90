/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-value.h"

G_BEGIN_DECLS

gboolean tandem_import_number (const char *text, char decimal, guint digits, gint64 *value);
gboolean tandem_import_amount (const char *text, char decimal, const char *usual, gint64 *minor, char **currency);
char    *tandem_import_currency (const char *text);
gboolean tandem_import_flag   (const char *text, gboolean *flag);
char    *tandem_import_day    (const char *text, TandemDateOrder order);

G_END_DECLS
