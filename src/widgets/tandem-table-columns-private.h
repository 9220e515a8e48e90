/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-columns.h"

G_BEGIN_DECLS

/* What the files of the columns share. */

#define TANDEM_TABLE_COLUMNS_LEAST_WIDTH 48

typedef struct {
  const TandemTableColumn *column;
  GtkColumnViewColumn *shown; /* its visibility is what there is room for */
  gboolean is_wanted;
  int width; /* that a person gave it; 0: none */
} TandemTableChoice;

struct _TandemTableColumns {
  GObject parent_instance;

  const TandemTableKind *kind;
  TandemTableMatch *match;
  GtkColumnView *view; /* not held: the table holds both */
  AdwBreakpointBin *bin;
  GSettings *settings;
  GArray *choices; /* TandemTableChoice: in the order of the kind, then those that the firm added */
  GPtrArray *breakpoints;
  GSimpleActionGroup *actions;
  GMenu *menu;         /* of the heads: which columns are shown */
  GPtrArray *unknown;  /* GVariant: what is kept of columns that are not there now: of another file, or deleted */
  gboolean is_ours; /* what changes now: the program's doing, not a person's */
  char *resized;    /* (nullable): the column that a person made wider or narrower last: it is left out after all others */
  gboolean is_resizing;
  guint save_id;
};

TandemTableChoice   *tandem_table_columns_get_choice   (TandemTableColumns *self, guint place);
TandemTableChoice   *tandem_table_columns_find_choice  (TandemTableColumns *self, const char *key);
TandemTableChoice   *tandem_table_columns_find_shown   (TandemTableColumns *self, GtkColumnViewColumn *shown);
GtkColumnViewColumn *tandem_table_columns_dup_nth      (TandemTableColumns *self, guint place);
void                 tandem_table_columns_add          (TandemTableColumns *self, const TandemTableColumn *column);
void                 tandem_table_columns_add_action   (TandemTableColumns *self, TandemTableChoice *choice);
void                 tandem_table_columns_set_width    (TandemTableColumns *self, TandemTableChoice *choice, int width);
void                 tandem_table_columns_fit          (TandemTableColumns *self);
void                 tandem_table_columns_align_titles (TandemTableColumns *self);
void                 tandem_table_columns_sort_by      (TandemTableColumns *self, const char *key, gboolean descending);
void                 tandem_table_columns_take_state   (TandemTableColumns *self, GVariant *state);
void                 tandem_table_columns_take_kept    (TandemTableColumns *self);
GVariant            *tandem_table_columns_make_kept    (TandemTableColumns *self);
void                 tandem_table_columns_save         (TandemTableColumns *self);
void                 tandem_table_columns_add_own      (TandemTableColumns *self);

G_END_DECLS
