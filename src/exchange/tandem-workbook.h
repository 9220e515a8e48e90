/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-cell-format.h"
#include "exchange/tandem-zip-archive.h"

G_BEGIN_DECLS

/**
 * TandemWorkbookSheet:
 * @path: of its part, or NULL where it has none
 */
typedef struct {
  char *name;
  char *path;
  gboolean hidden;
} TandemWorkbookSheet;

/**
 * TandemWorkbookStyle:
 * @code: (nullable): of a number format that is not built in
 */
typedef struct {
  TandemCellFormat format;
  const char *code;
} TandemWorkbookStyle;

/**
 * TandemWorkbook:
 * @sheets: (element-type TandemWorkbookSheet): in the order of their tabs
 * @styles: (element-type TandemWorkbookStyle): by the number that cells have
 * @shared_strings: (nullable): the part of the texts
 * @is_1904: whether days are counted from 1904
 *
 * What an Office Open XML workbook says of itself, before its first sheet.
 */
typedef struct {
  GPtrArray *sheets;
  GArray *styles;
  char *shared_strings;
  gboolean is_1904;
  GHashTable *codes;
} TandemWorkbook;

TandemWorkbook *tandem_workbook_load (TandemZipArchive *archive, GCancellable *cancellable, GError **error);
char *tandem_workbook_find (TandemZipArchive *archive, GCancellable *cancellable, GError **error);
void tandem_workbook_free (TandemWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemWorkbook, tandem_workbook_free)

G_END_DECLS
