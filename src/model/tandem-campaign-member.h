/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Whom a campaign reached, and what came of it: a contact, or somebody of whom no more is known than what is noted. */
#define TANDEM_TYPE_CAMPAIGN_MEMBER (tandem_campaign_member_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignMember, tandem_campaign_member, TANDEM, CAMPAIGN_MEMBER, TandemRecord)

typedef enum {
  TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID,
  TANDEM_CAMPAIGN_MEMBER_CONTACT_ID,
  TANDEM_CAMPAIGN_MEMBER_NAME,
  TANDEM_CAMPAIGN_MEMBER_STATUS,
  TANDEM_CAMPAIGN_MEMBER_AT,
  TANDEM_CAMPAIGN_MEMBER_OFFER_ID,
  TANDEM_CAMPAIGN_MEMBER_TOUCH_ID,
  TANDEM_CAMPAIGN_MEMBER_N_COLUMNS,
} TandemCampaignMemberColumn;

TandemCampaignMember *tandem_campaign_member_new (void);

G_END_DECLS
