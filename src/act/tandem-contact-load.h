/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"

G_BEGIN_DECLS

/* Many new contacts in one write, each with what hangs on it: what tandem_act_add_contact() does for one, as a bulk load. On the
 * writer's thread, in a change set that was begun. Until it is finished nobody looks for the contacts: the indexes are away. */
typedef struct _TandemContactLoad TandemContactLoad;

TandemContactLoad *tandem_contact_load_begin  (TandemConnection *connection, guint64 n_contacts, GCancellable *cancellable,
                                               GError **error);
gboolean           tandem_contact_load_add    (TandemContactLoad *self, TandemContactDraft *draft, GError **error);
gboolean           tandem_contact_load_finish (TandemContactLoad *self, GError **error);
void               tandem_contact_load_free   (TandemContactLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContactLoad, tandem_contact_load_free)

G_END_DECLS
