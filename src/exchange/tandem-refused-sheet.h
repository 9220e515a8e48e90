/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-figures-import.h"

G_BEGIN_DECLS

/* The refused rows of the figures of a campaign, to be saved as a CSV file with their reasons, whatever becomes of the import. */
typedef struct _TandemRefusedSheet TandemRefusedSheet;

TandemRefusedSheet *tandem_refused_sheet_new         (const TandemFiguresImport *import);
TandemRefusedSheet *tandem_refused_sheet_ref         (TandemRefusedSheet *self);
void                tandem_refused_sheet_unref       (TandemRefusedSheet *self);
gboolean            tandem_refused_sheet_save        (TandemRefusedSheet *self, GFile *file, GCancellable *cancellable,
                                                      GError **error);
void                tandem_refused_sheet_save_async  (TandemRefusedSheet *self, GFile *file, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean            tandem_refused_sheet_save_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRefusedSheet, tandem_refused_sheet_unref)

G_END_DECLS
