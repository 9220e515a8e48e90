/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemFileAdding:
 * @widget: where it was begun
 *
 * One go of adding files. It keeps to its record, whatever is shown by its end.
 */
typedef struct {
  GtkWidget *widget;
  TandemStore *store;
  guint whole_column;
  gint64 whole_id;
  char *name;
  guint n_files;
} TandemFileAdding;

TandemFileAdding *tandem_file_adding_new           (GtkWidget *widget, TandemStore *store, guint whole_column,
                                                    gint64 whole_id, const char *name);
void              tandem_file_adding_free          (TandemFileAdding *self);
void              tandem_file_adding_attach        (TandemFileAdding *self, GPtrArray *contents);
void              tandem_file_adding_tell_refusals (GtkWidget *widget, GPtrArray *refusals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFileAdding, tandem_file_adding_free)

G_END_DECLS
