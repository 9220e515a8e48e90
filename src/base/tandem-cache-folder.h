/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tandem_cache_folder_make        (const char *prefix, int *lock);
void  tandem_cache_folder_remove      (const char *path);
void  tandem_cache_folder_remove_left (const char *prefix);

G_END_DECLS
