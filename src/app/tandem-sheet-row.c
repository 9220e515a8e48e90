/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview of a sheet. Rows with letters beyond ASCII come first, so that a wrong encoding shows at once. */
#include "app/tandem-sheet-row.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define MAX_COLUMNS 60
#define MAX_WIDTH_CHARS 24
#define MIN_WIDTH_CHARS 16 /* a longer cell may be cut, a shorter one is whole, however narrow the window */

struct _TandemSheetRow {
  GObject parent_instance;

  GStrv cells;
  guint64 line;
};

G_DEFINE_FINAL_TYPE (TandemSheetRow, tandem_sheet_row, G_TYPE_OBJECT)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "width")));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), data == NULL ? 1 : 0);
  if (data == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TandemSheetRow *row = gtk_list_item_get_item (item);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  guint column = GPOINTER_TO_UINT (data);

  if (column == 0)
    {
      g_autofree char *line = tandem_format_count ((gint64) row->line);

      gtk_label_set_label (label, line);
    }
  else
    {
      g_autofree char *cell
          = tandem_format_isolate (column <= g_strv_length (row->cells) ? row->cells[column - 1] : "");

      gtk_label_set_label (label, cell);
    }
}

static int
measure_column (const TandemImportPreview *preview, guint column)
{
  glong longest = 0;

  for (guint i = preview->map->preamble + preview->map->has_header; column > 0 && i < preview->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (preview->rows, i);

      if (column <= g_strv_length (cells))
        longest = MAX (longest, g_utf8_strlen (cells[column - 1], -1));
    }
  return (int) MIN (longest, MIN_WIDTH_CHARS);
}

static void
add_column (GtkColumnView *view, const char *title, guint column, const TandemImportPreview *preview)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_object_set_data (G_OBJECT (factory), "width", GINT_TO_POINTER (measure_column (preview, column)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (added, column > 0);
  /* The last one fills the view: GTK 4.18 draws a view that is not filled as one that was pulled beyond its end. */
  gtk_column_view_column_set_expand (added, column == MIN (preview->map->n_columns, MAX_COLUMNS));
  gtk_column_view_append_column (view, added);
}

static gboolean
has_accents (const GStrv cells)
{
  for (char **cell = cells; *cell; cell++)
    if (!g_str_is_ascii (*cell))
      return TRUE;
  return FALSE;
}

static void
append_rows (GListStore *store, const TandemImportPreview *preview, gboolean accents)
{
  for (guint i = preview->map->preamble + preview->map->has_header; i < preview->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (preview->rows, i);
      g_autoptr (TandemSheetRow) row = NULL;

      if (has_accents (cells) != accents)
        continue;
      row = g_object_new (TANDEM_TYPE_SHEET_ROW, NULL);
      row->cells = g_strdupv (cells);
      row->line = g_array_index (preview->lines, guint64, i);
      g_list_store_append (store, row);
    }
}

static void
tandem_sheet_row_finalize (GObject *object)
{
  g_strfreev (TANDEM_SHEET_ROW (object)->cells);
  G_OBJECT_CLASS (tandem_sheet_row_parent_class)->finalize (object);
}

static void
tandem_sheet_row_class_init (TandemSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_sheet_row_finalize;
}

static void
tandem_sheet_row_init (TandemSheetRow *self)
{
}

/**
 * tandem_sheet_row_show_preview:
 *
 * Gives a column view the columns and rows of a sheet. Of a very wide one, the first columns are shown.
 */
void
tandem_sheet_row_show_preview (GtkColumnView *view, const TandemImportPreview *preview)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GListStore) store = g_list_store_new (TANDEM_TYPE_SHEET_ROW);
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  /* Translators: column of the line numbers of a file */
  add_column (view, _ ("Line"), 0, preview);
  for (guint i = 0; i < MIN (preview->map->n_columns, MAX_COLUMNS); i++)
    add_column (view, preview->map->columns[i].header, i + 1, preview);
  append_rows (store, preview, TRUE);
  append_rows (store, preview, FALSE);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store))));
  gtk_column_view_set_model (view, selection);
}
