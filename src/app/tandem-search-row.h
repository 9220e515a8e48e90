/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search/tandem-search-hit.h"

G_BEGIN_DECLS

/* A hit in a list. */
#define TANDEM_TYPE_SEARCH_ITEM (tandem_search_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchItem, tandem_search_item, TANDEM, SEARCH_ITEM, GObject)

TandemSearchItem      *tandem_search_item_new       (TandemSearchHit *hit);
const TandemSearchHit *tandem_search_item_get_hit   (TandemSearchItem *self);
char                  *tandem_search_item_say       (TandemSearchItem *self);
const char            *tandem_search_kind_get_page  (TandemSearchKind kind);
const char            *tandem_search_kind_get_title (TandemSearchKind kind);

GtkListItemFactory    *tandem_search_row_factory_new    (void);
GtkListItemFactory    *tandem_search_header_factory_new (void);

G_END_DECLS
