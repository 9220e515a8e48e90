/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemRecordSections:
 *
 * Where the sections of a list begin, and what its owner knows of them: a section is known by its key, which is its number when
 * they were made, and keeps it while rows before it come and go.
 */
typedef struct _TandemRecordSections TandemRecordSections;

TandemRecordSections *tandem_record_sections_new (gpointer data, GDestroyNotify destroy);
void tandem_record_sections_free (TandemRecordSections *self);
void tandem_record_sections_append (TandemRecordSections *self, guint start);
gpointer tandem_record_sections_get_data (TandemRecordSections *self);

guint tandem_record_sections_find (TandemRecordSections *self, guint position, guint *start, guint *end);
void tandem_record_sections_insert (TandemRecordSections *self, guint position);
void tandem_record_sections_remove (TandemRecordSections *self, guint position, guint n_rows);
gboolean tandem_record_sections_equal (TandemRecordSections *self, TandemRecordSections *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRecordSections, tandem_record_sections_free)

G_END_DECLS
