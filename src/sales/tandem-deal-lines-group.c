/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-lines-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-line.h"
#include "act/tandem-act-order.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-line.h"
#include "sales/tandem-line-dialog.h"
#include "sales/tandem-line-words.h"
#include "widgets/tandem-page.h"

struct _TandemDealLinesGroup {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  gint64 deal_id;
  char *currency;
  TandemEntryGroup *entries;
  GtkWidget *offer;        /* asks for the order of what was won */
  GtkWidget *order_button; /* the same without asking, once a person said no */
  GHashTable *declined;    /* by deal: that the person did */
};

G_DEFINE_FINAL_TYPE (TandemDealLinesGroup, tandem_deal_lines_group, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
present (TandemDealLinesGroup *self, TandemRecord *line)
{
  AdwDialog *dialog = tandem_line_dialog_new (tandem_workspace_get_store (self->workspace), line);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
add_clicked_cb (TandemDealLinesGroup *self)
{
  g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_deal_line_new ());

  if (self->deal_id == 0)
    return;
  tandem_record_set_id (line, TANDEM_DEAL_LINE_DEAL_ID, self->deal_id);
  tandem_record_set_text (line, TANDEM_DEAL_LINE_CURRENCY, self->currency);
  present (self, line);
}

static void
entry_activated_cb (TandemDealLinesGroup *self, TandemRecord *line)
{
  present (self, line);
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Product taken out of the deal"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The deal was not changed"), error);
}

static void
entry_trashed_cb (TandemDealLinesGroup *self, TandemRecord *line)
{
  tandem_act_trash_line_async (tandem_workspace_get_store (self->workspace), tandem_record_get_id (line), NULL,
                               trashed_cb, g_object_ref (self));
}

static void
ordered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Order made, first check-in planned"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The order was not made"), error);
}

static void
show_offer (TandemDealLinesGroup *self, gboolean is_missing)
{
  gboolean is_declined = g_hash_table_contains (self->declined, &self->deal_id);

  gtk_widget_set_visible (self->offer, is_missing && !is_declined);
  gtk_widget_set_visible (self->order_button, is_missing && is_declined);
}

static void
declined_cb (TandemDealLinesGroup *self)
{
  g_hash_table_add (self->declined, g_memdup2 (&self->deal_id, sizeof self->deal_id));
  show_offer (self, TRUE);
  gtk_widget_grab_focus (self->order_button);
}

static void
order_clicked_cb (TandemDealLinesGroup *self)
{
  tandem_act_order_deal_async (tandem_workspace_get_store (self->workspace), self->deal_id, NULL, ordered_cb,
                               g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_line (TandemDealLinesGroup *self, TandemRecord *line, gint64 net_minor)
{
  TandemLine values = {
    .quantity_milli = tandem_record_get_integer (line, TANDEM_DEAL_LINE_QUANTITY_MILLI),
    .price_minor = tandem_record_get_integer (line, TANDEM_DEAL_LINE_PRICE_MINOR),
    .discount_bp = (int) tandem_record_get_integer (line, TANDEM_DEAL_LINE_DISCOUNT_BP),
    .tax_bp = (int) tandem_record_get_integer (line, TANDEM_DEAL_LINE_TAX_BP),
  };
  g_autofree char *about = tandem_line_words_describe (&values, self->currency);
  g_autofree char *net = tandem_format_money (net_minor, self->currency);
  GtkWidget *label = gtk_label_new (net);
  AdwActionRow *row = tandem_entry_group_add_entry (self->entries, G_OBJECT (line),
                                                    tandem_record_get_text (line, TANDEM_DEAL_LINE_TEXT), about);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  tandem_entry_group_add_trash (self->entries, row);
}

static void
describe_sums (TandemDealLinesGroup *self, const TandemLineSums *sums, gboolean has_lines)
{
  g_autofree char *net = tandem_format_money (sums->net_minor, self->currency);
  g_autofree char *tax = tandem_format_money (sums->tax_minor, self->currency);
  g_autofree char *gross = tandem_format_money (sums->gross_minor, self->currency);
  /* Translators: what the products of a deal add up to, all amounts of money */
  g_autofree char *text = g_strdup_printf (_ ("Net %s · tax %s · total %s"), net, tax, gross);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->entries), has_lines ? text : _ ("None yet"));
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_deal_lines_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_DEAL_LINES_GROUP (object)->workspace);
  G_OBJECT_CLASS (tandem_deal_lines_group_parent_class)->dispose (object);
}

static void
tandem_deal_lines_group_finalize (GObject *object)
{
  g_hash_table_unref (TANDEM_DEAL_LINES_GROUP (object)->declined);
  g_free (TANDEM_DEAL_LINES_GROUP (object)->currency);
  G_OBJECT_CLASS (tandem_deal_lines_group_parent_class)->finalize (object);
}

static void
tandem_deal_lines_group_class_init (TandemDealLinesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_deal_lines_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_lines_group_finalize;
}

static GtkWidget *
make_order_button (TandemDealLinesGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Make the order"));

  gtk_widget_set_tooltip_text (button, _ ("Makes the order and plans the first check-in in a month"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (order_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_offer (TandemDealLinesGroup *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *question = gtk_label_new (_ ("Won: make the order and plan the first check-in in a month?"));
  GtkWidget *decline = gtk_button_new_with_mnemonic (_ ("_Not now"));

  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  g_signal_connect_object (decline, "clicked", G_CALLBACK (declined_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), decline);
  gtk_box_append (GTK_BOX (buttons), make_order_button (self));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "order-offer");
  gtk_box_append (GTK_BOX (card), question);
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

static void
tandem_deal_lines_group_init (TandemDealLinesGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->entries = g_object_new (TANDEM_TYPE_ENTRY_GROUP, "title", _ ("Products"), NULL);
  gtk_widget_set_tooltip_text (button, _ ("Add a product"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "entry-trashed", G_CALLBACK (entry_trashed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->entries), button);
  self->declined = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->offer = make_offer (self);
  self->order_button = make_order_button (self);
  gtk_widget_set_halign (self->order_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->offer);
  gtk_box_append (GTK_BOX (box), self->order_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entries));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
tandem_deal_lines_group_show (TandemDealLinesGroup *self, TandemWorkspace *workspace, TandemDealFacts *facts)
{
  g_autofree gint64 *nets = g_new0 (gint64, facts->lines->len + 1);
  TandemLineSums sums = tandem_deal_line_add (facts->lines, nets);

  g_set_object (&self->workspace, workspace);
  g_set_str (&self->currency, facts->row->currency);
  self->deal_id = facts->id;
  show_offer (self, g_str_equal (facts->row->stage_kind, "won") && !facts->has_order);
  tandem_entry_group_begin (self->entries);
  for (guint i = 0; i < facts->lines->len; i++)
    add_line (self, facts->lines->pdata[i], nets[i]);
  tandem_entry_group_end (self->entries);
  describe_sums (self, &sums, facts->lines->len > 0);
}
