/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *nick;
  const char *title;
} Word;

static const Word objectives[] = {
  { "awareness", NC_ ("objective", "Awareness") },
  { "engagement", NC_ ("objective", "Engagement") },
  { "conversion", NC_ ("objective", "Conversion") },
  { "retention", NC_ ("objective", "Retention") },
};

static const Word statuses[] = {
  { "planned", NC_ ("campaign status", "Planned") }, { "active", NC_ ("campaign status", "Active") },
  { "paused", NC_ ("campaign status", "Paused") },   { "complete", NC_ ("campaign status", "Complete") },
  { "aborted", NC_ ("campaign status", "Aborted") },
};

static const Word cost_kinds[] = {
  { "ad-spend", NC_ ("cost", "Ad spend") },
  { "production", NC_ ("cost", "Production") },
  { "staff", NC_ ("cost", "Staff") },
  { "other", NC_ ("cost", "Other") },
};

static const Word offer_kinds[] = {
  { "trial", NC_ ("offer", "Trial") },
  { "consultation", NC_ ("offer", "Consultation") },
  { "download", NC_ ("offer", "Download") },
};

static const Word member_statuses[] = {
  { "targeted", NC_ ("member", "Targeted") },
  { "sent", NC_ ("member", "Sent") },
  { "delivered", NC_ ("member", "Delivered") },
  { "opened", NC_ ("member", "Opened") },
  { "clicked", NC_ ("member", "Clicked") },
  { "responded", NC_ ("member", "Responded") },
  { "converted", NC_ ("member", "Converted") },
  { "bounced-hard", NC_ ("member", "Bounced for good") },
  { "bounced-soft", NC_ ("member", "Bounced for now") },
  { "opted-out", NC_ ("member", "Opted out") },
};

static const struct {
  const char *context;
  const Word *words;
  guint n_words;
} lists[] = {
  [TANDEM_CAMPAIGN_WORDS_OBJECTIVE] = { "objective", objectives, G_N_ELEMENTS (objectives) },
  [TANDEM_CAMPAIGN_WORDS_STATUS] = { "campaign status", statuses, G_N_ELEMENTS (statuses) },
  [TANDEM_CAMPAIGN_WORDS_COST_KIND] = { "cost", cost_kinds, G_N_ELEMENTS (cost_kinds) },
  [TANDEM_CAMPAIGN_WORDS_OFFER_KIND] = { "offer", offer_kinds, G_N_ELEMENTS (offer_kinds) },
  [TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS] = { "member", member_statuses, G_N_ELEMENTS (member_statuses) },
};

guint
tandem_campaign_words_count (TandemCampaignWords words)
{
  return lists[words].n_words;
}

const char *
tandem_campaign_words_get_nick (TandemCampaignWords words, guint place)
{
  g_return_val_if_fail (place < lists[words].n_words, NULL);
  return lists[words].words[place].nick;
}

/**
 * tandem_campaign_words_get_title:
 *
 * Returns: (transfer none): the word in the person's language
 */
const char *
tandem_campaign_words_get_title (TandemCampaignWords words, guint place)
{
  g_return_val_if_fail (place < lists[words].n_words, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, lists[words].context, lists[words].words[place].title);
}

/**
 * tandem_campaign_words_find:
 *
 * Returns: the place of a nick; 0 for one that is not there
 */
guint
tandem_campaign_words_find (TandemCampaignWords words, const char *nick)
{
  for (guint i = 0; i < lists[words].n_words; i++)
    if (g_strcmp0 (lists[words].words[i].nick, nick) == 0)
      return i;
  return 0;
}

/**
 * tandem_campaign_words_add_codes:
 * @codes: (inout) (nullable): the codes of currencies, as "CHF, USD"
 * @more: (nullable): others, of which those that are there already are not added
 */
void
tandem_campaign_words_add_codes (char **codes, const char *more)
{
  g_auto (GStrv) there = g_strsplit (*codes ? *codes : "", ", ", -1);
  g_auto (GStrv) added = g_strsplit (more ? more : "", ", ", -1);

  for (guint i = 0; added[i]; i++)
    if (!g_strv_contains ((const char *const *) there, added[i]))
      {
        g_autofree char *before = *codes;

        *codes = before ? g_strconcat (before, ", ", added[i], NULL) : g_strdup (added[i]);
      }
}

/**
 * tandem_campaign_words_mark:
 * @figure: (transfer full): a number as it is read
 * @without: (nullable): the codes of currencies that are not in it
 *
 * Returns: (transfer full): the figure, with an asterisk where something is left out
 */
char *
tandem_campaign_words_mark (char *figure, const char *without)
{
  g_autofree char *plain = figure;

  return without ? g_strconcat (plain, "*", NULL) : g_steal_pointer (&plain);
}

/**
 * tandem_campaign_words_explain_mark:
 * @without: (nullable): the codes of currencies that are left out
 *
 * Returns: (transfer full) (nullable): what the asterisk means
 */
char *
tandem_campaign_words_explain_mark (const char *without)
{
  /* Translators: what an asterisk behind an amount means; %s is the codes of currencies */
  return without ? g_strdup_printf (_ ("* Without amounts in %s: there is no exchange rate"), without) : NULL;
}
