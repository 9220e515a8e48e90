/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The summary of a campaign: its figures, and the newest of what hangs on it. */
#include "marketing/tandem-campaign-summary.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "marketing/tandem-campaign-links.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-offer.h"

static void
add_figure (GtkFlowBox *box, const char *name, const char *value, const char *definition)
{
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *value_label = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (value_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name_label, "caption");
  gtk_widget_add_css_class (name_label, "dimmed");
  gtk_widget_add_css_class (value_label, "title-4");
  gtk_widget_add_css_class (value_label, "numeric");
  gtk_widget_set_tooltip_text (figure, definition);
  gtk_box_append (GTK_BOX (figure), name_label);
  gtk_box_append (GTK_BOX (figure), value_label);
  gtk_flow_box_append (box, figure);
}

/* A figure of money says of which currencies it is, and which are left out, where there are several. */
static void
add_money (GtkFlowBox *box, const TandemCampaignMoney *money, const char *name, const char *value,
           const char *definition, gboolean has_costs, gboolean has_won)
{
  g_autofree char *title = tandem_campaign_money_name (money, name, has_costs, has_won);
  g_autofree char *sums = tandem_campaign_money_write (money, has_costs, has_won);
  g_autofree char *words = g_strconcat (definition, sums, NULL);

  add_figure (box, title, value, words);
}

/**
 * tandem_campaign_summary_show_figures:
 *
 * The key figures of the campaign.
 */
void
tandem_campaign_summary_show_figures (GtkFlowBox *box, const TandemCampaignFacts *facts)
{
  TandemCampaignRow *row = facts->row;
  const TandemCampaignMoney *money = &facts->money;
  gint64 costs = money->costs.minor, won = money->won.minor;
  g_autofree char *cost = tandem_format_money_whole (costs, row->currency);
  g_autofree char *leads = tandem_format_count (row->leads);
  g_autofree char *revenue = tandem_format_money_whole (won, row->currency);
  g_autofree char *cpl = row->leads > 0 ? tandem_format_money (tandem_money_share (costs, 1, row->leads), row->currency)
                                        : g_strdup ("—");
  g_autofree char *roi
      = costs > 0 ? tandem_format_percent_value ((double) (won - costs) / (double) costs, 0) : g_strdup ("—");
  g_autofree char *visits = tandem_format_count (facts->totals.visits);

  gtk_flow_box_remove_all (box);
  add_money (box, money, C_ ("figure", "Costs"), cost, _ ("All costs of the campaign"), TRUE, FALSE);
  add_figure (box, C_ ("figure", "Visits"), visits, _ ("Visits that the channel reports"));
  add_figure (box, C_ ("figure", "Leads"), leads, _ ("People whom the campaign turned into leads"));
  add_money (box, money, C_ ("figure", "CPL"), cpl, _ ("Cost per lead: costs ÷ leads"), TRUE, FALSE);
  add_money (box, money, C_ ("figure", "Won"), revenue,
             _ ("Deals won whose primary source this is; under the models of attribution see there"), FALSE, TRUE);
  add_money (box, money, C_ ("figure", "ROI"), roi, _ ("Return on investment by primary source: (won − costs) ÷ costs"),
             TRUE, TRUE);
}

/**
 * tandem_campaign_summary_describe_costs:
 *
 * Returns: (transfer full) (nullable): what was spent, of the budget where there is one
 */
char *
tandem_campaign_summary_describe_costs (const TandemCampaignFacts *facts)
{
  TandemCampaignRow *row = facts->row;
  g_autofree char *cost = tandem_format_money (facts->money.costs.minor, row->currency);
  g_autofree char *budget = tandem_format_money (row->budget_minor, row->currency);
  /* Translators: both %s are amounts of money */
  g_autofree char *of_budget = g_strdup_printf (_ ("%s of a budget of %s"), cost, budget);

  if (row->has_budget)
    return tandem_campaign_money_name (&facts->money, of_budget, TRUE, FALSE);
  return row->cost_minor > 0 || row->cost_without ? tandem_campaign_money_name (&facts->money, cost, TRUE, FALSE)
                                                  : NULL;
}

/**
 * tandem_campaign_summary_show_costs:
 *
 * The newest costs, and how much of the budget they are together.
 */
