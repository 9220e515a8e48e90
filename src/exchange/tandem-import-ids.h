/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"

G_BEGIN_DECLS

gboolean tandem_import_ids_find_company (TandemConnection *connection, TandemContactDraft *row, gint64 *company_id,
                                         GError **error);
gboolean tandem_import_ids_find_filled (TandemConnection *connection, gint64 id, gint64 *company_id, GError **error);

G_END_DECLS
