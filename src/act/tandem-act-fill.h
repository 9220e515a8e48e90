/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"

G_BEGIN_DECLS

gboolean tandem_act_fill_contact (TandemConnection *connection, gint64 contact_id, TandemContactDraft *draft,
                                  gboolean *changed, GError **error);

G_END_DECLS
