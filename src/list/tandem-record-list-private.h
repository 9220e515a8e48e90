/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-list.h"
#include "list/tandem-record-loader.h"
#include "list/tandem-record-sections.h"
#include "list/tandem-record-selection.h"
#include "list/tandem-record-swap.h"
#include "list/tandem-slot-table.h"

G_BEGIN_DECLS

struct _TandemRecordList {
  GObject parent_instance;

  TandemRecordSource *source;
  TandemRecordLoader *loader;
  TandemRecordSelection *selection;
  GArray *ids;                  /* gint64, in the order shown */
  guint64 sum;                  /* … of them, in whatever order, once it was wanted; else 0 */
  TandemRecordSections *sections;      /* … and where they begin; NULL: there are none */
  TandemRecordSections *next_sections; /* of the ids that come next */
  guint n_shown;                /* fewer than the ids while the first frame is staged */
  guint limit;                  /* of n_shown; G_MAXUINT when all are to be shown */
  guint n_read;                 /* rows of the first page: read with the ids, also those beyond the limit */
  TandemSlotTable *slots;
  gboolean is_changing;         /* another order comes: what is shown now is shown no more */
  gboolean is_coming;           /* another set: who selects all means that one */
  gboolean comes_next;          /* … with the next ids */
  gboolean selects_all;         /* when it is there */
  TandemRecordSwap *swap;       /* the new order that is on its way, or could not be read; or NULL */
};

typedef enum {
  TANDEM_RECORD_LIST_CHANGING,
  TANDEM_RECORD_LIST_CHANGED,
  TANDEM_RECORD_LIST_REMOVING,
  TANDEM_RECORD_LIST_LOAD_FAILED,
  TANDEM_RECORD_LIST_N_SIGNALS,
} TandemRecordListSignal;

extern guint tandem_record_list_signals[TANDEM_RECORD_LIST_N_SIGNALS];

void     tandem_record_list_fill_slot            (TandemRecordList *self, TandemSlot *slot);
void     tandem_record_list_take_answers         (TandemRecordList *self);
void     tandem_record_list_take_coming          (TandemRecordList *self);
gboolean tandem_record_list_take_sections        (TandemRecordList *self);
void     tandem_record_list_tell_sections        (TandemRecordList *self);
void     tandem_record_list_sections_iface_init  (GtkSectionModelInterface *iface);
void     tandem_record_list_selection_iface_init (GtkSelectionModelInterface *iface);

G_END_DECLS
