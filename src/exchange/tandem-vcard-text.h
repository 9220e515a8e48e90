/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemVcardText:
 * @chosen: (nullable): by the person: it holds for all that says nothing else
 * @fallback: (nullable): for what is no UTF-8; without it, as what was met of it so far looks
 * @language: (nullable): whose code page is taken where nothing else tells
 * @foreign: a sample of what is no UTF-8
 * @replaced: bytes that had no meaning
 */
typedef struct {
  char *chosen;
  char *fallback;
  char *language;
  GByteArray *foreign;
  guint64 replaced;
} TandemVcardText;

char    *tandem_vcard_text_decode   (TandemVcardText *self, const char *bytes, gsize length, const char *charset);
gboolean tandem_vcard_text_is_ascii (const char *bytes, gsize length);
gsize    tandem_vcard_text_unquote  (char *bytes, gsize length);

G_END_DECLS
