/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is sold: the lines of a deal, the order that is made of them, and how it is changed, against what was written. */
#include "act/tandem-act-order.h"

#include "act/tandem-act-line.h"
#include "act/tandem-act-order-change.h"
#include "base/tandem-date.h"
#include "dealing.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal.h"
#include "model/tandem-firm.h"
#include "model/tandem-holiday.h"
#include "model/tandem-order-line.h"
#include "model/tandem-working-day.h"
#include "store/tandem-change-set.h"

typedef struct {
  const char *text;
  gint64 quantity_milli, price_minor;
  int discount_bp;
} LineSketch;

static gboolean
add_lines (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  static const LineSketch sketches[] = { { "Desk", 40000, 69000, 500 }, { "Cable tray", 2500, 333, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (sketches); i++)
    {
      g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_deal_line_new ());

      tandem_record_set_id (line, TANDEM_DEAL_LINE_DEAL_ID, *deal_id);
      tandem_record_set_text (line, TANDEM_DEAL_LINE_TEXT, sketches[i].text);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_QUANTITY_MILLI, sketches[i].quantity_milli);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_PRICE_MINOR, sketches[i].price_minor);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_DISCOUNT_BP, sketches[i].discount_bp);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_TAX_BP, 2100);
      if (!tandem_act_save_line (connection, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
trash_last_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (connection, *deal_id, error);

  return tandem_act_trash_line (connection, tandem_record_get_id (lines->pdata[lines->len - 1]), error);
}

static void
assert_lines (Dealing *self, guint n_lines, gint64 n_products)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (reader, self->deal_id, NULL);
  gint64 n;

  g_assert_cmpuint (lines->len, ==, n_lines);
  g_assert_true (
      tandem_connection_get_int64 (reader, "SELECT count(*) FROM product WHERE deleted_at IS NULL", &n, NULL));
  g_assert_cmpint (n, ==, n_products);
}

/* 40 desks less 5 % are 26,220.00; two and a half trays at 3.33 are 8.325, of which the sum keeps 8.33. */
static void
test_lines (Dealing *self, gconstpointer data)
{
  dealing_run (self, add_lines);
  dealing_assert_amount (self, 2622833, "EUR");
  assert_lines (self, 2, 2);
  dealing_run (self, add_lines); /* of the same products */
  dealing_assert_amount (self, 5245665, "EUR");
  assert_lines (self, 4, 2);
  dealing_run (self, trash_last_line);
  dealing_assert_amount (self, 5244833, "EUR");
  dealing_run (self, dealing_undo);
  dealing_assert_amount (self, 5245665, "EUR");
  dealing_run (self, dealing_undo);
  dealing_run (self, dealing_undo);
  dealing_assert_amount (self, 123450, "EUR");
  assert_lines (self, 0, 0);
  dealing_run (self, add_lines);
  dealing_refuse (self, dealing_say_yen);
}

static gboolean
make_order (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_order_deal (connection, *deal_id, error);
}

static void
assert_count (Dealing *self, const char *sql, gint64 expected)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (reader, sql, &n, NULL));
  g_assert_cmpint (n, ==, expected);
}

/* Order, its lines and the check-in come in one step, and go in one. What is open is not ordered. */
static void
test_order (Dealing *self, gconstpointer data)
{
  dealing_run (self, add_lines);
  dealing_refuse (self, make_order);
  dealing_run (self, dealing_win);
  dealing_run (self, make_order);
  assert_count (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", 2622833);
  assert_count (self, "SELECT sum (net_minor) FROM order_line WHERE deleted_at IS NULL", 2622833);
  assert_count (self, "SELECT tax_minor FROM sales_order", 550795);
  assert_count (self,
                "SELECT count(*) FROM activity WHERE kind = 'check-in' AND status = 'planned' AND deleted_at IS NULL",
                1);
  dealing_run (self, dealing_undo);
  assert_count (self, "SELECT count(*) FROM sales_order WHERE deleted_at IS NULL", 0);
  assert_count (self, "SELECT count(*) FROM order_line WHERE deleted_at IS NULL", 0);
  assert_count (self, "SELECT count(*) FROM activity WHERE kind = 'check-in' AND deleted_at IS NULL", 0);
}

/* Mondays to Fridays at half past eight, but for the first three days from @from. */
static gboolean
close_some_days (TandemConnection *connection, const char *from, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL", 0, error);

  tandem_change_set_begin (connection, "Work");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_WORKING_HOURS,
                          "08:30-17:00,08:30-17:00,08:30-17:00,08:30-17:00,08:30-17:00,,");
  if (!tandem_record_update (firms->pdata[0], connection, error))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TandemRecord) holiday = TANDEM_RECORD (tandem_holiday_new ());
      g_autofree char *day = tandem_date_add_days (from, i);

      tandem_record_set_text (holiday, TANDEM_HOLIDAY_DAY, day);
      if (!tandem_record_insert (holiday, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_some_days_of_check_in (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, *deal_id, error);
  g_autofree char *from
      = tandem_date_add_days (tandem_record_get_text (deal, TANDEM_DEAL_CLOSED_ON), TANDEM_FIRST_CHECK_IN_DAYS);

  return close_some_days (connection, from, error);
}

static gboolean
check_check_in (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, *deal_id, error);
  g_autoptr (GPtrArray) activities = tandem_record_load_where (connection, TANDEM_TYPE_ACTIVITY,
                                                               "kind = 'check-in' AND deleted_at IS NULL", 0, error);
  g_autofree char *day = NULL;
  int days;
  GDate date;

  g_assert_cmpuint (activities->len, ==, 1);
  day = tandem_instant_to_date (tandem_record_get_text (activities->pdata[0], TANDEM_ACTIVITY_AT),
                                tandem_connection_get_time_zone (connection));
  days = tandem_date_days_between (tandem_record_get_text (deal, TANDEM_DEAL_CLOSED_ON), day);
  g_assert_cmpint (days, >=, TANDEM_FIRST_CHECK_IN_DAYS + 3);
  g_assert_cmpint (days, <=, TANDEM_FIRST_CHECK_IN_DAYS + 5);
  g_date_clear (&date, 1);
  g_date_set_parse (&date, day);
  g_assert_cmpint (g_date_get_weekday (&date), <=, G_DATE_FRIDAY);
  return TRUE;
}

