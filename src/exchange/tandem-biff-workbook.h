/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-biff-formats.h"
#include "exchange/tandem-biff-text.h"

G_BEGIN_DECLS

/**
 * TandemBiffSheet:
 * @position: of its first record
 */
typedef struct {
  char *name;
  guint64 position;
  gboolean hidden;
} TandemBiffSheet;

/**
 * TandemBiffWorkbook:
 * @version: 2, 3, 4, 5 (which Excel 95 writes too) or 8
 * @sheets: (element-type TandemBiffSheet): those with cells, in the order of their tabs
 * @strings_position: of the texts that cells share, or 0
 * @is_1904: whether days are counted from 1904
 *
 * What a binary workbook says of itself, before its first cell.
 */
typedef struct {
  TandemBiffStream *stream;
  guint version;
  GPtrArray *sheets;
  TandemBiffFormats *formats;
  TandemBiffText *text;
  guint64 strings_position;
  gboolean is_1904;
} TandemBiffWorkbook;

TandemBiffWorkbook *tandem_biff_workbook_load (TandemFileSlices *slices, const char *encoding, const char *language,
                                               GCancellable *cancellable, GError **error);
void tandem_biff_workbook_free (TandemBiffWorkbook *self);
gboolean tandem_biff_workbook_enter (TandemBiffWorkbook *self, const TandemBiffSheet *sheet, GCancellable *cancellable,
                                     GError **error);
gboolean tandem_biff_is_bof (const guint8 *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBiffWorkbook, tandem_biff_workbook_free)

G_END_DECLS
