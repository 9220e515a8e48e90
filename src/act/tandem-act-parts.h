/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-contact-state.h"
#include "store/tandem-bulk-load.h"

G_BEGIN_DECLS

/* Inside an act: what hangs on a contact or a company of a draft. What is there already is left, and tells no change. */

gboolean tandem_act_add_parts    (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft,
                                  gboolean overwrites, gboolean *changed, GError **error);
gboolean tandem_act_add_ids      (TandemConnection *connection, gint64 contact_id, GPtrArray *foreign_ids,
                                  gboolean *changed, GError **error);
gboolean tandem_act_load_parts   (TandemBulkLoad *load, gint64 contact_id, TandemContactDraft *draft, GError **error);
gboolean tandem_act_fill_company (TandemConnection *connection, gint64 company_id, TandemCompanyDraft *draft,
                                  TandemContactParts overwrite, gboolean *changed, GError **error);
gboolean tandem_act_name_parent  (TandemConnection *connection, gint64 company_id, const char *name, gboolean overwrites,
                                  gboolean *changed, GError **error);
gboolean tandem_act_add_company_draft (TandemConnection *connection, TandemCompanyDraft *draft, GError **error);

G_END_DECLS
