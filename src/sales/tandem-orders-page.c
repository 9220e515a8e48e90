/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that was ordered. An order is made where a deal was won, so that there is nothing new to begin here. */
#include "sales/tandem-orders-page.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-sales-order.h"
#include "sales/tandem-order-dialog.h"
#include "sales/tandem-order-table.h"
#include "widgets/tandem-day-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-recent-records.h"

struct _TandemOrdersPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  TandemRecordTable *table;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemOrdersPageProperty;

static void tandem_orders_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemOrdersPage, tandem_orders_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_orders_page_iface_init))

/* --- one order ----------------------------------------------------------------------------------------------------- */

static void
show_record (TandemOrdersPage *self, gint64 id)
{
  AdwDialog *dialog = tandem_order_dialog_new (tandem_workspace_get_store (self->workspace), id);

  tandem_recent_records_note (self->workspace, TANDEM_SEARCH_ORDER, id);
  /* Before the rows are there the focus is in the filter, and the dialog would give it back to that. */
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_widget_grab_focus), self->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
opened_cb (TandemRecordTable *table, gint64 id, TandemOrdersPage *self)
{
  show_record (self, id);
}

/* --- several ------------------------------------------------------------------------------------------------------- */

/* What was asked, while the dialog is open. The orders are those that were chosen when it opened. */
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
ask (TandemOrdersPage *self, AdwDialog *dialog, const char *signal, GCallback callback)
{
  Question *question = g_new0 (Question, 1);

  question->table = self->table;
  question->ids = tandem_record_table_get_chosen (self->table);
  g_signal_connect_data (dialog, signal, callback, question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
day_chosen_cb (AdwDialog *dialog, const char *day, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the day of %s order", "Change the day of %s orders", n),
                         count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_SALES_ORDER, question->ids, TANDEM_SALES_ORDER_ORDERED_ON, day);

  tandem_record_table_do (question->table, bulk, _ ("Day changed"), _ ("Nothing was changed"));
}

static void
set_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemOrdersPage *self = TANDEM_ORDERS_PAGE (widget);
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (self->table);
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *count = tandem_record_table_say_count (self->table, ids->len);

  if (ids->len > 0)
    ask (self, tandem_day_dialog_new (_ ("Ordered on"), count, today), "chosen", G_CALLBACK (day_chosen_cb));
}

static void
tandem_orders_page_show_of (TandemPage *page, const char *key, GArray *ids)
{
  tandem_record_table_show_of (TANDEM_ORDERS_PAGE (page)->table, key, ids);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static const char *
tandem_orders_page_get_title (TandemPage *page)
{
  return _ ("Orders");
}

static void
tandem_orders_page_search (TandemPage *page, const char *words)
{
  tandem_record_table_search (TANDEM_ORDERS_PAGE (page)->table, words);
}

static void
tandem_orders_page_filter (TandemPage *page)
{
  tandem_record_table_show_filters (TANDEM_ORDERS_PAGE (page)->table);
}

static void
tandem_orders_page_print (TandemPage *page)
{
  tandem_record_table_print (TANDEM_ORDERS_PAGE (page)->table);
}

static void
tandem_orders_page_export_records (TandemPage *page)
{
  tandem_record_table_export (TANDEM_ORDERS_PAGE (page)->table, 0);
}

static void
tandem_orders_page_open_record (TandemPage *page, gint64 id)
{
  tandem_record_table_choose (TANDEM_ORDERS_PAGE (page)->table, id);
  show_record (TANDEM_ORDERS_PAGE (page), id);
}

static void
tandem_orders_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_orders_page_get_title;
  iface->search = tandem_orders_page_search;
  iface->filter = tandem_orders_page_filter;
  iface->print = tandem_orders_page_print;
  iface->export_records = tandem_orders_page_export_records;
  iface->open_record = tandem_orders_page_open_record;
  iface->show_of = tandem_orders_page_show_of;
}

static gboolean
tandem_orders_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_ORDERS_PAGE (widget)->table));
}

static void
tandem_orders_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TANDEM_ORDERS_PAGE (object)->workspace);
}

static void
tandem_orders_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TANDEM_ORDERS_PAGE (object)->workspace = g_value_dup_object (value);
}

static void
tandem_orders_page_constructed (GObject *object)
{
  TandemOrdersPage *self = TANDEM_ORDERS_PAGE (object);

  G_OBJECT_CLASS (tandem_orders_page_parent_class)->constructed (object);
  tandem_record_table_set_up (self->table, self->workspace, &tandem_order_table);
}

static void
tandem_orders_page_dispose (GObject *object)
{
  g_clear_object (&TANDEM_ORDERS_PAGE (object)->workspace);
  G_OBJECT_CLASS (tandem_orders_page_parent_class)->dispose (object);
}

static void
tandem_orders_page_class_init (TandemOrdersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_orders_page_get_property;
  object_class->set_property = tandem_orders_page_set_property;
  object_class->constructed = tandem_orders_page_constructed;
  object_class->dispose = tandem_orders_page_dispose;
  widget_class->grab_focus = tandem_orders_page_grab_focus;

  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");
  g_type_ensure (TANDEM_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOrdersPage, table);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_install_action (widget_class, "orders.set-day", NULL, set_day_action);
}

static void
tandem_orders_page_init (TandemOrdersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
