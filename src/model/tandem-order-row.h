/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* An order as the list of all orders shows it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_ORDER_ROW (tandem_order_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrderRow, tandem_order_row, TANDEM, ORDER_ROW, GObject)

struct _TandemOrderRow {
  GObject parent_instance;

  gint64 id;
  char *number; /* nullable */
  char *ordered_on;
  char *company; /* nullable */
  char *contact; /* nullable */
  char *deal;    /* nullable */
  gint64 net_minor;
  gint64 tax_minor;
  char *currency;
};

GPtrArray *tandem_order_row_load (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);

G_END_DECLS
