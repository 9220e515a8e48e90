/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemFirmList:
 * @TANDEM_FIRM_LIST_PIPELINES: the ways through which deals go
 * @TANDEM_FIRM_LIST_STAGES: the stages of open deals of one pipeline, which is the whole of the list
 * @TANDEM_FIRM_LIST_CHANNELS: the ways in which people hear of the firm
 * @TANDEM_FIRM_LIST_LOST_REASONS: why a deal is lost
 * @TANDEM_FIRM_LIST_RETURN_REASONS: why sales gives a lead back
 * @TANDEM_FIRM_LIST_CONTACT_FIELDS: what the firm writes down of a contact beside what every firm does
 * @TANDEM_FIRM_LIST_COMPANY_FIELDS: the same of a company
 * @TANDEM_FIRM_LIST_DEAL_FIELDS: the same of a deal
 * @TANDEM_FIRM_LIST_CAMPAIGN_FIELDS: the same of a campaign
 *
 * The short lists that a firm keeps for itself: each entry has a name and a place.
 */
typedef enum {
  TANDEM_FIRM_LIST_PIPELINES,
  TANDEM_FIRM_LIST_STAGES,
  TANDEM_FIRM_LIST_CHANNELS,
  TANDEM_FIRM_LIST_LOST_REASONS,
  TANDEM_FIRM_LIST_RETURN_REASONS,
  TANDEM_FIRM_LIST_CONTACT_FIELDS,
  TANDEM_FIRM_LIST_COMPANY_FIELDS,
  TANDEM_FIRM_LIST_DEAL_FIELDS,
  TANDEM_FIRM_LIST_CAMPAIGN_FIELDS,
  TANDEM_FIRM_LIST_N,
} TandemFirmList;

GType       tandem_firm_list_get_type      (TandemFirmList list);
const char *tandem_firm_list_get_table     (TandemFirmList list);
const char *tandem_firm_list_get_name      (TandemFirmList list, gpointer record);
void        tandem_firm_list_set_name      (TandemFirmList list, gpointer record, const char *name);
gint64      tandem_firm_list_get_place     (TandemFirmList list, gpointer record);
void        tandem_firm_list_set_place     (TandemFirmList list, gpointer record, gint64 place);
gpointer    tandem_firm_list_new_record    (TandemFirmList list, gint64 whole_id);
gint64      tandem_firm_list_get_whole     (TandemFirmList list, gpointer record);
GPtrArray  *tandem_firm_list_load          (TandemConnection *connection, TandemFirmList list, gint64 whole_id,
                                            GError **error);
gboolean    tandem_firm_list_count_deals   (TandemConnection *connection, TandemFirmList list, gint64 id, gint64 *n_deals,
                                            GError **error);
gboolean    tandem_firm_list_check_name    (TandemConnection *connection, TandemFirmList list, gpointer record,
                                            GError **error);

G_END_DECLS
