/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_RECENT_FILES_MAX 10

void tandem_recent_files_add       (GSettings *settings, const char *path);
void tandem_recent_files_forget    (GSettings *settings, const char *path);
void tandem_recent_files_bind_menu (GSettings *settings, GMenu *menu);

G_END_DECLS
