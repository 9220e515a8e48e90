/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A way to reach a contact or a company: kind email, phone, mobile, url or social. The number that is
 * taken first is a phone or a mobile, so these are one family. */
#define TANDEM_TYPE_CONTACT_POINT (tandem_contact_point_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactPoint, tandem_contact_point, TANDEM, CONTACT_POINT, TandemRecord)

typedef enum {
  TANDEM_CONTACT_POINT_CONTACT_ID,
  TANDEM_CONTACT_POINT_COMPANY_ID,
  TANDEM_CONTACT_POINT_KIND,
  TANDEM_CONTACT_POINT_VALUE,
  TANDEM_CONTACT_POINT_NORMALISED,
  TANDEM_CONTACT_POINT_LABEL,
  TANDEM_CONTACT_POINT_IS_PRIMARY,
  TANDEM_CONTACT_POINT_N_COLUMNS,
} TandemContactPointColumn;

TandemContactPoint *tandem_contact_point_new         (void);
gboolean            tandem_contact_point_check_email (const char *text, GError **error);
gboolean            tandem_contact_point_is_family   (const char *kind, const char *other);
GPtrArray          *tandem_contact_point_list        (TandemConnection *connection, guint owner_column, gint64 owner_id,
                                                      GError **error);

G_END_DECLS
