/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"
#include "base/tandem-format.h"
#include "base/tandem-id.h"
#include "cli/tandem-cli.h"
#include "store/tandem-change-set.h"

/* What is asked for: a change set by its number or id, or else what was undone or done last. */
typedef struct {
  gint64 person_id;
  gint64 sequence;
  gint64 set_id;
  gboolean is_redo;
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

  if (self->is_redo)
    return tandem_act_redo (connection, self->person_id, TANDEM_ORIGIN_CLI, &self->reversal, error);
  if (self->set_id == 0 && self->sequence == 0)
    return tandem_act_undo (connection, self->person_id, TANDEM_ORIGIN_CLI, &self->reversal, error);
  return (self->set_id != 0 || tandem_journal_find_sequence (connection, self->sequence, &self->set_id, error))
         && tandem_act_undo_set (connection, self->set_id, &self->reversal, error);
}

static JsonArray *
make_names (GStrv names)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; names && names[i]; i++)
    json_array_add_string_element (array, names[i]);
  return array;
}

static void
print_json (const TandemReversal *reversal)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "label", reversal->label);
  json_object_set_int_member (object, "reversed", reversal->n_reversed);
  json_object_set_int_member (object, "left", reversal->n_left);
  json_object_set_array_member (object, "left_names", make_names (reversal->left_names));
  tandem_cli_print_json (object);
}

static void
print_words (const TandemReversal *reversal, const char *nothing)
{
  g_autofree char *n_left = tandem_format_count (reversal->n_left);

  g_print ("%s\n", reversal->set_id ? reversal->label : nothing);
  if (reversal->n_left > 0)
    /* Translators: %s is a number */
    g_print (ngettext ("%s record was changed since and was left as it is.\n",
                       "%s records were changed since and were left as they are.\n", reversal->n_left),
             n_left);
  for (guint i = 0; reversal->left_names && reversal->left_names[i]; i++)
    g_print ("  %s\n", reversal->left_names[i]);
}

static gboolean
run (TandemCli *self, Request *request, const char *nothing, GError **error)
{
  g_autoptr (TandemWorkspace) workspace = tandem_cli_open (self, error);
  TandemStore *store = workspace ? tandem_workspace_get_store (workspace) : NULL;

  if (store == NULL)
    return FALSE;
  request->person_id = tandem_store_get_person_id (store);
  if (!tandem_store_run (store, TANDEM_STORE_WRITE, reverse_cb, request, NULL, error))
    return FALSE;
  if (self->json)
    print_json (&request->reversal);
  else
    print_words (&request->reversal, nothing);
  return TRUE;
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
  g_auto (Request) request = { 0 };

  return tandem_cli_parse (
             self, _ ("[NUMBER]"),
             _ ("Undo what was done last from the command line, or the change with this number, whoever made it."),
             entries, error)
         && read_words (self, &request, id, error) && run (self, &request, _ ("There is nothing to undo."), error);
}

/**
 * tandem_cli_redo:
 *
 * Does again what was undone last from the command line, and says what it was.
 */
gboolean
tandem_cli_redo (TandemCli *self, GError **error)
{
  g_auto (Request) request = { .is_redo = TRUE };

  if (!tandem_cli_parse (self, NULL, _ ("Do again what was undone last from the command line."), NULL, error))
    return FALSE;
  if (self->argc == 1)
    return run (self, &request, _ ("There is nothing to redo."), error);
  g_set_error_literal (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      _ ("Redo takes no number: to redo an older change, undo the number of its undo. Nothing was changed."));
  return FALSE;
}
