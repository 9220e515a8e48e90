/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/**
 * TandemTableTexts:
 *
 * What records of a table are found by and their rows do not read: a second e-mail, say. It is asked for rows that are seen
 * and can't be explained without it, some at once, and read where nobody waits.
 */
typedef struct _TandemTableTexts TandemTableTexts;

/**
 * TandemTableTextsFunc:
 * @ids: (element-type gint64): of the records of which there is more to say now
 */
typedef void (*TandemTableTextsFunc) (GArray *ids, gpointer owner);

TandemTableTexts *tandem_table_texts_new    (const TandemTableKind *kind, TandemStore *store, TandemTableTextsFunc func,
                                             gpointer owner);
void              tandem_table_texts_close  (TandemTableTexts *self);
GArray           *tandem_table_texts_lookup (TandemTableTexts *self, gint64 id);
void              tandem_table_texts_forget (TandemTableTexts *self);

G_END_DECLS
