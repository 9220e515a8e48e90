/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemExportFormat:
 * @TANDEM_EXPORT_XLSX: a workbook: the columns of the list
 * @TANDEM_EXPORT_CSV: text as spreadsheets of this country read it: the columns of the list
 * @TANDEM_EXPORT_ROUND_TRIP: CSV with all that is known, for another file of Tandem
 * @TANDEM_EXPORT_VCARD_4: address cards
 * @TANDEM_EXPORT_VCARD_3: the same for older programs
 */
typedef enum {
  TANDEM_EXPORT_XLSX,
  TANDEM_EXPORT_CSV,
  TANDEM_EXPORT_ROUND_TRIP,
  TANDEM_EXPORT_VCARD_4,
  TANDEM_EXPORT_VCARD_3,
  TANDEM_EXPORT_N_FORMATS,
} TandemExportFormat;

const char *tandem_export_format_get_nick    (TandemExportFormat format);
const char *tandem_export_format_get_ending  (TandemExportFormat format);
const char *tandem_export_format_get_title   (TandemExportFormat format);
const char *tandem_export_format_get_hint    (TandemExportFormat format);
gboolean    tandem_export_format_from_nick   (const char *nick, TandemExportFormat *format);
gboolean    tandem_export_format_from_path   (const char *path, TandemExportFormat *format);
gboolean    tandem_export_format_is_for      (TandemExportFormat format, TandemEntity entity);

G_END_DECLS
