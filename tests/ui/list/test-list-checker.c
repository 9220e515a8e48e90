/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thousands of acts at random on a list in a window, each compared with the file: test-list-checker [--long STEPS]
 * [--file FIRM] [--seed SEED]. A FIRM is written to: give a copy. */
#include <stdlib.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "list-checker.h"
#include "model/tandem-contact.h"
#include "store/tandem-change-set.h"

#include "firm-file.h"

#define N_CONTACTS   1200
#define N_STEPS      80
#define MOST_CHANGED 6
#define NEARBY       40  /* rows: more cannot go in one step */
#define MOST_ROWS    206 /* that GTK keeps, and one more */

static guint n_steps = N_STEPS;
static const char *given_file;

/* --- what is done to the file, on the writer's thread -------------------------------------------------------------- */

typedef enum {
  WRITE_RENAME,
  WRITE_ADD,
  WRITE_TRASH,
  WRITE_UNDO,
} WriteKind;

typedef struct {
  WriteKind kind;
  GArray *ids;
  guint n;     /* to add */
  GRand *dice; /* of this write: it runs on another thread */
  TandemStore *store;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_array_unref (write->ids);
  g_rand_free (write->dice);
  g_free (write);
}

static char *
make_name (GRand *dice)
{
  static const char *const parts[] = { "Al", "ben", "Cé", "dor", "El", "fa", "Gu", "ha", "Ir", "ö", "Ku", "lem", "Zy" };
  GString *name = g_string_new (NULL);

  for (int n = g_rand_int_range (dice, 1, 4); n > 0; n--)
    g_string_append (name, parts[g_rand_int_range (dice, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (name, FALSE);
}

static gboolean
rename_one (TandemConnection *connection, Write *write, gint64 id, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, NULL);
  g_autofree char *name = make_name (write->dice);

  if (contact == NULL || tandem_record_get_deleted_at (contact))
    return TRUE; /* it went before this write's turn */
  tandem_record_set_text (contact,
                          g_rand_boolean (write->dice) ? TANDEM_CONTACT_FAMILY_NAME : TANDEM_CONTACT_GIVEN_NAME, name);
  return tandem_record_update (contact, connection, error);
}

/* Some may have gone before this write's turn. */
static gboolean
trash (TandemConnection *connection, Write *write, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < write->ids->len; i++)
    {
      gint64 id = g_array_index (write->ids, gint64, i);
      g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, NULL);

      if (contact && tandem_record_get_deleted_at (contact) == NULL)
        g_array_append_val (ids, id);
    }
  return ids->len == 0 || tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, NULL, error);
}

static gboolean
add_one (TandemConnection *connection, GRand *dice, GError **error)
{
  static const TandemLifecycle stages[] = { TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_CUSTOMER };
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  g_autofree char *family = make_name (dice);
  g_autofree char *given = make_name (dice);

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, family);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_LIFECYCLE_STAGE,
                          tandem_lifecycle_get_nick (stages[g_rand_int_range (dice, 0, G_N_ELEMENTS (stages))]));
  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
undo (TandemConnection *connection, Write *write, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (write->store), TANDEM_ORIGIN_WINDOW, &reversal,
                          error);
}

