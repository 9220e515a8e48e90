/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-rows-view.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-row-model.h"
#include "base/tandem-format.h"
#include "widgets/tandem-table-heads.h"

#define LONG 20 /* characters that fit into a column */

/**
 * TandemImportRowsView:
 *
 * Line, who, whom it meets, and why or what changes. What the rows of an outcome don't have is no column.
 */
struct _TandemImportRowsView {
  AdwBin parent_instance;

  TandemImportOutcome outcome;

  GtkColumnView *view;
  GtkColumnViewColumn *there_column;
  GtkColumnViewColumn *why_column;
};

enum { SIGNAL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportRowsView, tandem_import_rows_view, ADW_TYPE_BIN)

typedef enum { CELL_LINE, CELL_NAME, CELL_THERE, CELL_WHY } Cell;

/* --- what stands in a cell ----------------------------------------------------------------------------------------- */

static char *
describe_there (const TandemImportRow *row)
{
  TandemImportCandidate *candidate;
  g_autofree char *line = NULL;

  if (row->candidates == NULL || row->candidates->len == 0)
    return g_strdup ("");
  candidate = g_ptr_array_index (row->candidates, 0);
  if (candidate->contact_id)
    return tandem_format_isolate (candidate->name);
  line = tandem_format_count ((gint64) candidate->line);
  /* Translators: %s is a line number of the file */
  return g_strdup_printf (_ ("Line %s"), line);
}

static char *
describe (const TandemImportRow *row, Cell cell)
{
  switch (cell)
    {
    case CELL_LINE:
      return tandem_format_count ((gint64) row->line);
    case CELL_NAME:
      return *row->name
                 ? tandem_format_isolate (row->name)
                 : tandem_format_join ((const char *const *) row->cells, row->cells ? g_strv_length (row->cells) : 0);
    case CELL_THERE:
      return describe_there (row);
    case CELL_WHY:
      if (row->outcome == TANDEM_IMPORT_CREATED)
        return tandem_format_join ((const char *const *) row->cells, row->cells ? g_strv_length (row->cells) : 0);
      return g_strdup (row->outcome == TANDEM_IMPORT_UPDATED && row->fields ? row->fields : row->reason ? row->reason : "");
    default:
      g_assert_not_reached ();
    }
}

static void
item_loaded_cb (TandemImportItem *item, GtkListItem *list_item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));
  const TandemImportRow *row = tandem_import_item_get_row (item);
  g_autofree char *text
      = row ? describe (row, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "cell"))) : g_strdup ("");

  gtk_label_set_label (label, text);
  /* Only what may be cut is worth a second look. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), g_utf8_strlen (text, -1) > LONG ? text : NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  Cell cell = GPOINTER_TO_INT (data);

  gtk_label_set_ellipsize (GTK_LABEL (label), cell == CELL_LINE ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), cell == CELL_LINE ? 1 : 0);
  if (cell == CELL_LINE || cell == CELL_WHY)
    gtk_widget_add_css_class (label, "dimmed");
  if (cell == CELL_LINE)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (label), "cell", data);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  TandemImportItem *item = gtk_list_item_get_item (list_item);

  item_loaded_cb (item, list_item);
  g_signal_connect_object (item, "loaded", G_CALLBACK (item_loaded_cb), list_item, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_loaded_cb, list_item);
}

static GtkColumnViewColumn *
add_column (TandemImportRowsView *self, const char *title, Cell cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, cell != CELL_LINE);
  if (cell == CELL_WHY)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, cell == CELL_LINE ? 76 : 170);
  gtk_column_view_append_column (self->view, column);
  return column;
}

static void
activated_cb (TandemImportRowsView *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, position);
}

static void
tandem_import_rows_view_class_init (TandemImportRowsViewClass *klass)
{
  /**
   * TandemImportRowsView::activated:
   * @position: which row of the outcome
   *
   * A row was opened.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_import_rows_view_init (TandemImportRowsView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *heads;

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows"), -1);
  add_column (self, _ ("Line"), CELL_LINE);
  heads = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  tandem_table_heads_align_end (gtk_widget_get_first_child (heads));
  /* Translators: column: who a row of the file is */
  add_column (self, _ ("In the file"), CELL_NAME);
  /* Translators: column: whom a row of the file meets, a contact or an earlier row */
  self->there_column = add_column (self, _ ("Match"), CELL_THERE);
  self->why_column = add_column (self, _ ("Why"), CELL_WHY);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * tandem_import_rows_view_show:
 * @job: one whose file is staged
 * @outcome: which of its rows
 */
void
tandem_import_rows_view_show (TandemImportRowsView *self, TandemImportJob *job, TandemImportOutcome outcome)
{
  g_autoptr (TandemImportRowModel) rows = tandem_import_row_model_new (job, outcome);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  self->outcome = outcome;
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (rows));
  gtk_column_view_column_set_visible (self->there_column,
                                      outcome != TANDEM_IMPORT_CREATED && outcome != TANDEM_IMPORT_REFUSED);
  gtk_column_view_column_set_title (self->why_column, outcome == TANDEM_IMPORT_CREATED   ? _ ("Contents")
                                                      : outcome == TANDEM_IMPORT_UPDATED ? _ ("What changes")
                                                                                         : _ ("Why"));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}
