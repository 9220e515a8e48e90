/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-order-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-order-change.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal.h"
#include "model/tandem-order-line.h"
#include "model/tandem-order-query.h"
#include "model/tandem-order-row.h"
#include "sales/tandem-line-dialog.h"
#include "sales/tandem-line-words.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-dialog-fault.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-page.h"

#define WIDTH      520
#define BEFORE_BIN 12  /* so that the bin is not taken for a part of the amount */
#define HEIGHT     700 /* with a line, all down to the total is seen */

struct _TandemOrderDialog {
  AdwDialog parent_instance;

  TandemStore *store;
  GCancellable *cancellable;
  gint64 order_id;
  char *currency;
  char *day;
  char *number;

  AdwBanner *banner;
  AdwEntryRow *number_row;
  AdwEntryRow *day_row;
  AdwActionRow *company_row;
  AdwActionRow *contact_row;
  AdwActionRow *deal_row;
  TandemEntryGroup *entries;
  GtkLabel *net_label;
  GtkLabel *tax_label;
  GtkLabel *gross_label;
};

G_DEFINE_FINAL_TYPE (TandemOrderDialog, tandem_order_dialog, ADW_TYPE_DIALOG)

/* What the file says of it. */
typedef struct {
  gint64 id;
  TandemOrder *order;
  TandemOrderRow *row;
  TandemRecord *deal; /* nullable; in the trash, too */
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->order, tandem_order_free);
  g_clear_object (&facts->row);
  g_clear_object (&facts->deal);
  g_free (facts);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
show_fault (TandemOrderDialog *self, const char *fault)
{
  adw_banner_set_title (self->banner, fault ? fault : "");
  adw_banner_set_revealed (self->banner, fault != NULL);
}

static void
acted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemOrderDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    show_fault (self, NULL);
  else
    show_fault (self, error->message);
}

static void
numbered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemOrderDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      show_fault (self, NULL);
      return;
    }
  if (self->number_row) /* the dialog may be closed by now */
    tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, GTK_WIDGET (self->number_row), error->message);
}

static void
day_applied_cb (TandemOrderDialog *self)
{
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;

  if (!tandem_date_parse_past (gtk_editable_get_text (GTK_EDITABLE (self->day_row)), &day, &error))
    {
      tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, GTK_WIDGET (self->day_row), error->message);
      return;
    }
  tandem_act_set_order_day_async (self->store, self->order_id, day, NULL, acted_cb, g_object_ref (self));
}

static void
day_changed_cb (TandemOrderDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->day_row), "error");
  show_fault (self, NULL);
}

static void
number_applied_cb (TandemOrderDialog *self)
{
  tandem_act_set_order_number_async (self->store, self->order_id,
                                     gtk_editable_get_text (GTK_EDITABLE (self->number_row)), NULL, numbered_cb,
                                     g_object_ref (self));
}

static void
number_changed_cb (TandemOrderDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->number_row), "error");
  show_fault (self, NULL);
}

static void
present (TandemOrderDialog *self, TandemRecord *line)
{
  adw_dialog_present (tandem_line_dialog_new_for_order (self->store, line), GTK_WIDGET (self));
}

static void
add_clicked_cb (TandemOrderDialog *self)
{
  g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_order_line_new ());

  if (self->currency == NULL)
    return;
  tandem_record_set_id (line, TANDEM_ORDER_LINE_ORDER_ID, self->order_id);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_CURRENCY, self->currency);
  present (self, line);
}

static void
entry_activated_cb (TandemOrderDialog *self, TandemRecord *line)
{
  present (self, line);
}

static void
entry_trashed_cb (TandemOrderDialog *self, TandemRecord *line)
{
  tandem_act_trash_order_line_async (self->store, tandem_record_get_id (line), NULL, acted_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_who (AdwActionRow *row, const char *who)
{
  adw_action_row_set_subtitle (row, who ? who : "");
  gtk_widget_set_visible (GTK_WIDGET (row), who != NULL);
}

/* The deal keeps what was agreed: where the order has become another, it says so. */
static void
show_deal (TandemOrderDialog *self, const Facts *facts)
{
  gint64 net = facts->row->net_minor;
  g_autofree char *amount = NULL;
  g_autofree char *differs = NULL;

  if (facts->deal && !tandem_record_is_null (facts->deal, TANDEM_DEAL_AMOUNT_MINOR)
      && (tandem_record_get_integer (facts->deal, TANDEM_DEAL_AMOUNT_MINOR) != net
          || g_strcmp0 (tandem_record_get_text (facts->deal, TANDEM_DEAL_CURRENCY), facts->row->currency) != 0))
    {
      amount = tandem_format_money (tandem_record_get_integer (facts->deal, TANDEM_DEAL_AMOUNT_MINOR),
                                    tandem_record_get_text (facts->deal, TANDEM_DEAL_CURRENCY));
      /* Translators: of an order that was changed: the first %s is its deal, the second the amount of the deal */
      differs = g_strdup_printf (_ ("%s · the deal keeps what was agreed: %s"), facts->row->deal, amount);
    }
  show_who (self->deal_row, differs ? differs : facts->row->deal);
}

static void
show_amount (GtkLabel *label, gint64 minor, const char *currency)
{
  g_autofree char *text = tandem_format_money (minor, currency);

  gtk_label_set_label (label, text);
}

static void
add_line (TandemOrderDialog *self, TandemRecord *record)
{
  TandemLine line = {
    .quantity_milli = tandem_record_get_integer (record, TANDEM_ORDER_LINE_QUANTITY_MILLI),
    .price_minor = tandem_record_get_integer (record, TANDEM_ORDER_LINE_PRICE_MINOR),
    .discount_bp = (int) tandem_record_get_integer (record, TANDEM_ORDER_LINE_DISCOUNT_BP),
    .tax_bp = (int) tandem_record_get_integer (record, TANDEM_ORDER_LINE_TAX_BP),
  };
  g_autofree char *about = tandem_line_words_describe (&line, self->currency);
  g_autofree char *net
      = tandem_format_money (tandem_record_get_integer (record, TANDEM_ORDER_LINE_NET_MINOR), self->currency);
  GtkWidget *label = gtk_label_new (net);
  AdwActionRow *row = tandem_entry_group_add_entry (self->entries, G_OBJECT (record),
                                                    tandem_record_get_text (record, TANDEM_ORDER_LINE_TEXT), about);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_end (label, BEFORE_BIN);
  adw_action_row_add_suffix (row, label);
  tandem_entry_group_add_trash (self->entries, row);
}

static void
show_lines (TandemOrderDialog *self, GPtrArray *lines)
{
  tandem_entry_group_begin (self->entries);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  tandem_entry_group_end (self->entries);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->entries),
                                         lines->len > 0 ? NULL : _ ("It was ordered as a whole, without lines."));
}

