/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-order-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-order-line.h"
#include "model/tandem-sales-order.h"
#include "sales/tandem-line-words.h"

#define WIDTH 520

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *about, const char *amount)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (amount);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (about)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_line (AdwPreferencesGroup *group, TandemRecord *record, const char *currency)
{
  TandemLine line = {
    .quantity_milli = tandem_record_get_integer (record, TANDEM_ORDER_LINE_QUANTITY_MILLI),
    .price_minor = tandem_record_get_integer (record, TANDEM_ORDER_LINE_PRICE_MINOR),
    .discount_bp = (int) tandem_record_get_integer (record, TANDEM_ORDER_LINE_DISCOUNT_BP),
    .tax_bp = (int) tandem_record_get_integer (record, TANDEM_ORDER_LINE_TAX_BP),
  };
  g_autofree char *about = tandem_line_words_describe (&line, currency);
  g_autofree char *net
      = tandem_format_money (tandem_record_get_integer (record, TANDEM_ORDER_LINE_NET_MINOR), currency);

  add_row (group, tandem_record_get_text (record, TANDEM_ORDER_LINE_TEXT), about, net);
}

static GtkWidget *
make_sums (TandemRecord *order, const char *currency)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gint64 net_minor = tandem_record_get_integer (order, TANDEM_SALES_ORDER_NET_MINOR);
  gint64 tax_minor = tandem_record_get_integer (order, TANDEM_SALES_ORDER_TAX_MINOR);
  g_autofree char *net = tandem_format_money (net_minor, currency);
  g_autofree char *tax = tandem_format_money (tax_minor, currency);
  g_autofree char *gross = tandem_format_money (net_minor + tax_minor, currency);

  add_row (group, C_ ("order", "Net"), NULL, net);
  add_row (group, C_ ("order", "Tax"), NULL, tax);
  add_row (group, C_ ("order", "Total"), NULL, gross);
  return GTK_WIDGET (group);
}

/**
 * tandem_order_dialog_new:
 * @order: a #TandemSalesOrder
 * @lines: (element-type TandemOrderLine): of what it is made
 */
AdwDialog *
tandem_order_dialog_new (TandemRecord *order, GPtrArray *lines)
{
  const char *currency = tandem_record_get_text (order, TANDEM_SALES_ORDER_CURRENCY);
  g_autofree char *day = tandem_format_date (tandem_record_get_text (order, TANDEM_SALES_ORDER_ORDERED_ON));
  /* Translators: %s is the day of an order */
  g_autofree char *title = g_strdup_printf (_ ("Order of %s"), day);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, WIDTH);
  for (guint i = 0; i < lines->len; i++)
    add_line (group, lines->pdata[i], currency);
  if (lines->len == 0)
    adw_preferences_group_set_description (group, _ ("The deal was ordered as a whole, without lines."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_sums (order, currency)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
