/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "list/tandem-record-sections.h"
#include "list/tandem-record-source.h"
#include "list/tandem-slot.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RECORD_LIST (tandem_record_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordList, tandem_record_list, TANDEM, RECORD_LIST, GObject)

TandemRecordList *tandem_record_list_new            (TandemRecordSource *source);
void              tandem_record_list_set_single     (TandemRecordList *self);

void              tandem_record_list_stage          (TandemRecordList *self, guint n_rows, guint n_read);
gboolean          tandem_record_list_prepare        (TandemRecordList *self, guint n_rows);
gboolean          tandem_record_list_expand         (TandemRecordList *self, guint n_rows);

void                  tandem_record_list_set_next_sections (TandemRecordList *self, TandemRecordSections *sections);
gboolean              tandem_record_list_comes_in_sections (TandemRecordList *self);
TandemRecordSections *tandem_record_list_get_sections      (TandemRecordList *self);

void              tandem_record_list_set_ids        (TandemRecordList *self, GArray *ids);
void              tandem_record_list_swap_ids       (TandemRecordList *self, GArray *ids, gint64 followed);
gboolean          tandem_record_list_update_ids     (TandemRecordList *self, GArray *ids);
void              tandem_record_list_insert         (TandemRecordList *self, guint position, gint64 id);
void              tandem_record_list_remove         (TandemRecordList *self, guint position);
void              tandem_record_list_refresh        (TandemRecordList *self, gint64 id);
void              tandem_record_list_refresh_many   (TandemRecordList *self, const gint64 *ids, guint n_ids);
void tandem_record_list_set_read_ids (TandemRecordList *self, GArray *ids, GPtrArray *records);
void              tandem_record_list_reload         (TandemRecordList *self);

guint             tandem_record_list_get_length     (TandemRecordList *self);
gint64            tandem_record_list_get_id         (TandemRecordList *self, guint position);
gpointer          tandem_record_list_dup_record     (TandemRecordList *self, guint position);
gboolean          tandem_record_list_find           (TandemRecordList *self, gint64 id, guint *position);
GArray           *tandem_record_list_get_selected   (TandemRecordList *self);
guint             tandem_record_list_get_n_selected (TandemRecordList *self);
void              tandem_record_list_set_coming     (TandemRecordList *self, gboolean is_coming);
void              tandem_record_list_invert         (TandemRecordList *self);
guint             tandem_record_list_get_n_slots    (TandemRecordList *self);

G_END_DECLS