static void
show_facts (TandemOrderDialog *self, const Facts *facts)
{
  TandemOrderRow *row = facts->row;
  g_autofree char *day = tandem_format_date (row->ordered_on);
  g_autofree char *isolated = tandem_format_isolate (row->number ? row->number : day);
  g_autofree char *title = NULL;

  if (row->number)
    /* Translators: %s is the number of an order */
    title = g_strdup_printf (_ ("Order %s"), isolated);
  else
    /* Translators: %s is the day of an order */
    title = g_strdup_printf (_ ("Order of %s"), isolated);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  g_set_str (&self->currency, row->currency);
  if (g_set_str (&self->day, row->ordered_on)) /* what is being typed stays when something else is changed */
    gtk_editable_set_text (GTK_EDITABLE (self->day_row), day);
  if (g_set_str (&self->number, row->number))
    gtk_editable_set_text (GTK_EDITABLE (self->number_row), row->number ? row->number : "");
  show_who (self->company_row, row->company);
  show_who (self->contact_row, row->contact);
  show_deal (self, facts);
  show_lines (self, facts->order->lines);
  show_amount (self->net_label, row->net_minor, row->currency);
  show_amount (self->tax_label, row->tax_minor, row->currency);
  show_amount (self->gross_label, row->net_minor + row->tax_minor, row->currency);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  g_autoptr (GPtrArray) rows = tandem_order_row_load (connection, &facts->id, 1, error);
  gint64 deal_id;

  if (rows == NULL)
    return FALSE;
  if (rows->pdata[0] == NULL) /* it went to the trash */
    return TRUE;
  facts->row = g_object_ref (rows->pdata[0]);
  facts->order = tandem_order_query_load (connection, facts->id, error);
  if (facts->order == NULL)
    return FALSE;
  deal_id = tandem_record_get_integer (facts->order->order, TANDEM_SALES_ORDER_DEAL_ID);
  if (deal_id != 0)
    facts->deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, NULL);
  return TRUE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Facts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemOrderDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    show_fault (self, error->message);
  else if (facts->row == NULL)
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_facts (self, facts);
}

static void
load (TandemOrderDialog *self)
{
  Facts *facts = g_new0 (Facts, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  facts->id = self->order_id;
  tandem_store_run_async (self->store, TANDEM_STORE_READ, load_cb, facts, free_facts, self->cancellable, loaded_cb,
                          self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemOrderDialog *self)
{
  if (tandem_changes_touch (changes, "sales_order") || tandem_changes_touch (changes, "order_line")
      || tandem_changes_touch (changes, "deal"))
    load (self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_order_dialog_dispose (GObject *object)
{
  TandemOrderDialog *self = TANDEM_ORDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ORDER_DIALOG);
  G_OBJECT_CLASS (tandem_order_dialog_parent_class)->dispose (object);
}

static void
tandem_order_dialog_finalize (GObject *object)
{
  TandemOrderDialog *self = TANDEM_ORDER_DIALOG (object);

  g_free (self->currency);
  g_free (self->day);
  g_free (self->number);
  G_OBJECT_CLASS (tandem_order_dialog_parent_class)->finalize (object);
}

static void
tandem_order_dialog_class_init (TandemOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_order_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_order_dialog_finalize;

  g_type_ensure (TANDEM_TYPE_ENTRY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, company_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, deal_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, net_label);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, tax_label);
  gtk_widget_class_bind_template_child (widget_class, TandemOrderDialog, gross_label);
  gtk_widget_class_bind_template_callback (widget_class, number_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_trashed_cb);
}

static void
tandem_order_dialog_init (TandemOrderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_day_button_attach (self->day_row);
}

/**
 * tandem_order_dialog_new:
 * @order_id: a #TandemSalesOrder
 */
AdwDialog *
tandem_order_dialog_new (TandemStore *store, gint64 order_id)
{
  TandemOrderDialog *self
      = g_object_new (TANDEM_TYPE_ORDER_DIALOG, "content-width", WIDTH, "content-height", HEIGHT, NULL);

  self->store = g_object_ref (store);
  self->order_id = order_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
