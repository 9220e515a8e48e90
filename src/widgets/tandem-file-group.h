/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The files of a contact, company, deal or campaign. */
#define TANDEM_TYPE_FILE_GROUP (tandem_file_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemFileGroup, tandem_file_group, TANDEM, FILE_GROUP, AdwBin)

void tandem_file_group_show (TandemFileGroup *self, TandemStore *store, guint whole_column, gint64 whole_id,
                             const char *name);
void tandem_file_group_add  (TandemFileGroup *self, GPtrArray *files);

G_END_DECLS
