/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search/tandem-search-hit.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_SEARCH_ITEM (tandem_search_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchItem, tandem_search_item, TANDEM, SEARCH_ITEM, GObject)

TandemSearchItem      *tandem_search_item_new        (TandemSearchHit *hit, gboolean is_recent);
TandemSearchItem      *tandem_search_item_new_more   (TandemSearchKind kind, guint n_more);
void                   tandem_search_item_set_n_more (TandemSearchItem *self, guint n_more);
TandemSearchKind       tandem_search_item_get_kind   (TandemSearchItem *self);
const TandemSearchHit *tandem_search_item_get_hit    (TandemSearchItem *self);
gboolean               tandem_search_item_is_same    (TandemSearchItem *self, TandemSearchItem *other);
char                  *tandem_search_item_say        (TandemSearchItem *self);
const char            *tandem_search_kind_get_page   (TandemSearchKind kind);
const char            *tandem_search_kind_get_title  (TandemSearchKind kind);

GtkListItemFactory    *tandem_search_row_factory_new    (void);
GtkListItemFactory    *tandem_search_header_factory_new (void);

G_END_DECLS
