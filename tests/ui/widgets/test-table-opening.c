/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "list/tandem-record-list.h"
#include "page-test.h"
#include "sales/tandem-contacts-page.h"
#include "widgets/tandem-record-table.h"

#define N_CONTACTS 500 /* more than are shown before all are known */

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Alike");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (PageTest *self, gconstpointer data)
{
  page_test_make_firm (self, add_contacts_cb);
}

static gboolean
says_count (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), "500");
}

static void
shown_cb (TandemRecordList *list, GArray *lengths)
{
  guint length = tandem_record_list_get_length (list);

  g_array_append_val (lengths, length);
  if (lengths->len == 1)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
}

/* A long table opens with its first rows; then come all, and who selected all before means these. */
static void
test_first_rows (PageTest *self, gconstpointer data)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  TandemRecordList *list;

  self->page = g_object_new (TANDEM_TYPE_CONTACTS_PAGE, "workspace", self->workspace, NULL);
  list = tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE)));
  g_signal_connect (list, "changed", G_CALLBACK (shown_cb), lengths);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-height", 700, "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_CONTACTS, 20, "all rows");
  g_assert_cmpuint (lengths->len, ==, 2);
  g_assert_cmpuint (g_array_index (lengths, guint, 0), ==, 256);
  g_assert_cmpuint (tandem_record_list_get_n_selected (list), ==, N_CONTACTS);
  g_assert_nonnull (ui_test_find (self->page, says_count, NULL));
  g_signal_handlers_disconnect_by_data (list, lengths);
}

#define ROWS_KEPT 200 /* as many as GTK makes widgets for, or a few less */

/* The most rows that came in one turn while they still cost a widget each. */
static void
came_cb (GListModel *list, guint position, guint n_removed, guint n_added, guint *most)
{
  if (position < ROWS_KEPT)
    *most = MAX (*most, n_added);
}

/* Behind another page rows come in parts as well: GTK makes them there, too. */
static void
test_hidden (PageTest *self, gconstpointer data)
{
  GtkWidget *stack = gtk_stack_new (), *other = gtk_label_new ("other");
  TandemRecordList *list;
  guint most = 0;

  self->page = g_object_new (TANDEM_TYPE_CONTACTS_PAGE, "workspace", self->workspace, NULL);
  list = tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE)));
  g_signal_connect (list, "items-changed", G_CALLBACK (came_cb), &most);
  gtk_stack_add_child (GTK_STACK (stack), self->page);
  gtk_stack_add_child (GTK_STACK (stack), other);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-height", 700, "content", stack, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_TEST_WAIT (gtk_widget_get_mapped (self->page), 20, "the page");
  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  UI_TEST_WAIT (tandem_record_list_get_length (list) == N_CONTACTS, 20, "all ids");
  g_assert_false (gtk_widget_get_mapped (self->page));
  gtk_stack_set_visible_child (GTK_STACK (stack), self->page);
  UI_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_CONTACTS, 20, "all rows");
  g_assert_cmpuint (most, >, 0);
  g_assert_cmpuint (most, <=, 8);
  g_signal_handlers_disconnect_by_data (list, &most);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/table-opening/first-rows", PageTest, NULL, set_up, test_first_rows, page_test_tear_down);
  g_test_add ("/widgets/table-opening/hidden", PageTest, NULL, set_up, test_hidden, page_test_tear_down);
  return g_test_run ();
}
