/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-figures-columns.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define N_SAMPLES 3

/**
 * TandemFiguresColumns:
 *
 * Changes a map, which belongs to whoever shows it and outlives it here.
 */
struct _TandemFiguresColumns {
  AdwBin parent_instance;

  TandemFiguresMap *map;
  GPtrArray *rows; /* AdwComboRow of each column, unowned */
  gboolean settling;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFiguresColumns, tandem_figures_columns, ADW_TYPE_BIN)

/* Another column that held what this one holds now is left out. */
static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemFiguresColumns *self)
{
  guint column;

  if (self->settling || !g_ptr_array_find (self->rows, row, &column))
    return;
  tandem_figures_map_set_figure (self->map, column, adw_combo_row_get_selected (row));
  self->settling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i), self->map->columns[i].figure);
  self->settling = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
make_samples (const TandemFiguresMap *map, const TandemImportPreview *preview, guint column)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = map->n_head_rows; i < preview->rows->len && values->len < N_SAMPLES; i++)
    {
      GStrv cells = g_ptr_array_index (preview->rows, i);

      if (column < g_strv_length (cells) && *cells[column])
        g_ptr_array_add (values, tandem_format_isolate (cells[column]));
    }
  if (values->len == 0)
    return g_strdup (_ ("Empty in the first rows"));
  g_ptr_array_add (values, NULL);
  return g_strjoinv (" · ", (GStrv) values->pdata);
}

static GtkWidget *
make_row (TandemFiguresColumns *self, const TandemImportPreview *preview, guint column)
{
  const TandemFigureColumn *of = &self->map->columns[column];
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *samples = make_samples (self->map, preview, column);
  /* Translators: a column without a header; %u is its number */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column + 1);

  for (guint i = 0; i < TANDEM_N_FIGURES; i++)
    gtk_string_list_append (titles, tandem_figure_get_title (i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *of->header ? of->header : number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), of->figure);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
tandem_figures_columns_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_FIGURES_COLUMNS (object)->rows);
  G_OBJECT_CLASS (tandem_figures_columns_parent_class)->finalize (object);
}

static void
tandem_figures_columns_class_init (TandemFiguresColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_figures_columns_finalize;
  /**
   * TandemFiguresColumns::changed:
   *
   * The person said what a column holds.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_figures_columns_init (TandemFiguresColumns *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * tandem_figures_columns_set_map:
 * @map: changed by the person; it must live as long as it is shown
 * @preview: the first rows of the file
 *
 * Shows a row for each column.
 */
void
tandem_figures_columns_set_map (TandemFiguresColumns *self, TandemFiguresMap *map, const TandemImportPreview *preview)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_ptr_array_set_size (self->rows, 0);
  self->map = map;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Columns"));
  for (guint i = 0; i < map->n_columns; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, preview, i));
  adw_bin_set_child (ADW_BIN (self), group);
}
