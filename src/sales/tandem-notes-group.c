/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-notes-group.h"

struct _TandemNotesGroup {
  AdwPreferencesGroup parent_instance;

  GtkTextView *view;
  GtkWidget *hint;
};

typedef enum {
  SIGNAL_COMMITTED,
  N_SIGNALS,
} TandemNotesGroupSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNotesGroup, tandem_notes_group, ADW_TYPE_PREFERENCES_GROUP)

static void
changed_cb (TandemNotesGroup *self, GtkTextBuffer *buffer)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
left_cb (GtkEventControllerFocus *controller, TandemNotesGroup *self)
{
  tandem_notes_group_commit (self);
}

static void
tandem_notes_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_NOTES_GROUP);
  G_OBJECT_CLASS (tandem_notes_group_parent_class)->dispose (object);
}

static void
tandem_notes_group_class_init (TandemNotesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_notes_group_dispose;

  /**
   * TandemNotesGroup::committed:
   *
   * The notes are others than before, and the person is done with them.
   */
  signals[SIGNAL_COMMITTED]
      = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-notes-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNotesGroup, view);
  gtk_widget_class_bind_template_child (widget_class, TandemNotesGroup, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
tandem_notes_group_init (TandemNotesGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_notes_group_reset:
 * @text: (nullable): the notes of another record; what is being written here is dropped
 */
void
tandem_notes_group_reset (TandemNotesGroup *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

/**
 * tandem_notes_group_set_value:
 * @text: (nullable): the notes as they were read; what is being written here just now stays
 */
void
tandem_notes_group_set_value (TandemNotesGroup *self, const char *text)
{
  if (!gtk_text_buffer_get_modified (gtk_text_view_get_buffer (self->view)))
    tandem_notes_group_reset (self, text);
}

/**
 * tandem_notes_group_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_notes_group_commit (TandemNotesGroup *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (!gtk_text_buffer_get_modified (buffer))
    return;
  gtk_text_buffer_set_modified (buffer, FALSE);
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0);
}

/**
 * tandem_notes_group_dup_text:
 *
 * Returns: (transfer full) (nullable): what is written; %NULL for nothing
 */
char *
tandem_notes_group_dup_text (TandemNotesGroup *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return *text ? g_steal_pointer (&text) : NULL;
}
