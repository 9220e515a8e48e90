/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-view-button.h"

#include <glib/gi18n-lib.h>

#define COLUMN "tandem-column" /* the property of a check button that names its column */
#define STEP   16              /* pixels by which a key makes a column wider */

struct _TandemTableViewButton {
  AdwBin parent_instance;

  TandemTableColumns *columns;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (TandemTableViewButton, tandem_table_view_button, ADW_TYPE_BIN)

static const char *
get_key (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), COLUMN);
}

static void fill (TandemTableViewButton *self, const char *focused_key);

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TandemTableViewButton *self)
{
  GtkWidget *check = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean is_mirrored = gtk_widget_get_direction (check) == GTK_TEXT_DIR_RTL;
  g_autofree char *column = g_strdup (get_key (check));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    {
      tandem_table_columns_move (self->columns, column, key == GDK_KEY_Up ? -1 : 1);
      fill (self, column);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    {
      tandem_table_columns_widen (self->columns, column, (key == GDK_KEY_Right) == !is_mirrored ? STEP : -STEP);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
add_check (TandemTableViewButton *self, const TandemTableColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (tandem_table_column_get_title (column));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *action = g_strconcat ("column.", column->key, NULL);

  g_object_set_data (G_OBJECT (check), COLUMN, (gpointer) column->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Alt+Up and Alt+Down move the column, Alt+Left and Alt+Right change its width"),
                                  -1);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (check, keys);
  gtk_box_append (GTK_BOX (self->list), check);
  return check;
}

static void
fill (TandemTableViewButton *self, const char *focused_key)
{
  g_autoptr (GPtrArray) columns = tandem_table_columns_list (self->columns);
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), check);
  for (guint i = 0; i < columns->len; i++)
    {
      const TandemTableColumn *column = g_ptr_array_index (columns, i);

      check = add_check (self, column);
      if (g_strcmp0 (column->key, focused_key) == 0)
        gtk_widget_grab_focus (check);
    }
}

static void
shown_cb (GtkWidget *popover, TandemTableViewButton *self)
{
  fill (self, NULL);
}

static void
reset_cb (GtkButton *button, TandemTableViewButton *self)
{
  tandem_table_columns_reset (self->columns);
  fill (self, NULL);
}

static GtkWidget *
make_popover (TandemTableViewButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("Columns"));
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_start (heading, 6);
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_tooltip_text (reset, _ ("Show the columns as they are at first"));
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, 0);
  return popover;
}

static void
tandem_table_view_button_dispose (GObject *object)
{
  g_clear_object (&TANDEM_TABLE_VIEW_BUTTON (object)->columns);
  G_OBJECT_CLASS (tandem_table_view_button_parent_class)->dispose (object);
}

static void
tandem_table_view_button_class_init (TandemTableViewButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_table_view_button_dispose;
}

static void
tandem_table_view_button_init (TandemTableViewButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "tandem-columns-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (self));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Columns"));
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * tandem_table_view_button_set_columns:
 * @columns: whose actions are in force around the button as "column"
 */
void
tandem_table_view_button_set_columns (TandemTableViewButton *self, TandemTableColumns *columns)
{
  g_set_object (&self->columns, columns);
}
