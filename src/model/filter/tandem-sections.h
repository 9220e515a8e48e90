/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/**
 * TandemSections:
 *
 * How a list is divided by the field that it is sorted by: where each value begins. Reference counted; whoever lists fills it,
 * then it never changes.
 */
typedef struct _TandemSections TandemSections;

typedef gboolean (*TandemKeepId) (gint64 id, gpointer data);

TandemSections *tandem_sections_new (const TandemField *field);
TandemSections *tandem_sections_ref (TandemSections *self);
void tandem_sections_unref (TandemSections *self);

void tandem_sections_begin (TandemSections *self, guint start, gint64 id, const char *text);
void tandem_sections_end (TandemSections *self, guint n);
void tandem_sections_keep_ids (TandemSections *self, GArray *ids, TandemKeepId keep, gpointer data);

guint tandem_sections_get_n (TandemSections *self);
guint tandem_sections_get_start (TandemSections *self, guint place);
char *tandem_sections_describe (TandemSections *self, guint place, TandemNameRecord name_record, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSections, tandem_sections_unref)

G_END_DECLS
