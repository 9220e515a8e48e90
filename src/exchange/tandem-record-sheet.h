/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-sheet-writer.h"
#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

/* All that is known of contacts or of companies, in columns whose headings never change, so that an import takes it back as it
 * was: for another file of Tandem. */
typedef struct _TandemRecordSheet TandemRecordSheet;

TandemRecordSheet *tandem_record_sheet_new (TandemConnection *connection, TandemEntity entity, GError **error);
void tandem_record_sheet_free (TandemRecordSheet *self);
const TandemSheetColumn *tandem_record_sheet_get_columns (TandemRecordSheet *self, guint *n_columns);
gboolean tandem_record_sheet_write (TandemRecordSheet *self, TandemConnection *connection, gint64 id,
                                    TandemSheetWriter *writer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRecordSheet, tandem_record_sheet_free)

G_END_DECLS
