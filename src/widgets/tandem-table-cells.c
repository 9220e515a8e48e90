/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One handler on the slot fills a cell: bindings take three times as long when a whole table gets another order. */
#include "widgets/tandem-table-cells.h"

#include "list/tandem-record-cell.h"

#define PIXELS_PER_CHAR 7

/* What the cells of a column or of the narrow rows have in common. */
typedef struct {
  const TandemTableKind *kind;
  const TandemTableColumn *column;
  TandemWorkspace *workspace;
} Cells;

/* clang-format off: it takes the names apart */
static G_DEFINE_QUARK (tandem - table - cells, cells) static G_DEFINE_QUARK (
    tandem - table - value, value) static G_DEFINE_QUARK (tandem - table - icon - class, icon_class)
    /* clang-format on */

    static void free_cells (gpointer data, GClosure *closure)
{
  Cells *cells = data;

  g_object_unref (cells->workspace);
  g_free (cells);
}

static void
show_icon (GtkImage *icon, const TandemTableValue *value, gpointer row)
{
  const char *before = g_object_get_qdata (G_OBJECT (icon), icon_class_quark ());
  const char *css_class = NULL;
  g_autofree char *name = row ? value->dup_icon (row, &css_class) : NULL;

  gtk_image_set_from_icon_name (icon, name);
  if (g_strcmp0 (before, css_class) == 0)
    return;
  if (before)
    gtk_widget_remove_css_class (GTK_WIDGET (icon), before);
  if (css_class)
    gtk_widget_add_css_class (GTK_WIDGET (icon), css_class);
  g_object_set_qdata (G_OBJECT (icon), icon_class_quark (), (gpointer) css_class);
}

/* No bar where there is no level: an empty one would say that nothing is used of what there isn't. */
static void
show_level (GtkLevelBar *bar, const TandemTableValue *value, gpointer row)
{
  double level = 0;
  gboolean has_level = row && value->get_level (row, &level);

  gtk_widget_set_child_visible (GTK_WIDGET (bar), has_level);
  gtk_level_bar_set_value (bar, CLAMP (level, 0, 1));
  if (level > 1)
    gtk_widget_add_css_class (GTK_WIDGET (bar), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar), "over");
}

static void
show_row (GtkWidget *widget, gpointer row, TandemWorkspace *workspace)
{
  const TandemTableValue *value = g_object_get_qdata (G_OBJECT (widget), value_quark ());
  g_autofree char *text = NULL;

  if (value == NULL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
        show_row (child, row, workspace);
      return;
    }
  if (GTK_IS_IMAGE (widget))
    {
      show_icon (GTK_IMAGE (widget), value, row);
      return;
    }
  if (GTK_IS_LEVEL_BAR (widget))
    {
      show_level (GTK_LEVEL_BAR (widget), value, row);
      return;
    }
  text = row ? value->write (row, workspace) : NULL;
  if (GTK_IS_LABEL (widget))
    gtk_label_set_label (GTK_LABEL (widget), text ? text : "");
  else
    tandem_record_cell_set_text (widget, text);
}

static void
add_words (GString *words, const TandemTableValue *value, gpointer row, TandemWorkspace *workspace)
{
  g_autofree char *text = value->write ? value->write (row, workspace) : NULL;

  if (text && *text)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
}

