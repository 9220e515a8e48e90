/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sales/tandem-duplicates-list.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is seen of the page of duplicates, until it is on paper. */
typedef struct _TandemDuplicatesPrint TandemDuplicatesPrint;

TandemDuplicatesPrint *tandem_duplicates_print_new       (GtkWidget *page, TandemWorkspace *workspace, const char *count);
void                   tandem_duplicates_print_add_group (TandemDuplicatesPrint *self, const char *title, const char *description);
void                   tandem_duplicates_print_add_pair  (TandemDuplicatesPrint *self, const TandemDuplicateRow *row);
void                   tandem_duplicates_print_run       (TandemDuplicatesPrint *self);

G_END_DECLS
