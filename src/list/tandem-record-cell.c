/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of big tables: a GtkInscription (its size does not depend on its text, so that a jump lays out nothing) and one
 * handler on the slot. Bindings of templates take three times as long when a whole table gets another order. */

#include "list/tandem-record-cell.h"

#include <string.h>

#include "base/tandem-format.h"

#define ASIDE_ALPHA 0x9fff /* of 65535 */

typedef struct {
  TandemRecordCellKind kind;
  TandemRecordText get_text;
  gpointer data;
  GDestroyNotify destroy;
} Cell;

static G_DEFINE_QUARK (tandem_record_cell_slot, cell_slot)
static G_DEFINE_QUARK (tandem_record_cell, cell)
static G_DEFINE_QUARK (tandem_record_cell_is_marked, is_marked)

static void
cell_free (gpointer data, GClosure *closure)
{
  Cell *cell = data;

  if (cell->destroy != NULL)
    cell->destroy (cell->data);
  g_free (cell);
}

/* In a right-to-left language Pango takes digits and Latin letters from the first font that has that language, which is
 * another one with other heights: figures and names would not stand on one line. */
static PangoAttrList *
make_latin_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("en")));
  return attributes;
}

static PangoAttrList *
make_attributes (GtkWidget *cell)
{
  return gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL ? make_latin_attributes () : NULL;
}

static void
show_record (GtkWidget *widget, TandemSlot *slot)
{
  Cell *cell = g_object_get_qdata (G_OBJECT (widget), cell_quark ());
  gpointer record = tandem_slot_get_record (slot);
  g_autofree char *text = record != NULL ? cell->get_text (record, cell->data) : NULL;

  tandem_record_cell_set_text (widget, text);
}

static void
record_changed_cb (TandemSlot *slot, GParamSpec *spec, GtkWidget *widget)
{
  show_record (widget, slot);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  gboolean is_number = cell->kind == TANDEM_RECORD_CELL_NUMBER;
  GtkWidget *widget = tandem_record_cell_text_new (is_number ? 8 : 12);

  if (is_number)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (widget), 1);
      gtk_widget_add_css_class (widget, "numeric");
    }
  g_object_set_qdata (G_OBJECT (widget), cell_quark (), cell);
  gtk_list_item_set_child (item, widget);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  TandemSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  g_signal_connect (slot, "notify::record", G_CALLBACK (record_changed_cb), widget);
  tandem_record_cell_set_slot (widget, slot);
  show_record (widget, slot);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  GtkWidget *widget = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, widget);
  tandem_record_cell_set_slot (widget, NULL);
}

static TandemSlot *
find_slot_below (GtkWidget *widget)
{
  TandemSlot *slot = g_object_get_qdata (G_OBJECT (widget), cell_slot_quark ());

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && slot == NULL;
       child = gtk_widget_get_next_sibling (child))
    slot = find_slot_below (child);
  return slot;
}

/**
 * tandem_record_cell_factory_new:
 * @get_text: (scope notified): what the cell says
 * @data: (nullable): given to @get_text
 * @destroy: (nullable): drops @data with the factory
 *
 * Makes cells for a view whose model is a [class@TandemRecordList].
 *
 * Returns: (transfer full): a factory
 */
GtkListItemFactory *
tandem_record_cell_factory_new (TandemRecordCellKind kind, TandemRecordText get_text, gpointer data, GDestroyNotify destroy)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell) { kind, get_text, data, destroy };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), cell, cell_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cell);
  return factory;
}

/**
 * tandem_record_cell_column_new:
 * @title: the heading, translated
 * @width: in pixels; -1 for a column that takes what is left
 * @get_text: (scope notified): what a cell says
 * @data: (nullable): given to @get_text
 * @destroy: (nullable): drops @data with the column
 *
 * Returns: (transfer full): a column of a big table
 */
GtkColumnViewColumn *
tandem_record_cell_column_new (const char *title, int width, TandemRecordCellKind kind, TandemRecordText get_text,
                               gpointer data, GDestroyNotify destroy)
{
  GtkColumnViewColumn *column
      = gtk_column_view_column_new (title, tandem_record_cell_factory_new (kind, get_text, data, destroy));

  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

static void
unmark (GtkWidget *cell)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (cell);

  gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), attributes);
  g_object_set_qdata (G_OBJECT (cell), is_marked_quark (), NULL);
}

