/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_IMPORT_MAPPING_MAX 500

/* How the columns of a sheet were taken the last time, by a key for its headers. */

gboolean tandem_import_mapping_load (TandemConnection *connection, const char *key, char **mapping, GError **error);
gboolean tandem_import_mapping_save (TandemConnection *connection, const char *key, const char *mapping, GError **error);

G_END_DECLS
