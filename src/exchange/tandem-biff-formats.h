/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-workbook.h"

G_BEGIN_DECLS

typedef struct _TandemBiffFormats TandemBiffFormats;

TandemBiffFormats *tandem_biff_formats_new (void);
void tandem_biff_formats_free (TandemBiffFormats *self);
void tandem_biff_formats_add_code (TandemBiffFormats *self, guint number, const char *code);
void tandem_biff_formats_add_next_code (TandemBiffFormats *self, const char *code);
void tandem_biff_formats_add_xf (TandemBiffFormats *self, guint number);
TandemWorkbookStyle tandem_biff_formats_get_by_number (TandemBiffFormats *self, guint number);
TandemWorkbookStyle tandem_biff_formats_get_by_xf (TandemBiffFormats *self, guint xf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBiffFormats, tandem_biff_formats_free)

G_END_DECLS
