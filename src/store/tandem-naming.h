/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A column that names a record of another table, or of its own. */
typedef struct {
  GType type;
  const char *table;
  guint column;
  const char *column_name;
} TandemNaming;

GArray *tandem_naming_list (const char *table);

G_END_DECLS