void
tandem_campaign_summary_show_costs (TandemEntryGroup *group, const TandemCampaignFacts *facts)
{
  g_autofree char *words = tandem_campaign_summary_describe_costs (facts);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
  tandem_entry_group_begin (group);
  for (guint i = 0; i < facts->costs->len; i++)
    {
      TandemRecord *cost = g_ptr_array_index (facts->costs, i);
      g_autofree char *day = tandem_format_date (tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_DAY));
      g_autofree char *amount
          = tandem_format_money (tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR),
                                 tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY));
      guint kind = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_COST_KIND,
                                               tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_KIND));

      const char *title = tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_COST_KIND, kind);
      AdwActionRow *row = tandem_entry_group_add_entry (group, G_OBJECT (cost), title, day);
      GtkWidget *label = gtk_label_new (amount);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (row, label);
      tandem_entry_group_add_trash (group, row);
    }
  tandem_entry_group_end_first (group, facts->cost_ids->len);
}

/**
 * tandem_campaign_summary_show_days:
 *
 * The newest figures of days.
 */
void
tandem_campaign_summary_show_days (TandemEntryGroup *group, const TandemCampaignFacts *facts)
{
  tandem_entry_group_begin (group);
  for (guint i = 0; i < facts->days->len; i++)
    {
      TandemRecord *day = g_ptr_array_index (facts->days, i);
      g_autofree char *date = tandem_format_date (tandem_record_get_text (day, TANDEM_CAMPAIGN_DAY_DAY));
      g_autofree char *impressions
          = tandem_format_count (tandem_record_get_integer (day, TANDEM_CAMPAIGN_DAY_IMPRESSIONS));
      g_autofree char *clicks = tandem_format_count (tandem_record_get_integer (day, TANDEM_CAMPAIGN_DAY_CLICKS));
      g_autofree char *visits = tandem_format_count (tandem_record_get_integer (day, TANDEM_CAMPAIGN_DAY_VISITS));
      g_autofree char *words = NULL;

      /* Translators: the figures that a channel reports of a day; each %s is a count */
      words = g_strdup_printf (_ ("%s impressions, %s clicks, %s visits"), impressions, clicks, visits);
      tandem_entry_group_add_trash (group, tandem_entry_group_add_entry (group, G_OBJECT (day), date, words));
    }
  tandem_entry_group_end_first (group, facts->day_ids->len);
}

/**
 * tandem_campaign_summary_show_leads:
 *
 * The newest contacts that came from it.
 */
void
tandem_campaign_summary_show_leads (TandemEntryGroup *group, const TandemCampaignFacts *facts)
{
  g_autofree char *count = tandem_format_count (facts->lead_ids->len);
  g_autofree char *words = NULL;

  /* Translators: %s is how many contacts came from a campaign */
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact came from this campaign",
                                        "%s contacts came from this campaign", facts->lead_ids->len),
                           count);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
  tandem_entry_group_begin (group);
  for (guint i = 0; i < facts->leads->len; i++)
    {
      TandemRecord *contact = g_ptr_array_index (facts->leads, i);
      g_autofree char *name = contact ? tandem_contact_query_make_name (contact, NULL) : NULL;
      TandemLifecycle stage;
      AdwActionRow *row;

      if (contact == NULL)
        continue;
      stage = tandem_lifecycle_from_nick (tandem_record_get_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE));
      row = tandem_entry_group_add_entry (group, G_OBJECT (contact), name ? name : _ ("Contact without a name"),
                                          tandem_lifecycle_get_title (stage));
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  tandem_entry_group_end_first (group, facts->lead_ids->len);
}

/**
 * tandem_campaign_summary_show_offers:
 *
 * All its offers.
 */
void
tandem_campaign_summary_show_offers (TandemEntryGroup *group, const TandemCampaignFacts *facts)
{
  tandem_entry_group_begin (group);
  for (guint i = 0; i < facts->offers->len; i++)
    {
      TandemRecord *offer = facts->offers->pdata[i];
      guint kind = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_OFFER_KIND,
                                               tandem_record_get_text (offer, TANDEM_OFFER_KIND));
      AdwActionRow *row
          = tandem_entry_group_add_entry (group, G_OBJECT (offer), tandem_record_get_text (offer, TANDEM_OFFER_NAME),
                                          tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_OFFER_KIND, kind));

      tandem_campaign_links_add_copy_button (row, facts->campaign, tandem_record_get_text (offer, TANDEM_OFFER_URL));
      tandem_entry_group_add_trash (group, row);
    }
  tandem_entry_group_end (group);
}
