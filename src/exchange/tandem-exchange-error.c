/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-exchange-error.h"

G_DEFINE_QUARK (tandem-exchange-error-quark, tandem_exchange_error)
