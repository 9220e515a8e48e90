/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "cli/tandem-cli-table.h"
#include "cli/tandem-cli.h"
#include "model/tandem-check.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store-file.h"

typedef struct {
  gboolean in_full;
  GPtrArray *parts;
} Check;

static gboolean
check_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Check *check = data;

  check->parts = tandem_check_run (connection, check->in_full, error);
  return check->parts != NULL;
}

static void
print_json (GPtrArray *parts, gboolean is_ok)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      TandemCheckPart *part = g_ptr_array_index (parts, i);
      JsonObject *member = json_object_new ();
      JsonArray *faults = json_array_new ();

      for (guint j = 0; j < part->faults->len; j++)
        json_array_add_string_element (faults, g_ptr_array_index (part->faults, j));
      json_object_set_string_member (member, "name", part->name);
      json_object_set_boolean_member (member, "ok", part->n_faults == 0);
      json_object_set_int_member (member, "n_faults", part->n_faults);
      json_object_set_array_member (member, "faults", faults);
      json_array_add_object_element (array, member);
    }
  json_object_set_boolean_member (object, "ok", is_ok);
  json_object_set_array_member (object, "parts", array);
  tandem_cli_print_json (object);
}

static void
add_part (TandemCliTable *table, const TandemCheckPart *part)
{
  g_autofree char *n_faults = tandem_format_count (part->n_faults);
  g_autofree char *n_more = tandem_format_count (part->n_faults - part->faults->len);
  g_autofree char *found = part->n_faults == 0
                               /* Translators: nothing is wrong with a part of the file */
                               ? g_strdup (C_ ("check", "ok"))
                               /* Translators: %s is a number */
                               : g_strdup_printf (ngettext ("%s fault", "%s faults", part->n_faults), n_faults);
  g_autofree char *more = g_strdup_printf (_ ("and %s more"), n_more);

  tandem_cli_table_add (table, part->title, found, NULL);
  for (guint i = 0; i < part->faults->len; i++)
    tandem_cli_table_add_note (table, g_ptr_array_index (part->faults, i));
  if (part->n_faults > part->faults->len)
    tandem_cli_table_add_note (table, more);
}

static void
print_words (GPtrArray *parts)
{
  g_autoptr (TandemCliTable) table = tandem_cli_table_new ();

  for (guint i = 0; i < parts->len; i++)
    add_part (table, g_ptr_array_index (parts, i));
  tandem_cli_table_print (table);
}

static gboolean
report (TandemCli *self, GPtrArray *parts, GError **error)
{
  gboolean is_ok = TRUE;

  for (guint i = 0; i < parts->len; i++)
    is_ok = is_ok && ((TandemCheckPart *) g_ptr_array_index (parts, i))->n_faults == 0;
  if (self->json)
    print_json (parts, is_ok);
  else
    print_words (parts);
  if (!is_ok)
    g_set_error_literal (
        error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
        _ ("The file is not as it should be. Nothing was changed; “tandem-cli restore --list” names its "
           "restore points."));
  return is_ok;
}

/* A file that is too damaged to be opened in the ordinary way is looked at all the same. */
static gboolean
run (TandemCli *self, Check *check, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_cli_open (self, &failure);
  g_autofree char *path = NULL, *real = NULL;
  g_autoptr (TandemConnection) reader = NULL;

  if (workspace)
    return tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_ANALYSE, check_cb, check, NULL,
                             error);
  if (!g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  path = tandem_cli_find_file (self, error);
  real = path ? tandem_store_file_resolve (path, error) : NULL;
  reader = real ? tandem_connection_open (real, TANDEM_CONNECTION_READ, error) : NULL;
  return reader != NULL && check_cb (reader, check, NULL, error);
}

/**
 * tandem_cli_check:
 *
 * Says whether everything in the file is as it should be.
 */
gboolean
tandem_cli_check (TandemCli *self, GError **error)
{
  Check check = { 0 };
  const GOptionEntry entries[] = {
    { "full", 0, 0, G_OPTION_ARG_NONE, &check.in_full, N_ ("Compare every index with its table, too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) parts = NULL;

  if (!tandem_cli_parse (self, NULL, _ ("Look whether everything in the file is as it should be; nothing is changed."),
                         entries, error)
      || !tandem_cli_expect_words (self, 0, 0, error) || !run (self, &check, error))
    return FALSE;
  parts = check.parts;
  return report (self, parts, error);
}
