/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-sheet-writer.h"
#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

/**
 * TandemExportField:
 * @key: what lists call it
 * @title: with the context "column", marked to be translated, as the list has it
 * @kind: what it holds for the most part
 * @get: gives the value of a row, whose instants are told by the clock of @zone; a blank cell comes in
 * @along: (nullable): the key of a field that goes out with it, whatever is chosen: what its value is without
 *
 * What of the rows of a list goes out, as values and not as the words of the window.
 */
typedef struct {
  const char *key;
  const char *title;
  TandemSheetKind kind;
  void (*get) (gpointer row, GTimeZone *zone, TandemSheetCell *cell);
  const char *along;
} TandemExportField;

const TandemExportField *tandem_export_fields_find (TandemEntity entity, const char *key);
const TandemExportField *tandem_export_fields_list (TandemEntity entity);

const char              *tandem_export_field_get_title (const TandemExportField *self);

TandemSheetKind          tandem_export_own_kind    (const TandemField *field);
void                     tandem_export_own_get     (gpointer row, const TandemField *field, TandemSheetCell *cell);

void                     tandem_export_set_moment  (TandemSheetCell *cell, const char *instant, GTimeZone *zone);

G_END_DECLS
