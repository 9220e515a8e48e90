/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of figures where it has no room: the name of a row, and its figures below it, each under its head. */
#include "widgets/tandem-figure-list.h"

#define N_COLUMNS 3

typedef struct {
  guint row;
  guint column;
  void (*activate) (guint row, guint column, gpointer table);
  gpointer table;
} Place;

static void
clicked_cb (GtkButton *button, const Place *place)
{
  place->activate (place->row, place->column, place->table);
}

static void
free_place (gpointer place, GClosure *closure)
{
  g_free (place);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A figure that opens its rows is a button, as in the table. */
static GtkWidget *
new_figure (const char *title, const char *text, char *words, const Place *place)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);
  GtkWidget *button;

  if (words == NULL)
    return new_label (text, "numeric");
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), new_label (text, "numeric"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure-link");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), g_memdup2 (place, sizeof *place), free_place, 0);
  return button;
}

static GtkWidget *
new_cell (const char *title, const char *explained, GtkWidget *figure)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = new_label (title, "caption");

  gtk_widget_add_css_class (head, "dimmed");
  gtk_widget_set_tooltip_text (head, explained);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_box_append (GTK_BOX (cell), head);
  gtk_box_append (GTK_BOX (cell), figure);
  return cell;
}

static GtkWidget *
new_row (const char *const *titles, GStrv texts, const TandemFigureListFuncs *funcs, gpointer data, Place *place)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *grid = gtk_grid_new (), *name = gtk_label_new (texts[0]);
  int n = 0;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 1; titles[i]; i++)
    {
      char *words = NULL;

      if (*texts[i] == '\0')
        continue;
      place->column = i;
      words = funcs->describe ? funcs->describe (place->row, i, data) : NULL;
      gtk_grid_attach (GTK_GRID (grid),
                       new_cell (titles[i], funcs->explain ? funcs->explain (i, data) : NULL,
                                 new_figure (titles[i], texts[i], words, place)),
                       n % N_COLUMNS, n / N_COLUMNS, 1, 1);
      g_free (words);
      n++;
    }
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), grid);
  gtk_widget_add_css_class (row, "figure-list-row");
  return row;
}

/**
 * tandem_figure_list_new:
 * @titles: (array zero-terminated=1): the heads of the columns, the first of which names the rows
 * @rows: (element-type GStrv): a text for each column; an empty one is left out
 * @funcs: copied
 * @data: of @funcs, but for its last
 * @table: to which that is told; it holds the list
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
tandem_figure_list_new (const char *const *titles, GPtrArray *rows, const TandemFigureListFuncs *funcs, gpointer data,
                        gpointer table)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Place place = { .activate = funcs->activate, .table = table };

  for (; place.row < rows->len; place.row++)
    gtk_box_append (GTK_BOX (list), new_row (titles, rows->pdata[place.row], funcs, data, &place));
  return list;
}
