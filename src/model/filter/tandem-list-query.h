/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/filter/tandem-sections.h"

G_BEGIN_DECLS

/* What a list shows of an entity, and in which order. Made on one thread, then not changed any more: a worker may hold it. */
typedef struct _TandemListQuery TandemListQuery;

TandemListQuery *tandem_list_query_new            (TandemEntity entity, const char *sort, gboolean descending);
void             tandem_list_query_set_sort       (TandemListQuery *self, const TandemField *sort);
void             tandem_list_query_set_condition  (TandemListQuery *self, TandemCondition *condition);
void             tandem_list_query_set_today      (TandemListQuery *self, const char *today);
TandemListQuery *tandem_list_query_ref            (TandemListQuery *self);
void             tandem_list_query_unref          (TandemListQuery *self);

TandemEntity     tandem_list_query_get_entity     (TandemListQuery *self);
const char      *tandem_list_query_get_sort       (TandemListQuery *self);
gboolean         tandem_list_query_get_descending (TandemListQuery *self);
TandemCondition *tandem_list_query_get_condition  (TandemListQuery *self);

GArray          *tandem_list_query_list_ids       (TandemConnection *connection, TandemListQuery *self,
                                                   GCancellable *cancellable, GError **error);
GArray *tandem_list_query_list_in_sections (TandemConnection *connection, TandemListQuery *self,
                                            TandemSections **sections, GCancellable *cancellable, GError **error);
GArray          *tandem_list_query_list_first_ids (TandemConnection *connection, TandemListQuery *self, guint most,
                                                   GError **error);
gboolean         tandem_list_query_count          (TandemConnection *connection, TandemListQuery *self, gint64 *n,
                                                   GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemListQuery, tandem_list_query_unref)

G_END_DECLS
