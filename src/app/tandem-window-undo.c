/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo from a window, and what it says of them. */
#include "app/tandem-window-undo.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"

static void
say_reversal (TandemWindow *window, const TandemReversal *reversal, const char *format)
{
  g_autoptr (GString) text = g_string_new (format);

  if (reversal->set_id == 0)
    return;
  g_string_replace (text, "%s", reversal->label, 1);
  if (reversal->n_left > 0)
    g_string_append_printf (text,
                            ngettext (" %u record was changed since and stays as it is.",
                                      " %u records were changed since and stay as they are.", reversal->n_left),
                            reversal->n_left);
  tandem_window_toast (window, text->str, FALSE);
}

static void
finish_reversal (TandemWindow *window, GAsyncResult *result, const char *heading, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_auto (TandemReversal) reversal = { 0 };
  gboolean done = tandem_act_undo_finish (result, &reversal, &error);

  /* The window may have been closed meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  if (done)
    say_reversal (window, &reversal, format);
  else
    tandem_page_show_error (GTK_WIDGET (window), heading, error);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;

  /* Translators: %s is what was done, as “Set owner of 3 contacts” */
  finish_reversal (window, result, _ ("Nothing was undone"), _ ("Undone: %s."));
}

static void
redone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;

  /* Translators: %s is what was done, as “Set owner of 3 contacts” */
  finish_reversal (window, result, _ ("Nothing was redone"), _ ("Done again: %s."));
}

/**
 * tandem_window_undo:
 * @window: a window with a file
 *
 * Undoes what was done last in this file, and says what that was.
 */
void
tandem_window_undo (TandemWindow *window)
{
  TandemStore *store = tandem_workspace_get_store (tandem_window_get_workspace (window));

  tandem_act_undo_async (store, NULL, undone_cb, g_object_ref (window));
}

/**
 * tandem_window_undo_set:
 * @window: a window with a file
 * @set_id: a change set
 *
 * Undoes this change set, whatever came after it, and says what that was, or that it was undone already.
 */
void
tandem_window_undo_set (TandemWindow *window, gint64 set_id)
{
  TandemStore *store = tandem_workspace_get_store (tandem_window_get_workspace (window));

  tandem_act_undo_set_async (store, set_id, NULL, undone_cb, g_object_ref (window));
}

/**
 * tandem_window_redo:
 * @window: a window with a file
 *
 * Does again what was undone last in this file, and says what that was.
 */
void
tandem_window_redo (TandemWindow *window)
{
  TandemStore *store = tandem_workspace_get_store (tandem_window_get_workspace (window));

  tandem_act_redo_async (store, NULL, redone_cb, g_object_ref (window));
}
