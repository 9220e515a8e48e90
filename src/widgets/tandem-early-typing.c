/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who knows the program types on while a dialog still opens. Until its first frame (libadwaita 1.7) the focus is nowhere, and
 * what is typed is lost; on a busy machine that is a whole word. */
#include "widgets/tandem-early-typing.h"

typedef struct {
  GtkWidget *window;
  GtkEventController *keys; /* of the window */
  GString *typed;
} EarlyTyping;

static G_DEFINE_QUARK (tandem_early_typing, typing)

static void
early_typing_free (gpointer data)
{
  EarlyTyping *self = data;

  if (self->window)
    gtk_widget_remove_controller (self->window, self->keys);
  g_clear_weak_pointer (&self->window);
  g_string_free (self->typed, TRUE);
  g_free (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, EarlyTyping *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !g_unichar_isprint (letter))
    return GDK_EVENT_PROPAGATE;
  g_string_append_unichar (self->typed, letter);
  return GDK_EVENT_STOP;
}

/* Before what a line got since; a text has its cursor where one goes on. */
static void
type (GtkWidget *field, const GString *letters)
{
  int start = 0;

  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), letters->str,
                                                  (int) letters->len,
                                                  gtk_text_view_get_editable (GTK_TEXT_VIEW (field)));
  else if (GTK_IS_EDITABLE (field))
    {
      gtk_editable_delete_selection (GTK_EDITABLE (field));
      gtk_editable_insert_text (GTK_EDITABLE (field), letters->str, (int) letters->len, &start);
      gtk_editable_set_position (GTK_EDITABLE (field), -1);
    }
}

static void
forget (AdwDialog *dialog)
{
  g_object_set_qdata (G_OBJECT (dialog), typing_quark (), NULL);
}

/**
 * tandem_early_typing_keep:
 * @dialog: one that was presented in this turn
 *
 * Keeps the letters that are typed until tandem_early_typing_end(), or until the dialog is closed.
 */
void
tandem_early_typing_keep (AdwDialog *dialog)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (dialog));
  EarlyTyping *self;

  if (window == NULL)
    return;
  self = g_new0 (EarlyTyping, 1);
  self->typed = g_string_new (NULL);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_set_weak_pointer (&self->window, GTK_WIDGET (window));
  gtk_widget_add_controller (self->window, self->keys);
  g_object_set_qdata_full (G_OBJECT (dialog), typing_quark (), self, early_typing_free);
  g_signal_connect (dialog, "closed", G_CALLBACK (forget), NULL);
}

/**
 * tandem_early_typing_end:
 * @dialog: one whose focus has come to stay
 *
 * Types what was kept into the field that has the focus.
 */
void
tandem_early_typing_end (AdwDialog *dialog)
{
  EarlyTyping *self = g_object_get_qdata (G_OBJECT (dialog), typing_quark ());
  GtkWidget *field = self && self->window ? gtk_window_get_focus (GTK_WINDOW (self->window)) : NULL;

  if (field && self->typed->len > 0 && gtk_widget_is_ancestor (field, GTK_WIDGET (dialog)))
    type (field, self->typed);
  forget (dialog);
}
