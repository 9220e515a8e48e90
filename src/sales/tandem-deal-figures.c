/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-figures.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "sales/tandem-board-column.h"

typedef struct {
  gint64 amount_minor;
  gint64 weighted_minor;
} Sums;

/* Amounts of different currencies are never added: each has its own sums. */
static GHashTable *
add_up (GPtrArray *columns, gint64 *n_open)
{
  GHashTable *by_currency = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  *n_open = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      GPtrArray *totals = tandem_board_column_get_totals (columns->pdata[i]);

      if (totals == NULL || !g_str_equal (tandem_board_column_get_kind (columns->pdata[i]), "open"))
        continue;
      for (guint k = 0; k < totals->len; k++)
        {
          TandemStageTotal *total = g_ptr_array_index (totals, k);
          Sums *sums = g_hash_table_lookup (by_currency, total->currency);

          if (sums == NULL)
            g_hash_table_insert (by_currency, total->currency, sums = g_new0 (Sums, 1));
          sums->amount_minor += total->amount_minor;
          sums->weighted_minor += total->weighted_minor;
          *n_open += total->n_deals;
        }
    }
  return by_currency;
}

static gboolean
is_known (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (tandem_board_column_get_totals (columns->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * tandem_deal_figures_say:
 * @columns: (element-type TandemBoardColumn): the board
 * @weighted: (out) (transfer full): the sum of amount × probability of the open deals; empty when there are none
 *
 * Returns: (transfer full): how many deals are open, and their sum; empty while that is not known
 */
char *
tandem_deal_figures_say (GPtrArray *columns, char **weighted)
{
  gint64 n_open;
  g_autoptr (GHashTable) by_currency = add_up (columns, &n_open);
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
  return is_known (columns) ? g_strconcat (open, amounts->str, NULL) : g_strdup ("");
}
