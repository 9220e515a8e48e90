/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-member.h"

struct _TandemCampaignMember {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CAMPAIGN_MEMBER_N_COLUMNS] = {
  [TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
  [TANDEM_CAMPAIGN_MEMBER_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_CAMPAIGN_MEMBER_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_MEMBER_STATUS] = { "status", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_MEMBER_AT] = { "at", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_MEMBER_OFFER_ID] = { "offer_id", TANDEM_COLUMN_INTEGER, .names = "offer" },
  [TANDEM_CAMPAIGN_MEMBER_TOUCH_ID] = { "touch_id", TANDEM_COLUMN_INTEGER, .names = "touch" },
};

G_DEFINE_FINAL_TYPE (TandemCampaignMember, tandem_campaign_member, TANDEM_TYPE_RECORD)

static void
tandem_campaign_member_class_init (TandemCampaignMemberClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "campaign_member", columns, G_N_ELEMENTS (columns));
}

static void
tandem_campaign_member_init (TandemCampaignMember *self)
{
}

/**
 * tandem_campaign_member_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCampaignMember *
tandem_campaign_member_new (void)
{
  return g_object_new (TANDEM_TYPE_CAMPAIGN_MEMBER, NULL);
}
