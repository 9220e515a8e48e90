/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-view-button.h"

#include <glib/gi18n-lib.h>

#define COLUMN "tandem-column" /* the property of a check button that names its column */
#define STEP   16              /* pixels by which a key makes a column wider */

struct _TandemTableViewButton {
  AdwBin parent_instance;

  TandemTableColumns *columns;
  TandemTableGroups *groups;
  GtkWidget *list;
  GtkWidget *group_box;
  GtkDropDown *group_choice; /* “Nothing” before what there is to group by */
  gboolean is_ours;          /* what changes in it now: the program's doing, not a person's */
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

/* Of a column that is left out it is said, or one would tick it in vain. */
static void
say_room (GtkWidget *check, const char *title)
{
  /* Translators: %s is a column that is left out, since there is no room for it */
  g_autofree char *words = g_strdup_printf (_ ("%s (no room)"), title);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), words);
  gtk_widget_set_tooltip_text (check,
                               _ ("The window is too narrow for all columns: make it wider, or leave another one out"));
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
  if (tandem_table_columns_lacks_room (self->columns, column->key))
    say_room (check, tandem_table_column_get_title (column));
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

/* --- groups -------------------------------------------------------------------------------------------------------- */

static void
group_chosen_cb (TandemTableViewButton *self)
{
  g_autoptr (GPtrArray) columns = tandem_table_groups_list (self->groups);
  guint chosen = gtk_drop_down_get_selected (self->group_choice);

  if (!self->is_ours)
    tandem_table_groups_set_column (self->groups,
                                    chosen > 0 && chosen <= columns->len ? columns->pdata[chosen - 1] : NULL);
}

static void
show_group (TandemTableViewButton *self)
{
  g_autoptr (GPtrArray) columns = tandem_table_groups_list (self->groups);
  guint place = 0;
  gboolean is_grouped = g_ptr_array_find (columns, tandem_table_groups_get_column (self->groups), &place);

  self->is_ours = TRUE;
  gtk_drop_down_set_selected (self->group_choice, is_grouped ? place + 1 : 0);
  self->is_ours = FALSE;
}

static void
fill_groups (TandemTableViewButton *self)
{
  g_autoptr (GPtrArray) columns = tandem_table_groups_list (self->groups);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, C_ ("group rows by", "Nothing"));
  for (guint i = 0; i < columns->len; i++)
    gtk_string_list_append (titles, tandem_table_column_get_title (columns->pdata[i]));
  self->is_ours = TRUE;
  gtk_drop_down_set_model (self->group_choice, G_LIST_MODEL (titles));
  self->is_ours = FALSE;
  gtk_widget_set_visible (self->group_box, columns->len > 0);
}

static GtkWidget *
make_heading (const char *words)
{
  GtkWidget *heading = gtk_label_new (words);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_start (heading, 6);
  return heading;
}

static GtkWidget *
make_group_box (TandemTableViewButton *self)
{
  self->group_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->group_choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group_choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Group by"),
                                  -1);
  g_signal_connect_object (self->group_choice, "notify::selected", G_CALLBACK (group_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->group_box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->group_box), make_heading (_ ("Group by")));
  gtk_box_append (GTK_BOX (self->group_box), GTK_WIDGET (self->group_choice));
  return self->group_box;
}

/* --- all of it ----------------------------------------------------------------------------------------------------- */

static void
shown_cb (GtkWidget *popover, TandemTableViewButton *self)
{
  fill (self, NULL);
  fill_groups (self);
  show_group (self);
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
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_tooltip_text (reset, _ ("Show the columns as they are at first"));
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Columns")));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_box_append (GTK_BOX (box), make_group_box (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, 0);
  return popover;
}

static void
tandem_table_view_button_dispose (GObject *object)
{
  g_clear_object (&TANDEM_TABLE_VIEW_BUTTON (object)->groups);
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
tandem_table_view_button_set_columns (TandemTableViewButton *self, TandemTableColumns *columns,
                                      TandemTableGroups *groups)
{
  g_set_object (&self->columns, columns);
  g_set_object (&self->groups, groups);
  fill_groups (self);
}
