/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/filter/tandem-sections.h"

G_BEGIN_DECLS

GArray *tandem_order_list_ids (TandemConnection *connection, const TandemField *sort, gboolean descending,
                               TandemSections *sections, GCancellable *cancellable, GError **error);
GArray *tandem_order_list_first_ids (TandemConnection *connection, const TandemField *sort, gboolean descending,
                                     guint most, GError **error);

G_END_DECLS
