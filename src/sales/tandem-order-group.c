/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-order-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "model/tandem-order-query.h"
#include "sales/tandem-order-dialog.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-page.h"

struct _TandemOrderGroup {
  AdwBin parent_instance;

  TandemStore *store;
  GCancellable *cancellable;
  TandemSalesOrderColumn of;
  gint64 id; /* 0: nobody's */
  TandemEntryGroup *entries;
};

G_DEFINE_FINAL_TYPE (TandemOrderGroup, tandem_order_group, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Order deleted"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The order was not deleted"), error);
}

static void
entry_trashed_cb (TandemOrderGroup *self, TandemRecord *order)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *day = tandem_format_date (tandem_record_get_text (order, TANDEM_SALES_ORDER_ORDERED_ON));
  /* Translators: what undo will undo; %s is a day */
  g_autofree char *label = g_strdup_printf (_ ("Delete the order of %s"), day);
  gint64 id = tandem_record_get_id (order);

  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_SALES_ORDER, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
entry_activated_cb (TandemOrderGroup *self, TandemRecord *order)
{
  AdwDialog *dialog = tandem_order_dialog_new (self->store, tandem_record_get_id (order));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_order (TandemOrderGroup *self, TandemOrder *order)
{
  const char *currency = tandem_record_get_text (order->order, TANDEM_SALES_ORDER_CURRENCY);
  gint64 net_minor = tandem_record_get_integer (order->order, TANDEM_SALES_ORDER_NET_MINOR);
  gint64 tax_minor = tandem_record_get_integer (order->order, TANDEM_SALES_ORDER_TAX_MINOR);
  g_autofree char *day = tandem_format_date (tandem_record_get_text (order->order, TANDEM_SALES_ORDER_ORDERED_ON));
  const char *number = tandem_record_get_text (order->order, TANDEM_SALES_ORDER_NUMBER);
  g_autofree char *title = number ? g_strdup_printf ("%s · %s", number, day) : g_strdup (day);
  g_autofree char *net = tandem_format_money (net_minor, currency);
  g_autofree char *tax = tandem_format_money (tax_minor, currency);
  g_autofree char *gross = tandem_format_money (net_minor + tax_minor, currency);
  g_autofree char *count = tandem_format_count (order->lines->len);
  /* Translators: of an order: how many lines it has */
  g_autofree char *lines
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s line", "%s lines", order->lines->len), count);
  /* Translators: of an order: how many lines it has, its net amount, its tax */
  g_autofree char *about = g_strdup_printf (_ ("%s · net %s · tax %s"), lines, net, tax);
  GtkWidget *label = gtk_label_new (gross);
  AdwActionRow *row;

  row = tandem_entry_group_add_entry (self->entries, G_OBJECT (order->order), title, about);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  tandem_entry_group_add_trash (self->entries, row);
  tandem_entry_group_add_arrow (self->entries, row);
}

typedef struct {
  TandemSalesOrderColumn of;
  gint64 id;
  GPtrArray *orders; /* TandemOrder */
} OrderFacts;

static void
free_facts (gpointer data)
{
  OrderFacts *facts = data;

  g_clear_pointer (&facts->orders, g_ptr_array_unref);
  g_free (facts);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  OrderFacts *facts = data;

  facts->orders = tandem_order_query_list (connection, facts->of, facts->id, error);
  return facts->orders != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  OrderFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemOrderGroup *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The orders could not be read"), error);
      return;
    }
  tandem_entry_group_begin (self->entries);
  for (guint i = 0; i < facts->orders->len; i++)
    add_order (self, facts->orders->pdata[i]);
  tandem_entry_group_end (self->entries);
  gtk_widget_set_visible (GTK_WIDGET (self), facts->orders->len > 0);
}

static void
load (TandemOrderGroup *self)
{
  OrderFacts *facts = g_new0 (OrderFacts, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  facts->of = self->of;
  facts->id = self->id;
  tandem_store_run_async (self->store, TANDEM_STORE_READ, load_cb, facts, free_facts, self->cancellable, loaded_cb,
                          self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemOrderGroup *self)
{
  if (self->id != 0 && (tandem_changes_touch (changes, "sales_order") || tandem_changes_touch (changes, "order_line")))
    load (self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_order_group_dispose (GObject *object)
{
  TandemOrderGroup *self = TANDEM_ORDER_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_order_group_parent_class)->dispose (object);
}

static void
tandem_order_group_class_init (TandemOrderGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_order_group_dispose;
}

static void
tandem_order_group_init (TandemOrderGroup *self)
{
  self->entries = g_object_new (TANDEM_TYPE_ENTRY_GROUP, "title", _ ("Orders"), NULL);
  g_signal_connect_object (self->entries, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "entry-trashed", G_CALLBACK (entry_trashed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entries));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_order_group_show:
 * @of: whose orders: the column of a deal, a contact or a company
 * @id: which one
 */
void
tandem_order_group_show (TandemOrderGroup *self, TandemStore *store, TandemSalesOrderColumn of, gint64 id)
{
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
    }
  if (self->of == of && self->id == id)
    return;
  self->of = of;
  self->id = id;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  load (self);
}
