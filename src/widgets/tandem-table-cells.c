/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One handler on the slot fills a cell: bindings take three times as long when a whole table gets another order. */
#include "widgets/tandem-table-cells.h"

#include <glib/gi18n-lib.h>

#include "list/tandem-record-cell.h"

#define PIXELS_PER_CHAR 7

/* What the cells of a column or of the narrow rows have in common. */
typedef struct {
  TandemTableMatch *match;
  const TandemTableColumn *column; /* NULL: of rows of two lines */
} Cells;

static G_DEFINE_QUARK (tandem_table_cells, cells)
static G_DEFINE_QUARK (tandem_table_value, value)
static G_DEFINE_QUARK (tandem_table_icon_class, icon_class)
static G_DEFINE_QUARK (tandem_table_note, note)

static void
free_cells (gpointer data, GClosure *closure)
{
  Cells *cells = data;

  tandem_table_match_unref (cells->match);
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

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* As a bar, it keeps its place where there is nothing to say. */
static void
show_late (GtkWidget *image, gboolean is_late)
{
  gtk_widget_set_opacity (image, is_late ? 1 : 0);
  gtk_widget_set_tooltip_text (image, is_late ? C_ ("deal", "late") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_late ? C_ ("deal", "late") : "", -1);
}

/* No bar where there is no level: an empty one would say that nothing is used of what there isn't. Its place is kept, and it is not
 * unmapped: what is mapped between two frames is drawn before it has its place. */
static void
show_level (GtkLevelBar *bar, const TandemTableValue *value, gpointer row)
{
  double level = 0;
  gboolean has_level = row && value->get_level (row, &level);

  gtk_widget_set_opacity (GTK_WIDGET (bar), has_level ? 1 : 0);
  gtk_level_bar_set_value (bar, CLAMP (level, 0, 1));
  set_css_class (GTK_WIDGET (bar), "over", level > 1);
}

static void
show_label (GtkLabel *label, const TandemTableValue *value, gpointer row, TandemTableMatch *match)
{
  g_autofree char *text = row ? tandem_table_value_write (value, row, tandem_table_match_get_workspace (match)) : NULL;

  gtk_label_set_label (label, text ? text : "");
}

/* There may be no room for what stands behind a name. */
static char *
dup_note (const TandemTableValue *value, gpointer row, const TandemTableMatched *matched)
{
  if (matched->aside != G_MAXUINT)
    return g_strdup (matched->text);
  return row && value->dup_note ? value->dup_note (row) : NULL;
}

static gboolean
query_tooltip_cb (GtkWidget *text, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *note = g_object_get_qdata (G_OBJECT (text), note_quark ());

  gtk_tooltip_set_text (tooltip, note);
  return note != NULL;
}

/* To set a tooltip takes GTK 0.2 ms, and another order fills some hundred cells: it is asked for. */
static void
set_note (GtkWidget *text, char *note)
{
  gboolean had_note = g_object_get_qdata (G_OBJECT (text), note_quark ()) != NULL;

  g_object_set_qdata_full (G_OBJECT (text), note_quark (), note, g_free);
  if (note)
    {
      gtk_widget_set_has_tooltip (text, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
    }
  else if (had_note)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_text (GtkWidget *widget, const TandemTableValue *value, gpointer row, TandemTableMatch *match)
{
  g_auto (TandemTableMatched) matched = tandem_table_match_write (match, value, row);
  gboolean has_aside = matched.aside != G_MAXUINT;

  if (matched.text && matched.ranges && (matched.ranges->len || has_aside))
    tandem_record_cell_mark (widget, matched.text, matched.ranges, matched.aside);
  else
    tandem_record_cell_set_text (widget, matched.text);
  set_note (widget, dup_note (value, row, &matched));
}

static void
show_row (GtkWidget *widget, gpointer row, TandemTableMatch *match)
{
  const TandemTableValue *value = g_object_get_qdata (G_OBJECT (widget), value_quark ());
  gboolean is_late = value && value->is_late && row && value->is_late (row, tandem_table_match_get_workspace (match));

  if (value == NULL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
        show_row (child, row, match);
      return;
    }
  if (GTK_IS_IMAGE (widget))
    {
      if (value->is_late)
        show_late (widget, is_late);
      else
        show_icon (GTK_IMAGE (widget), value, row);
      return;
    }
  if (GTK_IS_LEVEL_BAR (widget))
    {
      show_level (GTK_LEVEL_BAR (widget), value, row);
      return;
    }
  if (GTK_IS_LABEL (widget))
    show_label (GTK_LABEL (widget), value, row, match);
  else
    show_text (widget, value, row, match);
  if (value->is_late)
    set_css_class (widget, "late", is_late);
}

static void
add_words (GString *words, const TandemTableValue *value, gpointer row, TandemTableMatch *match)
{
  g_auto (TandemTableMatched) matched = { .aside = G_MAXUINT };

  if (value->write)
    matched = tandem_table_match_write (match, value, row);
  if (matched.text && *matched.text)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", matched.text);
}

/* A row of columns is called as its cells are; a row of a plain list has no name by itself. */
static void
name_row (GtkWidget *lines, gpointer row, const Cells *cells)
{
  const TandemTableKind *kind = tandem_table_match_get_kind (cells->match);
  GtkWidget *item = gtk_widget_get_parent (lines);
  g_autoptr (GString) words = g_string_new (NULL);

  if (row)
    {
      add_words (words, &kind->title, row, cells->match);
      add_words (words, &kind->detail, row, cells->match);
      add_words (words, &kind->mark, row, cells->match);
      add_words (words, &kind->due, row, cells->match);
      if (kind->due.is_late && kind->due.is_late (row, tandem_table_match_get_workspace (cells->match)))
        g_string_append_printf (words, ", %s", C_ ("deal", "late"));
    }
  if (item)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
record_changed_cb (TandemSlot *slot, GParamSpec *spec, GtkWidget *cell)
{
  Cells *cells = g_object_get_qdata (G_OBJECT (cell), cells_quark ());

  show_row (cell, tandem_slot_get_record (slot), cells->match);
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
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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
                                 GTK_ALIGN_CENTER, "width-request", column->width / 3, NULL);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  return make_shown (bar, &column->value, "table-level");
}

static GtkWidget *
make_late (const TandemTableValue *value)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("tandem-late-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  return make_shown (image, value, "late");
}

static GtkWidget *
make_before (const TandemTableColumn *column)
{
  if (column->cell == TANDEM_TABLE_CELL_LEVEL)
    return make_bar (column);
  return column->value.is_late ? make_late (&column->value)
                               : make_shown (gtk_image_new (), &column->value, "department-icon");
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const TandemTableColumn *column = cells->column;
  GtkWidget *text = make_column_text (column);
  GtkWidget *box;

  if (column->value.dup_icon == NULL && column->value.is_late == NULL && column->cell != TANDEM_TABLE_CELL_LEVEL)
    {
      set_cell (item, text, cells);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), make_before (column));
  gtk_box_append (GTK_BOX (box), text);
  set_cell (item, box, cells);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const TandemTableKind *kind = tandem_table_match_get_kind (cells->match);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_box_append (GTK_BOX (first), make_text (&kind->title, "primary", 0));
  if (kind->due.is_late)
    gtk_box_append (GTK_BOX (first), make_late (&kind->due));
  if (kind->due.write)
    gtk_box_append (GTK_BOX (first), make_shown (gtk_label_new (NULL), &kind->due, "caption"));
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (second), make_text (&kind->detail, "dimmed", 0));
  if (kind->mark.dup_icon)
    gtk_box_append (GTK_BOX (second), make_shown (gtk_image_new (), &kind->mark, "department-icon"));
  if (kind->mark.write)
    gtk_box_append (GTK_BOX (second), make_shown (gtk_label_new (NULL), &kind->mark, "caption"));
  gtk_box_append (GTK_BOX (lines), second);
  set_cell (item, lines, cells);
}

static Cells *
make_cells (const TandemTableColumn *column, TandemTableMatch *match)
{
  Cells *cells = g_new (Cells, 1);

  *cells = (Cells) { tandem_table_match_ref (match), column };
  return cells;
}

static GtkListItemFactory *
make_factory (GCallback setup_cb, const TandemTableColumn *column, TandemTableMatch *match)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = make_cells (column, match);

  g_signal_connect_data (factory, "setup", setup_cb, cells, free_cells, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* What is looked for and out of sight with its column is said elsewhere in the row. */
static void
visible_changed_cb (GtkColumnViewColumn *shown, GParamSpec *spec, Cells *cells)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (shown);

  tandem_table_match_set_shown (cells->match, cells->column, gtk_column_view_column_get_visible (shown));
  if (view && tandem_table_match_is_on (cells->match))
    tandem_table_cells_update (GTK_WIDGET (view), NULL);
}

/**
 * tandem_table_cells_new_column:
 * @column: a column of a kind
 * @match: of that kind: what is looked for in it
 *
 * Returns: (transfer full): it, as it is shown
 */
GtkColumnViewColumn *
tandem_table_cells_new_column (const TandemTableColumn *column, TandemTableMatch *match)
{
  GtkColumnViewColumn *shown = gtk_column_view_column_new (tandem_table_column_get_title (column),
                                                           make_factory (G_CALLBACK (setup_cell_cb), column, match));
  Cells *cells = make_cells (column, match);

  g_signal_connect_data (shown, "notify::visible", G_CALLBACK (visible_changed_cb), cells, free_cells, 0);
  visible_changed_cb (shown, NULL, cells);
  return shown;
}

/**
 * tandem_table_cells_new_row:
 *
 * Returns: (transfer full): rows of two lines, where there is no width for columns
 */
GtkListItemFactory *
tandem_table_cells_new_row (TandemTableMatch *match)
{
  return make_factory (G_CALLBACK (setup_row_cb), NULL, match);
}

static gboolean
is_among (TandemSlot *slot, GArray *ids, Cells *cells)
{
  gpointer row = tandem_slot_get_record (slot);
  gint64 id = row ? tandem_table_match_get_kind (cells->match)->get_id (row) : 0;

  for (guint i = 0; row && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * tandem_table_cells_update:
 * @view: a list, or columns
 * @ids: (element-type gint64) (nullable): of some records of a kind that tells ids; %NULL: of all
 *
 * Shows what there is of its cells anew: something else is looked for, or more is known of what was found.
 */
void
tandem_table_cells_update (GtkWidget *view, GArray *ids)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child; child = gtk_widget_get_next_sibling (child))
    {
      Cells *cells = g_object_get_qdata (G_OBJECT (child), cells_quark ());
      TandemSlot *slot = cells ? tandem_record_cell_get_slot (child) : NULL;

      if (slot && (ids == NULL || is_among (slot, ids, cells)))
        record_changed_cb (slot, NULL, child);
      else if (cells == NULL)
        tandem_table_cells_update (child, ids);
    }
}
