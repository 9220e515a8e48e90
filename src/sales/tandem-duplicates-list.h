/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-duplicate-query.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* Two that may be one, as they are listed. */
typedef struct {
  TandemDuplicate pair;
  gboolean is_company;
  char *names[2];
  char *abouts[2]; /* nullable: by what each is told from others */
  char *why;
} TandemDuplicateRow;

/**
 * TandemDuplicatesList:
 * @search: how far the search is
 * @rows: (element-type TandemDuplicateRow): those that are shown, the certain ones first
 * @n_certain: how many there are in all that nobody has decided since
 * @n_likely: the same
 */
typedef struct {
  GType type;
  TandemDuplicateSearch search;
  GPtrArray *rows;
  guint n_certain, n_likely;
} TandemDuplicatesList;

TandemDuplicatesList *tandem_duplicates_list_new   (GType type, GCancellable *cancellable);
void                  tandem_duplicates_list_ref   (TandemDuplicatesList *self);
void                  tandem_duplicates_list_unref (TandemDuplicatesList *self);

gboolean tandem_duplicates_list_load (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                      GError **error);

char *tandem_duplicates_list_write_count       (TandemDuplicatesList *self);
char *tandem_duplicates_list_write_title       (TandemDuplicatesList *self, gboolean is_certain);
char *tandem_duplicates_list_write_description (TandemDuplicatesList *self, gboolean is_certain,
                                                    guint n_shown);

char *tandem_duplicates_list_write_merged (guint n);

G_END_DECLS
