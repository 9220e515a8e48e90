/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "app/tandem-application.h"
#include "app/tandem-search-dialog.h"
#include "app/tandem-search-row.h"
#include "app/tandem-window.h"
#include "firm-file.h"
#include "model/tandem-campaign.h"
#include "model/tandem-product.h"
#include "model/tandem-sales-order.h"
#include "sales/tandem-order-dialog.h"
#include "sales/tandem-product-dialog.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-recent-records.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GSettings *settings;
  FirmFile file;
  TandemWindow *window;
} Fixture;

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "Zeta", "Ábel", "Miller" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, names[i]);
      tandem_contact_draft_add_point (draft, "email", "somebody@firm.example", NULL);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Firm fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  g_ptr_array_add (records, campaign);
  return tandem_act_save (connection, "Add", records, error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, data, NULL, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keyfile = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&fixture->file, NULL);
  keyfile = g_build_filename (fixture->file.folder, "settings", NULL);
  fixture->settings = tandem_settings_new_file (keyfile);
  workspace = tandem_workspace_create (fixture->file.path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_campaign_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->window
      = TANDEM_WINDOW (tandem_window_new (GTK_APPLICATION (g_application_get_default ()), fixture->settings));
  tandem_window_set_workspace (fixture->window, workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (get_dialog (fixture))
    adw_dialog_force_close (get_dialog (fixture));
  tandem_workspace_close (tandem_window_get_workspace (fixture->window));
  ui_test_destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->settings);
  firm_file_tear_down (&fixture->file, NULL);
}

static gpointer
find (GtkWidget *widget, GType type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  WAIT_FOR (TANDEM_IS_SEARCH_DIALOG (get_dialog (fixture))
            && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (fixture))));
  return GTK_WIDGET (get_dialog (fixture));
}

static gboolean
shows (GtkWidget *dialog, const char *state)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (find (dialog, GTK_TYPE_STACK)), state) == 0;
}

static void
type (GtkWidget *dialog, const char *text)
{
  gtk_editable_set_text (find (dialog, GTK_TYPE_SEARCH_ENTRY), text);
}

static GListModel *
get_hits (GtkWidget *dialog)
{
  return G_LIST_MODEL (gtk_list_view_get_model (find (dialog, GTK_TYPE_LIST_VIEW)));
}

/* The hits in a row, and the one that is chosen in brackets. */
static char *
describe (GtkWidget *dialog)
{
  GString *text = g_string_new (NULL);
  GListModel *hits = get_hits (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (TandemSearchItem) item = g_list_model_get_item (hits, i);
      gboolean chosen = gtk_selection_model_is_selected (GTK_SELECTION_MODEL (hits), i);

      const TandemSearchHit *hit = tandem_search_item_get_hit (item);
      g_autofree char *said = hit ? g_strdup (hit->name.text) : tandem_search_item_say (item);

      g_string_append_printf (text, chosen ? "%s[%s]" : "%s%s", i ? " " : "", said);
    }
  return g_string_free (text, FALSE);
}

static void
assert_hits (GtkWidget *dialog, const char *expected)
{
  g_autofree char *text = describe (dialog);

  g_assert_cmpstr (text, ==, expected);
}

static void
press (GtkWidget *dialog, guint key)
{
  GtkWidget *entry = find (dialog, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_true (shows (dialog, "hint"));
  type (dialog, "nowhere");
  WAIT_FOR (shows (dialog, "no-match"));
  type (dialog, "firm");
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, "[Ábel] Miller Zeta Firm fair");
  type (dialog, "ABEL");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 1);
  assert_hits (dialog, "[Ábel]");
  type (dialog, "  ");
  WAIT_FOR (shows (dialog, "hint"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  type (dialog, "firm");
  WAIT_FOR (shows (dialog, "hits"));
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  assert_hits (dialog, "Ábel Miller Zeta [Firm fair]");
  g_signal_emit_by_name (find (dialog, GTK_TYPE_SEARCH_ENTRY), "activate");
  WAIT_FOR (get_dialog (fixture) == NULL);
  WAIT_FOR (g_strcmp0 (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), "TandemCampaignsPage") == 0);
  dialog = open_dialog (fixture);
  type (dialog, "mill");
  WAIT_FOR (shows (dialog, "hits"));
  g_signal_emit_by_name (find (dialog, GTK_TYPE_SEARCH_ENTRY), "activate");
  WAIT_FOR (g_strcmp0 (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), "TandemContactsPage") == 0);
  dialog = open_dialog (fixture);
  g_signal_emit_by_name (find (dialog, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  WAIT_FOR (get_dialog (fixture) == NULL);
}

/* What is added meanwhile comes in. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  g_autoptr (GError) error = NULL;

  type (dialog, "zeta");
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, "[Zeta]");
  tandem_store_run (tandem_workspace_get_store (tandem_window_get_workspace (fixture->window)), TANDEM_STORE_WRITE,
                    fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 2);
}

/* Who chose a record opens that one, though others come in before it. */
static void
test_chosen_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  g_autoptr (GError) error = NULL;

  type (dialog, "firm");
  WAIT_FOR (shows (dialog, "hits"));
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  assert_hits (dialog, "Ábel Miller [Zeta] Firm fair");
  tandem_store_run (tandem_workspace_get_store (tandem_window_get_workspace (fixture->window)), TANDEM_STORE_WRITE,
                    fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 7);
  assert_hits (dialog, "Ábel Ábel Miller Miller [Zeta] Zeta Firm fair");
  type (dialog, "zeta");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 2);
  assert_hits (dialog, "[Zeta] Zeta");
}

