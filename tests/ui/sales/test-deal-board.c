/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board while others work: whatever they do, every card says what is in the file, and nobody's focus or selection goes to
 * a deal that nobody chose. */

#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-format.h"
#include "firm-file.h"
#include "model/tandem-deal.h"
#include "sales/tandem-board-columns.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deals-page.h"
#include "ui-test.h"

#define N_DEALS  360
#define N_ROUNDS 25
#define N_ACTS   12

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
  TandemDealBoard *board;
  GRand *chance;  /* of the thread that works */
  int is_working; /* atomic */
  guint n_checked;
  char *wrong; /* what a card says wrongly, NULL when all are right */
} Fixture;

static TandemStore *
get_store (Fixture *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static GPtrArray *
load_stages (TandemConnection *connection)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, &error);

  g_assert_no_error (error);
  return stages;
}

static gboolean
add_deal (TandemConnection *connection, GRand *chance, guint number, gint64 stage_id, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autofree char *title = g_strdup_printf ("Deal %u", number);
  g_autofree char *day
      = g_strdup_printf ("2031-%02d-%02d", g_rand_int_range (chance, 1, 13), g_rand_int_range (chance, 1, 29));

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, title);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, number % 3 ? "EUR" : "USD");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 100 * number);
  if (number % 5)
    tandem_record_set_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, day);
  return tandem_act_save_deal (connection, deal, NULL, stage_id, error);
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (GPtrArray) stages = load_stages (connection);

  for (guint i = 0; i < N_DEALS; i++)
    if (!add_deal (connection, self->chance, i, tandem_record_get_id (stages->pdata[i % 4]), error))
      return FALSE;
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  self->workspace = tandem_workspace_create (self->file.path, "test", "Firm", FALSE, &error);
  g_assert_no_error (error);
  self->chance = g_rand_new_with_seed (g_test_rand_int ());
  tandem_store_run (get_store (self), TANDEM_STORE_WRITE, fill_cb, self, NULL, &error);
  g_assert_no_error (error);
  self->page = g_object_new (TANDEM_TYPE_DEALS_PAGE, "workspace", self->workspace, NULL);
  self->window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", 1300, "default-height", 700, "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ui_test_destroy_window (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  g_rand_free (self->chance);
  g_free (self->wrong);
  firm_file_tear_down (&self->file, NULL);
}

/* --- what is shown -------------------------------------------------------------------------------------------------- */

static void
for_each (GtkWidget *widget, GType type, void (*func) (GtkWidget *found, gpointer data), gpointer data)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    for_each (child, type, func, data);
}

static void
take_board_cb (GtkWidget *found, gpointer data)
{
  ((Fixture *) data)->board = TANDEM_DEAL_BOARD (found);
}

static GPtrArray *
get_columns (Fixture *self)
{
  if (self->board == NULL)
    for_each (self->page, TANDEM_TYPE_DEAL_BOARD, take_board_cb, self);
  return tandem_deal_board_get_columns (self->board);
}

/* A card never shows a deal that is not in its column, not even while others work. */
static void
check_place_cb (GtkWidget *card, gpointer data)
{
  GtkWidget *column = gtk_widget_get_ancestor (card, TANDEM_TYPE_BOARD_COLUMN);
  gint64 id = tandem_deal_card_get_id (TANDEM_DEAL_CARD (card));

  if (id != 0)
    g_assert_true (tandem_board_column_has_deal (TANDEM_BOARD_COLUMN (column), id));
}

static void
find_label_cb (GtkWidget *label, gpointer data)
{
  const char *text = gtk_label_get_label (GTK_LABEL (label));

  g_string_append_printf (data, "|%s|", text);
}

/* Every card that exists, in sight or not, says what its deal is now. */
static void
check_card_cb (GtkWidget *card, gpointer data)
{
  GHashTable *deals = ((gpointer *) data)[0];
  Fixture *self = ((gpointer *) data)[1];
  gint64 id = tandem_deal_card_get_id (TANDEM_DEAL_CARD (card));
  TandemRecord *deal = g_hash_table_lookup (deals, &id);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *money = NULL;
  g_autofree char *amount = NULL;

  for_each (card, GTK_TYPE_LABEL, find_label_cb, texts);
  self->n_checked++;
  if (deal)
    {
      title = g_strdup_printf ("|%s|", tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
      money = tandem_format_money_whole (tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR),
                                         tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY));
      amount = g_strdup_printf ("|%s|", money);
    }
  if (deal == NULL || strstr (texts->str, title) == NULL || strstr (texts->str, amount) == NULL)
    {
      g_free (self->wrong);
      self->wrong = g_strdup_printf ("the card of %s, %s says %s", title, amount, texts->str);
    }
}

