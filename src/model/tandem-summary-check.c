/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each table that a summary stands for is read once, in the order of contacts, side by side with the summaries: another way
 * than the write path goes, which asks for one contact. */
#include "model/tandem-summary-check.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "store/tandem-connection.h"

/* A table in the order of contacts, and where it is read. The contact is the first column. */
typedef enum {
  CONTACT,
  SUMMARY,
  ADDRESS,
  TOUCH,
  ACTIVITY,
  N_SOURCES,
} Source;

typedef struct {
  TandemStatement *statement;
  gint64 contact_id; /* G_MAXINT64 at the end */
} Cursor;

typedef struct {
  Cursor cursors[N_SOURCES];
} Sources;

static void
clear_sources (Sources *self)
{
  for (guint i = 0; i < N_SOURCES; i++)
    g_clear_pointer (&self->cursors[i].statement, tandem_statement_release);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, clear_sources)

static const char *const statements[N_SOURCES] = {
  [CONTACT] = "SELECT id, sort_key FROM contact WHERE deleted_at IS NULL ORDER BY id",
  [SUMMARY] = "SELECT contact_id, name_key, city, last_touch_at, last_activity_at, last_contact_at FROM contact_summary"
              " ORDER BY contact_id",
  [ADDRESS] = "SELECT contact_id, city FROM address WHERE contact_id IS NOT NULL AND deleted_at IS NULL"
              " ORDER BY contact_id, id",
  [TOUCH] = "SELECT contact_id, max (at) FROM touch WHERE contact_id IS NOT NULL AND deleted_at IS NULL"
            " GROUP BY contact_id ORDER BY contact_id",
  [ACTIVITY] = "SELECT contact_id, max (at) FROM activity WHERE contact_id IS NOT NULL AND deleted_at IS NULL"
               " AND status IN ('done', 'held') AND kind <> 'note' GROUP BY contact_id ORDER BY contact_id",
};

static gboolean
step (Cursor *cursor, GError **error)
{
  g_autoptr (GError) failure = NULL;

  cursor->contact_id = tandem_statement_next (cursor->statement, &failure)
                           ? tandem_statement_get_int64 (cursor->statement, 0)
                           : G_MAXINT64;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
step_to (Cursor *cursor, gint64 contact_id, GError **error)
{
  while (cursor->contact_id < contact_id)
    if (!step (cursor, error))
      return FALSE;
  return TRUE;
}

/* What a source says of the contact. */
static const char *
get_text (Sources *self, Source source, gint64 contact_id)
{
  Cursor *cursor = &self->cursors[source];

  return cursor->contact_id == contact_id ? tandem_statement_get_text (cursor->statement, 1) : NULL;
}

/* The column of the summary that is wrong, else NULL. */
static const char *
find_difference (Sources *self, gint64 contact_id)
{
  TandemStatement *summary = self->cursors[SUMMARY].statement;
  g_autoptr (GBytes) key = tandem_statement_dup_bytes (summary, 1);
  g_autoptr (GBytes) name = tandem_statement_dup_bytes (self->cursors[CONTACT].statement, 1);
  const char *touch = get_text (self, TOUCH, contact_id), *activity = get_text (self, ACTIVITY, contact_id);
  const char *last = g_strcmp0 (touch, activity) > 0 ? touch : activity;

  if (key == NULL || name == NULL ? key != name : !g_bytes_equal (key, name))
    return "name_key";
  if (g_strcmp0 (tandem_statement_get_text (summary, 2), get_text (self, ADDRESS, contact_id)) != 0)
    return "city";
  if (g_strcmp0 (tandem_statement_get_text (summary, 3), touch) != 0)
    return "last_touch_at";
  if (g_strcmp0 (tandem_statement_get_text (summary, 4), activity) != 0)
    return "last_activity_at";
  return g_strcmp0 (tandem_statement_get_text (summary, 5), last) != 0 ? "last_contact_at" : NULL;
}

static gboolean
compare_one (Sources *self, TandemCheckPart *part, GError **error)
{
  Cursor *contact = &self->cursors[CONTACT], *summary = &self->cursors[SUMMARY];
  gint64 contact_id = MIN (contact->contact_id, summary->contact_id);
  g_autofree char *id = tandem_id_to_text (contact_id);
  const char *column;

  for (guint i = ADDRESS; i < N_SOURCES; i++)
    if (!step_to (&self->cursors[i], contact_id, error))
      return FALSE;
  if (contact->contact_id != contact_id)
    tandem_check_part_add_fault (part, _ ("contact %s: there is a summary, but no such contact"), id);
  else if (summary->contact_id != contact_id)
    tandem_check_part_add_fault (part, _ ("contact %s: there is no summary"), id);
  else if ((column = find_difference (self, contact_id)) != NULL)
    /* Translators: which contact; a column of the table, as it is written there */
    tandem_check_part_add_fault (part, _ ("contact %s: the summary is wrong (%s)"), id, column);
  return step_to (contact, contact_id + 1, error) && step_to (summary, contact_id + 1, error);
}

static gboolean
compare (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  g_auto (Sources) self = { 0 };

  for (guint i = 0; i < N_SOURCES; i++)
    {
      self.cursors[i].statement = tandem_connection_prepare (connection, statements[i], error);
      if (self.cursors[i].statement == NULL || !step (&self.cursors[i], error))
        return FALSE;
    }
  while (self.cursors[CONTACT].contact_id != G_MAXINT64 || self.cursors[SUMMARY].contact_id != G_MAXINT64)
    if (!compare_one (&self, part, error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_summary_check:
 *
 * Returns: (transfer full) (nullable): which summaries of contacts are wrong; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_summary_check (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("contact_summary", _ ("Summaries of contacts"));
  GError *failure = NULL;

  compare (connection, self, &failure);
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}
