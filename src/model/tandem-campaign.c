/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemCampaign {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CAMPAIGN_N_COLUMNS] = {
  [TANDEM_CAMPAIGN_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_CHANNEL_ID] = { "channel_id", TANDEM_COLUMN_INTEGER, .names = "channel" },
  [TANDEM_CAMPAIGN_OBJECTIVE] = { "objective", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_STATUS] = { "status", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_STARTS_ON] = { "starts_on", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_ENDS_ON] = { "ends_on", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_BUDGET_MINOR] = { "budget_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_NOTES] = { "notes", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_SORT_KEY] = { "sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
  [TANDEM_CAMPAIGN_PARENT_ID] = { "parent_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_CAMPAIGN_EXPECTED_REVENUE_MINOR] = { "expected_revenue_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_EXPECTED_RESPONSES] = { "expected_responses", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_LANDING_URL] = { "landing_url", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_UTM_SOURCE] = { "utm_source", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_UTM_MEDIUM] = { "utm_medium", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_UTM_CAMPAIGN] = { "utm_campaign", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_UTM_TERM] = { "utm_term", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_UTM_CONTENT] = { "utm_content", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemCampaign, tandem_campaign, TANDEM_TYPE_RECORD)

static gboolean
tandem_campaign_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *name = tandem_record_get_text (self, TANDEM_CAMPAIGN_NAME);
  const char *starts_on = tandem_record_get_text (self, TANDEM_CAMPAIGN_STARTS_ON);
  const char *ends_on = tandem_record_get_text (self, TANDEM_CAMPAIGN_ENDS_ON);
  const char *fault = NULL;
  g_autoptr (GBytes) key = NULL;

  if (name == NULL)
    fault = _ ("A campaign needs a name. Nothing was saved.");
  else if (starts_on && ends_on && g_strcmp0 (ends_on, starts_on) < 0)
    fault = _ ("The campaign would end before it starts. Nothing was saved; change one of the dates.");
  else if (tandem_record_get_integer (self, TANDEM_CAMPAIGN_BUDGET_MINOR) < 0)
    fault = _ ("A budget can't be below zero. Nothing was saved.");
  else if (tandem_record_get_id (self) != 0
           && tandem_record_get_integer (self, TANDEM_CAMPAIGN_PARENT_ID) == tandem_record_get_id (self))
    fault = _ ("A campaign can't be a part of itself. Nothing was saved.");
  if (fault)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
      return FALSE;
    }
  key = tandem_collator_key (tandem_connection_get_collator (connection), name);
  tandem_record_set_bytes (self, TANDEM_CAMPAIGN_SORT_KEY, key);
  return TRUE;
}

static void
tandem_campaign_class_init (TandemCampaignClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "campaign", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_campaign_prepare;
}

static void
tandem_campaign_init (TandemCampaign *self)
{
}

/**
 * tandem_campaign_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCampaign *
tandem_campaign_new (void)
{
  return g_object_new (TANDEM_TYPE_CAMPAIGN, NULL);
}
