/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-model.h"

/**
 * tandem_model_ensure_types:
 *
 * Registers every record type, so that the journal finds the type of a table; to be called before a file is opened.
 */
void
tandem_model_ensure_types (void)
{
  g_type_ensure (TANDEM_TYPE_ACTIVITY);
  g_type_ensure (TANDEM_TYPE_ADDRESS);
  g_type_ensure (TANDEM_TYPE_ATTACHMENT);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_COST);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_DAY);
  g_type_ensure (TANDEM_TYPE_CAMPAIGN_MEMBER);
  g_type_ensure (TANDEM_TYPE_CHANNEL);
  g_type_ensure (TANDEM_TYPE_COMPANY);
  g_type_ensure (TANDEM_TYPE_CONSENT_EVENT);
  g_type_ensure (TANDEM_TYPE_CONTACT);
  g_type_ensure (TANDEM_TYPE_CONTACT_POINT);
  g_type_ensure (TANDEM_TYPE_CUSTOM_FIELD);
  g_type_ensure (TANDEM_TYPE_CUSTOM_VALUE);
  g_type_ensure (TANDEM_TYPE_DEAL);
  g_type_ensure (TANDEM_TYPE_DEAL_HISTORY);
  g_type_ensure (TANDEM_TYPE_DEAL_LINE);
  g_type_ensure (TANDEM_TYPE_DEAL_PERSON);
  g_type_ensure (TANDEM_TYPE_EXCHANGE_RATE);
  g_type_ensure (TANDEM_TYPE_FIRM);
  g_type_ensure (TANDEM_TYPE_FIRM_COST);
  g_type_ensure (TANDEM_TYPE_FOREIGN_ID);
  g_type_ensure (TANDEM_TYPE_HOLIDAY);
  g_type_ensure (TANDEM_TYPE_IMPORT_BATCH);
  g_type_ensure (TANDEM_TYPE_INTEREST);
  g_type_ensure (TANDEM_TYPE_LIFECYCLE_HISTORY);
  g_type_ensure (TANDEM_TYPE_NOT_DUPLICATE);
  g_type_ensure (TANDEM_TYPE_OFFER);
  g_type_ensure (TANDEM_TYPE_PERSON);
  g_type_ensure (TANDEM_TYPE_PIPELINE);
  g_type_ensure (TANDEM_TYPE_ORDER_LINE);
  g_type_ensure (TANDEM_TYPE_PRODUCT);
  g_type_ensure (TANDEM_TYPE_SALES_ORDER);
  g_type_ensure (TANDEM_TYPE_REASON);
  g_type_ensure (TANDEM_TYPE_RECORD_TAG);
  g_type_ensure (TANDEM_TYPE_RELATIONSHIP);
  g_type_ensure (TANDEM_TYPE_SAVED_VIEW);
  g_type_ensure (TANDEM_TYPE_STAGE);
  g_type_ensure (TANDEM_TYPE_TARGET);
  g_type_ensure (TANDEM_TYPE_TAG);
  g_type_ensure (TANDEM_TYPE_TOUCH);
}
