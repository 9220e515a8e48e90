/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-biff-stream.h"
#include "exchange/tandem-shared-strings.h"

G_BEGIN_DECLS

typedef struct _TandemBiffText TandemBiffText;

TandemBiffText *tandem_biff_text_new (const char *encoding);
void tandem_biff_text_free (TandemBiffText *self);
void tandem_biff_text_set_unicode (TandemBiffText *self);
void tandem_biff_text_set_encoding (TandemBiffText *self, const char *encoding);
void tandem_biff_text_set_code_page (TandemBiffText *self, guint code_page);
const char *tandem_biff_text_get_encoding (TandemBiffText *self);
guint64 tandem_biff_text_get_replaced (TandemBiffText *self);
gboolean tandem_biff_text_read (TandemBiffText *self, TandemBiffStream *stream, TandemBiffRecord *record,
                                guint count_size, GString *into, GError **error);
gboolean tandem_biff_text_load_shared (TandemSharedStrings *strings, TandemBiffStream *stream, TandemBiffRecord *record,
                                       GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBiffText, tandem_biff_text_free)

G_END_DECLS
