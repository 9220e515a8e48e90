/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tandem_import_list_quote   (const char *item);
GStrv tandem_import_list_split   (const char *text);
char *tandem_import_list_unquote (const char *item, const char **tail);

G_END_DECLS
