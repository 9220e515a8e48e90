/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Countries as people write them: by name in the language of the desktop, in English or in their own, or by their ISO code. */

const char *tandem_country_find      (const char *text);
char       *tandem_country_dup_title (const char *code);
const char *tandem_country_get_home  (void);

G_END_DECLS
