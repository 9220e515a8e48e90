/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-figures.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-stage.h"

typedef struct {
  gint64 amount_minor;
  gint64 weighted_minor;
} Sums;

static gboolean
is_open_stage (TandemDealBoard *board, gint64 stage_id)
{
  for (guint i = 0; i < board->stages->len; i++)
    {
      TandemRecord *stage = g_ptr_array_index (board->stages, i);

      if (tandem_record_get_id (stage) == stage_id)
        return g_strcmp0 (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open") == 0;
    }
  return FALSE;
}

/* Amounts of different currencies are never added: each has its own sums. */
static GHashTable *
add_up (TandemDealBoard *board, gint64 *n_open)
{
  GHashTable *by_currency = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  *n_open = 0;
  for (guint i = 0; i < board->totals->len; i++)
    {
      TandemStageTotal *total = g_ptr_array_index (board->totals, i);
      Sums *sums = g_hash_table_lookup (by_currency, total->currency);

      if (!is_open_stage (board, total->stage_id))
        continue;
      if (sums == NULL)
        g_hash_table_insert (by_currency, total->currency, sums = g_new0 (Sums, 1));
      sums->amount_minor += total->amount_minor;
      sums->weighted_minor += total->weighted_minor;
      *n_open += total->n_deals;
    }
  return by_currency;
}

/**
 * tandem_deal_figures_say:
 * @weighted: (out) (transfer full): the sum of amount × probability of the open deals; empty when there are none
 *
 * Returns: (transfer full): how many deals are open, and their sum
 */
char *
tandem_deal_figures_say (TandemDealBoard *board, char **weighted)
{
  gint64 n_open;
  g_autoptr (GHashTable) by_currency = add_up (board, &n_open);
  g_autoptr (GString) amounts = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *count = tandem_format_count (n_open);
  /* Translators: %s is how many deals are open */
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s open", "%s open", (gulong) n_open), count);
  GHashTableIter iter;
  gpointer currency, value;

  g_hash_table_iter_init (&iter, by_currency);
  while (g_hash_table_iter_next (&iter, &currency, &value))
    {
      Sums *sums = value;
      g_autofree char *amount = tandem_format_money_whole (sums->amount_minor, currency);
      g_autofree char *part = tandem_format_money_whole (sums->weighted_minor, currency);

      g_string_append_printf (amounts, " · %s", amount);
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? " + " : "", part);
    }
  /* Translators: %s is the sum of amount × probability of the open deals */
  *weighted = expected->len > 0 ? g_strdup_printf (_ ("· weighted %s"), expected->str) : g_strdup ("");
  return g_strconcat (open, amounts->str, NULL);
}