static gboolean
write_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  if (write->kind == WRITE_UNDO)
    return undo (connection, write, error);
  if (write->kind == WRITE_TRASH)
    return trash (connection, write, error);
  tandem_change_set_begin (connection, write->kind == WRITE_RENAME ? "Rename" : "Add");
  for (guint i = 0; write->kind == WRITE_RENAME && i < write->ids->len; i++)
    if (!rename_one (connection, write, g_array_index (write->ids, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < write->n; i++)
    if (!add_one (connection, write->dice, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_CONTACTS; i++)
    if (!add_one (connection, data, error))
      return FALSE;
  return TRUE;
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

static guint
get_length (ListChecker *checker)
{
  return g_list_model_get_n_items (G_LIST_MODEL (checker->list));
}

static guint
pick_position (ListChecker *checker)
{
  return g_test_rand_int_range (0, get_length (checker));
}

/* Some that are in sight, some anywhere, and often the one that has the focus. */
static GArray *
pick_ids (ListChecker *checker)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint top
      = (guint) gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (checker->scrolled)))
        / 30;
  gint64 focused = tandem_record_view_get_focused_id (checker->view);

  if (focused != 0 && g_test_rand_bit ())
    g_array_append_val (ids, focused);
  for (int n = g_test_rand_int_range (1, MOST_CHANGED); get_length (checker) > 0 && n > 0; n--)
    {
      guint near = MIN (top + g_test_rand_int_range (0, 12), get_length (checker) - 1);
      gint64 id = tandem_record_list_get_id (checker->list, g_test_rand_bit () ? near : pick_position (checker));
      gboolean is_new = TRUE;

      for (guint i = 0; i < ids->len; i++)
        is_new &= g_array_index (ids, gint64, i) != id;
      if (is_new)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
write_some (ListChecker *checker, WriteKind kind)
{
  Write *write = g_new0 (Write, 1);

  *write = (Write) { kind, pick_ids (checker), kind == WRITE_ADD ? (guint) g_test_rand_int_range (1, MOST_CHANGED) : 0,
                     g_rand_new_with_seed ((guint32) g_test_rand_int ()), checker->store };
  list_checker_write (checker, write_cb, write, write_free);
}

static void
sort (ListChecker *checker)
{
  checker->order.by_creation = g_test_rand_bit ();
  checker->order.descending = g_test_rand_bit ();
  list_checker_ask (checker, TANDEM_RECORD_FOCUS_PLACE);
}

static void
filter (ListChecker *checker)
{
  static const char *const stages[] = { "lead", "mql", "customer", "evangelist" };

  checker->order.stage = checker->order.stage ? NULL : stages[g_test_rand_int_range (0, G_N_ELEMENTS (stages))];
  list_checker_ask (checker, TANDEM_RECORD_FOCUS_TOP);
}

static void
invert (ListChecker *checker)
{
  for (guint i = 0; i < get_length (checker); i++)
    {
      gint64 id = tandem_record_list_get_id (checker->list, i);

      list_checker_choose (checker, id, !list_checker_chosen (checker, id));
    }
  tandem_record_list_invert (checker->list);
}

static void
choose_range (ListChecker *checker, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    list_checker_choose (checker, tandem_record_list_get_id (checker->list, i), TRUE);
}

/* As the pointer does it: a click takes what was chosen away, Ctrl adds or takes one away, Shift goes to here. */
static void
click (ListChecker *checker, guint at, gboolean with_control)
{
  gint64 id = tandem_record_list_get_id (checker->list, at);

  gtk_widget_activate_action (list_checker_base (checker), "list.select-item", "(ubb)", at, with_control, FALSE);
  if (!with_control)
    g_hash_table_remove_all (checker->chosen);
  list_checker_choose (checker, id, !with_control || !list_checker_chosen (checker, id));
}

static void
choose (ListChecker *checker)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (checker->list);
  guint at = pick_position (checker), n = g_test_rand_int_range (1, MIN (get_length (checker) - at, 400) + 1);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      gtk_selection_model_select_all (model);
      choose_range (checker, 0, get_length (checker));
      break;
    case 1:
      gtk_selection_model_unselect_all (model);
      g_hash_table_remove_all (checker->chosen);
      break;
    case 2:
      invert (checker);
      break;
    case 3:
    case 4:
      click (checker, at, FALSE);
      break;
    case 5:
    case 6:
      click (checker, at, TRUE);
      break;
    default:
      gtk_selection_model_select_range (model, at, n, FALSE);
      choose_range (checker, at, n);
      break;
    }
}

