/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "act/tandem-act-history.h"
#include "cli/tandem-cli.h"
#include "store/tandem-change-set.h"
#include "workspace/tandem-workspace.h"

typedef gboolean (*ReverseFunc) (TandemConnection *connection, gint64 person_id, const char *origin, TandemReversal *reversal,
                                 GError **error);

typedef struct {
  gint64 person_id;
  ReverseFunc reverse;
  TandemReversal reversal;
} Reverse;

static gboolean
reverse_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reverse *reverse = data;

  return reverse->reverse (connection, reverse->person_id, TANDEM_ORIGIN_CLI, &reverse->reversal, error);
}

static void
print_json (const TandemReversal *reversal)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "label", reversal->label);
  json_object_set_int_member (object, "reversed", reversal->n_reversed);
  json_object_set_int_member (object, "left", reversal->n_left);
  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

static gboolean
run_reverse (TandemCli *self, ReverseFunc func, const char *summary, const char *nothing, GError **error)
{
  Reverse reverse = { .reverse = func };
  g_autofree char *path = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  TandemStore *store;

  if (!tandem_cli_parse (self, NULL, summary, NULL, error))
    return FALSE;
  path = tandem_cli_find_file (self, error);
  if (path == NULL)
    return FALSE;
  workspace = tandem_workspace_open (path, TANDEM_ORIGIN_CLI, error);
  if (workspace == NULL)
    return FALSE;
  store = tandem_workspace_get_store (workspace);
  reverse.person_id = tandem_store_get_person_id (store);
  if (!tandem_store_run (store, TANDEM_STORE_WRITE, reverse_cb, &reverse, NULL, error))
    return FALSE;
  if (self->json)
    print_json (&reverse.reversal);
  else
    g_print ("%s\n", reverse.reversal.set_id ? reverse.reversal.label : nothing);
  tandem_reversal_clear (&reverse.reversal);
  return TRUE;
}

/**
 * tandem_cli_undo:
 *
 * Undoes what was done last from the command line, and says what it was.
 */
gboolean
tandem_cli_undo (TandemCli *self, GError **error)
{
  return run_reverse (self, tandem_act_undo, _ ("Undo what was done last from the command line."),
                      _ ("There is nothing to undo."), error);
}

/**
 * tandem_cli_redo:
 *
 * Does again what was undone last from the command line, and says what it was.
 */
gboolean
tandem_cli_redo (TandemCli *self, GError **error)
{
  return run_reverse (self, tandem_act_redo, _ ("Do again what was undone last from the command line."),
                      _ ("There is nothing to redo."), error);
}
