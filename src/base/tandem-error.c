/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-error.h"

G_DEFINE_QUARK (tandem-error-quark, tandem_error)
