/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RECORD_EDITOR (tandem_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordEditor, tandem_record_editor, TANDEM, RECORD_EDITOR, GObject)

TandemRecordEditor *tandem_record_editor_new         (TandemStore *store, gpointer record);
TandemRecord       *tandem_record_editor_get_record  (TandemRecordEditor *self);
gboolean            tandem_record_editor_is_busy     (TandemRecordEditor *self);
gboolean            tandem_record_editor_is_adding   (TandemRecordEditor *self);
void                tandem_record_editor_offer       (TandemRecordEditor *self, gpointer record);
void                tandem_record_editor_set_text    (TandemRecordEditor *self, guint column, const char *text,
                                                      const char *label);
void                tandem_record_editor_set_integer (TandemRecordEditor *self, guint column, gint64 value,
                                                      const char *label);
void                tandem_record_editor_set_bytes   (TandemRecordEditor *self, guint column, GBytes *bytes,
                                                      const char *label);
void                tandem_record_editor_clear       (TandemRecordEditor *self, guint column, const char *label);
void                tandem_record_editor_set_company (TandemRecordEditor *self, guint column, const char *name,
                                                      const char *label);

G_END_DECLS
