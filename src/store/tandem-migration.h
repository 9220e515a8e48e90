/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

#define TANDEM_SCHEMA_VERSION 3

gboolean tandem_migration_run          (TandemConnection *connection, GError **error);
gboolean tandem_migration_read_version (TandemConnection *connection, int *version, GError **error);

G_END_DECLS
