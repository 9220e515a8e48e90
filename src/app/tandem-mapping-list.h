/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-preview.h"
#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

/* The columns of a sheet, and which field of a contact each is. */
#define TANDEM_TYPE_MAPPING_LIST (tandem_mapping_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemMappingList, tandem_mapping_list, TANDEM, MAPPING_LIST, AdwBin)

void     tandem_mapping_list_set_own_fields (TandemMappingList *self, TandemOwnFields *own);
void tandem_mapping_list_set_preview (TandemMappingList *self, TandemImportPreview *preview);
guint tandem_mapping_list_count_left_out (TandemMappingList *self);
gboolean tandem_mapping_list_names_anyone (TandemMappingList *self);

G_END_DECLS
