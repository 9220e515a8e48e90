/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-export-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An ending names the first format that has it. */
static const struct {
  const char *nick;
  const char *ending;
  const char *title;
  const char *hint;
} formats[TANDEM_EXPORT_N_FORMATS] = {
  [TANDEM_EXPORT_XLSX]
  = { "xlsx", ".xlsx", N_ ("Workbook (XLSX)"), N_ ("The columns of the list, for LibreOffice, Excel and others") },
  [TANDEM_EXPORT_CSV] = { "csv", ".csv", N_ ("CSV for spreadsheets"),
                          N_ ("The columns of the list as text, with the separators of your country") },
  [TANDEM_EXPORT_ROUND_TRIP]
  = { "csv-roundtrip", ".csv", N_ ("CSV for Tandem"), N_ ("All that is known, to be imported into another file") },
  [TANDEM_EXPORT_VCARD_4] = { "vcard4", ".vcf", N_ ("Address cards (vCard 4.0)"), N_ ("For address books and phones") },
  [TANDEM_EXPORT_VCARD_3]
  = { "vcard3", ".vcf", N_ ("Address cards (vCard 3.0)"), N_ ("For older address books and phones") },
};

/**
 * tandem_export_format_get_nick:
 *
 * Returns: (transfer none): what settings and the command line call it
 */
const char *
tandem_export_format_get_nick (TandemExportFormat format)
{
  return formats[format].nick;
}

/**
 * tandem_export_format_get_ending:
 *
 * Returns: (transfer none): of the names of its files, ".csv"
 */
const char *
tandem_export_format_get_ending (TandemExportFormat format)
{
  return formats[format].ending;
}

const char *
tandem_export_format_get_title (TandemExportFormat format)
{
  return _ (formats[format].title);
}

/**
 * tandem_export_format_get_hint:
 *
 * Returns: (transfer none): what it is good for
 */
const char *
tandem_export_format_get_hint (TandemExportFormat format)
{
  return _ (formats[format].hint);
}

gboolean
tandem_export_format_from_nick (const char *nick, TandemExportFormat *format)
{
  for (*format = 0; *format < TANDEM_EXPORT_N_FORMATS; (*format)++)
    if (g_str_equal (formats[*format].nick, nick))
      return TRUE;
  return FALSE;
}

/**
 * tandem_export_format_from_path:
 *
 * Returns: whether the ending of a file says what it is to be
 */
gboolean
tandem_export_format_from_path (const char *path, TandemExportFormat *format)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (*format = 0; *format < TANDEM_EXPORT_N_FORMATS; (*format)++)
    if (g_str_has_suffix (small, formats[*format].ending))
      return TRUE;
  return FALSE;
}

/**
 * tandem_export_format_is_for:
 *
 * Returns: whether such records go out in it
 */
gboolean
tandem_export_format_is_for (TandemExportFormat format, TandemEntity entity)
{
  gboolean is_of_list = format == TANDEM_EXPORT_XLSX || format == TANDEM_EXPORT_CSV;

  return is_of_list || entity == TANDEM_ENTITY_CONTACT || entity == TANDEM_ENTITY_COMPANY;
}
