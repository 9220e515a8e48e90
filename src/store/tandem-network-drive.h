/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tandem_network_drive_has (const char *path);
gboolean tandem_network_drive_is_kind (guint32 magic, const char *type, const char *source);

G_END_DECLS
