/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-contact-state.h"

G_BEGIN_DECLS

TandemContactParts tandem_contact_state_merge_points     (TandemContactState *self, GPtrArray *points,
                                                          TandemContactParts kept, TandemContactParts overwrite,
                                                          TandemContactParts erase);
gboolean           tandem_contact_state_write_points     (TandemContactState *self, guint record_column, gint64 id,
                                                          TandemConnection *connection, GError **error);
gboolean           tandem_contact_state_has_family       (TandemContactState *self, const char *kind);
const char        *tandem_contact_state_get_points_title (TandemContactParts part);
char              *tandem_contact_state_join_points      (TandemContactState *self, TandemContactParts part);

G_END_DECLS
