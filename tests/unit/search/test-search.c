/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act.h"
#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-channel.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"
#include "model/tandem-order-line.h"
#include "model/tandem-product.h"
#include "model/tandem-sales-order.h"
#include "plain-search.h"
#include "store/tandem-connection.h"

/* Whatever was done, search finds what a look through the whole file does, in the same order. */

#define N_ACTS 1500
#define N_MANY 300 /* more than the ids of one change that are told */

/* --- acts that search hears of ------------------------------------------------------------------------------------- */

static gint64
pick (TandemConnection *connection, GRand *dice, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at IS NULL ORDER BY id", table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);
  g_autoptr (GArray) ids = tandem_statement_collect_ids (statement, NULL);

  return ids->len ? g_array_index (ids, gint64, g_rand_int_range (dice, 0, (int) ids->len)) : 0;
}

static gboolean
save (TandemConnection *connection, TandemRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return tandem_act_save (connection, "Change", records, error);
}

static gboolean
rename_company (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "company");
  g_autoptr (TandemRecord) company = id ? tandem_record_load (connection, TANDEM_TYPE_COMPANY, id, error) : NULL;
  g_autofree char *name
      = g_strdup_printf ("%c Gmbh %d", "abzm"[g_rand_int_range (dice, 0, 4)], g_rand_int_range (dice, 0, 99));

  if (company == NULL)
    return id == 0;
  tandem_record_set_text (company, TANDEM_COMPANY_NAME, name);
  if (g_rand_boolean (dice))
    tandem_record_set_text (company, TANDEM_COMPANY_DOMAIN, "müller.example");
  return save (connection, company, error);
}

static gboolean
rename_channel (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "channel");
  g_autoptr (TandemRecord) channel = id ? tandem_record_load (connection, TANDEM_TYPE_CHANNEL, id, error) : NULL;
  g_autofree char *name = g_strdup_printf ("Channel %d", g_rand_int_range (dice, 0, 99));

  if (channel == NULL)
    return id == 0;
  tandem_record_set_text (channel, TANDEM_CHANNEL_NAME, name);
  return save (connection, channel, error);
}

static gboolean
add_point (TandemConnection *connection, GRand *dice, GError **error)
{
  static const char *const values[] = { "+49 (0)30 12 34", "0049-30/1299", "030 555", "+1 (212) 4930" };
  gboolean is_company = g_rand_boolean (dice);
  gint64 id = pick (connection, dice, is_company ? "company" : "contact");
  g_autoptr (TandemContactPoint) point = tandem_contact_point_new ();

  if (id == 0)
    return TRUE;
  tandem_record_set_id (TANDEM_RECORD (point),
                        is_company ? TANDEM_CONTACT_POINT_COMPANY_ID : TANDEM_CONTACT_POINT_CONTACT_ID, id);
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_KIND, g_rand_boolean (dice) ? "phone" : "mobile");
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_VALUE,
                          values[g_rand_int_range (dice, 0, G_N_ELEMENTS (values))]);
  tandem_record_set_integer (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  return save (connection, TANDEM_RECORD (point), error);
}

static gboolean
trash_point (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = pick (connection, dice, "contact_point");

  g_array_append_val (ids, id);
  return id == 0 || tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT_POINT, ids, NULL, error);
}

static gboolean
add_address (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autoptr (TandemAddress) address = tandem_address_new ();

  if (id == 0)
    return TRUE;
  tandem_record_set_id (TANDEM_RECORD (address), TANDEM_ADDRESS_CONTACT_ID, id);
  tandem_record_set_text (TANDEM_RECORD (address), TANDEM_ADDRESS_KIND, "work");
  tandem_record_set_text (TANDEM_RECORD (address), TANDEM_ADDRESS_CITY, g_rand_boolean (dice) ? "Köln" : "ירושלים");
  return save (connection, TANDEM_RECORD (address), error);
}

static gboolean
clear_name (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autoptr (TandemRecord) contact = id ? tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, error) : NULL;

  if (contact == NULL)
    return id == 0;
  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, NULL);
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, NULL);
  return save (connection, contact, error);
}

