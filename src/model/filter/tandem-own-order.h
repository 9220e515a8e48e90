/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/filter/tandem-sections.h"

G_BEGIN_DECLS

GArray *tandem_own_order_list_ids (TandemConnection *connection, TandemEntity entity, const TandemField *sort,
                                   gboolean descending, TandemSections *sections, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
