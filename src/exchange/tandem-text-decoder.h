/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemTextDecoder TandemTextDecoder;

TandemTextDecoder *tandem_text_decoder_new          (const char *encoding, GError **error);
void               tandem_text_decoder_free         (TandemTextDecoder *self);
void               tandem_text_decoder_push         (TandemTextDecoder *self, const guint8 *bytes, gsize length,
                                                     gboolean last, GByteArray *into);
guint64            tandem_text_decoder_get_replaced (TandemTextDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTextDecoder, tandem_text_decoder_free)

G_END_DECLS
