/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/tandem-cli.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "cli/tandem-cli-table.h"
#include "exchange/tandem-exchange-error.h"
#include "model/tandem-history-words.h"
#include "store/tandem-change-set.h"
#include "store/tandem-store-error.h"
#include "tandem-config.h"
#include "workspace/tandem-settings.h"

/* In the order of the help; the words are those that a person writes after the name. */
static const struct {
  const char *name;
  const char *words;
  const char *summary;
  gboolean (*run) (TandemCli *self, GError **error);
} commands[] = {
  { "backup", N_ ("[FILE]"), N_ ("Make a restore point, or a copy of the file"), tandem_cli_backup },
  { "check", NULL, N_ ("Look whether everything in the file is as it should be"), tandem_cli_check },
  { "export", N_ ("LIST FILE"), N_ ("Write a list into a file of another program"), tandem_cli_export },
  { "history", N_ ("[NUMBER | TABLE ID]"), N_ ("Say what was changed, the newest first"), tandem_cli_history },
  { "import", N_ ("SHEET"), N_ ("Import contacts from a spreadsheet, a CSV file or address cards"), tandem_cli_import },
  { "read", N_ ("SHEET"), N_ ("Say what is read in a spreadsheet, a CSV file or address cards"), tandem_cli_read },
  { "redo", NULL, N_ ("Do again what was undone last"), tandem_cli_redo },
  { "report", N_ ("NAME FILE.pdf"), N_ ("Write a report as a PDF"), tandem_cli_report },
  { "restore", N_ ("POINT | NUMBER"), N_ ("Put a restore point in the place of the file"), tandem_cli_restore },
  { "sample", N_ ("FILE"), N_ ("Make a sample firm"), tandem_cli_sample },
  { "search", N_ ("WORDS"), N_ ("Find contacts, companies, deals, campaigns, products and orders"), tandem_cli_search },
  { "undo", N_ ("[NUMBER]"), N_ ("Undo what was done last, or any change"), tandem_cli_undo },
};

/* What the file refused, told apart from what went wrong. */
static const TandemStoreError refusals[] = {
  TANDEM_STORE_ERROR_BUSY,     TANDEM_STORE_ERROR_CORRUPT, TANDEM_STORE_ERROR_INVALID,
  TANDEM_STORE_ERROR_NOT_OURS, TANDEM_STORE_ERROR_NEWER,   TANDEM_STORE_ERROR_READ_ONLY,
};

static TandemCliExit
find_exit (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return TANDEM_CLI_USAGE;
  if (error->domain == TANDEM_EXCHANGE_ERROR)
    return TANDEM_CLI_REFUSED;
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, TANDEM_STORE_ERROR, refusals[i]))
      return TANDEM_CLI_REFUSED;
  return TANDEM_CLI_FAILED;
}

static gboolean
run_command (TandemCli *self, GError **error)
{
  if (self->argc < 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("Say what to do; “tandem-cli --help” lists the commands."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (self->argv[1], commands[i].name))
      {
        self->argv++;
        self->argc--;
        return commands[i].run (self, error);
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               _ ("There is no command “%s”; “tandem-cli --help” lists the commands."), self->argv[1]);
  return FALSE;
}

static char *
describe_commands (void)
{
  g_autoptr (TandemCliTable) table = tandem_cli_table_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line
          = g_strdup_printf ("  %s %s", commands[i].name, commands[i].words ? _ (commands[i].words) : "");

      tandem_cli_table_add (table, g_strchomp (line), _ (commands[i].summary), NULL);
    }
  list = tandem_cli_table_to_text (table);
  return g_strconcat (_ ("Commands:"), "\n", list, "\n",
                      _ ("Ends with 0 when it was done, 1 when it failed, 2 when it was asked for in an\n"
                         "unknown way, 3 when the file was refused: damaged, in use, only to be read, or\n"
                         "not one of this Tandem."),
                      NULL);
}