/* A click opens; what only comes to lie under the pointer is not chosen. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *row;
  GtkEventController *click = NULL;
  g_autoptr (GListModel) controllers = NULL;

  g_assert_false (gtk_list_view_get_single_click_activate (find (dialog, GTK_TYPE_LIST_VIEW)));
  type (dialog, "fair");
  WAIT_FOR (shows (dialog, "hits"));
  WAIT_FOR (find (dialog, GTK_TYPE_IMAGE) && gtk_widget_get_mapped (find (dialog, GTK_TYPE_LIST_VIEW)));
  row = gtk_widget_get_last_child (find (dialog, GTK_TYPE_LIST_VIEW));
  controllers = gtk_widget_observe_controllers (row);
  for (guint i = 0; click == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_assert_nonnull (controller);
      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        click = controller;
    }
  WAIT_FOR (gtk_widget_get_width (row) > 0);
  g_signal_emit_by_name (click, "released", 1, 5.0, 5.0);
  WAIT_FOR (get_dialog (fixture) == NULL);
  WAIT_FOR (g_strcmp0 (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), "TandemCampaignsPage") == 0);
}

#define N_CROWD 12 /* more than are shown of a kind */

static gboolean
fill_crowd_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_CROWD; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Crowd");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static TandemRecordTable *
get_table (Fixture *fixture)
{
  return find (GTK_WIDGET (tandem_window_get_page (fixture->window)), TANDEM_TYPE_RECORD_TABLE);
}

static void
press_enter (GtkWidget *dialog)
{
  g_signal_emit_by_name (find (dialog, GTK_TYPE_SEARCH_ENTRY), "activate");
}

/* More than are shown of a kind are counted, and the row that says so opens the list of all, whatever it was filtered by. */
static void
test_more (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (TandemCondition) condition = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (tandem_window_get_workspace (fixture->window)), TANDEM_STORE_WRITE,
                    fill_crowd_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_window_show_page (fixture->window, "contacts");
  condition = tandem_condition_new (TANDEM_ENTITY_CONTACT, "family-name", TANDEM_OPERATOR_IS_EMPTY, NULL, &error);
  g_assert_no_error (error);
  tandem_filter_set_condition (tandem_record_table_get_filter (get_table (fixture)), condition);
  tandem_window_show_page (fixture->window, "campaigns");
  dialog = open_dialog (fixture);
  type (dialog, "crowd");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 9);
  while (TRUE)
    {
      g_autofree char *hits = describe (dialog);

      if (g_str_equal (hits, "[Crowd] Crowd Crowd Crowd Crowd Crowd Crowd Crowd Contacts, 4 more"))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  for (guint i = 0; i < N_CROWD; i++)
    press (dialog, GDK_KEY_Down);
  press_enter (dialog);
  WAIT_FOR (get_dialog (fixture) == NULL);
  WAIT_FOR (g_strcmp0 (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), "TandemContactsPage") == 0);
  WAIT_FOR (tandem_record_list_get_length (tandem_record_table_get_list (get_table (fixture))) == N_CROWD);
  g_assert_cmpstr (tandem_record_table_get_order (get_table (fixture))->search, ==, "crowd");
}

/* Before a word is typed there is what was opened last, without who is not there any more. */
static void
test_recent (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "zeta", "mill", "abel", "mill" };
  TandemWorkspace *workspace = tandem_window_get_workspace (fixture->window);
  GtkWidget *dialog;
  g_autoptr (GArray) recent = NULL, ids = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      dialog = open_dialog (fixture);
      type (dialog, words[i]);
      WAIT_FOR (shows (dialog, "hits"));
      press_enter (dialog);
      WAIT_FOR (get_dialog (fixture) == NULL);
    }
  dialog = open_dialog (fixture);
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, "[Miller] Ábel Zeta");
  type (dialog, "zet");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 1);
  assert_hits (dialog, "[Zeta]");
  type (dialog, "");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 3);
  recent = tandem_recent_records_list (workspace);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, g_array_index (recent, TandemSearchReference, 1).id);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, trash_cb, ids, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 2);
  assert_hits (dialog, "[Miller] Zeta");
}

