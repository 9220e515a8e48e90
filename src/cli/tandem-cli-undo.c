/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"
#include "base/tandem-format.h"
#include "base/tandem-id.h"
#include "cli/tandem-cli-job.h"
#include "cli/tandem-cli.h"
#include "model/tandem-conflict-words.h"
#include "model/tandem-import-query.h"
#include "store/tandem-change-set.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"

/* What is asked for: a change set by its number or id, or else what was undone or done last. */
typedef struct {
  gint64 person_id;
  gint64 sequence;
  gint64 set_id;
  gint64 batch_id; /* of an import */
  gboolean is_redo;
  const char *nothing; /* said when there is none */
  TandemReversal reversal;
} Request;

static void
clear_request (Request *self)
{
  tandem_reversal_clear (&self->reversal);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static gboolean
reverse_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *self = data;

  if (self->batch_id != 0 && !tandem_import_query_find_set (connection, self->batch_id, &self->set_id, error))
    return FALSE;
  if (self->batch_id != 0 && self->set_id == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                           _ ("There is no import of this id in the file. Nothing was changed."));
      return FALSE;
    }
  if (self->is_redo)
    return tandem_act_redo (connection, self->person_id, TANDEM_ORIGIN_CLI, &self->reversal, error);
  if (self->set_id == 0 && self->sequence == 0)
    return tandem_act_undo (connection, self->person_id, TANDEM_ORIGIN_CLI, &self->reversal, error);
  return (self->set_id != 0 || tandem_journal_find_sequence (connection, self->sequence, &self->set_id, error))
         && tandem_act_undo_set (connection, self->set_id, &self->reversal, error);
}

/* --- JSON ---------------------------------------------------------------------------------------------------------- */

static JsonObject *
make_field (const TandemConflict *conflict, const TandemConflictField *field)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "field", field->column);
  if (field->id != conflict->id) /* of a part */
    json_object_set_string_member (object, "table", field->table);
  tandem_cli_set_value (object, "written", field->column, field->written);
  tandem_cli_set_value (object, "now", field->column, field->now);
  if (!conflict->is_create)
    tandem_cli_set_value (object, "back", field->column, field->back);
  json_object_set_string_member (object, "by", field->changed_by);
  json_object_set_string_member (object, "at", field->changed_at);
  return object;
}

static JsonObject *
make_conflict (const TandemConflict *conflict)
{
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  json_object_set_string_member (object, "table", conflict->table);
  tandem_cli_set_id (object, "id", conflict->id);
  json_object_set_string_member (object, "name", conflict->name);
  json_object_set_string_member (object, "kind", conflict->is_create ? "create" : "update");
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->differs)
        json_array_add_object_element (fields, make_field (conflict, field));
    }
  json_object_set_array_member (object, "fields", fields);
  return object;
}

static void
print_json (const TandemReversal *reversal)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *names = json_array_new (), *conflicts = json_array_new ();

  for (guint i = 0; reversal->left && i < reversal->left->len; i++)
    {
      TandemConflict *conflict = g_ptr_array_index (reversal->left, i);

      json_array_add_string_element (names, conflict->name);
      json_array_add_object_element (conflicts, make_conflict (conflict));
    }
  json_object_set_string_member (object, "label", reversal->label);
  json_object_set_int_member (object, "reversed", reversal->n_reversed);
  json_object_set_int_member (object, "left", reversal->n_left);
  json_object_set_int_member (object, "gone", reversal->n_gone);
  json_object_set_array_member (object, "left_names", names);
  json_object_set_array_member (object, "conflicts", conflicts);
  tandem_cli_print_json (object);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static void
append_field (GString *text, TandemConflict *conflict, TandemConflictField *field, GTimeZone *zone)
{
  g_autofree char *line = tandem_conflict_words_dup_field (conflict, field, zone);

  if (field->differs)
    g_string_append_printf (text, "\n    %s", line);
}

/* Returns: (transfer full): a line for each record that was left, and one for each of its fields, after a new line */
static char *
describe_left (const TandemReversal *reversal, GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; reversal->left && i < reversal->left->len; i++)
    {
      TandemConflict *conflict = g_ptr_array_index (reversal->left, i);

      g_string_append_printf (text, "\n  %s", conflict->name);
      for (guint j = 0; j < conflict->fields->len; j++)
        append_field (text, conflict, g_ptr_array_index (conflict->fields, j), zone);
    }
  return g_string_free (text, FALSE);
}

