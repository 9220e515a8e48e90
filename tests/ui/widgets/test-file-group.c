/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of a record: added, renamed, removed, pasted; whatever else was dropped is told. */
#include "widgets/tandem-file-group.h"

#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "model/tandem-attachment-content.h"
#include "model/tandem-attachment.h"
#include "page-test.h"
#include "random-acts.h"
#include "store/tandem-connection.h"

typedef struct {
  PageTest firm;
  TandemFileGroup *group;
  gint64 ids[2];
  GPtrArray *files; /* of the next go */
} Fixture;

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, i == 0 ? "Ada" : "Bob");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static TandemStore *
get_store (Fixture *self)
{
  return tandem_workspace_get_store (self->firm.workspace);
}

static void
show (Fixture *self, guint whom)
{
  tandem_file_group_show (self->group, get_store (self), TANDEM_ATTACHMENT_CONTACT_ID, self->ids[whom],
                          whom == 0 ? "Ada" : "Bob");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  page_test_make_firm (&self->firm, NULL);
  tandem_store_run (get_store (self), TANDEM_STORE_WRITE, add_contacts_cb, self, NULL, &error);
  g_assert_no_error (error);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->group = g_object_new (TANDEM_TYPE_FILE_GROUP, NULL);
  self->firm.window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", 500, "default-height", 500, "content", self->group, NULL);
  gtk_window_present (GTK_WINDOW (self->firm.window));
  WAIT_FOR (gtk_widget_get_width (self->firm.window) > 0);
  show (self, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->files);
  page_test_tear_down (&self->firm, NULL);
}

static char *
take (Fixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->firm.file.folder, name, NULL);

  g_ptr_array_add (self->files, g_file_new_for_path (path));
  if (text)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
add (Fixture *self)
{
  tandem_file_group_add (self->group, self->files);
  g_ptr_array_unref (self->files);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- looking ------------------------------------------------------------------------------------------------------- */

static void
list_titles (GtkWidget *widget, GString *titles)
{
  if (ADW_IS_ACTION_ROW (widget))
    g_string_append_printf (titles, "%s;", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_titles (child, titles);
}

static gboolean
shows (Fixture *self, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  list_titles (GTK_WIDGET (self->group), titles);
  return g_pattern_match_simple (expected, titles->str);
}

#define ask(sql) firm_file_ask (self->firm.file.path, sql)
#define N_LIVE   "SELECT count(*) FROM attachment WHERE deleted_at IS NULL"

static char *
dup_said (Fixture *self)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window));

  return g_strdup (dialog ? adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)) : "");
}

static void
close_dialog (Fixture *self)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window));

  adw_dialog_force_close (dialog);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window)) == NULL);
}

static void
act_on (Fixture *self, const char *action, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM attachment WHERE name = '%s'", name);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->group), action, "x", ask (sql)));
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* What can be read is added in one step of undo; of the rest it is said why not, with the size that there may be. */
static void
test_add (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = take (self, "folder", NULL);
  g_autofree char *large = take (self, "large.bin", "");
  g_autofree char *said = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (truncate (large, TANDEM_ATTACHMENT_MOST_BYTES + 1), ==, 0);
  g_free (take (self, "offer.txt", "forty desks"));
  g_free (take (self, "plan.txt", "first floor"));
  add (self);
  WAIT_FOR (shows (self, "plan.txt;offer.txt;"));
  said = dup_said (self);
  g_assert_nonnull (strstr (said, "“folder” is a folder"));
  g_assert_nonnull (strstr (said, "“large.bin” has 25.0"));
  close_dialog (self);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), "Add 2 files to Ada") == 0);
  random_acts_undo (self->firm.workspace, NULL, NULL);
  WAIT_FOR (shows (self, ""));
}

static void
test_rename_and_remove (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  g_free (take (self, "offer.txt", "forty desks"));
  add (self);
  WAIT_FOR (shows (self, "offer.txt;"));
  act_on (self, "file.rename", "offer.txt");
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window))) != NULL);
  g_signal_emit_by_name (dialog, "named", "../sub/new.txt"); /* a name, not a way out of a folder */
  WAIT_FOR (shows (self, "-sub-new.txt;"));
  close_dialog (self);
  act_on (self, "file.remove", "-sub-new.txt");
  WAIT_FOR (shows (self, ""));
  g_assert_cmpint (ask (N_LIVE), ==, 0);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), "Remove “-sub-new.txt” of Ada") == 0);
}

/* A file goes to the record that it was dropped on, whatever is shown by the end. */
static void
test_another_record (Fixture *self, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf (N_LIVE " AND contact_id = %" G_GINT64_FORMAT, self->ids[0]);

  g_free (take (self, "offer.txt", "forty desks"));
  add (self);
  show (self, 1);
  WAIT_FOR (ask (sql) == 1);
  g_assert_true (shows (self, ""));
  show (self, 0);
  WAIT_FOR (shows (self, "offer.txt;"));
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_free (take (self, "offer.txt", "forty desks"));
  add (self);
  gtk_widget_activate_action (GTK_WIDGET (self->group), "file.cancel", NULL);
  g_free (take (self, "plan.txt", "first floor"));
  do /* until the go before has ended, another is not begun */
    {
      g_ptr_array_ref (self->files);
      tandem_file_group_add (self->group, self->files);
      g_ptr_array_unref (self->files);
      g_main_context_iteration (NULL, TRUE);
    }
  while (ask (N_LIVE) == 0);
  WAIT_FOR (shows (self, "plan.txt;"));
  g_assert_cmpint (ask (N_LIVE " AND name = 'offer.txt'"), ==, 0);
}

/* A window that is closed meanwhile takes nothing along, and leaves nothing behind. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_free (take (self, "offer.txt", "forty desks"));
  add (self);
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  static const guint8 pixels[4 * 4 * 4] = { 255, 0, 0, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 16);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->group));

  gdk_clipboard_set_text (clipboard, "words");
  gtk_widget_activate_action (GTK_WIDGET (self->group), "file.paste", NULL); /* says that it is nothing */
  gdk_clipboard_set_texture (clipboard, texture);
  gtk_widget_activate_action (GTK_WIDGET (self->group), "file.paste", NULL);
  WAIT_FOR (shows (self, "Picture 20*.png;"));
  g_assert_cmpint (ask (N_LIVE " AND type = 'image/png'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function) g_test_add ("/widgets/file-group/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("add", test_add);
  ADD ("rename-and-remove", test_rename_and_remove);
  ADD ("another-record", test_another_record);
  ADD ("cancel", test_cancel);
  ADD ("closed", test_closed);
  ADD ("paste", test_paste);
#undef ADD
  return g_test_run ();
}
