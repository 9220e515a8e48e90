/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-figures-map.h"
#include "exchange/tandem-import-preview.h"
#include "exchange/tandem-import-refusals.h"
#include "exchange/tandem-reader.h"
#include "act/tandem-act-figures.h"

G_BEGIN_DECLS

/**
 * TandemFiguresImport:
 * @map: what the columns are; may be changed before a run
 * @campaign_id: whose days these are
 * @overwrites: whether the file takes the place of other figures of a day; else they are kept
 * @days: of the last run, how many days ended in which #TandemDayOutcome
 * @n_rows: of the last run: rows of data; several of one day are added up
 * @n_totals: rows of totals, which are left out
 * @refusals: (element-type TandemImportRefusal): rows that say nothing of a day
 * @is_ambiguous: the days read both ways: nothing is imported before the tally of their column has an order
 * @is_guarded: of the last run: the file is CSV, where an apostrophe before what looks like a formula, as -5, only guards it
 *
 * The figures of a campaign by day, from the report of a channel. One run at a time; a dry run tells the counts and changes nothing.
 */
typedef struct {
  TandemFiguresMap *map;
  gint64 campaign_id;
  gboolean overwrites;
  guint64 days[TANDEM_DAY_N_OUTCOMES];
  guint64 n_rows, n_totals;
  GPtrArray *refusals;
  gboolean is_ambiguous;
  gboolean is_guarded;

  /*< private >*/
  GFile *file;
  char *encoding;
  TandemReaderOptions reader;
  gboolean dry_run;
  char *usual_currency;
  gsize n_refused; /* bytes of refused rows */
} TandemFiguresImport;

TandemFiguresImport *tandem_figures_import_new        (GFile *file, const TandemReaderOptions *reader,
                                                       GCancellable *cancellable, GError **error);
TandemFiguresImport *tandem_figures_import_new_read   (GFile *file, const TandemImportPreview *preview);
void                 tandem_figures_import_free       (TandemFiguresImport *self);
gboolean             tandem_figures_import_run        (TandemFiguresImport *self, TandemStore *store, gboolean dry_run,
                                                       GCancellable *cancellable, GError **error);
void                 tandem_figures_import_run_async  (TandemFiguresImport *self, TandemStore *store, gboolean dry_run,
                                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                                       gpointer user_data);
gboolean             tandem_figures_import_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFiguresImport, tandem_figures_import_free)

G_END_DECLS
