/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-duplicate-query.h"

G_BEGIN_DECLS

/* Who may be one with whom: all contacts, or companies, in memory, lean enough for a million. */
typedef struct _TandemDuplicatePairs TandemDuplicatePairs;

TandemDuplicatePairs *tandem_duplicate_pairs_new  (TandemDuplicateSearch *search, gboolean is_company);
void                  tandem_duplicate_pairs_free (TandemDuplicatePairs *self);

void tandem_duplicate_pairs_add      (TandemDuplicatePairs *self, gint64 id, const char *given, const char *family,
                                      gint64 company_id, const char *birthday);
void tandem_duplicate_pairs_add_fact (TandemDuplicatePairs *self, gint64 id, TandemDuplicateReasons reason,
                                      const char *value);
void tandem_duplicate_pairs_add_town (TandemDuplicatePairs *self, gint64 id, const char *town);
guint tandem_duplicate_pairs_count   (TandemDuplicatePairs *self);
gboolean tandem_duplicate_pairs_find (TandemDuplicatePairs *self, GError **error);
void tandem_duplicate_pairs_remove   (TandemDuplicatePairs *self, gint64 id, gint64 other_id);
GArray *tandem_duplicate_pairs_list  (TandemDuplicatePairs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDuplicatePairs, tandem_duplicate_pairs_free)

G_END_DECLS
