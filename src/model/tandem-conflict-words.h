/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-conflict.h"

G_BEGIN_DECLS

gboolean tandem_conflict_words_fill (TandemConnection *connection, TandemConflict *conflict, GError **error);
char *tandem_conflict_words_dup_field (TandemConflict *conflict, TandemConflictField *field, GTimeZone *zone);

G_END_DECLS
