/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deal-test.h"

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deals-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-page.h"

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealTest *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Call");
  if (!tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_id (stages->pdata[1]), error))
    return FALSE;
  self->deal_id = tandem_record_get_id (deal);
  return TRUE;
}

GtkWidget *
deal_test_find (GtkWidget *widget, GType type)
{
  guint n = 0;

  return ui_test_find_nth (widget, type, &n);
}

static gboolean
fail_cb (gpointer data)
{
  g_error ("waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

void
deal_test_wait (DealTest *self, DealFact fact, gconstpointer data, const char *what)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, (gpointer) what);

  while (!fact (self, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

TandemDealPage *
deal_test_get_record (DealTest *self)
{
  return TANDEM_DEAL_PAGE (deal_test_find (self->page, TANDEM_TYPE_DEAL_PAGE));
}

gboolean
deal_test_is_shown (DealTest *self, gconstpointer data)
{
  return tandem_deal_page_get_row (deal_test_get_record (self)) != NULL;
}

void
deal_test_set_up (DealTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_deal_cb, self, NULL, &error);
  g_assert_no_error (error);
  self->page = g_object_new (TANDEM_TYPE_DEALS_PAGE, "workspace", self->workspace, NULL);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", GPOINTER_TO_INT (data), "default-height", 800,
                               "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
  tandem_page_open_record (TANDEM_PAGE (self->page), self->deal_id);
  deal_test_wait (self, deal_test_is_shown, NULL, "the record");
}

void
deal_test_tear_down (DealTest *self, gconstpointer data)
{
  GtkWidget *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ui_test_destroy_window (self->window);
  while (page && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *sql;
  gint64 value;
} Number;

/* @data: SQL that gives a number, with %d for the deal, and the number */
static gboolean
is_in_file (DealTest *self, gconstpointer data)
{
  const Number *wanted = data;
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 value = -1;

  return tandem_connection_get_int64 (reader, wanted->sql, &value, NULL) && value == wanted->value;
}

void
deal_test_expect (DealTest *self, const char *sql, gint64 value)
{
  Number number = { sql, value };

  deal_test_wait (self, is_in_file, &number, sql);
}

void
deal_test_undo (DealTest *self)
{
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
}
