/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-sums-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-words.h"

static void
add_count (GPtrArray *words, gint64 n, gboolean of_selection)
{
  g_autofree char *count = tandem_format_count (n);

  if (of_selection)
    /* Translators: how many campaigns are selected; their sums follow */
    g_ptr_array_add (words, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s campaign selected",
                                                          "%s campaigns selected", (gulong) n),
                                             count));
  else
    g_ptr_array_add (words,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s campaign", "%s campaigns", (gulong) n), count));
}

/**
 * tandem_campaign_sums_write_leads:
 *
 * Returns: (transfer full): "34 leads"
 */
char *
tandem_campaign_sums_write_leads (gint64 n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: %s is how many people */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s lead", "%s leads", (gulong) n), count);
}

static char *
write_amount (gint64 minor, const char *currency, const char *without)
{
  return tandem_campaign_words_mark (tandem_format_money_whole (minor, currency), without);
}

static void
add_amounts (GPtrArray *words, const TandemCampaignSum *sum)
{
  g_autofree char *budget = write_amount (sum->budget_minor, sum->currency, NULL);
  g_autofree char *cost = write_amount (sum->cost_minor, sum->currency, sum->cost_without);
  g_autofree char *won = write_amount (sum->won_minor, sum->currency, sum->won_without);

  if (sum->budget_minor > 0)
    /* Translators: the sum of the budgets of campaigns; %s is money */
    g_ptr_array_add (words, g_strdup_printf (_ ("Budgets %s"), budget));
  if (sum->cost_minor > 0 || sum->cost_without)
    /* Translators: the sum of the costs of campaigns; %s is money */
    g_ptr_array_add (words, g_strdup_printf (_ ("Costs %s"), cost));
  if (sum->won_minor > 0 || sum->won_without)
    /* Translators: what campaigns have won, together; %s is money */
    g_ptr_array_add (words, g_strdup_printf (_ ("Won %s"), won));
}

static GPtrArray *
list_words (GPtrArray *sums, gboolean of_selection)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  gint64 n_campaigns = 0, n_leads = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      n_campaigns += ((TandemCampaignSum *) sums->pdata[i])->n_campaigns;
      n_leads += ((TandemCampaignSum *) sums->pdata[i])->leads;
    }
  if (n_campaigns > 0)
    add_count (words, n_campaigns, of_selection);
  for (guint i = 0; i < sums->len; i++)
    add_amounts (words, sums->pdata[i]);
  if (n_leads > 0)
    g_ptr_array_add (words, tandem_campaign_sums_write_leads (n_leads));
  return words;
}

/* What the asterisks mean, where there are any. */
static char *
explain_marks (GPtrArray *sums)
{
  g_autofree char *without = NULL;

  for (guint i = 0; i < sums->len; i++)
    {
      const TandemCampaignSum *sum = sums->pdata[i];

      tandem_campaign_words_add_codes (&without, sum->cost_without);
      tandem_campaign_words_add_codes (&without, sum->won_without);
    }
  return tandem_campaign_words_explain_mark (without);
}

/**
 * tandem_campaign_sums_describe:
 * @sums: (element-type TandemCampaignSum): of each currency
 * @of_selection: whether the campaigns are those that are selected
 *
 * Returns: how many they are, what they come to, and how many leads they have
 */
TandemSumsWords
tandem_campaign_sums_describe (GPtrArray *sums, gboolean of_selection)
{
  return (TandemSumsWords) { list_words (sums, of_selection), explain_marks (sums) };
}

/**
 * tandem_campaign_sums_write_of:
 * @rows: (element-type TandemCampaignRow): campaigns
 *
 * Returns: (transfer full) (nullable): what they add up to, and what asterisks mean in a second line
 */
char *
tandem_campaign_sums_write_of (GPtrArray *rows)
{
  g_autoptr (GPtrArray) sums = tandem_campaign_query_sum_rows (rows);
  g_auto (TandemSumsWords) words = tandem_campaign_sums_describe (sums, FALSE);

  return tandem_sums_words_write (&words);
}
