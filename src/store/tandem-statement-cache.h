/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-statement.h"

G_BEGIN_DECLS

typedef struct _TandemStatementCache TandemStatementCache;

TandemStatementCache *tandem_statement_cache_new     (guint limit);
void                  tandem_statement_cache_free    (TandemStatementCache *self);

TandemStatement      *tandem_statement_cache_look_up (TandemStatementCache *self, const char *sql);
void                  tandem_statement_cache_add     (TandemStatementCache *self, TandemStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemStatementCache, tandem_statement_cache_free)

G_END_DECLS
