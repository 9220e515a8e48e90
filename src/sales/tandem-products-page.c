/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-products-page.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-order-query.h"
#include "model/tandem-product.h"
#include "sales/tandem-product-dialog.h"
#include "sales/tandem-product-table.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-recent-records.h"

struct _TandemProductsPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  TandemRecordTable *table;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemProductsPageProperty;

static void tandem_products_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemProductsPage, tandem_products_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_products_page_iface_init))

/* --- one product --------------------------------------------------------------------------------------------------- */

static void
present (TandemProductsPage *self, TandemRecord *product)
{
  AdwDialog *dialog = tandem_product_dialog_new (self->workspace, product);
  gboolean is_new = tandem_record_get_id (product) == 0;

  /* Before the rows are there the focus is in the filter, and the dialog would give it back to that. */
  g_signal_connect_object (dialog, "closed",
                           is_new ? G_CALLBACK (tandem_page_keep_focus) : G_CALLBACK (gtk_widget_grab_focus),
                           self->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
show_record (TandemProductsPage *self, gint64 id)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecord) product = tandem_record_load (connection, TANDEM_TYPE_PRODUCT, id, &error);

  if (product)
    {
      tandem_recent_records_note (self->workspace, TANDEM_SEARCH_PRODUCT, id);
      present (self, product);
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The product could not be read"), error);
}

static void
opened_cb (TandemRecordTable *table, gint64 id, TandemProductsPage *self)
{
  show_record (self, id);
}

/* --- several ------------------------------------------------------------------------------------------------------- */

static void
show_orders_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (TANDEM_PRODUCTS_PAGE (widget)->table);

  if (ids->len > 0)
    tandem_page_go_to_list (widget, "orders", "product", ids);
}

/* What was asked, while the dialog is open. The products are those that were chosen when it opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialog lies over it */
  GArray *ids;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  g_array_unref (((Question *) data)->ids);
  g_free (data);
}

static void
ask (TandemProductsPage *self, AdwDialog *dialog, const char *signal, GCallback callback)
{
  Question *question = g_new0 (Question, 1);

  question->table = self->table;
  question->ids = tandem_record_table_get_chosen (self->table);
  g_signal_connect_data (dialog, signal, callback, question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
category_named_cb (AdwDialog *dialog, const char *category, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the category of %s product",
                                                         "Change the category of %s products", n),
                                            count);
  g_autofree char *text = g_strstrip (g_strdup (category));
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_PRODUCT, question->ids, TANDEM_PRODUCT_CATEGORY, *text ? text : NULL);

  tandem_record_table_do (question->table, bulk, _ ("Category changed"), _ ("Nothing was changed"));
}

static void
set_category_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemProductsPage *self = TANDEM_PRODUCTS_PAGE (widget);
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (self->table);
  g_autoptr (GPtrArray) categories = tandem_order_query_categories (connection, NULL);
  g_autofree char *count = tandem_record_table_say_count (self->table, ids->len);
  AdwDialog *dialog;

  if (ids->len == 0)
    return;
  dialog = tandem_name_dialog_new_for_value (_ ("Change category"), count);
  if (categories)
    tandem_name_dialog_suggest (TANDEM_NAME_DIALOG (dialog), categories);
  ask (self, dialog, "named", G_CALLBACK (category_named_cb));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemRecord) product = TANDEM_RECORD (tandem_product_new ());

  present (TANDEM_PRODUCTS_PAGE (widget), product);
}

static void
tandem_products_page_create_new (TandemPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "products.new", NULL);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static const char *
tandem_products_page_get_title (TandemPage *page)
{
  return _ ("Products");
}

static void
tandem_products_page_search (TandemPage *page, const char *words)
{
  tandem_record_table_search (TANDEM_PRODUCTS_PAGE (page)->table, words);
}

static void
tandem_products_page_filter (TandemPage *page)
{
  tandem_record_table_show_filters (TANDEM_PRODUCTS_PAGE (page)->table);
}

static void
tandem_products_page_print (TandemPage *page)
{
  tandem_record_table_print (TANDEM_PRODUCTS_PAGE (page)->table);
}

static void
tandem_products_page_export_records (TandemPage *page)
{
  tandem_record_table_export (TANDEM_PRODUCTS_PAGE (page)->table, 0);
}

static void
tandem_products_page_open_record (TandemPage *page, gint64 id)
{
  tandem_record_table_choose (TANDEM_PRODUCTS_PAGE (page)->table, id);
  show_record (TANDEM_PRODUCTS_PAGE (page), id);
}

static void
tandem_products_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_products_page_get_title;
  iface->search = tandem_products_page_search;
  iface->filter = tandem_products_page_filter;
  iface->print = tandem_products_page_print;
  iface->export_records = tandem_products_page_export_records;
  iface->open_record = tandem_products_page_open_record;
  iface->create_new = tandem_products_page_create_new;
}

static gboolean
tandem_products_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_PRODUCTS_PAGE (widget)->table));
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
  tandem_record_table_set_up (self->table, self->workspace, &tandem_product_table);
}

static void
tandem_products_page_dispose (GObject *object)
{
  g_clear_object (&TANDEM_PRODUCTS_PAGE (object)->workspace);
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
  g_type_ensure (TANDEM_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-products-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemProductsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_install_action (widget_class, "products.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "products.show-orders", NULL, show_orders_action);
  gtk_widget_class_install_action (widget_class, "products.set-category", NULL, set_category_action);
}

static void
tandem_products_page_init (TandemProductsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