/* A row of columns is called as its cells are; a row of a plain list has no name by itself. */
static void
name_row (GtkWidget *lines, gpointer row, const Cells *cells)
{
  GtkWidget *item = gtk_widget_get_parent (lines);
  g_autoptr (GString) words = g_string_new (NULL);

  if (row)
    {
      add_words (words, &cells->kind->title, row, cells->workspace);
      add_words (words, &cells->kind->detail, row, cells->workspace);
      add_words (words, &cells->kind->mark, row, cells->workspace);
    }
  if (item)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
record_changed_cb (TandemSlot *slot, GParamSpec *spec, GtkWidget *cell)
{
  Cells *cells = g_object_get_qdata (G_OBJECT (cell), cells_quark ());

  show_row (cell, tandem_slot_get_record (slot), cells->workspace);
  if (cells->column == NULL)
    name_row (cell, tandem_slot_get_record (slot), cells);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TandemSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_connect (slot, "notify::record", G_CALLBACK (record_changed_cb), cell);
  tandem_record_cell_set_slot (cell, slot);
  record_changed_cb (slot, NULL, cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, cell);
  tandem_record_cell_set_slot (cell, NULL);
}

static GtkWidget *
make_shown (GtkWidget *widget, const TandemTableValue *value, const char *css_class)
{
  g_object_set_qdata (G_OBJECT (widget), value_quark (), (gpointer) value);
  if (css_class)
    gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static GtkWidget *
make_text (const TandemTableValue *value, const char *css_class, int nat_chars)
{
  GtkWidget *text = tandem_record_cell_text_new (nat_chars);

  gtk_widget_set_hexpand (text, TRUE);
  return make_shown (text, value, css_class);
}

static GtkWidget *
make_column_text (const TandemTableColumn *column)
{
  static const char *const css_classes[] = {
    [TANDEM_TABLE_CELL_TEXT] = NULL,        [TANDEM_TABLE_CELL_PRIMARY] = "primary",
    [TANDEM_TABLE_CELL_DIGITS] = "numeric", [TANDEM_TABLE_CELL_NUMBER] = "numeric",
    [TANDEM_TABLE_CELL_DIMMED] = "numeric", [TANDEM_TABLE_CELL_LEVEL] = "numeric",
  };
  GtkWidget *text
      = make_text (&column->value, css_classes[column->cell], column->expands ? column->width / PIXELS_PER_CHAR : 0);

  if (tandem_table_column_is_number (column))
    gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  if (column->cell == TANDEM_TABLE_CELL_DIMMED)
    gtk_widget_add_css_class (text, "dimmed");
  return text;
}

static void
set_cell (GtkListItem *item, GtkWidget *cell, Cells *cells)
{
  g_object_set_qdata (G_OBJECT (cell), cells_quark (), cells);
  gtk_list_item_set_child (item, cell);
}

/* What the bar shows is in the number after it: nobody has to be told twice. */
static GtkWidget *
make_bar (const TandemTableColumn *column)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                                 GTK_ALIGN_CENTER, "width-request", column->width * 2 / 5, NULL);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  return make_shown (bar, &column->value, "table-level");
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const TandemTableColumn *column = cells->column;
  GtkWidget *text = make_column_text (column);
  GtkWidget *box;

  if (column->value.dup_icon == NULL && column->cell != TANDEM_TABLE_CELL_LEVEL)
    {
      set_cell (item, text, cells);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), column->cell == TANDEM_TABLE_CELL_LEVEL
                                     ? make_bar (column)
                                     : make_shown (gtk_image_new (), &column->value, "department-icon"));
  gtk_box_append (GTK_BOX (box), text);
  set_cell (item, box, cells);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const TandemTableKind *kind = cells->kind;
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_box_append (GTK_BOX (lines), make_text (&kind->title, "primary", 0));
  gtk_box_append (GTK_BOX (second), make_text (&kind->detail, "dimmed", 0));
  if (kind->mark.dup_icon)
    gtk_box_append (GTK_BOX (second), make_shown (gtk_image_new (), &kind->mark, "department-icon"));
  if (kind->mark.write)
    gtk_box_append (GTK_BOX (second), make_shown (gtk_label_new (NULL), &kind->mark, "caption"));
  gtk_box_append (GTK_BOX (lines), second);
  set_cell (item, lines, cells);
}

static GtkListItemFactory *
make_factory (GCallback setup_cb, const TandemTableKind *kind, const TandemTableColumn *column,
              TandemWorkspace *workspace)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new (Cells, 1);

  *cells = (Cells) { kind, column, g_object_ref (workspace) };
  g_signal_connect_data (factory, "setup", setup_cb, cells, free_cells, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/**
 * tandem_table_cells_new:
 * @column: a column of a kind
 * @workspace: whose time zone and currency its values are written in
 *
 * Returns: (transfer full): its cells
 */
GtkListItemFactory *
tandem_table_cells_new (const TandemTableColumn *column, TandemWorkspace *workspace)
{
  return make_factory (G_CALLBACK (setup_cell_cb), NULL, column, workspace);
}

/**
 * tandem_table_cells_new_row:
 *
 * Returns: (transfer full): rows of two lines, where there is no width for columns
 */
GtkListItemFactory *
tandem_table_cells_new_row (const TandemTableKind *kind, TandemWorkspace *workspace)
{
  return make_factory (G_CALLBACK (setup_row_cb), kind, NULL, workspace);
}
