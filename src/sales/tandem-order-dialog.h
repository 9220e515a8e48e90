/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* The lines of an order and what they add up to, to be looked at. */
AdwDialog *tandem_order_dialog_new (TandemRecord *order, GPtrArray *lines);

G_END_DECLS