static void
go (ListChecker *checker)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (checker->scrolled));
  gint64 id = tandem_record_list_get_id (checker->list, pick_position (checker));

  if (g_test_rand_int_range (0, 3) == 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + g_test_rand_int_range (-900, 900));
  else
    tandem_record_view_show (checker->view, id, g_test_rand_bit () ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE);
  if (g_test_rand_int_range (0, 4) == 0)
    gtk_widget_grab_focus (g_test_rand_bit () ? checker->entry : checker->widget);
  /* GTK 4.18: a grid that is sent somewhere and loses a row before it was laid out may stay empty; nobody is that quick. */
  list_checker_frames (checker, 2);
}

/* The disk fails for a while; then everything is read again, as the button of the banner does. */
static void
fail (ListChecker *checker)
{
  late_source_set_failing (checker->source, TRUE);
  tandem_record_list_reload (checker->list);
  sort (checker);
  list_checker_settle (checker);
  if (get_length (checker) > 0)
    g_assert_cmpuint (checker->n_failures, >, 0);
  late_source_set_failing (checker->source, FALSE);
  tandem_record_list_reload (checker->list);
  list_checker_ask (checker, TANDEM_RECORD_FOCUS_RECORD);
  list_checker_settle (checker);
  checker->n_failures = 0;
}

/* Returns: whether the focus must stay with its record; @is_sort: where that is chosen */
static gboolean
take_step (ListChecker *checker, gboolean *is_sort)
{
  int what = g_test_rand_int_range (0, 100);

  *is_sort = what >= 38 && what < 50;

  if (what < 18)
    write_some (checker, WRITE_RENAME);
  else if (what < 26)
    write_some (checker, WRITE_ADD);
  else if (what < 34 && get_length (checker) > 0)
    write_some (checker, WRITE_TRASH);
  else if (what < 38)
    write_some (checker, WRITE_UNDO);
  else if (what < 50)
    sort (checker);
  else if (what < 58)
    filter (checker);
  else if (what == 58)
    fail (checker);
  else if (what < 68 && get_length (checker) > 0)
    go (checker);
  else if (get_length (checker) > 0)
    choose (checker);
  return what < 38;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* The focus stays in the list, with its record where nothing was sorted or filtered; where the record has gone, nearby. */
static void
check_focus (ListChecker *checker, gint64 id, guint place, gboolean is_kept)
{
  guint position, found;

  if (id == 0 || get_length (checker) == 0)
    return;
  g_assert_true (tandem_record_view_get_focused_position (checker->view, &position));
  if (is_kept && tandem_record_list_find (checker->list, id, &found))
    g_assert_cmpuint (position, ==, found);
  else if (is_kept)
    g_assert_cmpuint (position + NEARBY, >=, MIN (place, get_length (checker) - 1));
}

static gboolean
has_focus (ListChecker *checker)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (checker->window));

  return focus && gtk_widget_is_ancestor (focus, checker->widget);
}

static void
run_steps (ListChecker *checker)
{
  for (guint i = 0; i < n_steps; i++)
    {
      guint place = 0;
      gboolean was_focused = tandem_record_view_get_focused_position (checker->view, &place), is_kept = TRUE;
      gboolean is_sorted = FALSE;
      gint64 id = was_focused ? tandem_record_list_get_id (checker->list, place) : 0;

      gboolean was_chosen = id != 0 && list_checker_chosen (checker, id);

      for (int n = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (2, 5) : 1; n > 0; n--)
        {
          gboolean is_sort;

          is_kept &= take_step (checker, &is_sort) || (is_sort && was_chosen);
          is_sorted |= is_sort;
        }
      list_checker_settle (checker);
      list_checker_check (checker);
      if (is_sorted && is_kept && g_hash_table_size (checker->chosen) > 1)
        is_kept = FALSE; /* it may have stayed on another that is chosen */
      check_focus (checker, is_kept || has_focus (checker) ? id : 0, place, is_kept);
    }
}

