/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-list.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RECORD_VIEW (tandem_record_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordView, tandem_record_view, TANDEM, RECORD_VIEW, GObject)

/**
 * TandemRecordFocus:
 * @TANDEM_RECORD_FOCUS_PLACE: focus stays at its place (another record comes there), unless that took it from a record that is
 *   selected to one that is not: then it goes along: re-sorted
 * @TANDEM_RECORD_FOCUS_RECORD: focus goes along with its record: changed from elsewhere
 * @TANDEM_RECORD_FOCUS_TOP: the list begins again at its top: filtered
 */
typedef enum {
  TANDEM_RECORD_FOCUS_PLACE,
  TANDEM_RECORD_FOCUS_RECORD,
  TANDEM_RECORD_FOCUS_TOP,
} TandemRecordFocus;

TandemRecordView *tandem_record_view_new                  (GtkWidget *view, TandemRecordList *list);
TandemRecordList *tandem_record_view_get_list             (TandemRecordView *self);

void              tandem_record_view_set_shown            (TandemRecordView *self, gboolean is_shown);
void              tandem_record_view_stage                (TandemRecordView *self, guint n_rows);
void              tandem_record_view_wait_for             (TandemRecordView *self, TandemRecordView *before);
void              tandem_record_view_set_ids              (TandemRecordView *self, GArray *ids, TandemRecordFocus focus,
                                                           const char *announcement);
void tandem_record_view_set_read_ids (TandemRecordView *self, GArray *ids, GPtrArray *records, TandemRecordFocus focus);
void              tandem_record_view_swap_ids             (TandemRecordView *self, GArray *ids, TandemRecordFocus focus,
                                                           const char *announcement);
gboolean          tandem_record_view_update_ids           (TandemRecordView *self, GArray *ids);
gboolean          tandem_record_view_show                 (TandemRecordView *self, gint64 id, GtkListScrollFlags flags);
gboolean          tandem_record_view_get_focused_position (TandemRecordView *self, guint *position);
gint64            tandem_record_view_get_focused_id       (TandemRecordView *self);
void              tandem_record_view_announce             (TandemRecordView *self, const char *text);

G_END_DECLS