/* --- the truth ------------------------------------------------------------------------------------------------------ */

typedef struct {
  GPtrArray *stages;
  GPtrArray *deals;
} Truth;

static gboolean
load_truth_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Truth *truth = data;

  truth->stages = load_stages (connection);
  truth->deals = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "deleted_at IS NULL ORDER BY id", 0, error);
  return truth->deals != NULL;
}

static int
compare_texts (TandemRecord *a, TandemRecord *b, guint field, gboolean is_null_last)
{
  const char *x = tandem_record_get_text (a, field), *y = tandem_record_get_text (b, field);

  if ((x == NULL) != (y == NULL))
    return (x == NULL) == is_null_last ? 1 : -1;
  return g_strcmp0 (x, y);
}

/* What is over: the last closed first. What is open: by expected close, those without one last. */
static int
compare_deals (gconstpointer a, gconstpointer b)
{
  TandemRecord *x = *(TandemRecord **) a, *y = *(TandemRecord **) b;
  gboolean is_open = tandem_record_get_text (x, TANDEM_DEAL_CLOSED_ON) == NULL;
  int order = -compare_texts (x, y, TANDEM_DEAL_CLOSED_ON, FALSE);

  if (order == 0)
    order = compare_texts (x, y, TANDEM_DEAL_EXPECTED_CLOSE_ON, is_open);
  return order != 0 ? order : (tandem_record_get_id (x) > tandem_record_get_id (y)) - 1 + (x == y);
}

static char *
describe_truth (Truth *truth, gint64 stage_id)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < truth->deals->len; i++)
    if (tandem_record_get_integer (truth->deals->pdata[i], TANDEM_DEAL_STAGE_ID) == stage_id)
      g_ptr_array_add (own, truth->deals->pdata[i]);
  g_ptr_array_sort (own, compare_deals);
  for (guint i = 0; i < own->len; i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, tandem_record_get_id (own->pdata[i]));
  return g_string_free (text, FALSE);
}

static char *
describe_column (TandemBoardColumn *column)
{
  TandemRecordList *list = tandem_board_column_get_list (column);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tandem_record_list_get_length (list); i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, tandem_record_list_get_id (list, i));
  return g_string_free (text, FALSE);
}

static gboolean
has_right_totals (Truth *truth, TandemBoardColumn *column)
{
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
  TandemDealSums sums;
  gint64 sum;

  tandem_exchange_add (exchange, "USD", "1970-01-01", 1000000000);
  tandem_deal_sums_init (&sums, TRUE);
  tandem_board_head_add_to (tandem_board_column_get_head (column), &sums);
  sum = tandem_exchange_sum_convert (sums.amounts, exchange);
  tandem_deal_sums_clear (&sums);
  for (guint i = 0; i < truth->deals->len; i++)
    if (tandem_record_get_integer (truth->deals->pdata[i], TANDEM_DEAL_STAGE_ID)
        == tandem_board_column_get_stage_id (column))
      sum -= tandem_record_get_integer (truth->deals->pdata[i], TANDEM_DEAL_AMOUNT_MINOR);
  return sum == 0;
}

