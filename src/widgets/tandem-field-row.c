/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-field-row.h"

struct _TandemFieldRow {
  AdwEntryRow parent_instance;

  char *value;                  /* as it was saved */
};

typedef enum {
  SIGNAL_COMMITTED,
  N_SIGNALS,
} TandemFieldRowSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFieldRow, tandem_field_row, ADW_TYPE_ENTRY_ROW)

static void
commit (TandemFieldRow *self)
{
  g_autofree char *text = tandem_field_row_dup_text (self);

  if (g_str_equal (text ? text : "", self->value))
    return;
  g_free (self->value);
  self->value = g_strdup (text ? text : "");
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0);
}

static void
entry_activated_cb (TandemFieldRow *self)
{
  commit (self);
}

static void
left_cb (GtkEventControllerFocus *controller, TandemFieldRow *self)
{
  commit (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemFieldRow *self)
{
  if (key != GDK_KEY_Escape || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->value))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self), self->value);
  return GDK_EVENT_STOP;
}

static void
tandem_field_row_finalize (GObject *object)
{
  g_free (TANDEM_FIELD_ROW (object)->value);
  G_OBJECT_CLASS (tandem_field_row_parent_class)->finalize (object);
}

static void
tandem_field_row_class_init (TandemFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_field_row_finalize;

  /**
   * TandemFieldRow::committed:
   *
   * The text is another than before, and the person is done with it.
   */
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
tandem_field_row_init (TandemFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->value = g_strdup ("");
  g_signal_connect (self, "entry-activated", G_CALLBACK (entry_activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_field_row_new:
 * @title: the field's name
 * @value: (nullable): what it holds
 */
GtkWidget *
tandem_field_row_new (const char *title, const char *value)
{
  GtkWidget *self = g_object_new (TANDEM_TYPE_FIELD_ROW, "title", title, "use-markup", FALSE, NULL);

  tandem_field_row_set_value (TANDEM_FIELD_ROW (self), value);
  return self;
}

/**
 * tandem_field_row_set_value:
 * @value: (nullable): what the field holds
 *
 * What is being written here just now stays.
 */
void
tandem_field_row_set_value (TandemFieldRow *self, const char *value)
{
  gboolean is_edited = !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->value)
                       && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN);

  g_free (self->value);
  self->value = g_strdup (value ? value : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (!is_edited)
    gtk_editable_set_text (GTK_EDITABLE (self), self->value);
}

/**
 * tandem_field_row_reset:
 * @value: (nullable): what the field holds
 *
 * As tandem_field_row_set_value(), for another record: what is being written here is dropped. Call
 * tandem_field_row_commit() before, while the row still stands for the record that was written in.
 */
void
tandem_field_row_reset (TandemFieldRow *self, const char *value)
{
  g_free (self->value);
  self->value = g_strdup (value ? value : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_editable_set_text (GTK_EDITABLE (self), self->value);
}

/**
 * tandem_field_row_commit:
 *
 * Takes what is written here as done, as Enter does.
 */
void
tandem_field_row_commit (TandemFieldRow *self)
{
  commit (self);
}

/**
 * tandem_field_row_dup_text:
 *
 * Returns: (transfer full) (nullable): the text without blanks around it; %NULL for none
 */
char *
tandem_field_row_dup_text (TandemFieldRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  return *text ? g_steal_pointer (&text) : NULL;
}

/**
 * tandem_entry_row_keep_left_to_right:
 * @row: an entry of a phone number or an address of the web
 *
 * In a right-to-left language the groups of a number would stand in reverse. It stays in its order, at the side where the page
 * begins.
 */
void
tandem_entry_row_keep_left_to_right (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (gtk_widget_get_direction (GTK_WIDGET (row)) != GTK_TEXT_DIR_RTL)
    return;
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (text, 1);
}
