/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board-test.h"

#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deals-page.h"

static const struct {
  const char *title;
  guint stage;
  gint64 amount_minor;
} deals[] = {
  { "Alpha", 0, 9007199254740993 }, /* 2⁵³ + 1: no double holds it */
  { "Beta", 2, 120000 },
};

static gboolean
add_deals_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    {
      g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

      tandem_record_set_text (deal, TANDEM_DEAL_TITLE, deals[i].title);
      tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
      tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, deals[i].amount_minor);
      if (!tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_id (stages->pdata[deals[i].stage]), error))
        return FALSE;
    }
  return TRUE;
}

/* With deals, in a window as wide as there is room for, unless it is BOARD_TEST_NARROW. */
void
board_test_set_up (PageTest *self, gconstpointer with_deals)
{
  int width = GPOINTER_TO_INT (with_deals) == BOARD_TEST_NARROW ? BOARD_TEST_NARROW : 1300;

  page_test_make_firm (self, with_deals ? add_deals_cb : NULL);
  page_test_show (self, TANDEM_TYPE_DEALS_PAGE, width);
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
}

void
board_test_tear_down (PageTest *self, gconstpointer data)
{
  GtkWidget *page = self->page;

  /* The page is gone with its window. */
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ui_test_destroy_window (self->window);
  while (page && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  page_test_close_firm (self);
}

TandemBoardColumn *
board_test_get_column (PageTest *self, guint place)
{
  GtkWidget *column = ui_test_find_nth (self->page, TANDEM_TYPE_BOARD_COLUMN, &place);

  return column ? TANDEM_BOARD_COLUMN (column) : NULL;
}

static GListModel *
get_model (TandemBoardColumn *column)
{
  return G_LIST_MODEL (
      gtk_grid_view_get_model (GTK_GRID_VIEW (ui_test_find_type (GTK_WIDGET (column), GTK_TYPE_GRID_VIEW))));
}

/* The board as "0 Alpha; 2 Beta": column and deal. */
char *
board_test_describe (PageTest *self)
{
  GString *text = g_string_new (NULL);
  TandemBoardColumn *column;

  for (guint i = 0; (column = board_test_get_column (self, i)); i++)
    for (guint k = 0; k < g_list_model_get_n_items (get_model (column)); k++)
      {
        g_autoptr (TandemSlot) slot = g_list_model_get_item (get_model (column), k);
        TandemDealRow *row = tandem_slot_get_record (slot);

        g_string_append_printf (text, "%s%u %s", text->len > 0 ? "; " : "", i, row ? row->title : "?");
      }
  return g_string_free (text, FALSE);
}

gboolean
board_test_fail_cb (gpointer data)
{
  g_error ("waited too long; the board is: %s", board_test_describe (data));
  return G_SOURCE_REMOVE;
}

void
board_test_wait (PageTest *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, board_test_fail_cb, self);
  g_autofree char *board = board_test_describe (self);

  while (!g_str_equal (board, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (board);
      board = board_test_describe (self);
    }
  g_source_remove (limit);
}

void
board_test_send (const char *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat ("xdotool ", arguments, NULL);

  g_spawn_command_line_sync (line, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
