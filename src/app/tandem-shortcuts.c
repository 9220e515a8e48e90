/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every key of the window stands in this one table: it makes the shortcuts, and the dialog that lists them, with those of the board,
 * which it takes by itself. */
#include "app/tandem-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GROUP_WINDOW N_ ("Window")
#define GROUP_FILES N_ ("Files")
#define GROUP_PAGES N_ ("Pages")
#define GROUP_EDITING N_ ("Editing")
#define GROUP_DEALS   N_ ("Deals")

static const TandemShortcut shortcuts[] = {
  { GROUP_EDITING, N_ ("Undo"), "win.undo", "<Control>z", TANDEM_SHORTCUT_AFTER_FOCUS },
  { GROUP_EDITING, N_ ("Redo"), "win.redo", "<Control><Shift>z", TANDEM_SHORTCUT_AFTER_FOCUS },
  { GROUP_EDITING, N_ ("New contact, company, deal or campaign"), "win.new-record", "<Control>n",
    TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_EDITING, N_ ("Filter the page"), "win.find", "<Control>f", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_EDITING, N_ ("Add a filter"), "win.filter", "<Control><Shift>f", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_EDITING, N_ ("Print the page"), "win.print", "<Control>p", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_EDITING, N_ ("Export the page"), "win.export", "<Control><Shift>e", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, N_ ("Search everything"), "win.search", "<Control>k", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, N_ ("Marketing"), "win.department::marketing", "<Control>1", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, N_ ("Sales"), "win.department::sales", "<Control>2", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, N_ ("A page by its place"), "win.page(0)", "<Alt>1", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(1)", "<Alt>2", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(2)", "<Alt>3", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(3)", "<Alt>4", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(4)", "<Alt>5", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(5)", "<Alt>6", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(6)", "<Alt>7", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(7)", "<Alt>8", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_PAGES, NULL, "win.page(8)", "<Alt>9", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("Show or hide the list of pages"), "win.toggle-sidebar", "F9", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("From the list of pages to the page, its record, and back"), "win.cycle-pane", "F6",
    TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("Preferences"), "win.preferences::firm", "<Control>comma", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("Keyboard shortcuts"), "app.shortcuts", "<Control>question", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("Close the window"), "window.close", "<Control>w", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_WINDOW, N_ ("Quit"), "app.quit", "<Control>q", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_DEALS, N_ ("Move a card by one stage"), "deal.move", "<Alt>Left", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, NULL, "deal.move", "<Alt>Right", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, N_ ("Win the deal"), "deal.win", "<Control><Shift>w", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, N_ ("Lose the deal"), "deal.lose", "<Control><Shift>l", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, N_ ("Board, list and forecast"), "deals.view::board", "<Control><Alt>1", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, NULL, "deals.view::list", "<Control><Alt>2", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_DEALS, NULL, "deals.view::forecast", "<Control><Alt>3", TANDEM_SHORTCUT_OF_PAGE },
  { GROUP_FILES, N_ ("New file"), "app.new", "<Control><Shift>n", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_FILES, N_ ("Open a file"), "app.open", "<Control>o", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_FILES, N_ ("Save a copy"), "win.save-copy", "<Control><Shift>s", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_FILES, N_ ("Recover"), "win.recover", "<Control><Shift>h", TANDEM_SHORTCUT_ACCELERATOR },
  { GROUP_FILES, N_ ("Import contacts"), "win.import", "<Control>i", TANDEM_SHORTCUT_ACCELERATOR },
};

/* Whether the text that has the focus has taken a step back, or forth, in what was typed. It can't be asked whether it could. */
static gboolean
step_in_text (GtkWidget *text, const char *step)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));

  return gtk_widget_activate_action (text, step, NULL)
         && !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (text)));
}

/* An entry takes Ctrl+Z even when it has nothing to take back: when a field was saved with Enter, or the page began with the
 * focus in its empty search. Then the key is the window's. A view of text lets such a key pass by itself. */
static gboolean
pass_idle_entry_cb (GtkWidget *window, GVariant *arguments, gpointer action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  if (!step_in_text (focus, g_str_equal (action, "win.redo") ? "text.redo" : "text.undo"))
    gtk_widget_activate_action_variant (window, action, NULL);
  return TRUE;
}

static void
add_controller (GtkWidget *window, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_LOCAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].kind == TANDEM_SHORTCUT_AFTER_FOCUS)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                            phase == GTK_PHASE_CAPTURE
                                ? gtk_callback_action_new (pass_idle_entry_cb, (gpointer) shortcuts[i].action, NULL)
                                : gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (window, controller);
}

/* A dialog keeps every key of the window and the application to itself; who wants to quit should not have to close it first. */
static void
visible_dialog_cb (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GtkEventController *controller;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "tandem-shortcuts"))
    return;
  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>q"), gtk_named_action_new ("app.quit")));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_data (G_OBJECT (dialog), "tandem-shortcuts", controller);
}

/**
 * tandem_shortcuts_get:
 *
 * Returns: (array length=n_shortcuts): every key of the window
 */
const TandemShortcut *
tandem_shortcuts_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * tandem_shortcuts_add_to_application:
 *
 * Sets the accelerators of the application.
 */
void
tandem_shortcuts_add_to_application (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].kind == TANDEM_SHORTCUT_ACCELERATOR)
      gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                             (const char *[]) { shortcuts[i].trigger, NULL });
}

/**
 * tandem_shortcuts_add_to_window:
 *
 * Adds the shortcuts that the focused widget may take first. As accelerators of the application they would take Ctrl+Z
 * from an entry. Of the others, what a dialog needs is given to each that opens.
 */
void
tandem_shortcuts_add_to_window (GtkWidget *window)
{
  add_controller (window, GTK_PHASE_CAPTURE);
  add_controller (window, GTK_PHASE_BUBBLE);
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
}
