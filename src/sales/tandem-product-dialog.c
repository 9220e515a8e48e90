/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-product-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-product.h"
#include "widgets/tandem-dialog-fault.h"

struct _TandemProductDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemRecord *product;
  AdwBanner *banner;
  AdwEntryRow *name_row;
  AdwEntryRow *category_row;
  AdwEntryRow *price_row;
  AdwEntryRow *cost_row;
  AdwEntryRow *tax_row;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TandemProductDialog, tandem_product_dialog, ADW_TYPE_DIALOG)

static const char *
get_currency (TandemProductDialog *self)
{
  return tandem_record_get_text (self->product, TANDEM_PRODUCT_CURRENCY);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
show_fault (TandemProductDialog *self, AdwEntryRow *row, const char *fault)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, row ? GTK_WIDGET (row) : NULL, fault);
}

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

static gboolean
take_amount (TandemProductDialog *self, AdwEntryRow *row, guint column)
{
  g_autofree char *text = dup_text (row);
  g_autoptr (GError) error = NULL;
  gint64 minor = 0;

  tandem_record_set_null (self->product, column);
  if (text == NULL)
    return TRUE;
  if (!tandem_money_parse (text, get_currency (self), &minor, &error))
    show_fault (self, row, error->message);
  else if (minor < 0)
    show_fault (self, row, _ ("An amount of a product is not less than zero. Nothing was saved."));
  else
    {
      tandem_record_set_integer (self->product, column, minor);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_tax (TandemProductDialog *self)
{
  g_autofree char *text = dup_text (self->tax_row);
  g_autoptr (GError) error = NULL;
  gint64 basis_points = 0;

  if (text && !tandem_decimal_parse (text, 2, &basis_points, &error))
    show_fault (self, self->tax_row, error->message);
  else if (basis_points < 0 || basis_points > 10000)
    show_fault (self, self->tax_row, _ ("A tax is between 0 and 100%. Nothing was saved."));
  else
    {
      tandem_record_set_integer (self->product, TANDEM_PRODUCT_TAX_BP, basis_points);
      return TRUE;
    }
  return FALSE;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemProductDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_fault (self, NULL, error->message);
}

static void
save_clicked_cb (TandemProductDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *category = dup_text (self->category_row);
  g_autofree char *label = NULL;
  g_autoptr (TandemRecord) product = NULL;

  if (!take_amount (self, self->price_row, TANDEM_PRODUCT_PRICE_MINOR)
      || !take_amount (self, self->cost_row, TANDEM_PRODUCT_COST_MINOR) || !take_tax (self))
    return;
  tandem_record_set_text (self->product, TANDEM_PRODUCT_NAME, name);
  tandem_record_set_text (self->product, TANDEM_PRODUCT_CATEGORY, category);
  /* Translators: what undo will undo; %s is a product */
  label
      = g_strdup_printf (tandem_record_get_id (self->product) == 0 ? _ ("Add product “%s”") : _ ("Change product “%s”"),
                         name);
  product = tandem_record_copy (self->product);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, product, NULL, saved_cb,
                             g_object_ref (self));
}

static void
row_changed_cb (TandemProductDialog *self, AdwEntryRow *row)
{
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
name_changed_cb (TandemProductDialog *self, AdwEntryRow *row)
{
  g_autofree char *name = dup_text (row);

  row_changed_cb (self, row);
  gtk_widget_set_sensitive (self->save_button, name != NULL);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_product_dialog_dispose (GObject *object)
{
  TandemProductDialog *self = TANDEM_PRODUCT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->product);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PRODUCT_DIALOG);
  G_OBJECT_CLASS (tandem_product_dialog_parent_class)->dispose (object);
}

static void
tandem_product_dialog_class_init (TandemProductDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_product_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-product-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, price_row);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, cost_row);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, tax_row);
  gtk_widget_class_bind_template_child (widget_class, TandemProductDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_product_dialog_init (TandemProductDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_amount (TandemProductDialog *self, AdwEntryRow *row, const char *title, guint column)
{
  g_autofree char *text
      = tandem_record_is_null (self->product, column)
            ? g_strdup ("")
            : tandem_format_amount (tandem_record_get_integer (self->product, column), get_currency (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * tandem_product_dialog_new:
 * @product: a #TandemProduct; one that is not in the file yet is added, in the currency of the firm
 */
AdwDialog *
tandem_product_dialog_new (TandemWorkspace *workspace, TandemRecord *product)
{
  TandemProductDialog *self = g_object_new (TANDEM_TYPE_PRODUCT_DIALOG, NULL);
  gboolean is_new = tandem_record_get_id (product) == 0;
  const char *name = tandem_record_get_text (product, TANDEM_PRODUCT_NAME);
  const char *category = tandem_record_get_text (product, TANDEM_PRODUCT_CATEGORY);
  g_autofree char *price_title = NULL;
  g_autofree char *cost_title = NULL;
  g_autofree char *tax = NULL;

  self->workspace = g_object_ref (workspace);
  self->product = tandem_record_copy (product);
  if (is_new)
    tandem_record_set_text (self->product, TANDEM_PRODUCT_CURRENCY, tandem_workspace_get_currency (workspace));
  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _ ("New product") : _ ("Product"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), is_new ? _ ("_Add") : _ ("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name ? name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->category_row), category ? category : "");
  /* Translators: %s is the code of a currency, such as EUR */
  price_title = g_strdup_printf (_ ("Price (%s)"), get_currency (self));
  show_amount (self, self->price_row, price_title, TANDEM_PRODUCT_PRICE_MINOR);
  /* Translators: %s is the code of a currency, such as EUR */
  cost_title = g_strdup_printf (_ ("Cost (%s)"), get_currency (self));
  show_amount (self, self->cost_row, cost_title, TANDEM_PRODUCT_COST_MINOR);
  tax = is_new ? g_strdup ("") : tandem_format_fixed (tandem_record_get_integer (product, TANDEM_PRODUCT_TAX_BP), 2);
  gtk_editable_set_text (GTK_EDITABLE (self->tax_row), tax);
  adw_banner_set_revealed (self->banner, FALSE);
  return ADW_DIALOG (self);
}
