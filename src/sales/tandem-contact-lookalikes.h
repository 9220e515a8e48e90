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

typedef struct {
  TandemLookalikeReason reason;
  TandemContactRow *row;
} TandemLookalike;

void tandem_contact_lookalikes_find_async (TandemWorkspace *workspace, const char *email, const char *phone,
                                           const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *tandem_contact_lookalikes_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
