/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One handler on the slot fills a cell: bindings take three times as long when a whole table gets another order. */
#include "sales/tandem-contact-cells.h"

#include "list/tandem-record-cell.h"
#include "model/tandem-contact-row.h"

#define SHOWS "tandem-shows"    /* the property of the row that a widget tells */

/* What a column of the table shows: a property of the contact, which is the column's id, too. */
typedef struct {
  const char *id;
  const char *css_class;
  int nat_chars;  /* of a column that takes its share of the width */
  gboolean sorts; /* its heading is a button */
  TandemContactSort sort;
} TextColumn;

static const TextColumn columns[] = {
  { "name", "primary", 0, TRUE, TANDEM_CONTACT_SORT_NAME },
  { "company", NULL, 18, TRUE, TANDEM_CONTACT_SORT_COMPANY },
  { "stage", NULL, 0, TRUE, TANDEM_CONTACT_SORT_LIFECYCLE },
  { "email", NULL, 30, FALSE, 0 },
  { "phone", "numeric", 0, FALSE, 0 },
  { "city", NULL, 0, FALSE, 0 },
};

static void
show_stage_icon (GtkImage *icon, TandemContactRow *row)
{
  g_autofree char *name = row ? tandem_lifecycle_dup_icon_name (row->lifecycle) : NULL;
  gboolean is_marketing = row && row->lifecycle <= TANDEM_LIFECYCLE_MQL;

  gtk_image_set_from_icon_name (icon, name);
  gtk_widget_remove_css_class (GTK_WIDGET (icon), is_marketing ? "sales" : "marketing");
  gtk_widget_add_css_class (GTK_WIDGET (icon), is_marketing ? "marketing" : "sales");
}

static void
show_row (GtkWidget *widget, TandemContactRow *row)
{
  const char *property = g_object_get_data (G_OBJECT (widget), SHOWS);
  g_autofree char *text = NULL;

  if (property == NULL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
        show_row (child, row);
      return;
    }
  if (GTK_IS_IMAGE (widget))
    {
      show_stage_icon (GTK_IMAGE (widget), row);
      return;
    }
  if (row)
    g_object_get (row, property, &text, NULL);
  if (GTK_IS_LABEL (widget))
    gtk_label_set_label (GTK_LABEL (widget), text ? text : "");
  else
    tandem_record_cell_set_text (widget, text);
}

static void
record_changed_cb (TandemSlot *slot, GParamSpec *spec, GtkWidget *cell)
{
  show_row (cell, tandem_slot_get_record (slot));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TandemSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_connect (slot, "notify::record", G_CALLBACK (record_changed_cb), cell);
  tandem_record_cell_set_slot (cell, slot);
  show_row (cell, tandem_slot_get_record (slot));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, cell);
  tandem_record_cell_set_slot (cell, NULL);
}

static GtkWidget *
make_shown (GtkWidget *widget, const char *property, const char *css_class)
{
  g_object_set_data (G_OBJECT (widget), SHOWS, (gpointer) property);
  if (css_class)
    gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static GtkWidget *
make_text (const char *property, const char *css_class, int nat_chars)
{
  GtkWidget *text = tandem_record_cell_text_new (nat_chars);

  gtk_widget_set_hexpand (text, TRUE);
  return make_shown (text, property, css_class);
}

static void
setup_text_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const TextColumn *column = data;

  gtk_list_item_set_child (item, make_text (column->id, column->css_class, column->nat_chars));
}

static void
setup_stage_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_shown (gtk_image_new (), "stage-icon", "department-icon"));
  gtk_box_append (GTK_BOX (box), make_text ("stage", NULL, 0));
  gtk_list_item_set_child (item, box);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_box_append (GTK_BOX (lines), make_text ("name", "primary", 0));
  gtk_box_append (GTK_BOX (second), make_text ("detail", "dimmed", 0));
  gtk_box_append (GTK_BOX (second), make_shown (gtk_image_new (), "stage-icon", "department-icon"));
  gtk_box_append (GTK_BOX (second), make_shown (gtk_label_new (NULL), "stage", "caption"));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_list_item_set_child (item, lines);
}

static GtkListItemFactory *
make_factory (GCallback setup_cb, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup_cb, data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static void
set_up_column (GtkColumnViewColumn *column, guint place)
{
  gboolean is_stage = g_str_equal (columns[place].id, "stage");
  g_autoptr (GtkListItemFactory) factory = is_stage
                                               ? make_factory (G_CALLBACK (setup_stage_cb), NULL)
                                               : make_factory (G_CALLBACK (setup_text_cb), (gpointer) &columns[place]);
  /* The file sorts; this only makes the heading a button. */
  g_autoptr (GtkSorter) sorter = columns[place].sorts ? GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL)) : NULL;

  gtk_column_view_column_set_factory (column, factory);
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * tandem_contact_cells_set_up_table:
 * @table: columns with the ids name, company, stage, email, phone and city
 *
 * Gives the columns their cells, and sorts by name.
 */
void
tandem_contact_cells_set_up_table (GtkColumnView *table)
{
  GListModel *shown = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        if (g_strcmp0 (gtk_column_view_column_get_id (column), columns[k].id) == 0)
          set_up_column (column, k);
      if (i == 0)
        gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
    }
}

/**
 * tandem_contact_cells_get_sort:
 * @sorter: of a table that was set up
 * @descending: (out): whether the other way round
 *
 * Returns: what is sorted by
 */
TandemContactSort
tandem_contact_cells_get_sort (GtkColumnViewSorter *sorter, gboolean *descending)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  *descending = column && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  for (guint k = 0; column && k < G_N_ELEMENTS (columns); k++)
    if (columns[k].sorts && g_strcmp0 (gtk_column_view_column_get_id (column), columns[k].id) == 0)
      return columns[k].sort;
  return TANDEM_CONTACT_SORT_NAME;
}

/**
 * tandem_contact_cells_new_row:
 *
 * Returns: (transfer full): rows of two lines, where there is no width for columns
 */
GtkListItemFactory *
tandem_contact_cells_new_row (void)
{
  return make_factory (G_CALLBACK (setup_row_cb), NULL);
}
