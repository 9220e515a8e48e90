/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/tandem-cli.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-store-error.h"
#include "tandem-config.h"

static const struct {
  const char *name;
  gboolean (*run) (TandemCli *self, GError **error);
} commands[] = {
  { "import", tandem_cli_import },
  { "redo", tandem_cli_redo },
  { "report", tandem_cli_report },
  { "sample", tandem_cli_sample },
  { "undo", tandem_cli_undo },
};

static TandemCliExit
find_exit (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return TANDEM_CLI_USAGE;
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_OURS)
      || g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NEWER)
      || g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT)
      || g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID))
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
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, _ ("Commands:\n"
                                                "  import SHEET          Import contacts from a CSV file\n"
                                                "  report NAME FILE.pdf  Write a report as a PDF\n"
                                                "  sample FILE           Make a sample firm\n"
                                                "  undo                  Undo what was done last\n"
                                                "  redo                  Do again what was undone last\n\n"
                                                "Ends with 0 when it was done, 1 when it failed, 2 when it was asked for in an\n"
                                                "unknown way, 3 when the file was refused."));
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

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, &self->argc, &self->argv, error);
}

/**
 * tandem_cli_find_file:
 *
 * Returns: (transfer full) (nullable): the file of --file, or else the one that was last open in the window
 */
char *
tandem_cli_find_file (TandemCli *self, GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source ? g_settings_schema_source_lookup (source, "io.github.tandemcrm.Tandem", TRUE) : NULL;

  if (self->file)
    return g_strdup (self->file);
  if (schema && g_settings_schema_has_key (schema, "last-file"))
    {
      g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);
      g_autofree char *file = g_settings_get_string (settings, "last-file");

      if (*file != 0)
        return g_steal_pointer (&file);
    }
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _ ("No file was opened before; name one with --file."));
  return NULL;
}
