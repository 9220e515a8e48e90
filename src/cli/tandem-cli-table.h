/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of text in columns that are as wide as their widest cell, with notes below a row. */
typedef struct _TandemCliTable TandemCliTable;

TandemCliTable *tandem_cli_table_new      (void);
void            tandem_cli_table_free     (TandemCliTable *self);
void            tandem_cli_table_add      (TandemCliTable *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
void            tandem_cli_table_add_note (TandemCliTable *self, const char *text);
char           *tandem_cli_table_to_text  (TandemCliTable *self);
void            tandem_cli_table_print    (TandemCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCliTable, tandem_cli_table_free)

G_END_DECLS
