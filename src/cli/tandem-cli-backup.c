/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/tandem-cli.h"
#include "store/tandem-connection.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"

typedef struct {
  const char *original;
  const char *out; /* NULL: a restore point */
  TandemRestorePoint *point;
} Backup;

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Backup *backup = data;

  if (backup->out)
    return tandem_connection_copy_to (connection, backup->out, error);
  backup->point = tandem_restore_point_make (connection, backup->original, TANDEM_RESTORE_MANUAL, cancellable, error);
  return backup->point != NULL;
}

/* A copy takes no other file's place, least of all that of the file itself. */
static gboolean
check_is_free (const char *path, GError **error)
{
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
               _ ("“%s” is there already. It was left as it is; choose another name."), path);
  return FALSE;
}

static void
print (TandemCli *self, const char *path)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "path", path);
  if (self->json)
    tandem_cli_print_json (object);
  else
    /* Translators: a file was written */
    g_print (_ ("%s was written.\n"), path);
}

/**
 * tandem_cli_backup:
 *
 * Makes a restore point, or a copy of the file where it is asked for.
 */
gboolean
tandem_cli_backup (TandemCli *self, GError **error)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autofree char *out = NULL;
  Backup backup = { 0 };
  gboolean done;

  if (!tandem_cli_parse (self, _ ("[FILE]"),
                         _ ("Make a restore point, or write a copy of the file as another FILE, whoever has it open."),
                         NULL, error)
      || !tandem_cli_expect_words (self, 0, 1, error))
    return FALSE;
  out = self->argc == 2 ? g_canonicalize_filename (self->argv[1], NULL) : NULL;
  workspace = check_is_free (out, error) ? tandem_cli_open (self, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  backup.original = tandem_workspace_get_path (workspace);
  backup.out = out;
  done = tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_COPY, make_cb, &backup, NULL, error);
  point = backup.point;
  if (done)
    print (self, point ? point->path : out);
  return done;
}
