/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-conflict.h"

G_BEGIN_DECLS

gboolean tandem_conflict_words_fill (TandemConnection *connection, TandemConflict *conflict, GError **error);
char *tandem_conflict_words_dup_title (const TandemConflict *conflict, const TandemConflictField *field);
char *tandem_conflict_words_dup_field (const TandemConflict *conflict, const TandemConflictField *field,
                                       GTimeZone *zone);

G_END_DECLS
