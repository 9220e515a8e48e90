/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TandemPageEntry:
 * @department: "marketing" or "sales"
 * @name: the page's name in settings and actions
 * @title: the page's name in the sidebar, to be translated with gettext
 * @icon_name: the icon beside it
 * @get_type: (nullable): the widget, a #TandemPage; without one the page is not shown
 *
 * A page of the window.
 */
typedef struct {
  const char *department;
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} TandemPageEntry;

const TandemPageEntry *tandem_page_catalogue_get  (guint *n_entries);
const TandemPageEntry *tandem_page_catalogue_find (const char *name);

G_END_DECLS