/**
 * tandem_cli_run:
 *
 * Does what the words of the command line say. An error is one sentence on standard error.
 *
 * Returns: a #TandemCliExit
 */
int
tandem_cli_run (int argc, char **argv)
{
  TandemCli self = { .argc = argc, .argv = argv };
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, &self.file, N_ ("The file to work on"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Answer in JSON"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, description);
  done = g_option_context_parse (context, &self.argc, &self.argv, &error);
  if (done && version)
    g_print ("tandem-cli %s\n", TANDEM_VERSION);
  else if (done)
    done = run_command (&self, &error);
  g_free (self.file);
  if (done)
    return TANDEM_CLI_OK;
  g_printerr ("%s\n", error->message);
  return find_exit (error);
}

/**
 * tandem_cli_parse:
 * @parameters: (nullable): the words that are no options, for the help
 * @entries: (nullable): the options of the command
 *
 * Takes the options of a command out of its words; --file and --json may stand behind it, too.
 */
gboolean
tandem_cli_parse (TandemCli *self, const char *parameters, const char *summary, const GOptionEntry *entries, GError **error)
{
  const GOptionEntry common[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, &self->file, N_ ("The file to work on"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Answer in JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autofree char *program = g_strdup_printf ("tandem-cli %s", self->argv[0]);

  g_set_prgname (program); /* which is how the help begins */
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, &self->argc, &self->argv, error);
}

/**
 * tandem_cli_expect_words:
 *
 * After the options were taken out: whether as many words follow the name of the command as it can use.
 */
gboolean
tandem_cli_expect_words (TandemCli *self, int at_least, int at_most, GError **error)
{
  if (self->argc - 1 >= at_least && self->argc - 1 <= at_most)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is the name of a command */
               _ ("“tandem-cli %s --help” says what it takes; nothing was changed."), self->argv[0]);
  return FALSE;
}

/**
 * tandem_cli_find_file:
 *
 * Returns: (transfer full) (nullable): the file of --file, or else the one that was last open in the window
 */
char *
tandem_cli_find_file (TandemCli *self, GError **error)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *file = NULL;

  if (self->file)
    return g_strdup (self->file);
  settings = tandem_settings_new ();
  file = g_settings_get_string (settings, "last-file");
  if (*file != '\0')
    return g_steal_pointer (&file);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _ ("No file was opened before; name one with --file."));
  return NULL;
}

/**
 * tandem_cli_open:
 *
 * Returns: (transfer full) (nullable): the file of tandem_cli_find_file(), open
 */
TandemWorkspace *
tandem_cli_open (TandemCli *self, GError **error)
{
  g_autofree char *path = tandem_cli_find_file (self, error);

  return path ? tandem_cli_open_path (path, error) : NULL;
}

/**
 * tandem_cli_parse_number:
 * @number: (out): a number from 1 on
 */
gboolean
tandem_cli_parse_number (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, number, NULL);
}

/**
 * tandem_cli_print_json:
 *
 * Prints the answer of a command on one line.
 */
void
tandem_cli_print_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;

  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

/**
 * tandem_cli_set_id:
 *
 * Sets a member to an id, as 13 characters.
 */
void
tandem_cli_set_id (JsonObject *object, const char *name, gint64 id)
{
  g_autofree char *text = tandem_id_to_text (id);

  json_object_set_string_member (object, name, text);
}

/**
 * tandem_cli_set_value:
 * @value: (nullable): as the journal has it
 *
 * Sets a member to a value of a column. Nineteen digits don't live through every reader of JSON, so an id is text here, too.
 */
void
tandem_cli_set_value (JsonObject *object, const char *name, const char *column, JsonNode *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    json_object_set_null_member (object, name);
  else if (tandem_history_words_is_id (column) && json_node_get_value_type (value) == G_TYPE_INT64)
    tandem_cli_set_id (object, name, json_node_get_int (value));
  else
    json_object_set_member (object, name, json_node_copy (value));
}
