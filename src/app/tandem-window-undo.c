/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo from a window, and what it says of them: at once when they are done, and meanwhile where they take long. */
#include "app/tandem-window-undo.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-history.h"
#include "base/tandem-format.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-conflict-dialog.h"

#define MOST_NAMES          3   /* a toast is read in passing */
#define SECONDS_TO_READ     10  /* names, and a button to press */
#define BEFORE_PROGRESS_MS  300 /* what is done sooner needs no word */
#define BETWEEN_PROGRESS_MS 100

/* One undo or redo under way. */
typedef struct {
  TandemWindow *window;
  TandemWorkspace *workspace;
  gboolean is_redo;
  GCancellable *cancellable;
  TandemReversalProgress *progress;
  gint64 begun;
  guint timer;
} Run;

#define UNDER_WAY "tandem-undo" /* of the window: what the banner tells of */

/* @text: how far it is, NULL when it is over */
static void
show_progress (Run *self, const char *text)
{
  AdwBanner *banner
      = ADW_BANNER (gtk_widget_get_template_child (GTK_WIDGET (self->window), TANDEM_TYPE_WINDOW, "work_banner"));

  if (banner == NULL || (text == NULL && g_object_get_data (G_OBJECT (self->window), UNDER_WAY) != self))
    return; /* the window is closed; or it was over before a word of it */
  g_object_set_data (G_OBJECT (self->window), UNDER_WAY, text ? self : NULL);
  if (text)
    adw_banner_set_title (banner, text);
  adw_banner_set_revealed (banner, text != NULL);
}

static void
free_run (Run *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  show_progress (self, NULL);
  tandem_reversal_progress_unref (self->progress);
  g_object_unref (self->cancellable);
  g_object_unref (self->workspace);
  g_object_unref (self->window);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

/* --- while it runs ------------------------------------------------------------------------------------------------- */

static gboolean
tick_cb (gpointer data)
{
  Run *self = data;
  g_autofree char *label = NULL, *done = NULL, *all = NULL, *text = NULL;
  guint n_done, n_all;

  if (g_get_monotonic_time () - self->begun < BEFORE_PROGRESS_MS * 1000)
    return G_SOURCE_CONTINUE;
  tandem_reversal_progress_get (self->progress, &label, &n_done, &n_all);
  if (label == NULL)
    return G_SOURCE_CONTINUE; /* something else is being written first */
  done = tandem_format_count (n_done);
  all = tandem_format_count (n_all);
  /* Translators: what is undone, how many records are done, of how many */
  text = self->is_redo ? g_strdup_printf (_ ("Doing “%s” again, %s of %s records"), label, done, all)
                       /* Translators: what is undone, how many records are done, of how many */
                       : g_strdup_printf (_ ("Undoing “%s”, %s of %s records"), label, done, all);
  show_progress (self, text);
  return G_SOURCE_CONTINUE;
}

static Run *
begin_run (TandemWindow *window, gboolean is_redo)
{
  Run *self = g_new0 (Run, 1);

  self->window = g_object_ref (window);
  self->workspace = g_object_ref (tandem_window_get_workspace (window));
  self->is_redo = is_redo;
  self->cancellable = g_cancellable_new ();
  self->progress = tandem_reversal_progress_new ();
  self->begun = g_get_monotonic_time ();
  self->timer = g_timeout_add (BETWEEN_PROGRESS_MS, tick_cb, self);
  return self;
}

/* --- what was left ------------------------------------------------------------------------------------------------- */

/* What a toast offers to show. */
typedef struct {
  TandemWindow *window; /* not owned: the toast is in it */
  TandemWorkspace *workspace;
  TandemReversal reversal;
} Offer;

static void
free_offer (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  tandem_reversal_clear (&offer->reversal);
  g_object_unref (offer->workspace);
  g_free (offer);
}

static void
show_left (TandemWindow *window, TandemWorkspace *workspace, const TandemReversal *reversal, gboolean was_done)
{
  adw_dialog_present (tandem_conflict_dialog_new (workspace, reversal, was_done), GTK_WIDGET (window));
}

static void
details_cb (AdwToast *toast, gpointer data)
{
  Offer *offer = data;

  if (tandem_window_get_workspace (offer->window) == offer->workspace)
    show_left (offer->window, offer->workspace, &offer->reversal, TRUE);
}

static void
offer_details (Run *run, AdwToast *toast, const TandemReversal *reversal)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->window = run->window;
  offer->workspace = g_object_ref (run->workspace);
  offer->reversal = *reversal;
  offer->reversal.label = g_strdup (reversal->label);
  offer->reversal.left = g_ptr_array_ref (reversal->left);
  adw_toast_set_button_label (toast, C_ ("conflict", "_Details"));
  adw_toast_set_timeout (toast, SECONDS_TO_READ);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (details_cb), offer, free_offer, G_CONNECT_DEFAULT);
}

