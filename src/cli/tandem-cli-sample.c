/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "act/tandem-act-sample.h"
#include "base/tandem-format.h"
#include "base/tandem-replace.h"
#include "cli/tandem-cli-job.h"
#include "cli/tandem-cli.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

static gboolean
make_sample_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_make_sample (connection, data, cancellable, error);
}

/* Made under another name in the same folder: whatever happens, there is a whole sample of that name or none. */
static gboolean
make_part (const char *path, TandemSampleOptions *options, TandemCliJob *job, GError **error)
{
  g_autoptr (TandemWorkspace) workspace
      = tandem_workspace_create (path, TANDEM_ORIGIN_CLI, TANDEM_SAMPLE_FIRM_NAME, TRUE, error);
  gboolean success;

  if (workspace == NULL)
    return FALSE;
  success = tandem_cli_job_run (job, tandem_workspace_get_store (workspace), make_sample_cb, options, error);
  tandem_workspace_close (workspace);
  if (!success)
    g_unlink (path);
  return success;
}

/* Begun by us, as far as can be told: nothing in it yet, or a database. */
static gboolean
is_part (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = "";
  FILE *file = g_fopen (path, "rbe");
  gsize n_read = file ? fread (head, 1, sizeof head, file) : 0;

  if (file)
    fclose (file);
  return file && (n_read == 0 || memcmp (head, magic, sizeof magic) == 0);
}

/* What a run that was killed left; one that is still at work holds it. Anybody else's file of this name is left alone, and
 * found to be in the way. */
static gboolean
remove_old_part (const char *part, GError **error)
{
  g_autoptr (TandemFileLock) lock = NULL;
  gboolean is_alone;

  if (!is_part (part))
    return TRUE;
  lock = tandem_file_lock_take (part, &is_alone, error);
  if (lock && is_alone)
    tandem_connection_remove_file (part);
  return lock != NULL;
}

static gboolean
make_file (const char *path, TandemSampleOptions *options, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (TandemCliJob) job = tandem_cli_job_new ();
  int failure;

  options->progress = tandem_cli_job_tell;
  options->progress_data = job;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("“%s” is there already. It was left as it is; choose another name."), path);
      return FALSE;
    }
  if (!remove_old_part (part, error) || !make_part (part, options, job, error))
    return FALSE;
  if (tandem_replace_file (part, path))
    return TRUE;
  failure = errno;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
               _ ("The file “%s” can't be made: %s. Choose another name or folder."), path, g_strerror (failure));
  return FALSE;
}

/**
 * tandem_cli_sample:
 *
 * Makes a file with a sample firm in it.
 */
gboolean
tandem_cli_sample (TandemCli *self, GError **error)
{
  int n_contacts = TANDEM_SAMPLE_N_CONTACTS, seed = 1;
  const GOptionEntry entries[] = {
    { "contacts", 0, 0, G_OPTION_ARG_INT, &n_contacts, N_ ("How many contacts"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("The same seed makes the same firm"), N_ ("S") },
    G_OPTION_ENTRY_NULL,
  };
  TandemSampleOptions options = { 0 };

  if (!tandem_cli_parse (self, _ ("FILE"), _ ("Make a sample firm to look at."), entries, error))
    return FALSE;
  if (self->argc != 2 || n_contacts < 1 || n_contacts > 1000000)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Name one file to make, and 1 to 1000000 contacts; nothing was made."));
      return FALSE;
    }
  options.n_contacts = n_contacts;
  options.seed = seed;
  if (!make_file (self->argv[1], &options, error))
    return FALSE;
  if (self->json)
    g_print ("{\"contacts\":%d}\n", n_contacts);
  else
    {
      g_autofree char *count = tandem_format_count (n_contacts);

      /* Translators: the first %s is a file, the second a number */
      g_print (ngettext ("%s: a firm with %s contact.\n", "%s: a firm with %s contacts.\n", n_contacts), self->argv[1], count);
    }
  return TRUE;
}
