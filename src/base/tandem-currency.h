/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The currencies that are in use, by their ISO 4217 codes of three letters. */

char   **tandem_currency_list      (void);
gboolean tandem_currency_is_known  (const char *code);
char    *tandem_currency_dup_local (void);
char    *tandem_currency_dup_title (const char *code);

G_END_DECLS
