/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo from a window, and what it says of them. */
#include "app/tandem-window-undo.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"
#include "base/tandem-format.h"

#define MOST_NAMES 3 /* a toast is read in passing */

static void
append_left (GString *text, const TandemReversal *reversal)
{
  g_autofree char *count = tandem_format_count (reversal->n_left);
  GStrv names = reversal->left_names;

  /* Translators: follows what was undone, in the same toast; %s is a number */
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, " %s record was changed since and stays as it is",
                                       " %s records were changed since and stay as they are", reversal->n_left),
                          count);
  for (guint i = 0; names && names[i] && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", names[i]);
  g_string_append (text, reversal->n_left > MOST_NAMES ? ", …" : ".");
}

static void
say_reversal (TandemWindow *window, const TandemReversal *reversal, const char *format)
{
  g_autoptr (GString) text = g_string_new (format);

  if (reversal->set_id == 0)
    return;
  g_string_replace (text, "%s", reversal->label, 1);
  if (reversal->n_left > 0)
    append_left (text, reversal);
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
