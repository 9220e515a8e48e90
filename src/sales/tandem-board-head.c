/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-board-head.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-stage.h"

struct _TandemBoardHead {
  GtkBox parent_instance;

  gboolean is_open;         /* whether its deals may still be won or lost */
  GPtrArray *totals;        /* TandemStageTotal; NULL while only the first deals are known */
  TandemExchange *exchange; /* with them */
  char *today;
  gboolean is_mixed; /* some of them are in other currencies */

  GtkLabel *title_label;
  GtkLabel *probability_label;
  GtkLabel *count_label;
  GtkLabel *total_label;
  GtkLabel *weighted_label;
  GtkWidget *together_box;
  GtkLabel *together_label;
  GtkLabel *together_weighted_label;
};

G_DEFINE_FINAL_TYPE (TandemBoardHead, tandem_board_head, GTK_TYPE_BOX)

static void
tandem_board_head_dispose (GObject *object)
{
  TandemBoardHead *self = TANDEM_BOARD_HEAD (object);

  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_BOARD_HEAD);
  G_OBJECT_CLASS (tandem_board_head_parent_class)->dispose (object);
}

static void
tandem_board_head_class_init (TandemBoardHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_board_head_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-board-head.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, probability_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, total_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, together_box);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, together_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardHead, together_weighted_label);
}

static void
tandem_board_head_init (TandemBoardHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tandem_board_head_set_stage (TandemBoardHead *self, TandemRecord *stage)
{
  double probability = (double) tandem_record_get_integer (stage, TANDEM_STAGE_PROBABILITY) / 100;
  g_autofree char *percent = tandem_format_percent_value (probability, 0);

  self->is_open = g_str_equal (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open");
  gtk_label_set_label (self->title_label, tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  gtk_label_set_label (self->probability_label, self->is_open ? percent : "");
}

void
tandem_board_head_set_count (TandemBoardHead *self, guint n_deals)
{
  g_autofree char *count = tandem_format_count (n_deals);

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), TRUE);
}

/* What all is worth together, where it is not of one currency. What of each is weighted has no room then: a pointer tells it. */
static void
show_together (TandemBoardHead *self, TandemDealSums *sums, const char *each_weighted)
{
  g_autofree char *amount = NULL;
  g_autofree char *weighted = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *weighted_hint
      = g_strconcat (_ ("Amount × probability"), *each_weighted ? "\n" : "", each_weighted, NULL);

  self->is_mixed = tandem_deal_sums_convert (sums, self->exchange, &amount, &weighted, &hint);
  gtk_label_set_label (self->together_label, amount ? amount : "");
  gtk_label_set_label (self->together_weighted_label, weighted ? weighted : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->together_label), hint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->together_weighted_label), weighted_hint);
  gtk_widget_set_visible (GTK_WIDGET (self->weighted_label), !self->is_mixed);
  gtk_widget_set_visible (self->together_box, self->is_mixed);
}

/**
 * tandem_board_head_set_totals:
 * @totals: (element-type TandemStageTotal): of this stage; amounts of different currencies stand beside each other, and below
 *   them what they are worth together
 * @exchange: (nullable): the rates of the firm
 * @today: a plain date: the rate of this day holds for what is open
 */
void
tandem_board_head_set_totals (TandemBoardHead *self, GPtrArray *totals, TandemExchange *exchange, const char *today)
{
  TandemDealSums sums;
  g_autofree char *amount = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *weighted = NULL;

  g_ptr_array_ref (totals);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  self->totals = totals;
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  self->exchange = exchange ? tandem_exchange_ref (exchange) : NULL;
  g_set_str (&self->today, today);
  tandem_deal_sums_init (&sums, self->is_open);
  tandem_deal_sums_add (&sums, totals, today);
  amount = tandem_exchange_sum_write_each (sums.amounts, FALSE);
  exact = tandem_exchange_sum_write_each (sums.amounts, TRUE);
  weighted = tandem_deal_sums_write_weighted (&sums);
  gtk_label_set_label (self->total_label, amount);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total_label), exact);
  gtk_label_set_label (self->weighted_label, weighted);
  show_together (self, &sums, weighted);
  tandem_deal_sums_clear (&sums);
}

/**
 * tandem_board_head_is_known:
 *
 * Returns: whether it says what the deals add up to
 */
gboolean
tandem_board_head_is_known (TandemBoardHead *self)
{
  return self->totals != NULL;
}

/**
 * tandem_board_head_is_open:
 *
 * Returns: whether the deals of its stage may still be won or lost
 */
gboolean
tandem_board_head_is_open (TandemBoardHead *self)
{
  return self->is_open;
}

/**
 * tandem_board_head_align_all:
 * @heads: (element-type TandemBoardHead): those of a board
 *
 * Where the amounts of one open stage are converted, the heads of all have a line for it: their cards begin at one height.
 */
void
tandem_board_head_align_all (GPtrArray *heads)
{
  gboolean is_mixed = FALSE;

  for (guint i = 0; i < heads->len; i++)
    {
      TandemBoardHead *head = heads->pdata[i];

      is_mixed = is_mixed || (head->is_open && head->is_mixed);
    }
  for (guint i = 0; i < heads->len; i++)
    {
      TandemBoardHead *head = heads->pdata[i];

      gtk_widget_set_visible (head->together_box, head->is_mixed || (is_mixed && head->is_open));
    }
}

/**
 * tandem_board_head_get_exchange:
 *
 * Returns: (transfer none) (nullable): the rates by which amounts were converted, when they are known
 */
TandemExchange *
tandem_board_head_get_exchange (TandemBoardHead *self)
{
  return self->exchange;
}

/**
 * tandem_board_head_add_to:
 * @sums: take what its deals add up to
 *
 * Returns: how many deals that are
 */
gint64
tandem_board_head_add_to (TandemBoardHead *self, TandemDealSums *sums)
{
  gint64 n_deals = 0;

  if (self->totals == NULL)
    return 0;
  tandem_deal_sums_add (sums, self->totals, self->today);
  for (guint i = 0; i < self->totals->len; i++)
    n_deals += ((TandemStageTotal *) self->totals->pdata[i])->n_deals;
  return n_deals;
}
