/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-menu.h"

#include <glib/gi18n-lib.h>

/* A name may have an underline in it, which a menu would take for a mnemonic. */
static char *
escape_mnemonic (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
make_stages (GPtrArray *columns, TandemBoardColumn *own)
{
  GMenu *stages = g_menu_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      TandemBoardColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *name = escape_mnemonic (tandem_board_column_get_name (column));
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      if (column == own)
        continue;
      g_menu_item_set_action_and_target (item, "deal.move", "x", tandem_board_column_get_stage_id (column));
      g_menu_append_item (stages, item);
    }
  return G_MENU_MODEL (stages);
}

/**
 * tandem_deal_menu_new:
 * @columns: (element-type TandemBoardColumn): where the deal may go
 * @own: where it is
 *
 * Returns: (transfer full): a menu that names the actions of the page of deals
 */
GMenuModel *
tandem_deal_menu_new (GPtrArray *columns, TandemBoardColumn *own)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuModel) stages = make_stages (columns, own);

  g_menu_append (acts, _ ("_Open"), "deal.open");
  g_menu_append (acts, _ ("_Won"), "deal.win");
  g_menu_append (acts, _ ("_Lost…"), "deal.lose");
  g_menu_append_submenu (acts, _ ("_Move to"), stages);
  g_menu_append (last, C_ ("history", "_History"), "deal.history");
  g_menu_append (last, _ ("Move to _trash"), "deal.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
