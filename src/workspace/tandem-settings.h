/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person's programs remember beside the files: how the window stood, which files were open. */

#define TANDEM_SETTINGS_SCHEMA       "io.github.tandemcrm.Tandem"
#define TANDEM_SETTINGS_TABLE_SCHEMA "io.github.tandemcrm.Tandem.Table"
#define TANDEM_SETTINGS_FILTER_SCHEMA "io.github.tandemcrm.Tandem.Filter"
#define TANDEM_SETTINGS_DRAFTS_SCHEMA "io.github.tandemcrm.Tandem.Drafts"

GSettings *tandem_settings_new       (void);
GSettings *tandem_settings_new_table (const char *name);
GSettings *tandem_settings_new_filter (const char *name, const char *file_path);
GSettings *tandem_settings_new_drafts (const char *name, const char *file_path);
GSettings *tandem_settings_new_file  (const char *path);

G_END_DECLS