static void
append_left (GString *text, const TandemReversal *reversal)
{
  g_autofree char *count = tandem_format_count (reversal->n_left);

  /* Translators: follows what was undone, in the same toast; %s is a number */
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, " %s record was changed since and stays as it is",
                                       " %s records were changed since and stay as they are", reversal->n_left),
                          count);
  for (guint i = 0; i < reversal->left->len && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", ((TandemConflict *) reversal->left->pdata[i])->name);
  g_string_append (text, reversal->n_left > MOST_NAMES ? ", …" : ".");
}

static void
append_gone (GString *text, const TandemReversal *reversal)
{
  g_autofree char *count = tandem_format_count (reversal->n_gone);

  /* Translators: follows what was undone, in the same toast; %s is a number */
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, " %s record is gone for good, since the trash was emptied.",
                                       " %s records are gone for good, since the trash was emptied.", reversal->n_gone),
                          count);
}

/* --- when it is over ----------------------------------------------------------------------------------------------- */

static void
say_reversal (Run *run, const TandemReversal *reversal)
{
  /* Translators: %s is what was done, as “Set owner of 3 contacts” */
  g_autoptr (GString) text = g_string_new (run->is_redo ? _ ("Done again: %s.") : _ ("Undone: %s."));
  AdwToast *toast;

  if (reversal->set_id == 0)
    return;
  if (reversal->n_gone > 0 && reversal->n_reversed + reversal->n_left == 0)
    /* Translators: %s is what was done */
    g_string_assign (text, _ ("“%s” is passed over:"));
  g_string_replace (text, "%s", reversal->label, 1);
  if (reversal->n_left > 0)
    append_left (text, reversal);
  if (reversal->n_gone > 0)
    append_gone (text, reversal);
  toast = adw_toast_new (text->str);
  adw_toast_set_use_markup (toast, FALSE);
  if (reversal->n_left > 0)
    offer_details (run, toast, reversal);
  tandem_window_show_toast (run->window, toast);
}

static gboolean
has_dialog (TandemWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static void
say_failure (Run *run, const TandemReversal *reversal, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tandem_window_toast (run->window,
                         run->is_redo ? _ ("Stopped: nothing was redone.") : _ ("Stopped: nothing was undone."), FALSE);
  else if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT) && reversal->n_left > 0)
    show_left (run->window, run->workspace, reversal, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (run->window),
                            run->is_redo ? _ ("Nothing was redone") : _ ("Nothing was undone"), error);
}

static void
reversed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  g_autoptr (GError) error = NULL;
  g_auto (TandemReversal) reversal = { 0 };
  gboolean done = tandem_act_undo_finish (result, &reversal, &error);

  /* The window may have been closed meanwhile, or have another file. */
  if (gtk_window_get_application (GTK_WINDOW (run->window)) == NULL
      || tandem_window_get_workspace (run->window) != run->workspace)
    return;
  if (!done)
    say_failure (run, &reversal, error);
  else if (reversal.n_left > 0 && has_dialog (run->window)) /* which lies on the toast */
    show_left (run->window, run->workspace, &reversal, TRUE);
  else
    say_reversal (run, &reversal);
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
  Run *run = begin_run (window, FALSE);

  tandem_act_undo_async (store, run->progress, run->cancellable, reversed_cb, run);
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
  Run *run = begin_run (window, FALSE);

  tandem_act_undo_set_async (store, set_id, run->progress, run->cancellable, reversed_cb, run);
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
  Run *run = begin_run (window, TRUE);

  tandem_act_redo_async (store, run->progress, run->cancellable, reversed_cb, run);
}

/**
 * tandem_window_cancel_undo:
 *
 * Ends the undo or redo that the window tells of; nothing is changed then.
 */
void
tandem_window_cancel_undo (TandemWindow *window)
{
  Run *run = g_object_get_data (G_OBJECT (window), UNDER_WAY);

  if (run)
    g_cancellable_cancel (run->cancellable);
}