/* Enter that is faster than the answer opens what was typed, not what was found by the letters before. */
static void
test_fast (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  g_autoptr (GArray) recent = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  type (dialog, "mill");
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, "[Miller]");
  type (dialog, "zeta");
  press_enter (dialog);
  WAIT_FOR (get_dialog (fixture) == NULL);
  WAIT_FOR (g_strcmp0 (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), "TandemContactsPage") == 0);
  ids = tandem_search_list_ids (tandem_workspace_get_search (tandem_window_get_workspace (fixture->window)),
                                TANDEM_SEARCH_CONTACT, "zeta", 1, &error);
  g_assert_no_error (error);
  recent = tandem_recent_records_list (tandem_window_get_workspace (fixture->window));
  g_assert_cmpuint (recent->len, ==, 1);
  g_assert_cmpint (g_array_index (recent, TandemSearchReference, 0).id, ==, g_array_index (ids, gint64, 0));
}

static gboolean
fill_sold_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) product = TANDEM_RECORD (tandem_product_new ());
  g_autoptr (TandemRecord) order = TANDEM_RECORD (tandem_sales_order_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gint64 contact_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM contact WHERE family_name = 'Miller'", &contact_id,
                                    error))
    return FALSE;
  tandem_record_set_text (product, TANDEM_PRODUCT_NAME, "Zephyr fan");
  tandem_record_set_text (product, TANDEM_PRODUCT_CATEGORY, "Air");
  tandem_record_set_text (product, TANDEM_PRODUCT_CURRENCY, "EUR");
  tandem_record_set_integer (product, TANDEM_PRODUCT_TAX_BP, 1900);
  tandem_record_set_id (order, TANDEM_SALES_ORDER_CONTACT_ID, contact_id);
  tandem_record_set_text (order, TANDEM_SALES_ORDER_NUMBER, "Z-17");
  tandem_record_set_text (order, TANDEM_SALES_ORDER_ORDERED_ON, "2026-11-26");
  tandem_record_set_text (order, TANDEM_SALES_ORDER_CURRENCY, "EUR");
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_NET_MINOR, 100);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_TAX_MINOR, 19);
  g_ptr_array_add (records, product);
  g_ptr_array_add (records, order);
  return tandem_act_save (connection, "Add", records, error);
}

/* Opens what is found by the words on a page; its row is the one that is chosen, and the focus is in what was opened, then in the row. */
static void
open_found (Fixture *fixture, const char *words, const char *hits, const char *page, GType opened)
{
  GtkWidget *dialog = open_dialog (fixture);

  type (dialog, words);
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, hits);
  press_enter (dialog);
  WAIT_FOR (get_dialog (fixture) && G_OBJECT_TYPE (get_dialog (fixture)) == opened);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)), ==, page);
  WAIT_FOR (tandem_record_list_get_n_selected (tandem_record_table_get_list (get_table (fixture))) == 1);
  WAIT_FOR (gtk_window_get_focus (GTK_WINDOW (fixture->window))
            && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                       GTK_WIDGET (get_dialog (fixture))));
  adw_dialog_force_close (get_dialog (fixture));
  WAIT_FOR (get_dialog (fixture) == NULL);
  WAIT_FOR (gtk_window_get_focus (GTK_WINDOW (fixture->window))
            && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                       find (GTK_WIDGET (get_table (fixture)), GTK_TYPE_COLUMN_VIEW)));
}

/* What is sold, and what was ordered, is found among the others and opens in a dialog over its page. */
static void
test_sold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (tandem_window_get_workspace (fixture->window)), TANDEM_STORE_WRITE,
                    fill_sold_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  open_found (fixture, "zeph air", "[Zephyr fan]", "TandemProductsPage", TANDEM_TYPE_PRODUCT_DIALOG);
  open_found (fixture, "z-1 mill", "[Z-17]", "TandemOrdersPage", TANDEM_TYPE_ORDER_DIALOG);
  dialog = open_dialog (fixture);
  WAIT_FOR (shows (dialog, "hits"));
  assert_hits (dialog, "[Z-17] Zephyr fan");
  type (dialog, "z");
  WAIT_FOR (g_list_model_get_n_items (get_hits (dialog)) == 3);
  assert_hits (dialog, "[Zeta] Zephyr fan Z-17");
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_test_add ("/app/search-dialog/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/app/search-dialog/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/app/search-dialog/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/app/search-dialog/chosen-stays", Fixture, NULL, set_up, test_chosen_stays, tear_down);
  g_test_add ("/app/search-dialog/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/app/search-dialog/more", Fixture, NULL, set_up, test_more, tear_down);
  g_test_add ("/app/search-dialog/recent", Fixture, NULL, set_up, test_recent, tear_down);
  g_test_add ("/app/search-dialog/sold", Fixture, NULL, set_up, test_sold, tear_down);
  g_test_add ("/app/search-dialog/fast", Fixture, NULL, set_up, test_fast, tear_down);
  return g_test_run ();
}