static void
test_random (FirmFile *firm, gconstpointer data)
{
  guint what = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) dice = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  ListChecker checker = { 0 };

  if (given_file == NULL)
    firm_file_make (firm);
  list_checker_init (&checker, given_file ? given_file : firm->path, what >> 1, what & 1);
  if (given_file == NULL)
    list_checker_write (&checker, fill_cb, dice, NULL);
  late_source_set_dice (checker.source, dice);
  list_checker_settle (&checker);
  list_checker_check (&checker);
  run_steps (&checker);
  g_assert_cmpuint (checker.n_seen, >, n_steps);
  list_checker_clear (&checker);
}

static GArray *
list_ids (ListChecker *checker)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < tandem_record_list_get_length (checker->list); i++)
    {
      gint64 id = tandem_record_list_get_id (checker->list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* What a change costs: how many items GTK asks for, with the list in a window. */
static void
test_counts (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  ListChecker checker = { 0 };
  GArray *ids, *few;
  gint64 first;

  firm_file_make (firm);
  list_checker_init (&checker, firm->path, LIST_CHECKER_COLUMNS, FALSE);
  late_source_set_dice (checker.source, dice);
  list_checker_write (&checker, fill_cb, dice, NULL);
  list_checker_settle (&checker);
  first = tandem_record_list_get_id (checker.list, 0);
  checker.n_gets = 0;
  checker.order.descending = TRUE;
  list_checker_ask (&checker, TANDEM_RECORD_FOCUS_PLACE);
  list_checker_settle (&checker);
  g_assert_cmpuint (checker.n_gets, ==, 0);

  /* one row of those in sight goes and comes */
  ids = list_ids (&checker);
  few = g_array_copy (ids);
  g_array_remove_index (few, 3);
  tandem_record_view_swap_ids (checker.view, few, TANDEM_RECORD_FOCUS_RECORD, NULL);
  list_checker_settle (&checker);
  g_assert_cmpuint (checker.n_gets, <=, 2);
  checker.n_gets = 0;
  tandem_record_view_swap_ids (checker.view, ids, TANDEM_RECORD_FOCUS_RECORD, NULL);
  list_checker_settle (&checker);
  g_assert_cmpuint (checker.n_gets, <=, 2);
  g_assert_cmpint (tandem_record_list_get_id (checker.list, checker.stamps->len - 1), ==, first);

  checker.n_gets = 0;
  checker.order.stage = "lead";
  list_checker_ask (&checker, TANDEM_RECORD_FOCUS_TOP);
  list_checker_settle (&checker);
  g_assert_cmpuint (checker.n_gets, <=, MOST_ROWS);
  checker.n_gets = 0;
  checker.order.stage = NULL;
  list_checker_ask (&checker, TANDEM_RECORD_FOCUS_TOP);
  list_checker_settle (&checker);
  g_assert_cmpuint (checker.n_gets, <=, MOST_ROWS);
  list_checker_check (&checker);
  list_checker_clear (&checker);
}

static void
take_option (int *argc, char *argv[], const char *name, const char **value)
{
  for (int i = 1; i + 1 < *argc; i++)
    if (g_str_equal (argv[i], name))
      {
        *value = argv[i + 1];
        memmove (&argv[i], &argv[i + 2], sizeof (char *) * (size_t) (*argc - i - 1));
        *argc -= 2;
        return;
      }
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "columns", "columns-slow", "grid", "grid-slow", "rows", "rows-slow" };
  const char *steps = NULL;

  take_option (&argc, argv, "--long", &steps);
  take_option (&argc, argv, "--file", &given_file);
  if (steps)
    n_steps = (guint) strtoul (steps, NULL, 10);
  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/list/checker/%s", names[i]);

      g_test_add (path, FirmFile, GUINT_TO_POINTER (i), firm_file_set_up, test_random, firm_file_tear_down);
    }
  g_test_add ("/list/checker/counts", FirmFile, NULL, firm_file_set_up, test_counts, firm_file_tear_down);
  return g_test_run ();
}
