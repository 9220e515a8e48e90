/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-contact-row.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemLookalikeReason:
 *
 * Why a contact may be the one that is being written, the surest first.
 */
typedef enum {
  TANDEM_LOOKALIKE_EMAIL,
  TANDEM_LOOKALIKE_PHONE,
  TANDEM_LOOKALIKE_NAME,
} TandemLookalikeReason;

#define TANDEM_LOOKALIKE_N_REASONS (TANDEM_LOOKALIKE_NAME + 1)
#define TANDEM_LOOKALIKES_MOST     3 /* that are told */

typedef struct {
  TandemLookalikeReason reason;
  TandemContactRow *row;
} TandemLookalike;

#define TANDEM_TYPE_CONTACT_LOOKALIKES (tandem_contact_lookalikes_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactLookalikes, tandem_contact_lookalikes, TANDEM, CONTACT_LOOKALIKES, GObject)

TandemContactLookalikes *tandem_contact_lookalikes_new (TandemWorkspace *workspace);
void tandem_contact_lookalikes_find_async (TandemContactLookalikes *self, const char *email, const char *phone,
                                           const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *tandem_contact_lookalikes_find_finish (TandemContactLookalikes *self, GAsyncResult *result, GError **error);

G_END_DECLS
