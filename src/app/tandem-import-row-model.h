/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/tandem-import-job.h"

G_BEGIN_DECLS

/* A row of the file as it would end; empty until it is read. */
#define TANDEM_TYPE_IMPORT_ITEM (tandem_import_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportItem, tandem_import_item, TANDEM, IMPORT_ITEM, GObject)

const TandemImportRow *tandem_import_item_get_row (TandemImportItem *self);

/* The rows that end in one way, read where they are looked at. */
#define TANDEM_TYPE_IMPORT_ROW_MODEL (tandem_import_row_model_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportRowModel, tandem_import_row_model, TANDEM, IMPORT_ROW_MODEL, GObject)

TandemImportRowModel *tandem_import_row_model_new (TandemImportJob *job, TandemImportOutcome outcome);

G_END_DECLS
