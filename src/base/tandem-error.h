/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemError:
 * @TANDEM_ERROR_INVALID: what was given can't be used; the message names the field and what it should be
 *
 * Errors of values: money, dates, ids. Messages are sentences for the person at the screen, translated.
 */
typedef enum {
  TANDEM_ERROR_INVALID,
} TandemError;

#define TANDEM_ERROR (tandem_error_quark ())
GQuark tandem_error_quark (void);

G_END_DECLS
