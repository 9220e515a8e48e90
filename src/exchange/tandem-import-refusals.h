/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

/**
 * TandemImportRefusal:
 * @line: the line of the file, from 1
 * @reason: a sentence, translated
 * @cells: the row as it was
 *
 * A row that was not imported.
 */
typedef struct {
  guint64 line;
  char *reason;
  GStrv cells;
} TandemImportRefusal;

TandemImportRefusal *tandem_import_refusal_new   (const TandemRow *row, const char *reason);
void                 tandem_import_refusal_free  (TandemImportRefusal *self);

G_END_DECLS
