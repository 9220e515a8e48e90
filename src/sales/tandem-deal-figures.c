/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-figures.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "sales/tandem-board-head.h"

/* Of what is open. */
static gint64
add_up (GPtrArray *heads, TandemDealSums *sums)
{
  gint64 n_open = 0;

  for (guint i = 0; i < heads->len; i++)
    if (tandem_board_head_is_open (heads->pdata[i]))
      n_open += tandem_board_head_add_to (heads->pdata[i], sums);
  return n_open;
}

static gboolean
is_known (GPtrArray *heads)
{
  for (guint i = 0; i < heads->len; i++)
    if (!tandem_board_head_is_known (heads->pdata[i]))
      return FALSE;
  return heads->len > 0;
}

static char *
say_weighted (TandemDealSums *sums, TandemExchange *exchange)
{
  g_autofree char *sum = tandem_exchange_sum_is_mixed (sums->weighted, exchange)
                             ? tandem_exchange_sum_write (sums->weighted, exchange)
                             : tandem_exchange_sum_write_each (sums->weighted, FALSE);

  /* Translators: %s is the sum of amount × probability of the open deals */
  return *sum ? g_strdup_printf (_ ("· weighted %s"), sum) : g_strdup ("");
}

/* How many deals are open, and what they add up to; where they are not of one currency, together in that of the firm, too. */
static char *
say_open (TandemDealSums *sums, TandemExchange *exchange, gint64 n_open, char **hint)
{
  g_autofree char *count = tandem_format_count (n_open);
  /* Translators: %s is how many deals are open */
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s open", "%s open", (gulong) n_open), count);
  g_autofree char *title = NULL;
  g_autofree char *weighted = NULL;
  g_autofree char *together = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *each = tandem_exchange_sum_write_each (sums->amounts, FALSE);

  if (tandem_deal_sums_convert (sums, exchange, &title, &weighted, hint))
    {
      sum = tandem_exchange_sum_write (sums->amounts, exchange);
      /* Translators: within a line; %s is what amounts in several currencies are worth in that of the firm */
      together = g_strdup_printf (C_ ("money", "together %s"), sum);
      return g_strconcat (open, " · ", each, " · ", together, NULL);
    }
  return *each ? g_strconcat (open, " · ", each, NULL) : g_steal_pointer (&open);
}

/**
 * tandem_deal_figures_show:
 * @heads: (element-type TandemBoardHead): those of the board
 * @open_label: takes how many deals are open, and their sum; nothing while that is not known
 * @weighted_label: takes the sum of amount × probability of the open deals
 */
void
tandem_deal_figures_show (GPtrArray *heads, GtkLabel *open_label, GtkLabel *weighted_label)
{
  TandemExchange *exchange = heads->len > 0 ? tandem_board_head_get_exchange (heads->pdata[0]) : NULL;
  TandemDealSums sums;
  gint64 n_open;
  g_autofree char *hint = NULL;
  g_autofree char *open = NULL;
  g_autofree char *weighted = NULL;

  tandem_deal_sums_init (&sums, TRUE);
  n_open = add_up (heads, &sums);
  open = say_open (&sums, exchange, n_open, &hint);
  weighted = say_weighted (&sums, exchange);
  gtk_label_set_label (open_label, is_known (heads) ? open : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (open_label), hint);
  gtk_label_set_label (weighted_label, weighted);
  tandem_deal_sums_clear (&sums);
}
