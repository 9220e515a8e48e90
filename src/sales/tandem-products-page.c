/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A firm sells some dozens of things: a list of rows, read at once. */
#include "sales/tandem-products-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "model/tandem-product-query.h"
#include "model/tandem-product.h"
#include "sales/tandem-product-dialog.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-workspace.h"

#define PRODUCT "tandem-product"

struct _TandemProductsPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;

  GtkStack *stack;
  GtkLabel *count_label;
  GtkListBox *list;
  AdwStatusPage *error_page;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemProductsPageProperty;

static void tandem_products_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemProductsPage, tandem_products_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_products_page_iface_init))

static TandemStore *
get_store (TandemProductsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static TandemRecord *
get_product (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), PRODUCT);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
present (TandemProductsPage *self, TandemRecord *product)
{
  AdwDialog *dialog = tandem_product_dialog_new (self->workspace, product);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
row_activated_cb (TandemProductsPage *self, GtkListBoxRow *row)
{
  present (self, get_product (row));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Product deleted"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The product was not deleted"), error);
}

static void
trash_clicked_cb (GtkWidget *button, TandemProductsPage *self)
{
  TandemRecord *product = get_product (button);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* Translators: what undo will undo; %s is a product */
  g_autofree char *label
      = g_strdup_printf (_ ("Delete product “%s”"), tandem_record_get_text (product, TANDEM_PRODUCT_NAME));
  gint64 id = tandem_record_get_id (product);

  g_array_append_val (ids, id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_PRODUCT, ids, NULL, trashed_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static char *
write_amount (TandemRecord *product, guint column)
{
  if (tandem_record_is_null (product, column))
    return NULL;
  return tandem_format_money_brief (tandem_record_get_integer (product, column),
                                    tandem_record_get_text (product, TANDEM_PRODUCT_CURRENCY));
}

/* "Rooftop solar · cost €21,760 · tax 21%" */
static char *
describe_product (TandemRecord *product)
{
  const char *category = tandem_record_get_text (product, TANDEM_PRODUCT_CATEGORY);
  gint64 tax_bp = tandem_record_get_integer (product, TANDEM_PRODUCT_TAX_BP);
  g_autofree char *cost = write_amount (product, TANDEM_PRODUCT_COST_MINOR);
  g_autofree char *percent = tandem_format_percent_value ((double) tax_bp / 10000, tax_bp % 100 == 0 ? 0 : 2);
  /* Translators: of a product; %s is a percentage */
  g_autofree char *tax = g_strdup_printf (_ ("tax %s"), percent);
  /* Translators: of a product; %s is an amount of money */
  g_autofree char *costs = cost ? g_strdup_printf (_ ("cost %s"), cost) : NULL;

  return g_strconcat (category ? category : "", category ? " · " : "", costs ? costs : "", costs ? " · " : "", tax,
                      NULL);
}

/* Amounts of different currencies are not added. */
static char *
describe_sales (GPtrArray *sales)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 quantity = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < sales->len; i++)
    {
      TandemProductSales *part = sales->pdata[i];
      g_autofree char *net = tandem_format_money_whole (part->net_minor, part->currency);

      quantity += part->quantity_milli;
      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", net);
    }
  count = tandem_format_fixed (quantity, 3);
  if (sales->len == 0)
    return g_strdup (_ ("not sold yet"));
  /* Translators: how many of a product were ordered, and for how much */
  return g_strdup_printf (_ ("%s sold · %s"), count, text->str);
}

static GtkWidget *
make_numbers (TandemProductRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *price = write_amount (row->product, TANDEM_PRODUCT_PRICE_MINOR);
  g_autofree char *sales = describe_sales (row->sales);
  GtkWidget *price_label = gtk_label_new (price);
  GtkWidget *sales_label = gtk_label_new (sales);

  gtk_widget_add_css_class (price_label, "numeric");
  gtk_widget_add_css_class (sales_label, "numeric");
  gtk_widget_add_css_class (sales_label, "caption");
  gtk_widget_add_css_class (sales_label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (price_label), 1);
  gtk_label_set_xalign (GTK_LABEL (sales_label), 1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), price_label);
  gtk_box_append (GTK_BOX (box), sales_label);
  return box;
}

static void
add_row (TandemProductsPage *self, TandemProductRow *row)
{
  const char *name = tandem_record_get_text (row->product, TANDEM_PRODUCT_NAME);
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *about = describe_product (row->product);
  /* Translators: %s is a product */
  g_autofree char *tooltip = g_strdup_printf (_ ("Delete product “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_numbers (row));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), PRODUCT, g_object_ref (row->product), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (trash_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data_full (G_OBJECT (widget), PRODUCT, g_object_ref (row->product), g_object_unref);
  gtk_list_box_append (self->list, widget);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **rows = data;

  *rows = tandem_product_query_list (connection, error);
  return *rows != NULL;
}

static void
free_rows (gpointer data)
{
  g_clear_pointer ((GPtrArray **) data, g_ptr_array_unref);
  g_free (data);
}

static void
show_rows (TandemProductsPage *self, GPtrArray *rows)
{
  GtkWidget *page = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, page);
  g_autofree char *count = tandem_format_count (rows->len);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, rows->pdata[i]);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "list" : "empty");
  if (had_focus)
    gtk_widget_grab_focus (page);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray **rows = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemProductsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (was_loaded)
    show_rows (self, *rows);
  else
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static void
load (GtkWidget *widget)
{
  TandemProductsPage *self = TANDEM_PRODUCTS_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (get_store (self), TANDEM_STORE_READ, load_cb, g_new0 (GPtrArray *, 1), free_rows,
                          self->cancellable, loaded_cb, self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemProductsPage *self)
{
  if (tandem_changes_touch (changes, "product") || tandem_changes_touch (changes, "sales_order")
      || tandem_changes_touch (changes, "order_line"))
    tandem_page_when_seen (GTK_WIDGET (self), load);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (widget);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static const char *
tandem_products_page_get_title (TandemPage *page)
{
  return _ ("Products");
}

static void
tandem_products_page_create_new (TandemPage *page)
{
  g_autoptr (TandemRecord) product = TANDEM_RECORD (tandem_product_new ());

  present (TANDEM_PRODUCTS_PAGE (page), product);
}

static void
tandem_products_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_products_page_get_title;
  iface->create_new = tandem_products_page_create_new;
}

static gboolean
tandem_products_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (TANDEM_PRODUCTS_PAGE (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
tandem_products_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TANDEM_PRODUCTS_PAGE (object)->workspace);
}

static void
tandem_products_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TANDEM_PRODUCTS_PAGE (object)->workspace = g_value_dup_object (value);
}

static void
tandem_products_page_constructed (GObject *object)
{
  TandemProductsPage *self = TANDEM_PRODUCTS_PAGE (object);

  G_OBJECT_CLASS (tandem_products_page_parent_class)->constructed (object);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  load (GTK_WIDGET (self));
}

static void
tandem_products_page_dispose (GObject *object)
{
  TandemProductsPage *self = TANDEM_PRODUCTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PRODUCTS_PAGE);
  G_OBJECT_CLASS (tandem_products_page_parent_class)->dispose (object);
}

static void
tandem_products_page_class_init (TandemProductsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_products_page_get_property;
  object_class->set_property = tandem_products_page_set_property;
  object_class->constructed = tandem_products_page_constructed;
  object_class->dispose = tandem_products_page_dispose;
  widget_class->grab_focus = tandem_products_page_grab_focus;

  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-products-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemProductsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemProductsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemProductsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TandemProductsPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "products.reload", NULL, reload_action);
}

static void
tandem_products_page_init (TandemProductsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
