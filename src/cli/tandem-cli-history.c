/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-id.h"
#include "cli/tandem-cli-table.h"
#include "cli/tandem-cli.h"
#include "model/tandem-history-query.h"
#include "model/tandem-history-words.h"
#include "store/tandem-change-set.h"

#define N_SETS 20

typedef struct {
  gint64 sequence;   /* 0: not one change set */
  const char *table; /* NULL: not one record */
  gint64 record_id;
  guint limit;
  GPtrArray *sets;
} Query;

static gboolean
query_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Query *query = data;

  if (query->table)
    query->sets = tandem_history_query_record (connection, query->table, query->record_id, query->limit, error);
  else if (query->sequence)
    query->sets = tandem_history_query_set (connection, query->sequence, query->limit, error);
  else
    query->sets = tandem_history_query_sets (connection, query->limit, error);
  return query->sets != NULL;
}

/* --- JSON ---------------------------------------------------------------------------------------------------------- */

static JsonObject *
make_change (const TandemHistoryChange *change)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "table", change->table);
  tandem_cli_set_id (object, "id", change->record_id);
  if (change->last_record_id != change->record_id)
    tandem_cli_set_id (object, "last_id", change->last_record_id);
  json_object_set_string_member (object, "kind", change->column ? "update" : "create");
  if (change->column)
    {
      json_object_set_string_member (object, "field", change->column);
      tandem_cli_set_value (object, "from", change->column, change->from);
      tandem_cli_set_value (object, "to", change->column, change->to);
    }
  return object;
}

static void
set_number (JsonObject *object, const char *name, gint64 number)
{
  if (number)
    json_object_set_int_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_set (const TandemHistorySet *set)
{
  JsonObject *object = json_object_new ();
  JsonArray *changes = json_array_new ();

  json_object_set_int_member (object, "sequence", set->sequence);
  tandem_cli_set_id (object, "id", set->id);
  json_object_set_string_member (object, "at", set->at);
  json_object_set_string_member (object, "person", set->person_name);
  json_object_set_string_member (object, "origin", set->origin);
  json_object_set_string_member (object, "cause", set->cause);
  json_object_set_string_member (object, "label", set->label);
  json_object_set_boolean_member (object, "undone", set->is_undone);
  json_object_set_boolean_member (object, "closed", set->is_closed);
  set_number (object, "reverses", set->reverses);
  set_number (object, "reversed_by", set->reversed_by);
  for (guint i = 0; i < set->changes->len; i++)
    json_array_add_object_element (changes, make_change (g_ptr_array_index (set->changes, i)));
  json_object_set_array_member (object, "changes", changes);
  return object;
}

static void
print_json (GPtrArray *sets)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sets->len; i++)
    json_array_add_object_element (array, make_set (g_ptr_array_index (sets, i)));
  json_object_set_array_member (object, "history", array);
  tandem_cli_print_json (object);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
describe (const TandemHistoryChange *change)
{
  /* Translators: a value that is empty */
  const char *nothing = C_ ("field", "(nothing)");

  if (change->column == NULL)
    return g_strdup (change->record_id == change->last_record_id ? _ ("created")
                                                                 : _ ("created, with those that follow"));
  if (g_str_equal (change->column, "deleted_at"))
    return g_strdup (change->to_text ? _ ("put into the trash") : _ ("taken out of the trash"));
  /* Translators: a field, its value before and after: “Phone: 0151 1 → 0151 2”; the arrow points from old to new */
  return g_strdup_printf (_ ("%s: %s → %s"), tandem_history_words_get_column (change->column),
                          change->from_text ? change->from_text : nothing, change->to_text ? change->to_text : nothing);
}

static void
add_notes (TandemCliTable *table, const Query *query, const TandemHistorySet *set)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      TandemHistoryChange *change = g_ptr_array_index (set->changes, i);
      g_autofree char *id = tandem_id_to_text (change->record_id);
      g_autofree char *text = describe (change);
      gboolean is_asked_for = g_strcmp0 (change->table, query->table) == 0;
      g_autofree char *note
          = is_asked_for ? g_steal_pointer (&text) : g_strdup_printf ("%s %s  %s", change->table, id, text);

      tandem_cli_table_add_note (table, note);
    }
}

static char *
dup_label (const TandemHistorySet *set)
{
  g_autofree char *label = g_str_equal (set->cause, TANDEM_CAUSE_UNDO)
                               /* Translators: %s is what was undone */
                               ? g_strdup_printf (_ ("Undo: %s"), set->label)
                               : g_strdup (set->label);

  if (set->is_closed && !set->is_undone)
    /* Translators: %s is what was done; an upgrade of the file since has it that it can't be undone any more */
    return g_strdup_printf (_ ("%s (can't be undone any more)"), label);
  /* Translators: %s is what was done; it is undone now */
  return set->is_undone ? g_strdup_printf (_ ("%s (undone)"), label) : g_steal_pointer (&label);
}

static void
add_set (TandemCliTable *table, const TandemHistorySet *set, GTimeZone *zone)
{
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, set->sequence);
  g_autofree char *at = tandem_format_instant (set->at, zone);
  g_autofree char *label = dup_label (set);
  /* Translators: through what a change was made */
  const char *origin
      = g_str_equal (set->origin, TANDEM_ORIGIN_CLI) ? C_ ("origin", "command line") : C_ ("origin", "window");

  tandem_cli_table_add (table, sequence, at, set->person_name ? set->person_name : "", origin, label, NULL);
}

static void
print_words (const Query *query, GTimeZone *zone)
{
  g_autoptr (TandemCliTable) table = tandem_cli_table_new ();

  for (guint i = 0; i < query->sets->len; i++)
    {
      TandemHistorySet *set = g_ptr_array_index (query->sets, i);

      add_set (table, set, zone);
      add_notes (table, query, set);
    }
  tandem_cli_table_print (table);
}

/* --- the command --------------------------------------------------------------------------------------------------- */

static gboolean
read_words (TandemCli *self, Query *query, int limit, GError **error)
{
  gboolean is_known = limit >= -1 && self->argc <= 3;

  if (is_known && self->argc == 2)
    is_known = tandem_cli_parse_number (self->argv[1], &query->sequence);
  if (is_known && self->argc == 3)
    is_known = tandem_id_from_text (self->argv[2], &query->record_id);
  query->table = self->argc == 3 ? self->argv[1] : NULL;
  query->limit = limit >= 0 ? limit : query->sequence ? 0 : N_SETS;
  if (!is_known)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Name nothing, the number of a change, or a table and an id of 13 characters."));
  return is_known;
}

/**
 * tandem_cli_history:
 *
 * Says what was done in the file, in one change, or to one record.
 */
gboolean
tandem_cli_history (TandemCli *self, GError **error)
{
  int limit = -1;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many changes at most; 0 for all"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  Query query = { 0 };
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;

  if (!tandem_cli_parse (self, _ ("[NUMBER | TABLE ID]"),
                         _ ("Say what was changed, the newest first: in the file, by one change, or in one record."),
                         entries, error)
      || !read_words (self, &query, limit, error) || !(workspace = tandem_cli_open (self, error))
      || !tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, query_cb, &query, NULL, error))
    return FALSE;
  sets = query.sets;
  if (self->json)
    print_json (sets);
  else
    print_words (&query, tandem_workspace_get_time_zone (workspace));
  return TRUE;
}
