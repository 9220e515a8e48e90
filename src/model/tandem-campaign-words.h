/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The enumerations of campaigns: the nick that the database holds, and the word that a person sees. */

typedef enum {
  TANDEM_CAMPAIGN_WORDS_OBJECTIVE,
  TANDEM_CAMPAIGN_WORDS_STATUS,
  TANDEM_CAMPAIGN_WORDS_COST_KIND,
  TANDEM_CAMPAIGN_WORDS_OFFER_KIND,
  TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS,
} TandemCampaignWords;

guint       tandem_campaign_words_count     (TandemCampaignWords words);
const char *tandem_campaign_words_get_nick  (TandemCampaignWords words, guint place);
const char *tandem_campaign_words_get_title (TandemCampaignWords words, guint place);
guint       tandem_campaign_words_find      (TandemCampaignWords words, const char *nick);
char       *tandem_campaign_words_mark      (char *figure, const char *without);
void        tandem_campaign_words_add_codes (char **codes, const char *more);
char       *tandem_campaign_words_explain_mark (const char *without);

G_END_DECLS
