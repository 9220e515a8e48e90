/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tandem_text_sniff_encoding  (const guint8 *bytes, gsize length, const char *language);
const char *tandem_text_code_page       (const char *language);
char        tandem_text_sniff_delimiter (const char *text, gsize length);

G_END_DECLS
