/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemLifecycle:
 *
 * Where a contact stands on the way from a reader to a customer. The nick is what the database holds. Marketing has the
 * stages up to MQL; from SAL on they are sales'.
 */
typedef enum {
  TANDEM_LIFECYCLE_SUBSCRIBER,
  TANDEM_LIFECYCLE_LEAD,
  TANDEM_LIFECYCLE_MQL,
  TANDEM_LIFECYCLE_SAL,
  TANDEM_LIFECYCLE_SQL,
  TANDEM_LIFECYCLE_OPPORTUNITY,
  TANDEM_LIFECYCLE_CUSTOMER,
  TANDEM_LIFECYCLE_EVANGELIST,
  TANDEM_LIFECYCLE_OTHER,
  TANDEM_LIFECYCLE_N_STAGES,
} TandemLifecycle;

const char      *tandem_lifecycle_get_nick  (TandemLifecycle stage);
const char      *tandem_lifecycle_get_title (TandemLifecycle stage);
const char      *tandem_lifecycle_get_definition (TandemLifecycle stage);
TandemLifecycle  tandem_lifecycle_from_nick (const char *nick);
char            *tandem_lifecycle_dup_icon_name (TandemLifecycle stage);
const char      *tandem_lifecycle_get_department (TandemLifecycle stage);

G_END_DECLS
