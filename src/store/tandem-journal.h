/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* The head of a change set. */
typedef struct {
  char *label;
  char *cause;
  gint64 sequence;
  gboolean composite;
  gboolean reversed;
} TandemJournalHead;

/* What a change set did: records that it made, with the ids from @first to @last, or one that it changed. */
typedef struct {
  char *table;
  gboolean is_create;
  gint64 first, last;
  char *before, *after;
} TandemJournalRow;

gboolean tandem_journal_find_undo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_redo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_sequence (TandemConnection *connection, gint64 sequence, gint64 *set_id, GError **error);
gboolean tandem_journal_find_origin (TandemConnection *connection, gint64 set_id, gint64 *origin_id, GError **error);
gboolean tandem_journal_find_standing (TandemConnection *connection, gint64 set_id, gint64 *last_id, gboolean *is_undone,
                                       GError **error);
gboolean tandem_journal_get_closed    (TandemConnection *connection, gint64 *sequence, GError **error);
gboolean tandem_journal_close         (TandemConnection *connection, GError **error);
gboolean tandem_journal_forget        (TandemConnection *connection, const char *table, gint64 id, GError **error);

gboolean tandem_journal_load_head (TandemConnection *connection, gint64 set_id, TandemJournalHead *head,
                                   GError **error);
void tandem_journal_head_clear (TandemJournalHead *head);
GPtrArray *tandem_journal_load_rows (TandemConnection *connection, gint64 set_id, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemJournalHead, tandem_journal_head_clear)

G_END_DECLS
