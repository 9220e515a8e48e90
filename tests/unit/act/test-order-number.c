/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An order has a number that no other has, proposed by its year or typed. */
#include "act/tandem-act-history.h"
#include "act/tandem-act-order-change.h"
#include "firm-file.h"
#include "model/tandem-sales-order.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 ids[2];
} Fixture;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  tandem_change_set_begin (connection, "Add orders");
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (TandemRecord) order = TANDEM_RECORD (tandem_sales_order_new ());
      g_autofree char *number = tandem_sales_order_propose_number (connection, "2026-03-01", error);

      tandem_record_set_text (order, TANDEM_SALES_ORDER_ORDERED_ON, "2026-03-01");
      tandem_record_set_integer (order, TANDEM_SALES_ORDER_NET_MINOR, 100);
      tandem_record_set_integer (order, TANDEM_SALES_ORDER_TAX_MINOR, 0);
      tandem_record_set_text (order, TANDEM_SALES_ORDER_CURRENCY, "EUR");
      tandem_record_set_text (order, TANDEM_SALES_ORDER_NUMBER, number);
      if (!tandem_record_insert (order, connection, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (order);
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  run (self, add_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

typedef struct {
  gint64 order_id;
  const char *number;
} Numbering;

static gboolean
number_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Numbering *numbering = data;

  return tandem_act_set_order_number (connection, numbering->order_id, numbering->number, error);
}

static gboolean
propose_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  char **number = data;

  *number = tandem_sales_order_propose_number (connection, *number, error);
  return *number != NULL;
}

static void
assert_proposed (Fixture *self, const char *day, const char *expected)
{
  char *number = (char *) day;

  run (self, propose_cb, &number);
  g_assert_cmpstr (number, ==, expected);
  g_free (number);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) order = tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, *(gint64 *) data, error);

  tandem_change_set_begin (connection, "Delete");
  return tandem_record_trash (order, connection, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, person_id, "cli", &reversal, error);
}

/* Each year begins anew, and what was typed or is in the trash is not given twice. */
static void
test_proposed (Fixture *self, gconstpointer data)
{
  Numbering typed = { self->ids[0], "2026-00007" };

  assert_proposed (self, "2026-12-31", "2026-00003");
  assert_proposed (self, "2027-01-01", "2027-00001");
  run (self, number_cb, &typed);
  assert_proposed (self, "2026-12-31", "2026-00008");
  run (self, trash_cb, &self->ids[0]);
  assert_proposed (self, "2026-12-31", "2026-00008");
}

/* No two have the same; without one is no fault, and undo gives it back. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  Numbering taken = { self->ids[0], " 2026-00002 " }, none = { self->ids[1], " " };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, number_cb, &taken, NULL, &error);
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  run (self, number_cb, &none);
  run (self, number_cb, &taken);
  run (self, undo_cb, NULL);
  run (self, undo_cb, NULL);
  assert_proposed (self, "2026-12-31", "2026-00003");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/order-number/proposed", Fixture, NULL, set_up, test_proposed, tear_down);
  g_test_add ("/act/order-number/typed", Fixture, NULL, set_up, test_typed, tear_down);
  return g_test_run ();
}
