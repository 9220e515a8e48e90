/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemExchangeError:
 * @TANDEM_EXCHANGE_ERROR_FORMAT: the file is of a kind that is not read; the message names the kind
 * @TANDEM_EXCHANGE_ERROR_LIMIT: the file, or a cell or row of it, is larger than is read
 * @TANDEM_EXCHANGE_ERROR_DAMAGED: the file is of a known kind but its content contradicts itself
 * @TANDEM_EXCHANGE_ERROR_ENCRYPTED: the file has a password
 * @TANDEM_EXCHANGE_ERROR_ENCODING: the encoding that was asked for is not known
 *
 * Errors of reading and writing files of others. Messages are whole sentences, translated.
 */
typedef enum {
  TANDEM_EXCHANGE_ERROR_FORMAT,
  TANDEM_EXCHANGE_ERROR_LIMIT,
  TANDEM_EXCHANGE_ERROR_DAMAGED,
  TANDEM_EXCHANGE_ERROR_ENCRYPTED,
  TANDEM_EXCHANGE_ERROR_ENCODING,
} TandemExchangeError;

#define TANDEM_EXCHANGE_ERROR (tandem_exchange_error_quark ())
GQuark tandem_exchange_error_quark (void);

#define TANDEM_CONTAINER_MAX_FILE (200 * 1024 * 1024)

gboolean tandem_exchange_refuse_damaged (GError **error);
gboolean tandem_exchange_check_container (guint64 size, GError **error);

G_END_DECLS