static gboolean
rename_deal (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "deal");
  g_autoptr (TandemRecord) deal = id ? tandem_record_load (connection, TANDEM_TYPE_DEAL, id, error) : NULL;
  g_autofree char *title = g_strdup_printf ("Roof of %d m²", g_rand_int_range (dice, 0, 99));

  if (deal == NULL)
    return id == 0;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, title);
  return save (connection, deal, error);
}

/* A new one, or one that is there gets another name and category. */
static gboolean
save_product (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = g_rand_boolean (dice) ? pick (connection, dice, "product") : 0;
  g_autoptr (TandemRecord) product
      = id ? tandem_record_load (connection, TANDEM_TYPE_PRODUCT, id, error) : TANDEM_RECORD (tandem_product_new ());
  g_autofree char *name
      = g_strdup_printf ("%s %d", g_rand_boolean (dice) ? "Żaluzja" : "zeta", g_rand_int_range (dice, 0, 20));

  if (product == NULL)
    return FALSE;
  tandem_record_set_text (product, TANDEM_PRODUCT_NAME, name);
  tandem_record_set_text (product, TANDEM_PRODUCT_CATEGORY, g_rand_boolean (dice) ? "Fenêtres" : NULL);
  tandem_record_set_text (product, TANDEM_PRODUCT_CURRENCY, "EUR");
  tandem_record_set_integer (product, TANDEM_PRODUCT_TAX_BP, 1900);
  return save (connection, product, error);
}

static void
set_named (TandemRecord *record, guint column, TandemConnection *connection, GRand *dice, const char *table)
{
  gint64 id = g_rand_boolean (dice) ? pick (connection, dice, table) : 0;

  if (id != 0)
    tandem_record_set_id (record, column, id);
}

static gboolean
add_order (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) order = TANDEM_RECORD (tandem_sales_order_new ());
  g_autofree char *number = g_strdup_printf ("2026-%05d", g_rand_int_range (dice, 0, 99999));

  set_named (order, TANDEM_SALES_ORDER_DEAL_ID, connection, dice, "deal");
  set_named (order, TANDEM_SALES_ORDER_CONTACT_ID, connection, dice, "contact");
  set_named (order, TANDEM_SALES_ORDER_COMPANY_ID, connection, dice, "company");
  tandem_record_set_text (order, TANDEM_SALES_ORDER_ORDERED_ON, "2026-11-26");
  tandem_record_set_text (order, TANDEM_SALES_ORDER_CURRENCY, "EUR");
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_NET_MINOR, 100);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_TAX_MINOR, 19);
  tandem_record_set_text (order, TANDEM_SALES_ORDER_NUMBER, g_rand_int_range (dice, 0, 3) ? number : NULL);
  return save (connection, order, error);
}

static gboolean
add_order_line (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_order_line_new ());
  gint64 id = pick (connection, dice, "sales_order");
  g_autofree char *text = g_strdup_printf ("Øl %d", g_rand_int_range (dice, 0, 99));

  if (id == 0)
    return add_order (connection, dice, error);
  tandem_record_set_id (line, TANDEM_ORDER_LINE_ORDER_ID, id);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_TEXT, text);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_CURRENCY, "EUR");
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 1000);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_PRICE_MINOR, 100);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 0);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, 1900);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_NET_MINOR, 100);
  return save (connection, line, error);
}

static gboolean
trash_one (TandemConnection *connection, GRand *dice, GError **error)
{
  static const char *const tables[] = { "product", "sales_order", "order_line" };
  guint n = (guint) g_rand_int_range (dice, 0, G_N_ELEMENTS (tables));
  GType types[] = { TANDEM_TYPE_PRODUCT, TANDEM_TYPE_SALES_ORDER, TANDEM_TYPE_ORDER_LINE };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = pick (connection, dice, tables[n]);

  g_array_append_val (ids, id);
  return id == 0 || tandem_act_trash (connection, "Trash", types[n], ids, NULL, error);
}

