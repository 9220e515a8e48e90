/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* The rows of one import before it is done, in a database file of their own in the cache, which goes with it. One thread at a time:
 * tandem_import_stage_adopt(). */
typedef struct _TandemImportStage TandemImportStage;

/**
 * TandemImportVerdict:
 * @number: the row, from 1
 * @line: of the file
 * @outcome: how it ends
 * @decision: what a person said
 * @takes: where fields were chosen one by one, those that the row takes the place of, a bit each
 * @keeps: those that stay as they are then
 * @busy: whether it shares something with a contact or with another row
 * @target: whom it goes to: a contact's id; below 0, whom the row of that number makes; 0 for nobody
 * @stamp: what the contact was like when it was judged
 * @fields: what would change, a bit each
 * @reason: (nullable): a sentence
 * @kind: what the row is where it creates: a #TandemLifecycle of a contact, %TANDEM_LIFECYCLE_N_STAGES for a company; not read
 *
 * What is known of a row.
 */
typedef struct {
  gint64 number;
  gint64 line;
  int outcome;
  int decision;
  guint64 takes, keeps;
  gboolean busy;
  gint64 target;
  gint64 stamp;
  guint64 fields;
  char *reason;
  int kind;
} TandemImportVerdict;

/**
 * TandemImportStageFunc:
 * @cells: the row as it was packed; gone with the next row
 * @verdict: what is known of it; its reason is not read
 */
typedef gboolean (*TandemImportStageFunc) (GBytes *cells, const TandemImportVerdict *verdict, gpointer data,
                                           GError **error);

typedef gboolean (*TandemImportHashFunc) (gint64 hash, gpointer data);

TandemImportStage *tandem_import_stage_new        (GError **error);
void               tandem_import_stage_free       (TandemImportStage *self);
void               tandem_import_stage_adopt      (TandemImportStage *self);
gboolean           tandem_import_stage_go_on      (TandemImportStage *self, GError **error);
gboolean           tandem_import_stage_settle     (TandemImportStage *self, GError **error);

gboolean           tandem_import_stage_add_row    (TandemImportStage *self, GBytes *cells,
                                                   const TandemImportVerdict *verdict, GError **error);
gboolean           tandem_import_stage_add_key    (TandemImportStage *self, gint64 number, gint64 hash, GError **error);
gboolean           tandem_import_stage_add_firm_key (TandemImportStage *self, gint64 contact_id, gint64 hash,
                                                     GError **error);
gboolean           tandem_import_stage_clear_firm_keys (TandemImportStage *self, GError **error);
gboolean           tandem_import_stage_each_key   (TandemImportStage *self, TandemImportHashFunc func, gpointer data,
                                                   GCancellable *cancellable, GError **error);
gboolean           tandem_import_stage_find_busy  (TandemImportStage *self, gint64 *n_busy, GError **error);

gboolean           tandem_import_stage_each_busy  (TandemImportStage *self, TandemImportStageFunc func, gpointer data,
                                                   GError **error);
gboolean           tandem_import_stage_each       (TandemImportStage *self, int outcome, TandemImportStageFunc func,
                                                   gpointer data, GError **error);
GBytes            *tandem_import_stage_dup_cells  (TandemImportStage *self, gint64 number, GError **error);
gboolean           tandem_import_stage_load       (TandemImportStage *self, gint64 number, TandemImportVerdict *verdict,
                                                   GError **error);
gboolean           tandem_import_stage_save       (TandemImportStage *self, const TandemImportVerdict *verdict,
                                                   const gint64 *candidates, guint n_candidates, GError **error);
GArray            *tandem_import_stage_list_candidates (TandemImportStage *self, gint64 number, GError **error);
GArray            *tandem_import_stage_list_contacts (TandemImportStage *self, gint64 hash, GError **error);
GArray            *tandem_import_stage_list_before (TandemImportStage *self, gint64 hash, gint64 number, GError **error);
GArray *tandem_import_stage_list_fillers (TandemImportStage *self, gint64 target, int outcome, gint64 before,
                                          GError **error);
GArray            *tandem_import_stage_list_followers (TandemImportStage *self, gint64 target, GError **error);
GArray            *tandem_import_stage_list       (TandemImportStage *self, int outcome, guint64 offset, guint limit,
                                                   GError **error);
gboolean           tandem_import_stage_count      (TandemImportStage *self, guint64 *counts, guint n_outcomes,
                                                   GError **error);
gboolean tandem_import_stage_count_created (TandemImportStage *self, guint64 *counts, guint n_kinds, GError **error);
gboolean           tandem_import_stage_note_made  (TandemImportStage *self, gint64 number, gint64 contact_id,
                                                   GError **error);
gboolean           tandem_import_stage_find_made  (TandemImportStage *self, gint64 number, gint64 *contact_id,
                                                   GError **error);
gboolean           tandem_import_stage_forget_made (TandemImportStage *self, GError **error);

void               tandem_import_verdict_clear    (TandemImportVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemImportStage, tandem_import_stage_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemImportVerdict, tandem_import_verdict_clear)

G_END_DECLS