/* GtkInscription (GTK 4.18) never frees the attributes that it has when it goes. */
static void
destroyed_cb (GtkInscription *cell)
{
  gtk_inscription_set_attributes (cell, NULL);
}

/**
 * tandem_record_cell_text_new:
 * @nat_chars: how many characters it has room for when there is room
 *
 * Returns: (transfer floating): one line of text in a cell
 */
GtkWidget *
tandem_record_cell_text_new (int nat_chars)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_INSCRIPTION, "min-lines", 1, "nat-chars", nat_chars, "text-overflow",
                                  GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (cell, "cell-text");
  g_signal_connect (cell, "destroy", G_CALLBACK (destroyed_cb), NULL);
  unmark (cell);
  return cell;
}

static char *
make_line (GtkWidget *cell, const char *text)
{
  return text ? tandem_format_line (text, gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL) : NULL;
}

/**
 * tandem_record_cell_set_text:
 * @cell: made by tandem_record_cell_text_new()
 * @text: (nullable): what it says, from where the page's reading starts
 */
void
tandem_record_cell_set_text (GtkWidget *cell, const char *text)
{
  g_autofree char *line = make_line (cell, text);

  if (g_object_get_qdata (G_OBJECT (cell), is_marked_quark ()))
    unmark (cell);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), line);
}

static void
insert_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/**
 * tandem_record_cell_mark:
 * @cell: made by tandem_record_cell_text_new()
 * @text: what it says, as by tandem_record_cell_set_text()
 * @ranges: (element-type TandemSearchRange): what in it stands out
 * @aside: from which byte on it stands back; %G_MAXUINT
 */
void
tandem_record_cell_mark (GtkWidget *cell, const char *text, GArray *ranges, guint aside)
{
  g_autofree char *line = make_line (cell, text);
  g_autoptr (PangoAttrList) attributes = make_attributes (cell);
  guint length = (guint) strlen (text);
  guint shift = (guint) (strstr (line, text) - line); /* it may stand behind marks of direction */

  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  if (aside < length)
    {
      insert_attribute (attributes, pango_attr_foreground_alpha_new (ASIDE_ALPHA), shift + aside, shift + length);
      insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL), shift + aside, shift + length);
    }
  for (guint i = 0; i < ranges->len; i++)
    {
      const TandemSearchRange *range = &g_array_index (ranges, TandemSearchRange, i);

      insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), shift + range->start,
                        shift + range->end);
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), line);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), attributes);
  g_object_set_qdata (G_OBJECT (cell), is_marked_quark (), cell);
}

/**
 * tandem_record_cell_set_slot:
 * @cell: the child of a list item, or something in it
 * @slot: (nullable): what the list item is bound to
 *
 * Tells where a cell stands. A factory of one's own calls it at bind and (with %NULL) at unbind, so that
 * [class@TandemRecordView] can know which row has the focus.
 */
void
tandem_record_cell_set_slot (GtkWidget *cell, TandemSlot *slot)
{
  g_object_set_qdata_full (G_OBJECT (cell), cell_slot_quark (), slot != NULL ? g_object_ref (slot) : NULL,
                           g_object_unref);
}

/**
 * tandem_record_cell_get_slot:
 *
 * Returns: (transfer none) (nullable): what was told by tandem_record_cell_set_slot()
 */
TandemSlot *
tandem_record_cell_get_slot (GtkWidget *cell)
{
  return g_object_get_qdata (G_OBJECT (cell), cell_slot_quark ());
}

/**
 * tandem_record_cell_find_slot:
 * @widget: (nullable): a row, a cell, or something in one
 * @view: the view
 *
 * Returns: (transfer none) (nullable): the slot of the row that @widget belongs to; %NULL when it is outside of any
 */
TandemSlot *
tandem_record_cell_find_slot (GtkWidget *widget, GtkWidget *view)
{
  GtkWidget *row = NULL;

  /* The row is the child of the list, which is the view itself or (in a column view) a list in it. */
  for (GtkWidget *at = widget; at != NULL && at != view; at = gtk_widget_get_parent (at))
    {
      GtkWidget *parent = gtk_widget_get_parent (at);

      if (GTK_IS_LIST_BASE (parent) && (parent == view || gtk_widget_get_parent (parent) == view))
        row = at;
    }
  return row != NULL ? find_slot_below (row) : NULL;
}
