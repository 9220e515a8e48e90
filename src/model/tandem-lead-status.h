/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemLeadStatus:
 *
 * How far the work on a lead is. The nick is what the database holds; a contact that is no lead has none.
 */
typedef enum {
  TANDEM_LEAD_STATUS_NEW,
  TANDEM_LEAD_STATUS_ASSIGNED,
  TANDEM_LEAD_STATUS_WORKING,
  TANDEM_LEAD_STATUS_NURTURING,
  TANDEM_LEAD_STATUS_UNQUALIFIED,
  TANDEM_LEAD_STATUS_RECYCLED,
  TANDEM_LEAD_STATUS_CONVERTED,
  TANDEM_LEAD_STATUS_N,
} TandemLeadStatus;

const char *tandem_lead_status_get_nick  (TandemLeadStatus status);
const char *tandem_lead_status_get_title (TandemLeadStatus status);
const char *tandem_lead_status_to_title  (const char *nick);

G_END_DECLS