static gboolean
do_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static gboolean (*const acts[]) (TandemConnection *, GRand *, GError **)
      = { rename_company, rename_channel, add_point, add_point, trash_point,    add_address,    clear_name,
          rename_deal,    save_product,   add_order, add_order, add_order_line, add_order_line, trash_one };
  GRand *dice = data;

  return acts[g_rand_int_range (dice, 0, G_N_ELEMENTS (acts))](connection, dice, error);
}

static void
act (TandemWorkspace *workspace, GRand *dice)
{
  g_autoptr (GError) error = NULL;
  int kind = g_rand_int_range (dice, 0, 20);
  gboolean was_done;

  if (kind == 0)
    random_acts_undo (workspace, &was_done, &error);
  else if (kind == 1)
    random_acts_redo (workspace, &was_done, &error);
  else if (kind < 10)
    tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, do_cb, dice, NULL, &error);
  else
    random_acts_do (workspace, dice, &error);
  g_assert_no_error (error);
}

static gboolean
add_many_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add many");
  for (int i = 0; i < N_MANY; i++)
    {
      g_autoptr (TandemContact) contact = tandem_contact_new ();
      g_autofree char *name = g_strdup_printf ("Many %d", i * 7919 % 1009);

      tandem_record_set_text (TANDEM_RECORD (contact), TANDEM_CONTACT_FAMILY_NAME, name);
      if (!tandem_record_insert (TANDEM_RECORD (contact), connection, error))
        return FALSE;
    }
  return TRUE;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
wait_for (guint *n, guint expected)
{
  while (*n < expected)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_edits (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < 20; i++)
    act (workspace, dice);
  settle ();
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ACTS; i++)
    {
      act (workspace, dice);
      settle ();
      plain_search_compare (firm->path, tandem_workspace_get_search (workspace));
    }
}

/* What another program changes is found once the store has told it. */
static void
test_others (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  other = open_firm (firm->path);
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (count_cb), &n_told);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GArray) ids = NULL;

      add_contact (other, i == 2 ? "Abel" : "Noether", &error);
      g_assert_no_error (error);
      wait_for (&n_told, i);
      ids = tandem_search_list_ids (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT, "e", 10, &error);
      g_assert_cmpuint (ids->len, ==, i);
      plain_search_compare (firm->path, tandem_workspace_get_search (workspace));
    }
}

/* Many at once are read anew; meanwhile the old index answers. */
static void
test_many (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TandemSearch *search;
  guint n_updated = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  search = tandem_workspace_get_search (workspace);
  g_signal_connect_swapped (search, "updated", G_CALLBACK (count_cb), &n_updated);
  tandem_search_start (search);
  wait_for (&n_updated, TANDEM_SEARCH_N_KINDS);
  g_assert_true (tandem_search_is_ready (search, TANDEM_SEARCH_CONTACT));
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_many_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  add_contact (workspace, "Many and one", &error);
  wait_for (&n_updated, TANDEM_SEARCH_N_KINDS + 1);
  settle ();
  ids = tandem_search_list_ids (search, TANDEM_SEARCH_CONTACT, "many", G_MAXUINT, &error);
  g_assert_cmpuint (ids->len, ==, N_MANY + 1);
  plain_search_compare (firm->path, search);
}

/* A name of any length is read whole, next to a short one. */
static void
test_long_name (FirmFile *firm, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (5000, 'x');
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TandemSearch *search;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  search = tandem_workspace_get_search (workspace);
  add_contact (workspace, long_name, &error);
  g_assert_no_error (error);
  add_contact (workspace, "Lux", &error);
  g_assert_no_error (error);
  settle ();
  tandem_search_build (search, &error);
  g_assert_no_error (error);
  ids = tandem_search_list_ids (search, TANDEM_SEARCH_CONTACT, "x", G_MAXUINT, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_array_unref (ids);
  ids = tandem_search_list_ids (search, TANDEM_SEARCH_CONTACT, "Lux, ", G_MAXUINT, &error); /* as lists write a name */
  g_assert_cmpuint (ids->len, ==, 1);
  plain_search_compare (firm->path, search);
}

typedef struct {
  GPtrArray *hits;
  GError *error;
  gboolean is_done;
} Answer;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &answer->error);
  answer->is_done = TRUE;
}

