/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/tandem-vcard.h"

G_BEGIN_DECLS

typedef struct _TandemVcardParser TandemVcardParser;

gboolean           tandem_vcard_is_likely           (const guint8 *head, gsize length);

TandemVcardParser *tandem_vcard_parser_new          (GInputStream *stream, const char *encoding, const char *language,
                                                     GCancellable *cancellable, GError **error);
void               tandem_vcard_parser_free         (TandemVcardParser *self);
TandemVcard       *tandem_vcard_parser_next         (TandemVcardParser *self, GCancellable *cancellable, GError **error);
void               tandem_vcard_parser_set_fallback (TandemVcardParser *self, const char *encoding);
char              *tandem_vcard_parser_dup_encoding (TandemVcardParser *self);
guint64            tandem_vcard_parser_get_replaced (TandemVcardParser *self);
guint64            tandem_vcard_parser_get_position (TandemVcardParser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVcardParser, tandem_vcard_parser_free)

G_END_DECLS
