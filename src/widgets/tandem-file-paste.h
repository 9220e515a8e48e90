/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-attachment-content.h"

G_BEGIN_DECLS

/**
 * TandemFilePasteFunc:
 * @files: (element-type GFile) (nullable): what was copied in a file manager
 * @picture: (nullable): a picture that was copied elsewhere, to be taken over; one of both is there
 *
 * Called where the widget is still in its window.
 */
typedef void (*TandemFilePasteFunc) (GtkWidget *widget, GPtrArray *files, TandemFileContent *picture);

void       tandem_file_paste      (GtkWidget *widget, TandemFilePasteFunc func);
GPtrArray *tandem_file_list_files (const GValue *value);

G_END_DECLS
