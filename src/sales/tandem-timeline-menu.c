/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-menu.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-activity-words.h"

/* What became of a meeting has other words than of the rest, and what an entry is already, it can't become. */
static gboolean
can_become (TandemTimelineEntry *entry, const char *status)
{
  gboolean is_meeting = g_strcmp0 (entry->detail, "meeting") == 0;

  if (g_strcmp0 (entry->status, status) == 0)
    return FALSE;
  if (is_meeting)
    return !g_str_equal (status, "done");
  return !g_str_equal (status, "held") && !g_str_equal (status, "not-held");
}

/**
 * tandem_timeline_menu_new:
 * @entry: an activity
 *
 * Returns: (transfer full): the menu of an entry; its actions are those of #TandemTimelineView
 */
GMenuModel *
tandem_timeline_menu_new (TandemTimelineEntry *entry)
{
  static const char *const statuses[] = { "planned", "done", "held", "not-held", "cancelled" };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (first, C_ ("activity", "Edit…"), "timeline.edit");
  for (guint i = 0; i < G_N_ELEMENTS (statuses) && g_strcmp0 (entry->detail, "note") != 0; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (tandem_activity_get_status_title (statuses[i]), NULL);

      g_menu_item_set_action_and_target (item, "timeline.set-status", "s", statuses[i]);
      if (can_become (entry, statuses[i]))
        g_menu_append_item (states, item);
    }
  g_menu_append (last, _ ("Move to trash"), "timeline.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
