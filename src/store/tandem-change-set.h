/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/tandem-types.h"
#include "store/tandem-changes.h"
#include "store/tandem-follow-ups.h"

G_BEGIN_DECLS

/* The change set of the transaction under way on a connection: what a person did, told in a label, with every record it
 * touched as it was before. On the writer's thread only. */

#define TANDEM_CAUSE_EDIT   "edit"
#define TANDEM_CAUSE_IMPORT "import"
#define TANDEM_CAUSE_SETUP  "setup"
#define TANDEM_CAUSE_UNDO   "undo"
#define TANDEM_CAUSE_REDO   "redo"

#define TANDEM_ORIGIN_WINDOW "window"
#define TANDEM_ORIGIN_CLI    "cli"

typedef struct _TandemChangeSet TandemChangeSet;

TandemChangeSet *tandem_change_set_new           (gint64 person_id, const char *origin);
void             tandem_change_set_free          (TandemChangeSet *self);

void             tandem_change_set_begin         (TandemConnection *connection, const char *label);
void             tandem_change_set_set_cause     (TandemConnection *connection, const char *cause);
void             tandem_change_set_set_composite (TandemConnection *connection, gboolean composite);
void             tandem_change_set_set_person_id (TandemConnection *connection, gint64 person_id);
void             tandem_change_set_set_reverses  (TandemConnection *connection, gint64 reversed_id);
void             tandem_change_set_set_derived   (TandemConnection *connection);
void             tandem_change_set_set_at        (TandemConnection *connection, const char *instant);
const char      *tandem_change_set_get_at        (TandemConnection *connection);
gboolean         tandem_change_set_is_reversal   (TandemConnection *connection);
gboolean         tandem_change_set_add_create    (TandemConnection *connection, const char *table, gint64 id,
                                                  GError **error);
void             tandem_change_set_add_created_range (TandemConnection *connection, const char *table, gint64 first,
                                                      gint64 last);
gboolean         tandem_change_set_add_update    (TandemConnection *connection, const char *table, gint64 id,
                                                  JsonObject *before, JsonObject *after, GError **error);
gboolean         tandem_change_set_add_trashed   (TandemConnection *connection, const char *table, const gint64 *ids, guint n_ids,
                                                  const char *at, GError **error);
gboolean tandem_change_set_follow_up (TandemConnection *connection, TandemFollowUpFunc func, gint64 id, GError **error);
void tandem_change_set_drop_follow_up (TandemConnection *connection, TandemFollowUpFunc func, gint64 id);
gboolean         tandem_change_set_finish        (TandemConnection *connection, GError **error);

gint64           tandem_change_set_get_id        (TandemChangeSet *self);
gint64           tandem_change_set_get_person_id (TandemChangeSet *self);
TandemChanges   *tandem_change_set_get_changes   (TandemChangeSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemChangeSet, tandem_change_set_free)

G_END_DECLS
