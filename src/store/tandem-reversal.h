/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "store/tandem-conflict.h"

G_BEGIN_DECLS

/**
 * TandemReversalWatch:
 * @tell: (nullable): called on the store's thread: what is undone, how many records are done, of how many
 * @data: for @tell
 * @cancellable: (nullable): looked at between two records; then nothing was changed
 *
 * Who waits for a long undo.
 */
typedef struct {
  void (*tell) (const char *label, guint n_done, guint n_all, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} TandemReversalWatch;

/**
 * TandemReversal:
 * @watch: (nullable): set by the caller, before
 * @set_id: the change set that was reversed, 0 when there was none to reverse
 * @label: what was undone or redone
 * @is_redo: whether it was done again
 * @is_whole: whether it goes back whole or not at all
 * @n_reversed: how many records went back
 * @n_left: how many were changed since, or a part of them was, and were left as they are; what stays for their sake is not counted
 * @n_gone: how many were removed with the trash since, or would name one that was
 * @left: (nullable) (element-type TandemConflict): the first hundred of those; also where nothing went back and the
 *   function failed for them
 */
typedef struct {
  const TandemReversalWatch *watch;
  gint64 set_id;
  char *label;
  gboolean is_redo, is_whole;
  guint n_reversed;
  guint n_left;
  guint n_gone;
  GPtrArray *left;
} TandemReversal;

gboolean tandem_reversal_run (TandemConnection *connection, gint64 set_id, TandemReversal *self, GError **error);
gboolean tandem_reversal_take_back (TandemConnection *connection, const TandemConflict *conflict, GError **error);
gboolean tandem_reversal_fail      (const TandemReversal *self, GError **error);
void tandem_reversal_reset (TandemReversal *self);
void tandem_reversal_clear (TandemReversal *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReversal, tandem_reversal_clear)

G_END_DECLS
