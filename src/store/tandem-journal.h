/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A record by its table and its id. */
typedef struct {
  const char *table;            /* interned */
  gint64 id;
} TandemRecordKey;

/**
 * TandemReversal:
 * @set_id: the change set that was reversed, 0 when there was none to reverse
 * @label: what was undone or redone
 * @n_reversed: how many records went back
 * @n_left: how many were changed since, and were left as they are
 * @left: (nullable) (element-type TandemRecordKey): the first hundred of those
 * @left_names: (nullable) (array zero-terminated=1): what they are called, where an act filled it in
 */
typedef struct {
  gint64 set_id;
  char *label;
  guint n_reversed;
  guint n_left;
  GArray *left;
  GStrv left_names;
} TandemReversal;

void     tandem_reversal_clear     (TandemReversal *self);

gboolean tandem_journal_find_undo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_redo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_sequence (TandemConnection *connection, gint64 sequence, gint64 *set_id, GError **error);
gboolean tandem_journal_find_standing (TandemConnection *connection, gint64 set_id, gint64 *last_id, gboolean *is_undone,
                                       GError **error);
gboolean tandem_journal_reverse       (TandemConnection *connection, gint64 set_id, TandemReversal *reversal,
                                       GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReversal, tandem_reversal_clear)

G_END_DECLS
