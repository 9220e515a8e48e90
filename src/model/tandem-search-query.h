/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What is searched as one types, in the order of its hits. */
typedef enum {
  TANDEM_SEARCH_CONTACT,
  TANDEM_SEARCH_COMPANY,
  TANDEM_SEARCH_DEAL,
  TANDEM_SEARCH_CAMPAIGN,
  TANDEM_SEARCH_PRODUCT,
  TANDEM_SEARCH_ORDER,
  TANDEM_SEARCH_N_KINDS,
} TandemSearchKind;

typedef enum {
  TANDEM_SEARCH_FIELD_NAME,
  TANDEM_SEARCH_FIELD_COMPANY,
  TANDEM_SEARCH_FIELD_CONTACT,
  TANDEM_SEARCH_FIELD_EMAIL,
  TANDEM_SEARCH_FIELD_PHONE,
  TANDEM_SEARCH_FIELD_CITY,
  TANDEM_SEARCH_FIELD_DOMAIN,
  TANDEM_SEARCH_FIELD_CHANNEL,
  TANDEM_SEARCH_FIELD_CATEGORY,
  TANDEM_SEARCH_FIELD_DEAL,
  TANDEM_SEARCH_FIELD_PRODUCT,
} TandemSearchField;

typedef struct {
  TandemSearchField field;
  char *text;
} TandemSearchText;

/**
 * TandemSearchRecord:
 * @id: of the record
 * @key: (nullable): sorts it by its name; who has no name comes last
 * @texts: (element-type TandemSearchText): what it is found by; the first, if there is one, is what it is called
 *
 * A record as search sees it.
 */
typedef struct {
  gint64 id;
  GBytes *key;
  GArray *texts;
} TandemSearchRecord;

typedef void (*TandemSearchRecordFunc) (const TandemSearchRecord *record, gpointer data);
/* @length is that of the sort key @key; -1 where there is none */
typedef void (*TandemSearchOrderFunc) (gint64 id, const guint8 *key, int length, gpointer data);
typedef void (*TandemSearchTextFunc) (gint64 id, TandemSearchField field, const char *text, gpointer data);

const char *tandem_search_kind_get_nick      (TandemSearchKind kind);
gboolean tandem_search_query_read_order (TandemConnection *connection, TandemSearchKind kind,
                                         TandemSearchOrderFunc func, gpointer data, GCancellable *cancellable,
                                         GError **error);
gboolean tandem_search_query_read_texts (TandemConnection *connection, TandemSearchKind kind, TandemSearchTextFunc func,
                                         gpointer data, GCancellable *cancellable, GError **error);
gboolean    tandem_search_query_read         (TandemConnection *connection, TandemSearchKind kind, gint64 id,
                                              TandemSearchRecordFunc func, gpointer data, GError **error);

G_END_DECLS