/* The first check-in is on no day off: not at a weekend, not on a holiday. */
static void
test_check_in_day (Dealing *self, gconstpointer data)
{
  dealing_run (self, dealing_win);
  dealing_run (self, close_some_days_of_check_in);
  dealing_run (self, make_order);
  dealing_run (self, check_check_in);
}

static gboolean
check_days (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  static const struct {
    const char *from, *expected;
    int minutes;
  } cases[] = {
    { "2026-11-27", "2026-11-30", 510 }, /* a Friday, which is one of the three holidays, as its weekend is */
    { "2026-12-01", "2026-12-01", 510 }, { "2026-12-05", "2026-12-07", 510 },
    { "2023-12-30", "2024-01-01", 510 }, /* days before the Monday from which weekdays are counted */
    { "2023-12-29", "2023-12-29", 510 },
  };

  if (!close_some_days (connection, "2026-11-27", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = 0;
      g_autofree char *day = tandem_working_day_find (connection, cases[i].from, &minutes, error);

      g_assert_cmpstr (day, ==, cases[i].expected);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
  return TRUE;
}

static void
test_working_days (Dealing *self, gconstpointer data)
{
  dealing_run (self, check_days);
}

static TandemRecord *
load_order_line (TandemConnection *connection, guint place)
{
  g_autoptr (GPtrArray) lines
      = tandem_record_load_where (connection, TANDEM_TYPE_ORDER_LINE, "deleted_at IS NULL ORDER BY id", 0, NULL);

  return g_object_ref (lines->pdata[place]);
}

/* Three trays instead of two and a half, at a tax of their own. */
static gboolean
change_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 1);

  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 3000);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, 700);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
add_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_order_line_new ()), first = load_order_line (connection, 0);

  tandem_record_copy_column (line, TANDEM_ORDER_LINE_ORDER_ID, first, TANDEM_ORDER_LINE_ORDER_ID);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_TEXT, "Assembly");
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 1500);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_PRICE_MINOR, 333);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 0);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, 2100);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
break_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 0);

  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 10001);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
trash_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 0);

  return tandem_act_trash_order_line (connection, tandem_record_get_id (line), error);
}

static void
assert_order (Dealing *self, gint64 net, gint64 tax)
{
  assert_count (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", net);
  assert_count (self, "SELECT tax_minor FROM sales_order WHERE deleted_at IS NULL", tax);
  assert_count (self, "SELECT sum (net_minor) FROM order_line WHERE deleted_at IS NULL", net);
}

/* 40 desks less 5 % are 26,220.00, three trays at 3.33 are 9.99, one and a half hours at 3.33 are 4.995, of which the sum
 * keeps 5.00; the tax is 21 % of the desks and hours, 26,224.995, and 7 % of the trays. The deal keeps what was agreed. */
static void
test_change_order (Dealing *self, gconstpointer data)
{
  dealing_run (self, add_lines);
  dealing_run (self, dealing_win);
  dealing_run (self, make_order);
  dealing_run (self, change_order_line);
  assert_order (self, 2622999, 550620 + 70);
  dealing_assert_amount (self, 2622833, "EUR");
  dealing_run (self, add_order_line);
  assert_order (self, 2623499, 550725 + 70);
  assert_count (self, "SELECT count(*) FROM product WHERE name = 'Assembly' AND price_minor = 333", 1);
  dealing_refuse (self, break_order_line);
  assert_order (self, 2623499, 550725 + 70);
  dealing_run (self, trash_order_line);
  assert_order (self, 1499, 105 + 70);
  dealing_run (self, dealing_undo);
  dealing_run (self, dealing_undo);
  assert_order (self, 2622999, 550620 + 70);
  assert_count (self, "SELECT count(*) FROM product WHERE name = 'Assembly' AND deleted_at IS NULL", 0);
  dealing_run (self, dealing_undo);
  assert_order (self, 2622833, 550795);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/order/lines", Dealing, NULL, dealing_set_up, test_lines, dealing_tear_down);
  g_test_add ("/act/order/order", Dealing, NULL, dealing_set_up, test_order, dealing_tear_down);
  g_test_add ("/act/order/check-in-day", Dealing, NULL, dealing_set_up, test_check_in_day, dealing_tear_down);
  g_test_add ("/act/order/working-days", Dealing, NULL, dealing_set_up, test_working_days, dealing_tear_down);
  g_test_add ("/act/order/change", Dealing, NULL, dealing_set_up, test_change_order, dealing_tear_down);
  return g_test_run ();
}
