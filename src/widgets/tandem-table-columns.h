/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-table-match.h"

G_BEGIN_DECLS

#define TANDEM_TABLE_COLUMNS_STATE "a(sib)"

/**
 * TandemTableColumns:
 *
 * The columns of a table: which are shown, in which order, how wide, and by which one the table is sorted. What a person
 * chose is kept in the settings. Where there is no room for all of them, those of the highest rank are left out.
 */
#define TANDEM_TYPE_TABLE_COLUMNS (tandem_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (TandemTableColumns, tandem_table_columns, TANDEM, TABLE_COLUMNS, GObject)

TandemTableColumns      *tandem_table_columns_new          (const TandemTableKind *kind, TandemWorkspace *workspace,
                                                            GtkColumnView *view, AdwBreakpointBin *bin, GSettings *settings);
const TandemTableColumn *tandem_table_columns_get_sort     (TandemTableColumns *self, gboolean *descending);
TandemTableMatch        *tandem_table_columns_get_match    (TandemTableColumns *self);
GActionGroup            *tandem_table_columns_get_actions  (TandemTableColumns *self);
GPtrArray               *tandem_table_columns_list         (TandemTableColumns *self);
gboolean                 tandem_table_columns_lacks_room   (TandemTableColumns *self, const char *key);
void                     tandem_table_columns_move         (TandemTableColumns *self, const char *key, int by);
void                     tandem_table_columns_widen        (TandemTableColumns *self, const char *key, int by);
void                     tandem_table_columns_keep         (TandemTableColumns *self);
void                     tandem_table_columns_update_own   (TandemTableColumns *self);
void                     tandem_table_columns_reset        (TandemTableColumns *self);

GVariant                *tandem_table_columns_make_state   (TandemTableColumns *self);
void                     tandem_table_columns_set_state    (TandemTableColumns *self, GVariant *state, const char *sort,
                                                            gboolean descending);

G_END_DECLS
