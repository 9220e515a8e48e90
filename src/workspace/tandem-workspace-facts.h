/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemWorkspaceFacts:
 * @person_id: who is at the keyboard
 * @for_name: (nullable): the colleague whose work that person does at the moment
 * @is_guess: whether that was neither chosen here nor told by the name of the account
 *
 * What an open file says of its firm, and of who works with it here.
 */
typedef struct {
  gint64 person_id;
  gboolean is_guess;
  char *person_name;
  char *for_name;
  char *firm_name;
  char *currency;
  char *time_zone;
  gboolean is_sample;
} TandemWorkspaceFacts;

gboolean tandem_workspace_facts_read  (TandemConnection *connection, TandemWorkspaceFacts *facts, GError **error);
gboolean tandem_workspace_facts_choose (TandemConnection *connection, gint64 person_id, GError **error);
void     tandem_workspace_facts_clear (TandemWorkspaceFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemWorkspaceFacts, tandem_workspace_facts_clear)

G_END_DECLS
