/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In tandem_search_index_update(): the record stays where it was. */
#define TANDEM_SEARCH_SAME_PLACE (G_MAXUINT - 1)
/* … or comes last. */
#define TANDEM_SEARCH_LAST_PLACE G_MAXUINT

/**
 * TandemSearchFields:
 * @name: (nullable): the name of a contact, or a title
 * @company: (nullable): the company's name
 * @email: (nullable): an address
 * @phone: (nullable): a number, written in any way
 * @city: (nullable): a city
 *
 * What a record is found by.
 */
typedef struct {
  const char *name;
  const char *company;
  const char *email;
  const char *phone;
  const char *city;
} TandemSearchFields;

char *tandem_search_fields_fold (const TandemSearchFields *fields);

typedef struct _TandemSearchIndex TandemSearchIndex;

TandemSearchIndex *tandem_search_index_new           (guint n_hint);
void               tandem_search_index_free          (TandemSearchIndex *self);
void               tandem_search_index_append        (TandemSearchIndex *self, gint64 id, const char *folded);
void               tandem_search_index_seal          (TandemSearchIndex *self);

guint              tandem_search_index_count         (TandemSearchIndex *self);
gboolean           tandem_search_index_find_place    (TandemSearchIndex *self, gint64 id, guint *place);
void               tandem_search_index_update        (TandemSearchIndex *self, gint64 id, const char *folded, guint place);
void               tandem_search_index_remove        (TandemSearchIndex *self, gint64 id);
gboolean           tandem_search_index_needs_rebuild (TandemSearchIndex *self);

GArray            *tandem_search_index_query         (TandemSearchIndex *self, const char *typed, guint limit,
                                                      guint *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchIndex, tandem_search_index_free)

G_END_DECLS
