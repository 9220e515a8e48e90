/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-preview.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* One import, from its file to its result: what the steps of the dialog have in common. */
#define TANDEM_TYPE_IMPORT_SESSION (tandem_import_session_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportSession, tandem_import_session, TANDEM, IMPORT_SESSION, GObject)

TandemImportSession *tandem_import_session_new           (TandemWorkspace *workspace);
TandemWorkspace     *tandem_import_session_get_workspace (TandemImportSession *self);
void                 tandem_import_session_set_campaign (TandemImportSession *self, gint64 campaign_id);
gint64               tandem_import_session_get_campaign (TandemImportSession *self);
void                 tandem_import_session_set_holds_figures (TandemImportSession *self, gboolean holds_figures);
gboolean             tandem_import_session_holds_figures (TandemImportSession *self);
void                 tandem_import_session_set_file      (TandemImportSession *self, GFile *file);
GFile               *tandem_import_session_get_file      (TandemImportSession *self);
const char          *tandem_import_session_get_file_name (TandemImportSession *self);
void                 tandem_import_session_read          (TandemImportSession *self, const TandemReaderOptions *options);
void                 tandem_import_session_stop_reading  (TandemImportSession *self);
TandemImportPreview *tandem_import_session_get_preview   (TandemImportSession *self);
void                 tandem_import_session_get_options   (TandemImportSession *self, TandemImportOptions *options);
void                 tandem_import_session_set_options   (TandemImportSession *self, const TandemImportOptions *options);
TandemImportColumnFlags tandem_import_session_get_column_flags (TandemImportSession *self, guint column);
void                 tandem_import_session_set_column_flags (TandemImportSession *self, guint column,
                                                             TandemImportColumnFlags flags);
void                 tandem_import_session_set_consent   (TandemImportSession *self, const TandemImportConsent *consent);
void tandem_import_session_note_decided (TandemImportSession *self);
gboolean tandem_import_session_has_decisions (TandemImportSession *self);
void                 tandem_import_session_recount       (TandemImportSession *self);
void                 tandem_import_session_check         (TandemImportSession *self);
void                 tandem_import_session_recheck       (TandemImportSession *self);
void                 tandem_import_session_stop_checking (TandemImportSession *self);
void                 tandem_import_session_import        (TandemImportSession *self);
gboolean             tandem_import_session_is_importing  (TandemImportSession *self);
void                 tandem_import_session_cancel        (TandemImportSession *self);
TandemImportJob     *tandem_import_session_get_job       (TandemImportSession *self);

G_END_DECLS
