/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What another program calls a contact or a company: "hubspot" and the id there, as it is written, since case may matter. */
#define TANDEM_TYPE_FOREIGN_ID (tandem_foreign_id_get_type ())
G_DECLARE_FINAL_TYPE (TandemForeignId, tandem_foreign_id, TANDEM, FOREIGN_ID, TandemRecord)

typedef enum {
  TANDEM_FOREIGN_ID_CONTACT_ID,
  TANDEM_FOREIGN_ID_COMPANY_ID,
  TANDEM_FOREIGN_ID_PROGRAM,
  TANDEM_FOREIGN_ID_VALUE,
  TANDEM_FOREIGN_ID_N_COLUMNS,
} TandemForeignIdColumn;

#define TANDEM_FOREIGN_ID_TANDEM "tandem" /* another file of Tandem */
#define TANDEM_FOREIGN_ID_VCARD  "vcard"
#define TANDEM_FOREIGN_ID_OTHER  "other" /* nobody knows which: the ids of two sheets may be the same */

TandemForeignId *tandem_foreign_id_new     (const char *program, const char *value);
gboolean         tandem_foreign_id_is_same (TandemRecord *one, TandemRecord *other);
GPtrArray       *tandem_foreign_id_list    (TandemConnection *connection, guint record_column, gint64 record_id,
                                            GError **error);
gboolean         tandem_foreign_id_is_of_here (TandemConnection *connection, guint record_column, TandemRecord *foreign_id,
                                               gboolean *is_of_here, GError **error);
GArray          *tandem_foreign_id_find    (TandemConnection *connection, guint record_column, const char *program,
                                            const char *value, GError **error);

G_END_DECLS
