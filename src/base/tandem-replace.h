/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tandem_replace_file       (const char *temporary, const char *path);
gboolean tandem_replace_file_alike (const char *temporary, const char *path);

G_END_DECLS