/* Whoever asks before there is an index waits for it; who does not want to know any more is told so. */
static void
test_early (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 }, cancelled = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  add_contact (workspace, "Early", NULL);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "arl", 10, NULL, answered_cb, &answer);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "ar", 10, cancellable, answered_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  while (!answer.is_done || !cancelled.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.hits->len, ==, 1);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_ptr_array_unref (answer.hits);
  g_error_free (cancelled.error);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  const guint *counts = tandem_search_count_finish (TANDEM_SEARCH (object), result, &error);
  guint **answer = data;

  g_assert_no_error (error);
  *answer = g_memdup2 (counts, sizeof (guint) * TANDEM_SEARCH_N_KINDS);
}

/* However many match, all are counted, of the kinds that are asked for. */
static void
test_count (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = NULL;
  guint *answer = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_many_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_search_count_async (tandem_workspace_get_search (workspace), 1u << TANDEM_SEARCH_CONTACT, "many", NULL,
                             counted_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  counts = answer;
  g_assert_cmpuint (counts[TANDEM_SEARCH_CONTACT], ==, N_MANY);
  g_assert_cmpuint (counts[TANDEM_SEARCH_COMPANY], ==, 0);
}

static void
add_reference (GArray *references, TandemSearchKind kind, gint64 id)
{
  TandemSearchReference reference = { kind, id };

  g_array_append_val (references, reference);
}

/* What is shown of records that were not looked for: in the order in which they are given, without who is not there. */
static void
test_describe (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (TandemSearchReference));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  add_contact (workspace, "Abel", &error);
  add_contact (workspace, "Zeta", &error);
  settle ();
  tandem_search_build (tandem_workspace_get_search (workspace), &error);
  ids = tandem_search_list_ids (tandem_workspace_get_search (workspace), TANDEM_SEARCH_CONTACT, "", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  add_reference (references, TANDEM_SEARCH_CONTACT, g_array_index (ids, gint64, 1));
  add_reference (references, TANDEM_SEARCH_COMPANY, g_array_index (ids, gint64, 1)); /* there is no such company */
  add_reference (references, TANDEM_SEARCH_CONTACT, g_array_index (ids, gint64, 0));
  tandem_search_describe_async (tandem_workspace_get_search (workspace), references, NULL, answered_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.hits->len, ==, 2);
  g_assert_cmpstr (((TandemSearchHit *) answer.hits->pdata[0])->name.text, ==, "Zeta");
  g_assert_cmpuint (((TandemSearchHit *) answer.hits->pdata[0])->name.ranges->len, ==, 0);
  g_assert_cmpstr (((TandemSearchHit *) answer.hits->pdata[1])->name.text, ==, "Abel");
  g_ptr_array_unref (answer.hits);
}

/* A file can be closed while it is read for search. */
static void
test_close (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  Answer answer = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  tandem_search_query_async (tandem_workspace_get_search (workspace), "x", 10, NULL, answered_cb, &answer);
  tandem_workspace_close (workspace);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (answer.error);
  g_error_free (answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/edits", FirmFile, NULL, firm_file_set_up, test_edits, firm_file_tear_down);
  g_test_add ("/search/others", FirmFile, NULL, firm_file_set_up, test_others, firm_file_tear_down);
  g_test_add ("/search/many", FirmFile, NULL, firm_file_set_up, test_many, firm_file_tear_down);
  g_test_add ("/search/long-name", FirmFile, NULL, firm_file_set_up, test_long_name, firm_file_tear_down);
  g_test_add ("/search/early", FirmFile, NULL, firm_file_set_up, test_early, firm_file_tear_down);
  g_test_add ("/search/count", FirmFile, NULL, firm_file_set_up, test_count, firm_file_tear_down);
  g_test_add ("/search/describe", FirmFile, NULL, firm_file_set_up, test_describe, firm_file_tear_down);
  g_test_add ("/search/close", FirmFile, NULL, firm_file_set_up, test_close, firm_file_tear_down);
  return g_test_run ();
}
