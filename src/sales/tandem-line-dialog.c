/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-line-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-line.h"
#include "act/tandem-act-order-change.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-order-line.h"
#include "model/tandem-product.h"
#include "store/tandem-store.h"
#include "widgets/tandem-dialog-fault.h"

#define THREE_DIGITS "KWD" /* a quantity has as many digits after the point as this currency, … */
#define TWO_DIGITS   "EUR" /* … and a percentage as many as this one */

#define MOST_SUGGESTED 6

struct _TandemLineDialog {
  AdwDialog parent_instance;

  TandemStore *store;
  TandemRecord *line;       /* a TandemDealLine */
  TandemRecord *order_line; /* a TandemOrderLine that is to say the same; NULL: it is of a deal */

  AdwBanner *banner;
  char *taken_price; /* (nullable): of the product that was chosen, as it was written into its row */

  AdwEntryRow *product_row;
  AdwWrapBox *suggestions;
  AdwEntryRow *quantity_row;
  AdwEntryRow *price_row;
  AdwEntryRow *discount_row;
  AdwEntryRow *tax_row;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TandemLineDialog, tandem_line_dialog, ADW_TYPE_DIALOG)

static void
show_text (AdwEntryRow *row, char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  g_free (text);
}

static char *
write_part (gint64 value, gint64 whole, guint digits)
{
  return tandem_format_decimal ((double) value / (double) whole, value % whole == 0 ? 0 : digits);
}

static const char *
get_currency (TandemLineDialog *self)
{
  return tandem_record_get_text (self->line, TANDEM_DEAL_LINE_CURRENCY);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
show_fault (TandemLineDialog *self, AdwEntryRow *row, const GError *error)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, row ? GTK_WIDGET (row) : NULL, error->message);
}

static gboolean
take_number (TandemLineDialog *self, AdwEntryRow *row, const char *currency, guint column)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  if (*text && tandem_money_parse (text, currency, &value, &error) && value < 0)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is below zero. Nothing was saved."), text);
  if (error)
    {
      show_fault (self, row, error);
      return FALSE;
    }
  tandem_record_set_integer (self->line, column, value);
  return TRUE;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemLineDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_fault (self, *gtk_editable_get_text (GTK_EDITABLE (self->product_row)) ? NULL : self->product_row, error);
}

/* Without one the line would be worth nothing, and so would a deal that had an amount until then. */
static gboolean
has_price (TandemLineDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->price_row)))
    return TRUE;
  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("A price is needed: 0 for what costs nothing. Nothing was saved."));
  show_fault (self, self->price_row, error);
  return FALSE;
}

static void
save_clicked_cb (TandemLineDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->product_row))));
  g_autoptr (TandemRecord) line = NULL;

  tandem_record_set_text (self->line, TANDEM_DEAL_LINE_TEXT, text);
  if (*text && !has_price (self))
    return;
  if (!take_number (self, self->quantity_row, THREE_DIGITS, TANDEM_DEAL_LINE_QUANTITY_MILLI)
      || !take_number (self, self->price_row, get_currency (self), TANDEM_DEAL_LINE_PRICE_MINOR)
      || !take_number (self, self->discount_row, TWO_DIGITS, TANDEM_DEAL_LINE_DISCOUNT_BP)
      || !take_number (self, self->tax_row, TWO_DIGITS, TANDEM_DEAL_LINE_TAX_BP))
    return;
  line = tandem_record_copy (self->order_line ? self->order_line : self->line);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (self->order_line)
    {
      tandem_order_line_take (line, self->line);
      tandem_act_save_order_line_async (self->store, line, NULL, saved_cb, g_object_ref (self));
    }
  else
    tandem_act_save_line_async (self->store, line, NULL, saved_cb, g_object_ref (self));
}

/* --- a product that is known --------------------------------------------------------------------------------------- */

static gboolean
has_own_price (TandemLineDialog *self)
{
  const char *price = gtk_editable_get_text (GTK_EDITABLE (self->price_row));

  return *price && g_strcmp0 (price, self->taken_price) != 0;
}

/* Its price and its tax, unless another was written here. */
static void
take_product (TandemLineDialog *self, const char *name)
{
  TandemConnection *connection = tandem_store_get_list_connection (self->store);
  gint64 id = connection && *name ? tandem_product_find (connection, name) : 0;
  g_autoptr (TandemRecord) product = id != 0 ? tandem_record_load (connection, TANDEM_TYPE_PRODUCT, id, NULL) : NULL;

  if (has_own_price (self) || (product == NULL && self->taken_price == NULL))
    return;
  g_clear_pointer (&self->taken_price, g_free);
  if (product == NULL) /* what it is now is not what the price was of */
    {
      show_text (self->price_row, NULL);
      return;
    }
  self->taken_price = g_strcmp0 (tandem_record_get_text (product, TANDEM_PRODUCT_CURRENCY), get_currency (self)) == 0
                          ? tandem_format_amount (tandem_record_get_integer (product, TANDEM_PRODUCT_PRICE_MINOR),
                                                  get_currency (self))
                          : NULL;
  show_text (self->price_row, g_strdup (self->taken_price));
  show_text (self->tax_row, write_part (tandem_record_get_integer (product, TANDEM_PRODUCT_TAX_BP), 100, 2));
}