static gboolean
is_like_truth (Fixture *self, Truth *truth)
{
  GPtrArray *columns = get_columns (self);

  if (columns->len != truth->stages->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *shown = describe_column (columns->pdata[i]);
      g_autofree char *wanted = describe_truth (truth, tandem_board_column_get_stage_id (columns->pdata[i]));

      if (!g_str_equal (shown, wanted) || !tandem_board_head_is_known (tandem_board_column_get_head (columns->pdata[i]))
          || !has_right_totals (truth, columns->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_cb (gpointer data)
{
  g_error ("waited too long; %s", ((Fixture *) data)->wrong);
  return G_SOURCE_REMOVE;
}

static gboolean
are_cards_right (Fixture *self, GHashTable *by_id)
{
  gpointer data[] = { by_id, self };

  g_clear_pointer (&self->wrong, g_free);
  for_each (self->page, TANDEM_TYPE_DEAL_CARD, check_card_cb, data);
  return self->wrong == NULL;
}

/* Waits until the board shows what is in the file, and looks at every card. */
static void
check_truth (Fixture *self)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, self);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  Truth truth = { NULL };

  tandem_store_run (get_store (self), TANDEM_STORE_READ, load_truth_cb, &truth, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < truth.deals->len; i++)
    {
      gint64 id = tandem_record_get_id (truth.deals->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), truth.deals->pdata[i]);
    }
  while (!is_like_truth (self, &truth) || !are_cards_right (self, by_id))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_ptr_array_unref (truth.stages);
  g_ptr_array_unref (truth.deals);
}

/* --- who works ------------------------------------------------------------------------------------------------------ */

static gboolean
edit_deal (TandemConnection *connection, GRand *chance, TandemRecord *deal, GError **error)
{
  g_autofree char *title = g_strdup_printf ("Edited %u", g_rand_int (chance));
  g_autofree char *day = g_strdup_printf ("2031-%02d-11", g_rand_int_range (chance, 1, 13));

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, title);
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 100 * g_rand_int_range (chance, 1, 99999));
  if (g_rand_boolean (chance))
    tandem_record_set_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, day);
  return tandem_act_save_deal (connection, deal, NULL, tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID), error);
}

static gboolean
trash (TandemConnection *connection, GPtrArray *deals, guint first, guint n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < MIN (first + n, deals->len); i++)
    {
      gint64 id = tandem_record_get_id (deals->pdata[i]);

      g_array_append_val (ids, id);
    }
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_DEAL, ids, NULL, error);
}

static gboolean
act_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (GPtrArray) stages = load_stages (connection);
  g_autoptr (GPtrArray) deals
      = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "deleted_at IS NULL ORDER BY id", 0, error);
  guint at = (guint) g_rand_int_range (self->chance, 0, (int) deals->len);
  gint64 stage_id
      = tandem_record_get_id (stages->pdata[g_rand_int_range (self->chance, 0, 5)]); /* lost wants a reason */

  switch (g_rand_int_range (self->chance, 0, 8))
    {
    case 0:
      return add_deal (connection, self->chance, 100000 + at, tandem_record_get_id (stages->pdata[at % 4]), error);
    case 1:
      return trash (connection, deals, at, 1, error);
    case 2: /* more than the board takes one by one; some must be left */
      if (deals->len > N_DEALS / 2)
        return trash (connection, deals, at, 20, error);
      G_GNUC_FALLTHROUGH;
    case 3:
      for (guint i = 0; i < 20; i++)
        if (!add_deal (connection, self->chance, 200000 + at + i, tandem_record_get_id (stages->pdata[i % 4]), error))
          return FALSE;
      return TRUE;
    case 4:
    case 5:
      return edit_deal (connection, self->chance, deals->pdata[at], error);
    default:
      return tandem_act_move_deal (connection, tandem_record_get_id (deals->pdata[at]), stage_id, error);
    }
}

static gpointer
work (gpointer data)
{
  Fixture *self = data;

  for (guint i = 0; i < N_ACTS; i++)
    {
      g_autoptr (GError) error = NULL;

      tandem_store_run (get_store (self), TANDEM_STORE_WRITE, act_cb, self, NULL, &error);
      g_assert_no_error (error);
    }
  g_atomic_int_set (&self->is_working, FALSE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
test_random_work (Fixture *self, gconstpointer data)
{
  check_truth (self);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      GtkWidget *column = get_columns (self)->pdata[round % 4];
      TandemRecordList *list = tandem_board_column_get_list (TANDEM_BOARD_COLUMN (column));
      GThread *thread;

      if (round % 2 && tandem_record_list_get_length (list) > 0)
        tandem_board_column_focus_place (TANDEM_BOARD_COLUMN (column),
                                         round * 7 % tandem_record_list_get_length (list));
      g_atomic_int_set (&self->is_working, TRUE);
      thread = g_thread_new ("work", work, self);
      while (g_atomic_int_get (&self->is_working))
        {
          g_main_context_iteration (NULL, TRUE);
          for_each (self->page, TANDEM_TYPE_DEAL_CARD, check_place_cb, NULL);
        }
      g_thread_join (thread);
      check_truth (self);
    }
  g_assert_cmpuint (self->n_checked, >, N_ROUNDS * 60);
}

/* --- focus and selection -------------------------------------------------------------------------------------------- */

static void
run_work (Fixture *self, TandemStoreFunc func, gint64 *ids)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (self), TANDEM_STORE_WRITE, func, ids, NULL, &error);
  g_assert_no_error (error);
  check_truth (self);
}

