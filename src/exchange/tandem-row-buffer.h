/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

#define TANDEM_SHEET_MAX_ROWS    1048576
#define TANDEM_SHEET_MAX_COLUMNS 16384

typedef struct _TandemRowBuffer TandemRowBuffer;

TandemRowBuffer *tandem_row_buffer_new (guint64 file_size);
void tandem_row_buffer_free (TandemRowBuffer *self);
void tandem_row_buffer_begin_row (TandemRowBuffer *self, guint sheet, gint64 row);
gboolean tandem_row_buffer_check_columns (gint64 column, gint64 repeat, GError **error);
gboolean tandem_row_buffer_add (TandemRowBuffer *self, const TandemCell *cell, gint64 column, gint64 repeat,
                                GError **error);
gboolean tandem_row_buffer_add_lasting (TandemRowBuffer *self, const TandemCell *cell, gint64 column, GError **error);
gboolean tandem_row_buffer_end_row (TandemRowBuffer *self, gint64 repeat, GError **error);
gboolean tandem_row_buffer_pop (TandemRowBuffer *self, guint sheet, TandemRow *row);
void tandem_row_buffer_skip (TandemRowBuffer *self, guint sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRowBuffer, tandem_row_buffer_free)

G_END_DECLS
