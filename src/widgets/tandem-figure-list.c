/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of figures where it has no room: the name of a row, and its figures below it, each under its head. */
#include "widgets/tandem-figure-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define N_COLUMNS 3

#define FEW     12 /* rows that are there at once: each has some forty widgets */
#define A_FRAME 4  /* of the others, when a person wants them */

/* The rows of a list, which it owns with this. */
typedef struct {
  GStrv titles;
  GPtrArray *rows;
  TandemFigureListFuncs funcs;
  gpointer data;
  gpointer table;
  guint n_shown;
  gboolean is_whole; /* all are there, or on their way */
} Rows;

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

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_strfreev (self->titles);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Rows *
get_rows (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "rows");
}

static void
add_rows (GtkWidget *list, guint n_more)
{
  Rows *self = get_rows (list);
  Place place = { .activate = self->funcs.activate, .table = self->table };
  guint end = MIN (self->n_shown + n_more, self->rows->len);

  for (; self->n_shown < end; self->n_shown++)
    {
      place.row = self->n_shown;
      gtk_box_append (GTK_BOX (list), new_row ((const char *const *) self->titles, self->rows->pdata[place.row],
                                               &self->funcs, self->data, &place));
    }
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  add_rows (list, A_FRAME);
  return get_rows (list)->n_shown < get_rows (list)->rows->len;
}

static void
show_all (GtkWidget *list)
{
  get_rows (list)->is_whole = TRUE;
  gtk_widget_add_tick_callback (list, tick_cb, NULL, NULL);
}

/* The keyboard goes on with the first of the others, which takes the place of the button. */
static void
all_clicked_cb (GtkWidget *button, GtkWidget *list)
{
  GtkWidget *row;

  gtk_box_remove (GTK_BOX (list), button);
  add_rows (list, 1);
  row = gtk_widget_get_last_child (list);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  show_all (list);
}

static void
add_button (GtkWidget *list, guint n_all)
{
  g_autofree char *count = tandem_format_count (n_all);
  /* Translators: %s is how many entries there are */
  g_autofree char *title
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Show all %s", "_Show all %s", n_all), count);
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (all_clicked_cb), list, 0);
  gtk_box_append (GTK_BOX (list), button);
}

/**
 * tandem_figure_list_new:
 * @titles: (array zero-terminated=1): the heads of the columns, the first of which names the rows
 * @rows: (element-type GStrv): a text for each column; an empty one is left out
 * @funcs: copied
 * @data: of @funcs, but for its last
 * @table: to which that is told; it holds the list
 * @is_whole: whether all rows come; else the first of many, until a person wants the others
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
tandem_figure_list_new (const char *const *titles, GPtrArray *rows, const TandemFigureListFuncs *funcs, gpointer data,
                        gpointer table, gboolean is_whole)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Rows *self = g_new0 (Rows, 1);

  *self = (Rows) { g_strdupv ((GStrv) titles), g_ptr_array_ref (rows), *funcs, data, table, 0, FALSE };
  g_object_set_data_full (G_OBJECT (list), "rows", self, rows_free);
  add_rows (list, FEW);
  if (is_whole)
    show_all (list);
  else if (rows->len > FEW)
    add_button (list, rows->len);
  return list;
}

/**
 * tandem_figure_list_is_whole:
 *
 * Returns: whether a person wanted all rows
 */
gboolean
tandem_figure_list_is_whole (GtkWidget *list)
{
  return get_rows (list)->is_whole;
}
