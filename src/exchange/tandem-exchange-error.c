/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-exchange-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (tandem - exchange - error - quark, tandem_exchange_error)

/**
 * tandem_exchange_refuse_damaged:
 *
 * Says that a file of a known kind contradicts itself, or ends too early.
 *
 * Returns: FALSE
 */
gboolean
tandem_exchange_refuse_damaged (GError **error)
{
  g_set_error_literal (
      error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
      _ ("The file is damaged or incomplete. Get it again, or open it in the program it comes from and save it anew."));
  return FALSE;
}

/**
 * tandem_exchange_check_container:
 * @size: bytes of a file that holds a workbook in parts
 *
 * Returns: FALSE with %TANDEM_EXCHANGE_ERROR_LIMIT where it is too large
 */
gboolean
tandem_exchange_check_container (guint64 size, GError **error)
{
  if (size <= TANDEM_CONTAINER_MAX_FILE)
    return TRUE;
  g_set_error_literal (
      error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
      _ ("The file is larger than 200 MB, which is the most that can be read of a workbook. Save it as CSV."));
  return FALSE;
}
