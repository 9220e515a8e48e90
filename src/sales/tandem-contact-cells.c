/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-cells.h"

#include "list/tandem-slot.h"
#include "model/tandem-contact-row.h"

#define LIST_ITEM "tandem-list-item"

/* The property of the child is that of the row which the place shows, whichever that is. */
static void
bind_row (GtkListItem *item, const char *from, GtkWidget *child, const char *to)
{
  GtkExpression *slot = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *row = gtk_property_expression_new (TANDEM_TYPE_SLOT, slot, "record");
  GtkExpression *value = gtk_property_expression_new (TANDEM_TYPE_CONTACT_ROW, row, from);

  gtk_expression_bind (value, child, to, item);
}

static GtkWidget *
make_text (GtkListItem *item, const char *property, const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  if (css_class)
    gtk_widget_add_css_class (text, css_class);
  bind_row (item, property, text, "text");
  return text;
}

static void
append_stage_icon (GtkListItem *item, GtkBox *box, const char *department)
{
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_add_css_class (icon, "department-icon");
  gtk_widget_add_css_class (icon, department);
  bind_row (item, "stage-icon", icon, "icon-name");
  bind_row (item, department, icon, "visible");
  gtk_box_append (box, icon);
}

static void
set_child (GtkListItem *item, GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), LIST_ITEM, item);
  gtk_list_item_set_child (item, child);
}

static void
setup_text_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *property = data;

  set_child (item, make_text (item, property, g_object_get_data (G_OBJECT (factory), "css-class")));
}

static void
setup_stage_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  append_stage_icon (item, GTK_BOX (box), "marketing");
  append_stage_icon (item, GTK_BOX (box), "sales");
  gtk_box_append (GTK_BOX (box), make_text (item, "stage", NULL));
  set_child (item, box);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stage = gtk_label_new (NULL);

  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_box_append (GTK_BOX (lines), make_text (item, "name", "primary"));
  gtk_box_append (GTK_BOX (second), make_text (item, "detail", "dimmed"));
  append_stage_icon (item, GTK_BOX (second), "marketing");
  append_stage_icon (item, GTK_BOX (second), "sales");
  bind_row (item, "stage", stage, "label");
  gtk_widget_add_css_class (stage, "caption");
  gtk_box_append (GTK_BOX (second), stage);
  gtk_box_append (GTK_BOX (lines), second);
  set_child (item, lines);
}

/**
 * tandem_contact_cells_new_text:
 * @property: (scope forever): a property of [class@TandemContactRow]
 * @css_class: (nullable) (scope forever): how it looks
 *
 * Returns: (transfer full): cells of one line
 */
GtkListItemFactory *
tandem_contact_cells_new_text (const char *property, const char *css_class)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "css-class", (gpointer) css_class);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), (gpointer) property);
  return factory;
}

/**
 * tandem_contact_cells_new_stage:
 *
 * Returns: (transfer full): cells with the ring and the word of the lifecycle
 */
GtkListItemFactory *
tandem_contact_cells_new_stage (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_stage_cb), NULL);
  return factory;
}

/**
 * tandem_contact_cells_new_row:
 *
 * Returns: (transfer full): rows of two lines, where there is no width for columns
 */
GtkListItemFactory *
tandem_contact_cells_new_row (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  return factory;
}

static GtkListItem *
find_item_below (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), LIST_ITEM);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && item == NULL;
       child = gtk_widget_get_next_sibling (child))
    item = find_item_below (child);
  return item;
}

/**
 * tandem_contact_cells_find_row:
 * @list: a column view or list view, or what has it inside
 * @position: (out): the row's place in the model
 *
 * Returns: whether there is a row at this point of @list
 */
gboolean
tandem_contact_cells_find_row (GtkWidget *list, double x, double y, guint *position)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (widget && widget != list && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);
  if (widget && widget != list)
    {
      GtkListItem *item = find_item_below (widget);

      if (item)
        {
          *position = gtk_list_item_get_position (item);
          return *position != GTK_INVALID_LIST_POSITION;
        }
    }
  return FALSE;
}
