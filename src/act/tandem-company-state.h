/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-contact-state.h"

G_BEGIN_DECLS

/* A company as a #TandemContactState, whose parts it shares. */
TandemContactState *tandem_company_state_load (TandemConnection *connection, gint64 company_id, GError **error);
TandemContactState *tandem_company_state_new  (TandemCompanyDraft *draft);
TandemContactParts  tandem_company_state_merge (TandemContactState *self, TandemCompanyDraft *draft,
                                                TandemContactParts overwrite);
gboolean            tandem_company_state_write (TandemContactState *self, TandemConnection *connection, GError **error);

void tandem_company_draft_drop (TandemCompanyDraft *self, TandemContactParts parts);

G_END_DECLS
