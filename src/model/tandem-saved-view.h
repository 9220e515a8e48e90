/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-list-query.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A list as a person keeps it: which records, in which order, with which columns. Without a person it is everybody's. */
#define TANDEM_TYPE_SAVED_VIEW (tandem_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemSavedView, tandem_saved_view, TANDEM, SAVED_VIEW, TandemRecord)

typedef enum {
  TANDEM_SAVED_VIEW_ENTITY,
  TANDEM_SAVED_VIEW_NAME,
  TANDEM_SAVED_VIEW_CONDITION,
  TANDEM_SAVED_VIEW_SORT,
  TANDEM_SAVED_VIEW_DESCENDING,
  TANDEM_SAVED_VIEW_COLUMNS,
  TANDEM_SAVED_VIEW_POSITION,
  TANDEM_SAVED_VIEW_PERSON_ID,
  TANDEM_SAVED_VIEW_GROUPED,
  TANDEM_SAVED_VIEW_N_COLUMNS,
} TandemSavedViewColumn;

TandemSavedView *tandem_saved_view_new        (void);
TandemSavedView *tandem_saved_view_new_of     (TandemListQuery *query, const char *name);
TandemListQuery *tandem_saved_view_make_query (TandemSavedView *self, TandemOwnFields *own, GError **error);
gboolean         tandem_saved_view_place_last (TandemSavedView *self, TandemConnection *connection, GError **error);
GPtrArray       *tandem_saved_view_list       (TandemConnection *connection, TandemEntity entity, gint64 person_id,
                                               GError **error);

G_END_DECLS
