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

  GtkLabel *title_label;
  GtkLabel *probability_label;
  GtkLabel *count_label;
  GtkLabel *total_label;
  GtkLabel *weighted_label;
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

/* A short sign has its words for a pointer and for a screen reader. */
static void
show_amount (GtkLabel *label, const char *text, const char *spoken, const char *hint)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), *text ? hint : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, *text ? spoken : "", -1);
}

/* What all is worth together, where it is not of one currency: the amounts in each have no room, a pointer tells them. */
static void
show_sum (TandemBoardHead *self, const char *each, const char *exact, const char *together, const char *rates)
{
  /* Translators: %s is what amounts in several currencies are worth in that of the firm */
  g_autofree char *spoken = together ? g_strdup_printf (C_ ("money", "Together %s"), together) : NULL;
  g_autofree char *hint = together ? g_strconcat (spoken, "\n", rates, NULL) : NULL;
  g_autofree char *text = together ? g_strconcat ("Σ ", together, NULL) : NULL;

  show_amount (self->total_label, text ? text : each, spoken ? spoken : exact, hint ? hint : exact);
}

static void
show_weighted (TandemBoardHead *self, const char *each, const char *together)
{
  const char *text = together ? together : each;
  /* Translators: what open deals are worth if each counts as much as it is probable; %s is an amount, as "≈ €1,235" */
  g_autofree char *spoken = g_strdup_printf (_ ("Weighted by the probability: %s"), text);
  g_autofree char *hint
      = g_strconcat (spoken, "\n", _ ("Amount × probability"), together ? "\n" : "", together ? each : "", NULL);

  show_amount (self->weighted_label, text, spoken, hint);
}

/* A board has what was closed in the month. */
static void
show_period (TandemBoardHead *self, const char *today)
{
  g_autofree char *month = tandem_format_month (today);
  /* Translators: over deals that were won or lost; %s is a month */
  g_autofree char *hint = g_strdup_printf (_ ("Closed in %s. Earlier ones are in the list."), month);

  if (self->is_open)
    return;
  gtk_label_set_label (self->probability_label, month);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->probability_label), hint);
}

/**
 * tandem_board_head_set_totals:
 * @totals: (element-type TandemStageTotal): of this stage; amounts of different currencies are shown as what they are worth
 *   together, where there are rates, else beside each other
 * @exchange: (nullable): the rates of the firm
 * @today: a plain date: the rate of this day holds for what is open
 */
void
tandem_board_head_set_totals (TandemBoardHead *self, GPtrArray *totals, TandemExchange *exchange, const char *today)
{
  TandemDealSums sums;
  g_autofree char *each = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *each_weighted = NULL;
  g_autofree char *together = NULL;
  g_autofree char *weighted = NULL;
  g_autofree char *rates = NULL;

  g_ptr_array_ref (totals);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  self->totals = totals;
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  self->exchange = exchange ? tandem_exchange_ref (exchange) : NULL;
  g_set_str (&self->today, today);
  tandem_deal_sums_init (&sums, self->is_open);
  tandem_deal_sums_add (&sums, totals, today);
  each = tandem_exchange_sum_write_each (sums.amounts, FALSE);
  exact = tandem_exchange_sum_write_each (sums.amounts, TRUE);
  each_weighted = tandem_deal_sums_write_weighted (&sums);
  tandem_deal_sums_convert (&sums, self->exchange, &together, &weighted, &rates);
  show_sum (self, each, exact, together, rates);
  show_weighted (self, each_weighted, weighted);
  show_period (self, today);
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
