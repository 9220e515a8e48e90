/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act.h"
#include "list/tandem-slot.h"
#include "marketing/tandem-campaign-table.h"
#include "marketing/tandem-campaigns-page.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-query.h"
#include "page-test.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

static gboolean
spend_abroad_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) costs = tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN_COST, "1 = 1", 0, error);

  for (guint i = 0; costs && i < costs->len; i++)
    tandem_record_set_text (costs->pdata[i], TANDEM_CAMPAIGN_COST_CURRENCY, i % 3 == 0 ? "USD" : "NOK");
  return costs && tandem_act_save (connection, "Change", costs, error);
}

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return page_test_fill_sample (connection, data, cancellable, error)
         && spend_abroad_cb (connection, data, cancellable, error);
}

static void
set_up (PageTest *self, gconstpointer data)
{
  page_test_make_firm (self, make_cb);
}

static gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_cell_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

/* What the cell says of a figure, but for the asterisk, is what the record says. */
static void
assert_says_same (GtkWidget *page, TandemCampaignRow *row, const char *key)
{
  const TandemTableColumn *column = tandem_table_kind_find_column (&tandem_campaign_table, key);
  g_autofree char *text = tandem_table_value_write (&column->value, row, NULL);
  GtkWidget *cell = ui_test_find (page, is_cell_with, text);

  g_assert_true (g_str_has_suffix (text, "*"));
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "* Without amounts in NOK: there is no exchange rate");
  text[strlen (text) - 1] = '\0';
  UI_TEST_WAIT (ui_test_find (page, is_label_with, text) != NULL, 20, "the figure on the record");
}

/* What was spent in dollars counts in the list as on the record; what has no rate is left out by both, which say so. */
static void
test_currencies (PageTest *self, gconstpointer data)
{
  static const char *const keys[] = { "cost", "cpl", "roi" };
  GListModel *rows;
  g_autoptr (TandemCampaignRow) row = NULL;
  guint place = 0;

  page_test_show (self, TANDEM_TYPE_CAMPAIGNS_PAGE, 1400);
  rows = G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW))));
  UI_TEST_WAIT (g_list_model_get_n_items (rows) > 0, 20, "the campaigns");
  do
    {
      g_autoptr (TandemSlot) slot = g_list_model_get_item (rows, place);

      UI_TEST_WAIT (tandem_slot_get_record (slot) != NULL, 20, "a campaign");
      g_set_object (&row, tandem_slot_get_record (slot));
      place++;
    }
  while (row->cost_minor == 0 || row->leads == 0 || row->cost_without == NULL || row->won_minor == 0);
  g_signal_emit_by_name (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE), "open", row->id);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_says_same (self->page, row, keys[i]);
}

static void
set_up_empty (PageTest *self, gconstpointer data)
{
  page_test_make_firm (self, NULL);
  page_test_show (self, TANDEM_TYPE_CAMPAIGNS_PAGE, 1400);
}

static gint64
count_campaigns (PageTest *self, const char *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM campaign WHERE deleted_at IS NULL AND ", condition, NULL);
  gint64 n = -1;

  g_assert_true (
      tandem_connection_get_int64 (tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace)), sql,
                                   &n, NULL));
  return n;
}

/* The new one in its record, whose name has the keyboard. */
static GtkWidget *
add_campaign (PageTest *self)
{
  GtkWidget *name, *view = ui_test_find_type (self->page, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  gint64 n_before = count_campaigns (self, "1 = 1");

  tandem_page_create_new (TANDEM_PAGE (self->page));
  UI_TEST_WAIT (count_campaigns (self, "1 = 1") == n_before + 1, 20, "a campaign");
  UI_TEST_WAIT (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (view)), 20, "its record");
  UI_TEST_WAIT ((name = gtk_window_get_focus (GTK_WINDOW (self->window))) != NULL
                    && gtk_widget_get_ancestor (name, TANDEM_TYPE_FIELD_ROW) != NULL,
                20, "its name");
  return name;
}

/* A new campaign that is left as it is goes with its record; one that got a name, even as it is left, stays. */
static void
test_left_empty (PageTest *self, gconstpointer data)
{
  add_campaign (self);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.close", NULL));
  UI_TEST_WAIT (count_campaigns (self, "1 = 1") == 0, 20, "no campaign");
  gtk_editable_set_text (GTK_EDITABLE (add_campaign (self)), "Roofs of the south");
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.close", NULL));
  add_campaign (self);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.close", NULL));
  UI_TEST_WAIT (count_campaigns (self, "name = 'New campaign'") == 0, 20, "the second to go");
  g_assert_cmpint (count_campaigns (self, "name = 'Roofs of the south'"), ==, 1);
}

/* One more beside a new one that was left as it is: that goes, the other has the record. */
static void
test_added_twice (PageTest *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  gint64 id = 0;

  add_campaign (self);
  g_assert_true (
      tandem_connection_get_int64 (tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace)),
                                   "SELECT id FROM campaign", &id, NULL));
  first = g_strdup_printf ("id = %" G_GINT64_FORMAT, id);
  second = g_strdup_printf ("id <> %" G_GINT64_FORMAT, id);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  UI_TEST_WAIT (count_campaigns (self, second) == 1, 20, "the second");
  UI_TEST_WAIT (count_campaigns (self, first) == 0, 20, "the first to go");
  g_assert_cmpint (count_campaigns (self, second), ==, 1);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.close", NULL));
  UI_TEST_WAIT (count_campaigns (self, second) == 0, 20, "the second to go");
}

static void
assert_written (TandemCampaignRow *row, const char *key, const char *words)
{
  const TandemTableColumn *column = tandem_table_kind_find_column (&tandem_campaign_table, key);
  g_autofree char *text = tandem_table_value_write (&column->value, row, NULL);

  g_assert_cmpstr (text, ==, words);
}

/* More than the budget is a word, and nothing won an amount; a narrow list says what it brought. */
static void
test_words (void)
{
  g_autoptr (TandemCampaignRow) row = g_object_new (TANDEM_TYPE_CAMPAIGN_ROW, NULL);
  g_autofree char *before = NULL, *after = NULL;

  row->channel = g_strdup ("Social");
  row->currency = g_strdup ("EUR");
  row->budget_minor = 100000;
  row->has_budget = TRUE;
  row->cost_minor = 99000;
  assert_written (row, "spent", "99%");
  assert_written (row, "won", "€0");
  before = tandem_table_value_write (&tandem_campaign_table.detail, row, NULL);
  g_assert_cmpstr (before, ==, "€990 · Social");
  row->cost_minor = 117000;
  row->leads = 34;
  row->won_minor = 250000;
  assert_written (row, "spent", "117% over");
  assert_written (row, "won", "€2,500");
  after = tandem_table_value_write (&tandem_campaign_table.detail, row, NULL);
  g_assert_cmpstr (after, ==, "€1,170 · 34 leads · Won €2,500 · Social");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/marketing/campaigns/currencies", PageTest, NULL, set_up, test_currencies, page_test_tear_down);
  g_test_add ("/marketing/campaigns/left-empty", PageTest, NULL, set_up_empty, test_left_empty, page_test_tear_down);
  g_test_add ("/marketing/campaigns/added-twice", PageTest, NULL, set_up_empty, test_added_twice, page_test_tear_down);
  g_test_add_func ("/marketing/campaigns/words", test_words);
  return g_test_run ();
}