static gboolean
move_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_move_deal (connection, ((gint64 *) data)[0], ((gint64 *) data)[1], error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_DEAL, ids, NULL, error);
}

static gint64
get_id (Fixture *self, guint column, guint place)
{
  return tandem_record_list_get_id (tandem_board_column_get_list (get_columns (self)->pdata[column]), place);
}

static gint64
get_stage_id (Fixture *self, guint column)
{
  return tandem_board_column_get_stage_id (get_columns (self)->pdata[column]);
}

static gint64
get_focused (Fixture *self)
{
  return tandem_board_columns_get_focused_id (get_columns (self));
}

static gint64
get_selected (Fixture *self)
{
  return tandem_board_columns_get_selected_id (get_columns (self));
}

static void
focus (Fixture *self, guint column, guint place)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, self);
  gint64 id = get_id (self, column, place);

  tandem_board_column_focus_place (get_columns (self)->pdata[column], place);
  while (get_focused (self) != id)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static void
assert_at (Fixture *self, gint64 focused, gint64 selected)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, self);

  while (get_focused (self) != focused) /* a card may have to be made first */
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_assert_cmpint (get_selected (self), ==, selected);
}

/* The deal with the focus, and the others around it, are changed by somebody else. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  gint64 chosen, next;

  check_truth (self);
  focus (self, 1, 40);
  chosen = get_id (self, 1, 40);
  run_work (self, move_cb, (gint64[]) { get_id (self, 1, 0), get_stage_id (self, 2) });
  assert_at (self, chosen, chosen);
  run_work (self, move_cb, (gint64[]) { get_id (self, 3, 0), get_stage_id (self, 1) });
  assert_at (self, chosen, chosen);
  run_work (self, trash_cb, (gint64[]) { get_id (self, 1, 3) });
  assert_at (self, chosen, chosen);
  run_work (self, move_cb, (gint64[]) { chosen, get_stage_id (self, 3) });
  assert_at (self, chosen, chosen);
  run_work (self, move_cb, (gint64[]) { chosen, get_stage_id (self, 4) });
  assert_at (self, chosen, chosen);
  focus (self, 1, 40);
  chosen = get_id (self, 1, 40);
  next = get_id (self, 1, 41);
  run_work (self, trash_cb, (gint64[]) { chosen });
  assert_at (self, next, 0);
}

/* Tab goes to a card without selecting it: nothing is selected by a change, either. */
static void
test_focus_alone (Fixture *self, gconstpointer data)
{
  gint64 chosen;

  check_truth (self);
  focus (self, 0, 5);
  chosen = get_id (self, 0, 5);
  tandem_board_column_unselect (get_columns (self)->pdata[0]);
  run_work (self, move_cb, (gint64[]) { chosen, get_stage_id (self, 2) });
  assert_at (self, chosen, 0);
}

/* One selection over the board, and no more than one deal in a column. */
static void
test_one_selection (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *first;

  check_truth (self);
  first = GTK_SELECTION_MODEL (tandem_board_column_get_list (get_columns (self)->pdata[0]));
  gtk_selection_model_select_item (first, 2, FALSE);
  gtk_selection_model_select_item (first, 4, FALSE);
  gtk_selection_model_select_all (first);
  g_assert_cmpint (get_selected (self), ==, get_id (self, 0, 4));
  tandem_board_column_select_deal (get_columns (self)->pdata[3], get_id (self, 3, 1));
  g_assert_cmpuint (tandem_record_list_get_n_selected (TANDEM_RECORD_LIST (first)), ==, 0);
  g_assert_cmpint (get_selected (self), ==, get_id (self, 3, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deal-board/random-work", Fixture, NULL, set_up, test_random_work, tear_down);
  g_test_add ("/sales/deal-board/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/sales/deal-board/focus-alone", Fixture, NULL, set_up, test_focus_alone, tear_down);
  g_test_add ("/sales/deal-board/one-selection", Fixture, NULL, set_up, test_one_selection, tear_down);
  return g_test_run ();
}