static void
print_left (const TandemReversal *reversal, GTimeZone *zone)
{
  g_autofree char *n_left = tandem_format_count (reversal->n_left);
  g_autofree char *left = describe_left (reversal, zone);

  /* Translators: %s is a number */
  g_print (ngettext ("%s record was changed since and was left as it is.\n",
                     "%s records were changed since and were left as they are.\n", reversal->n_left),
           n_left);
  g_print ("%s\n", left + 1);
}

static void
print_gone (const TandemReversal *reversal)
{
  g_autofree char *n_gone = tandem_format_count (reversal->n_gone);

  /* Translators: %s is a number */
  g_print (ngettext ("%s record is gone for good, since the trash was emptied.\n",
                     "%s records are gone for good, since the trash was emptied.\n", reversal->n_gone),
           n_gone);
}

/* --- the answer ---------------------------------------------------------------------------------------------------- */

static void
print_answer (TandemCli *self, const Request *request, TandemWorkspace *workspace, gboolean was_done)
{
  const TandemReversal *reversal = &request->reversal;

  if (self->json)
    {
      print_json (reversal);
      return;
    }
  if (was_done)
    g_print ("%s\n", reversal->set_id ? reversal->label : request->nothing);
  if (reversal->n_left > 0)
    print_left (reversal, tandem_workspace_get_time_zone (workspace));
  if (reversal->n_gone > 0)
    print_gone (reversal);
}

/* --- the commands -------------------------------------------------------------------------------------------------- */

static void
tell_cb (const char *label, guint n_done, guint n_all, gpointer job)
{
  tandem_cli_job_tell (n_done, 0, 0, job);
}

static gboolean
run (TandemCli *self, Request *request, GError **error)
{
  g_autoptr (TandemWorkspace) workspace = tandem_cli_open (self, error);
  g_autoptr (TandemCliJob) job = tandem_cli_job_new ();
  const TandemReversalWatch watch = { tell_cb, job, tandem_cli_job_get_cancellable (job) };
  TandemStore *store = workspace ? tandem_workspace_get_store (workspace) : NULL;
  gboolean success;

  if (store == NULL)
    return FALSE;
  request->person_id = tandem_store_get_person_id (store);
  request->reversal.watch = &watch;
  success = tandem_cli_job_run (job, store, reverse_cb, request, error);
  /* where nothing was undone for what was changed since, the error says that, and this what it is */
  if (success
      || (g_error_matches (*error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT) && request->reversal.n_left > 0))
    print_answer (self, request, workspace, success);
  tandem_workspace_close (workspace); /* which asks what can be undone next, and would not be let go before the end */
  return success;
}

static gboolean
read_words (TandemCli *self, Request *request, const char *id, GError **error)
{
  if (self->argc <= (id ? 1 : 2) && (id == NULL || tandem_id_from_text (id, &request->set_id))
      && (self->argc == 1 || tandem_cli_parse_number (self->argv[1], &request->sequence)))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Name the number of one change, as “tandem-cli history” shows it; nothing was changed."));
  return FALSE;
}

/**
 * tandem_cli_undo:
 *
 * Undoes what was done last from the command line, or any change of the history, and says what it was.
 */
gboolean
tandem_cli_undo (TandemCli *self, GError **error)
{
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("The id of the change, 13 characters, instead of its number"),
      N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (Request) request = { .nothing = _ ("There is nothing to undo.") };

  return tandem_cli_parse (
             self, _ ("[NUMBER]"),
             _ ("Undo what was done last from the command line, or the change with this number, whoever made it."),
             entries, error)
         && read_words (self, &request, id, error) && run (self, &request, error);
}

/**
 * tandem_cli_undo_batch:
 * @batch_id: an import
 *
 * Undoes a whole import, and says what was changed since and stays.
 */
gboolean
tandem_cli_undo_batch (TandemCli *self, gint64 batch_id, GError **error)
{
  g_auto (Request) request = { .batch_id = batch_id, .nothing = _ ("There is nothing to undo.") };

  return run (self, &request, error);
}

/**
 * tandem_cli_redo:
 *
 * Does again what was undone last from the command line, and says what it was.
 */
gboolean
tandem_cli_redo (TandemCli *self, GError **error)
{
  g_auto (Request) request = { .is_redo = TRUE, .nothing = _ ("There is nothing to redo.") };

  if (!tandem_cli_parse (self, NULL, _ ("Do again what was undone last from the command line."), NULL, error))
    return FALSE;
  if (self->argc == 1)
    return run (self, &request, error);
  g_set_error_literal (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      _ ("Redo takes no number: to redo an older change, undo the number of its undo. Nothing was changed."));
  return FALSE;
}
