/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-chip.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 36

struct _TandemFilterChip {
  GtkBox parent_instance;

  GtkWidget *edit_button;
  GtkWidget *label;
  GtkWidget *remove_button;
};

enum {
  SIGNAL_EDIT,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterChip, tandem_filter_chip, GTK_TYPE_BOX)

static void
edit_clicked_cb (TandemFilterChip *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
remove_clicked_cb (TandemFilterChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
  return TRUE;
}

static gboolean
tandem_filter_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_FILTER_CHIP (widget)->edit_button);
}

static void
tandem_filter_chip_class_init (TandemFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = tandem_filter_chip_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, remove_key_cb, NULL);

  /**
   * TandemFilterChip::edit:
   *
   * A person wants to change the condition.
   */
  signals[SIGNAL_EDIT]
      = g_signal_new ("edit", TANDEM_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemFilterChip::remove:
   *
   * A person wants it away.
   */
  signals[SIGNAL_REMOVE]
      = g_signal_new ("remove", TANDEM_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_filter_chip_init (TandemFilterChip *self)
{
  self->edit_button = gtk_button_new ();
  self->label = gtk_label_new (NULL);
  self->remove_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), MAX_CHARS);
  gtk_button_set_child (GTK_BUTTON (self->edit_button), self->label);
  gtk_box_append (GTK_BOX (self), self->edit_button);
  gtk_box_append (GTK_BOX (self), self->remove_button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  g_signal_connect_object (self->edit_button, "clicked", G_CALLBACK (edit_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_filter_chip_new:
 * @words: the condition, as a person reads it
 */
GtkWidget *
tandem_filter_chip_new (const char *words)
{
  TandemFilterChip *self = g_object_new (TANDEM_TYPE_FILTER_CHIP, NULL);
  /* Translators: %s is a condition, as “City is Köln” */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter: %s"), words);

  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_set_tooltip_text (self->edit_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (self->remove_button, _ ("Remove this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  return GTK_WIDGET (self);
}
