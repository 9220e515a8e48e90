/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-day.h"

#include "store/tandem-connection.h"

struct _TandemCampaignDay {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CAMPAIGN_DAY_N_COLUMNS] = {
  [TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
  [TANDEM_CAMPAIGN_DAY_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_DAY_IMPRESSIONS] = { "impressions", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_DAY_CLICKS] = { "clicks", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_DAY_VISITS] = { "visits", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_DAY_ENGAGEMENTS] = { "engagements", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemCampaignDay, tandem_campaign_day, TANDEM_TYPE_RECORD)

static void
tandem_campaign_day_class_init (TandemCampaignDayClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "campaign_day", columns, G_N_ELEMENTS (columns));
}

static void
tandem_campaign_day_init (TandemCampaignDay *self)
{
}

/**
 * tandem_campaign_day_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCampaignDay *
tandem_campaign_day_new (void)
{
  return g_object_new (TANDEM_TYPE_CAMPAIGN_DAY, NULL);
}

/**
 * tandem_campaign_day_prepare_find:
 *
 * Returns: (transfer full) (nullable): asks for the id of the live record of a day, which is one at most
 */
TandemStatement *
tandem_campaign_day_prepare_find (TandemConnection *connection, gint64 campaign_id, const char *day, GError **error)
{
  TandemStatement *statement = tandem_connection_prepare (
      connection, "SELECT id FROM campaign_day WHERE campaign_id = $1 AND day = $2 AND deleted_at IS NULL", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, day);
  return statement;
}
