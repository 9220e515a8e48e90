/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So much is read in one go, for it stands in memory until it is written. */
#define TANDEM_FILE_INTAKE_MOST_BYTES (100 * 1000 * 1000)

#define TANDEM_TYPE_FILE_INTAKE (tandem_file_intake_get_type ())
G_DECLARE_FINAL_TYPE (TandemFileIntake, tandem_file_intake, TANDEM, FILE_INTAKE, GObject)

TandemFileIntake *tandem_file_intake_new          (GPtrArray *files);
void              tandem_file_intake_run_async    (TandemFileIntake *self, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean          tandem_file_intake_run_finish   (TandemFileIntake *self, GAsyncResult *result, GError **error);
double            tandem_file_intake_get_fraction (TandemFileIntake *self);
GPtrArray        *tandem_file_intake_get_contents (TandemFileIntake *self);
GPtrArray        *tandem_file_intake_get_refusals (TandemFileIntake *self);

G_END_DECLS
