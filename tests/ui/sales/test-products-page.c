/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-history.h"
#include "page-test.h"
#include "sales/tandem-product-dialog.h"
#include "sales/tandem-products-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-page.h"

typedef PageTest Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, NULL);
  page_test_show (self, TANDEM_TYPE_PRODUCTS_PAGE, GPOINTER_TO_INT (data));
}

static gint64
ask (Fixture *self, const char *sql)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 value = -1;

  return tandem_connection_get_int64 (reader, sql, &value, NULL) ? value : -1;
}

static AdwActionRow *
get_row (Fixture *self)
{
  GtkWidget *row = ui_test_find_type (self->page, ADW_TYPE_ACTION_ROW);

  return row ? ADW_ACTION_ROW (row) : NULL;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
write_entry (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, is_entry, title)), text);
}

static GtkWidget *
get_dialog (Fixture *self)
{
  return ui_test_find_type (self->window, TANDEM_TYPE_PRODUCT_DIALOG);
}

static void
save (GtkWidget *dialog)
{
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
}

static gboolean
is_banner_shown (GtkWidget *dialog)
{
  return adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (dialog, ADW_TYPE_BANNER)));
}

static gboolean
says (Fixture *self, const char *title, const char *subtitle)
{
  AdwActionRow *row = get_row (self);

  return row && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title)
         && g_str_equal (adw_action_row_get_subtitle (row), subtitle);
}

/* A product is added, with what is wrong told first; it is changed, deleted, and comes back. */
static void
test_products (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = get_dialog (self);
  save (dialog);
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Name", "Skylight");
  write_entry (dialog, "Price", "12 elephants");
  save (dialog);
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Price", "499.50");
  write_entry (dialog, "Cost", "300");
  write_entry (dialog, "Category", "Windows");
  write_entry (dialog, "Tax", "121");
  save (dialog);
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Tax", "5.5");
  save (dialog);
  WAIT_FOR (says (self, "Skylight", "Windows · cost €300 · tax 5.50%"));
  WAIT_FOR (get_dialog (self) == NULL);
  g_assert_cmpint (ask (self, "SELECT price_minor FROM product WHERE tax_bp = 550 AND cost_minor = 30000"), ==, 49950);
  g_signal_emit_by_name (get_row (self), "activate");
  WAIT_FOR (get_dialog (self) != NULL);
  write_entry (get_dialog (self), "Cost", "");
  save (get_dialog (self));
  WAIT_FOR (says (self, "Skylight", "Windows · tax 5.50%"));
  WAIT_FOR (get_dialog (self) == NULL);
  g_signal_emit_by_name (ui_test_find_type (GTK_WIDGET (get_row (self)), GTK_TYPE_BUTTON), "clicked");
  WAIT_FOR (get_row (self) == NULL);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM product WHERE deleted_at IS NULL"), ==, 0);
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
  WAIT_FOR (says (self, "Skylight", "Windows · tax 5.50%"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/products-page/products", Fixture, GINT_TO_POINTER (900), set_up, test_products,
              page_test_tear_down);
  g_test_add ("/sales/products-page/narrow", Fixture, GINT_TO_POINTER (400), set_up, test_products,
              page_test_tear_down);
  return g_test_run ();
}