static void
suggestion_clicked_cb (GtkButton *button, TandemLineDialog *self)
{
  g_autofree char *name = g_strdup (gtk_button_get_label (button)); /* the button goes as the text changes */

  gtk_editable_set_text (GTK_EDITABLE (self->product_row), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->quantity_row));
}

/* What the firm sells can be chosen; something else is written all the same. */
static void
suggest (TandemLineDialog *self)
{
  TandemConnection *connection = tandem_store_get_list_connection (self->store);
  const char *begin = gtk_editable_get_text (GTK_EDITABLE (self->product_row));
  g_autoptr (GPtrArray) names = connection ? tandem_product_list_names (connection, begin, MOST_SUGGESTED) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions))) != NULL)
    adw_wrap_box_remove (self->suggestions, child);
  for (guint i = 0; names && i < names->len; i++)
    if (!g_str_equal (names->pdata[i], begin))
      {
        GtkWidget *button = gtk_button_new_with_label (names->pdata[i]);

        gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
        g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_clicked_cb), self, 0);
        adw_wrap_box_append (self->suggestions, button);
      }
}

static void
row_changed_cb (AdwEntryRow *row, TandemLineDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  adw_banner_set_revealed (self->banner, FALSE);
  if (row != self->product_row)
    return;
  take_product (self, gtk_editable_get_text (GTK_EDITABLE (row)));
  suggest (self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_line_dialog_dispose (GObject *object)
{
  TandemLineDialog *self = TANDEM_LINE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->line);
  g_clear_object (&self->order_line);
  g_clear_pointer (&self->taken_price, g_free);
  G_OBJECT_CLASS (tandem_line_dialog_parent_class)->dispose (object);
}

static void
tandem_line_dialog_class_init (TandemLineDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_line_dialog_dispose;
}

static AdwEntryRow *
add_row (TandemLineDialog *self, AdwPreferencesGroup *group, const char *title)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (row, TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
make_bar (TandemLineDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->save_button = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save_button);
  return bar;
}

static void
tandem_line_dialog_init (TandemLineDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *product_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  self->product_row = add_row (self, product_group, C_ ("field", "Product"));
  self->suggestions = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->suggestions, 6);
  adw_wrap_box_set_line_spacing (self->suggestions, 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->suggestions), 12);
  adw_preferences_group_add (product_group, GTK_WIDGET (self->suggestions));
  self->quantity_row = add_row (self, group, C_ ("field", "Quantity"));
  self->price_row = add_row (self, group, C_ ("field", "Price"));
  self->discount_row = add_row (self, group, _ ("Discount, %"));
  self->tax_row = add_row (self, group, _ ("Tax, %"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), product_group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_bar (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Product of the deal"));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->product_row));
}

static void
show_line (TandemLineDialog *self, gboolean is_new)
{
  g_autofree char *price_title = NULL;

  /* Translators: %s is the code of a currency, such as EUR */
  price_title = g_strdup_printf (_ ("Price (%s)"), get_currency (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->price_row), price_title);
  if (!is_new)
    show_text (self->price_row,
               tandem_format_amount (tandem_record_get_integer (self->line, TANDEM_DEAL_LINE_PRICE_MINOR),
                                     get_currency (self)));
  show_text (self->product_row, g_strdup (tandem_record_get_text (self->line, TANDEM_DEAL_LINE_TEXT)));
  suggest (self);
  show_text (self->quantity_row,
             write_part (is_new ? 1000 : tandem_record_get_integer (self->line, TANDEM_DEAL_LINE_QUANTITY_MILLI), 1000,
                         3));
  if (!is_new)
    {
      show_text (self->discount_row,
                 write_part (tandem_record_get_integer (self->line, TANDEM_DEAL_LINE_DISCOUNT_BP), 100, 2));
      show_text (self->tax_row, write_part (tandem_record_get_integer (self->line, TANDEM_DEAL_LINE_TAX_BP), 100, 2));
    }
}

/**
 * tandem_line_dialog_new:
 * @line: a #TandemDealLine with its deal and its currency; one that is not in the file yet is added
 */
AdwDialog *
tandem_line_dialog_new (TandemStore *store, TandemRecord *line)
{
  TandemLineDialog *self = g_object_new (TANDEM_TYPE_LINE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->line = tandem_record_copy (line);
  show_line (self, tandem_record_get_id (line) == 0);
  return ADW_DIALOG (self);
}

/**
 * tandem_line_dialog_new_for_order:
 * @line: a #TandemOrderLine with its order and its currency; one that is not in the file yet is added
 */
AdwDialog *
tandem_line_dialog_new_for_order (TandemStore *store, TandemRecord *line)
{
  TandemLineDialog *self = g_object_new (TANDEM_TYPE_LINE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->order_line = tandem_record_copy (line);
  self->line = tandem_order_line_to_deal_line (line);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Product of the order"));
  show_line (self, tandem_record_get_id (line) == 0);
  return ADW_DIALOG (self);
}
