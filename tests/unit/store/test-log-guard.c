/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This program is its own other program: started with the path of a file, it writes into it, counts the contacts and ends, as
 * tandem-cli does. */
#include <sys/wait.h>

#include "../firm-file.h"
#include "store/tandem-connection.h"

static int
be_another_program (const char *path)
{
  g_autoptr (TandemConnection) connection = tandem_connection_open (path, TANDEM_CONNECTION_WRITE, NULL);
  gint64 n_contacts;

  g_assert_true (tandem_connection_execute (connection, "UPDATE firm SET name = 'Seen'", NULL));
  g_assert_true (tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact", &n_contacts, NULL));
  return (int) n_contacts;
}

static int
run_another_program (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  int status;

  g_spawn_sync (NULL, (char *[]) { program, (char *) path, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* As a file dialog does, which looks what kinds of files are there. */
static void
look_into_folder (FirmFile *firm)
{
  g_autoptr (GDir) folder = g_dir_open (firm->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (firm->folder, name, NULL);
      g_autofree char *content = NULL;

      g_file_get_contents (path, &content, NULL, NULL);
    }
}

/* What is written after another program came and went is in the file: the next one sees it, and so does the next start. */
static void
test_folder_looked_at (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  g_assert_true (add_contact (workspace, "Before", &error));
  look_into_folder (firm);
  g_assert_cmpint (run_another_program (firm->path), ==, 1);
  g_assert_true (add_contact (workspace, "After", &error));
  look_into_folder (firm);
  g_assert_cmpint (run_another_program (firm->path), ==, 2);
  g_clear_object (&workspace);
  g_assert_cmpuint (count_entries (firm->folder), ==, 1);

  workspace = open_firm (firm->path);
  g_assert_cmpint (count_contacts (workspace), ==, 2);
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_path_is_absolute (argv[1]))
    return be_another_program (argv[1]);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/log-guard/folder-looked-at", FirmFile, NULL, firm_file_set_up, test_folder_looked_at,
              firm_file_tear_down);
  return g_test_run ();
}
