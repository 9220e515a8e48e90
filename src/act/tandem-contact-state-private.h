/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-contact-state.h"

G_BEGIN_DECLS

/* What the state of a contact and that of a company share. */
gint64             tandem_contact_state_make_stamp    (TandemContactState *self, TandemRecord *record);
TandemContactParts tandem_contact_state_take_text     (TandemRecord *there, guint column, const char *value,
                                                       TandemContactParts part, gboolean overwrite, gboolean erase);
gboolean           tandem_contact_state_write_records (GPtrArray *records, guint owner_column, gint64 owner_id,
                                                       TandemConnection *connection, GError **error);

/* Of its points. */
TandemContactParts tandem_contact_state_merge_points     (TandemContactState *self, GPtrArray *points,
                                                          TandemContactParts kept, TandemContactParts overwrite,
                                                          TandemContactParts erase);
void               tandem_contact_state_drop_points      (GPtrArray *points, TandemContactParts parts);
gboolean           tandem_contact_state_has_family       (TandemContactState *self, const char *kind);
const char        *tandem_contact_state_get_points_title (TandemContactParts part);
char              *tandem_contact_state_join_points      (TandemContactState *self, TandemContactParts part);

/* Of its addresses. */
TandemContactParts tandem_contact_state_merge_addresses  (TandemContactState *self, GPtrArray *addresses,
                                                          TandemContactParts kept, TandemContactParts overwrite,
                                                          TandemContactParts erase);
TandemContactParts tandem_contact_state_drop_places      (TandemRecord *address, TandemContactParts parts);
const char        *tandem_contact_state_get_place_title  (TandemContactParts part);
char              *tandem_contact_state_dup_place        (TandemContactState *self, TandemContactParts part);

G_END_DECLS
