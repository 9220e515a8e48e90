/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-figure-table.h"

#include "widgets/tandem-figure-list.h"

struct _TandemFigureTable {
  AdwBin parent_instance;

  TandemFigureDescribe describe; /* NULL: no figure opens anything */
  gpointer describe_data;
  TandemFigureExplain explain; /* NULL: no head needs words */
  TandemFigureShade shade;     /* NULL: no figure has a ground */
  GStrv titles;
  GPtrArray *rows; /* GStrv */
  gboolean is_narrow;
  guint most_rows; /* that are shown without scrolling */

  GtkWidget *window;
  GtkColumnView *table;
};

typedef enum {
  PROP_NARROW = 1,
} TandemFigureTableProperty;

/* A list knows no height of its own: so much is asked for, as long as there is room. */
#define HEAD_HEIGHT 38
#define ROW_HEIGHT  36
#define MOST_ROWS   12

/* From so many columns on, they stand closer: none should have to be scrolled to. */
#define MANY_COLUMNS 10

#define NAME_CHARS      18
#define NAME_CHARS_MANY 14

enum {
  SIGNAL_CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFigureTable, tandem_figure_table, ADW_TYPE_BIN)

/* --- cells --------------------------------------------------------------------------------------------------------- */

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
button_clicked_cb (GtkButton *button, GtkColumnViewCell *cell)
{
  TandemFigureTable *self
      = TANDEM_FIGURE_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (button), TANDEM_TYPE_FIGURE_TABLE));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, gtk_column_view_cell_get_position (cell), column);
}

static gboolean
has_many_columns (TandemFigureTable *self)
{
  return self->titles && g_strv_length (self->titles) >= MANY_COLUMNS;
}

static GtkWidget *
new_label (TandemFigureTable *self, gboolean is_figure)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_figure ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), is_figure ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (is_figure)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_width_chars (GTK_LABEL (label), has_many_columns (self) ? NAME_CHARS_MANY : NAME_CHARS);
  return label;
}

/* A figure that opens its rows is a button, one that does not is plain text. */
static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, TandemFigureTable *self)
{
  guint column = get_column (factory);
  GtkWidget *label = new_label (self, column > 0), *stack, *button;

  gtk_column_view_cell_set_focusable (cell, FALSE);
  if (column == 0 || self->describe == NULL)
    {
      gtk_column_view_cell_set_child (cell, label);
      return;
    }
  stack = gtk_stack_new ();
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), new_label (self, TRUE));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure-link");
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), cell);
  gtk_stack_add_named (GTK_STACK (stack), label, "text");
  gtk_stack_add_named (GTK_STACK (stack), button, "button");
  gtk_column_view_cell_set_child (cell, stack);
}

static void
show_shade (TandemFigureTable *self, GtkWidget *figure, guint row, guint column)
{
  guint shade = self->shade (row, column, self->describe_data);
  g_autofree char *name = g_strdup_printf ("shade-%u", shade);

  gtk_widget_set_css_classes (figure,
                              shade > 0 ? (const char *[]) { "figure-shade", name, NULL } : (const char *[]) { NULL });
}

static void
bind_figure (TandemFigureTable *self, GtkStack *stack, const char *text, guint row, guint column)
{
  GtkWidget *button = gtk_stack_get_child_by_name (stack, "button");
  g_autofree char *words = self->describe (row, column, self->describe_data);
  g_autofree char *name = g_strdup_printf ("%s: %s", self->titles[column], text);

  gtk_stack_set_visible_child_name (stack, words ? "button" : "text");
  if (self->shade)
    show_shade (self, GTK_WIDGET (stack), row, column);
  if (words == NULL)
    {
      gtk_label_set_label (GTK_LABEL (gtk_stack_get_child_by_name (stack, "text")), text);
      return;
    }
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, TandemFigureTable *self)
{
  guint column = get_column (factory);
  GStrv texts = g_object_get_data (gtk_column_view_cell_get_item (cell), "texts");
  GtkWidget *child = gtk_column_view_cell_get_child (cell);

  if (GTK_IS_LABEL (child))
    gtk_label_set_label (GTK_LABEL (child), texts[column]);
  else
    bind_figure (self, GTK_STACK (child), texts[column], gtk_column_view_cell_get_position (cell), column);
}

/* --- columns ------------------------------------------------------------------------------------------------------- */

/* A column has no alignment for its title: the label is found in the header, once it is there. */
static void
align_titles (GtkColumnView *table)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (table)));

  for (title = title ? gtk_widget_get_next_sibling (title) : NULL; title; title = gtk_widget_get_next_sibling (title))
    for (GtkWidget *part = gtk_widget_get_first_child (gtk_widget_get_first_child (title)); part;
         part = gtk_widget_get_next_sibling (part))
      if (GTK_IS_LABEL (part))
        {
          gtk_widget_set_hexpand (part, TRUE);
          gtk_label_set_xalign (GTK_LABEL (part), 1);
        }
}

static void
explain_title (GtkWidget *title, const char *words)
{
  gtk_widget_set_tooltip_text (title, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words ? words : "", -1);
}

/* Heads are letters, as CPA, which not everybody knows. */
static void
explain_titles (TandemFigureTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->table)));

  for (guint i = 0; title && self->explain && self->titles[i]; i++, title = gtk_widget_get_next_sibling (title))
    explain_title (title, self->explain (i, self->describe_data));
}

static void
set_columns (TandemFigureTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  if (has_many_columns (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->table), "close");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->table), "close");
  for (guint i = 0; self->titles[i]; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), self);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), self);
      column = gtk_column_view_column_new (self->titles[i], factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (self->table, column);
    }
  align_titles (self->table);
  explain_titles (self);
}

/* --- scrolling ----------------------------------------------------------------------------------------------------- */

/* GtkScrolledWindow (GTK 4.18) takes all that the wheel says as soon as it can scroll in one direction: under a table with columns out
 * of sight, the page around it would stand still. It is told to listen only to what it can do. */
static void
listen_to_wheel (TandemFigureTable *self)
{
  GtkWidget *window = self->window;
  GtkAdjustment *rows = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gboolean has_more
      = gtk_adjustment_get_upper (rows) - gtk_adjustment_get_lower (rows) > gtk_adjustment_get_page_size (rows);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        {
          GtkEventControllerScroll *scroll = GTK_EVENT_CONTROLLER_SCROLL (controller);
          GtkEventControllerScrollFlags flags
              = gtk_event_controller_scroll_get_flags (scroll) & (guint) ~GTK_EVENT_CONTROLLER_SCROLL_VERTICAL;

          gtk_event_controller_scroll_set_flags (scroll,
                                                 has_more ? flags | GTK_EVENT_CONTROLLER_SCROLL_VERTICAL : flags);
        }
    }
}

/* With Shift, a wheel that has one direction goes sideways. */
static gboolean
wheel_cb (GtkEventControllerScroll *scroll, double dx, double dy, TandemFigureTable *self)
{
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (self->window);
  GtkAdjustment *columns = gtk_scrolled_window_get_hadjustment (window);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL)
    dy *= gtk_adjustment_get_step_increment (columns);
  gtk_adjustment_set_value (columns, gtk_adjustment_get_value (columns) + dy);
  return GDK_EVENT_STOP;
}

static void
set_up_scrolling (TandemFigureTable *self)
{
  GtkWidget *window = self->window;
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), "changed",
                           G_CALLBACK (listen_to_wheel), self, G_CONNECT_SWAPPED);
  listen_to_wheel (self);
}

/* --- narrow ---------------------------------------------------------------------------------------------------------- */

static void
list_activated_cb (guint row, guint column, gpointer table)
{
  g_signal_emit (table, signals[SIGNAL_CELL_ACTIVATED], 0, row, column);
}

/* Columns that are scrolled away from the names of their rows say nothing: the figures of a row stand below its name. Figures that
 * are counted again don't fold what a person unfolded. */
static void
show_layout (TandemFigureTable *self)
{
  TandemFigureListFuncs funcs = { self->describe, self->explain, list_activated_cb };
  GtkWidget *before = adw_bin_get_child (ADW_BIN (self));
  gboolean is_whole = before && before != self->window && tandem_figure_list_is_whole (before);

  if (!self->is_narrow || self->titles == NULL)
    adw_bin_set_child (ADW_BIN (self), self->window);
  else
    adw_bin_set_child (ADW_BIN (self), tandem_figure_list_new ((const char *const *) self->titles, self->rows, &funcs,
                                                               self->describe_data, self, is_whole));
}

static void
tandem_figure_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemFigureTableProperty) id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_FIGURE_TABLE (object)->is_narrow);
      break;
    }
}

static void
tandem_figure_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemFigureTable *self = TANDEM_FIGURE_TABLE (object);

  switch ((TandemFigureTableProperty) id)
    {
    case PROP_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        break;
      self->is_narrow = g_value_get_boolean (value);
      show_layout (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    }
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_figure_table_dispose (GObject *object)
{
  g_clear_object (&TANDEM_FIGURE_TABLE (object)->window);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_FIGURE_TABLE);
  G_OBJECT_CLASS (tandem_figure_table_parent_class)->dispose (object);
}

static void
tandem_figure_table_finalize (GObject *object)
{
  g_strfreev (TANDEM_FIGURE_TABLE (object)->titles);
  g_ptr_array_unref (TANDEM_FIGURE_TABLE (object)->rows);
  G_OBJECT_CLASS (tandem_figure_table_parent_class)->finalize (object);
}

static void
tandem_figure_table_class_init (TandemFigureTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_figure_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_figure_table_finalize;
  G_OBJECT_CLASS (klass)->get_property = tandem_figure_table_get_property;
  G_OBJECT_CLASS (klass)->set_property = tandem_figure_table_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                             | G_PARAM_EXPLICIT_NOTIFY));
  /**
   * TandemFigureTable::cell-activated:
   * @row: from 0
   * @column: from 1
   *
   * A person wants to see the rows behind a figure.
   */
  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", TANDEM_TYPE_FIGURE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-figure-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFigureTable, table);
}

static void
tandem_figure_table_init (TandemFigureTable *self)
{
  self->most_rows = MOST_ROWS;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->window = g_object_ref (adw_bin_get_child (ADW_BIN (self)));
  set_up_scrolling (self);
}

/**
 * tandem_figure_table_set_title:
 * @title: (nullable): what the table is called, translated
 */
void
tandem_figure_table_set_title (TandemFigureTable *self, const char *title)
{
  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "", -1);
}

/**
 * tandem_figure_table_set_most_rows:
 * @n: how many rows are shown without scrolling, where there are so many
 */
void
tandem_figure_table_set_most_rows (TandemFigureTable *self, guint n)
{
  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  self->most_rows = n;
}

/**
 * tandem_figure_table_set_describe:
 * @describe: (nullable) (scope forever): says which figures open their rows; to be set before the rows
 */
void
tandem_figure_table_set_describe (TandemFigureTable *self, TandemFigureDescribe describe, gpointer data)
{
  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  self->describe = describe;
  self->describe_data = data;
}

/**
 * tandem_figure_table_set_explain:
 * @explain: (nullable) (scope forever): says what a head means; gets the data of tandem_figure_table_set_describe(), and is to be
 *   set before the rows
 */
void
tandem_figure_table_set_explain (TandemFigureTable *self, TandemFigureExplain explain)
{
  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  self->explain = explain;
}

/**
 * tandem_figure_table_set_shade:
 * @shade: (nullable) (scope forever): says how dark the ground of a figure is; otherwise as tandem_figure_table_set_explain()
 */
void
tandem_figure_table_set_shade (TandemFigureTable *self, TandemFigureShade shade)
{
  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  self->shade = shade;
}

/**
 * tandem_figure_table_set_rows:
 * @titles: (array zero-terminated=1): the heads of the columns
 * @rows: (element-type GStrv): a text for each column; copied
 */
void
tandem_figure_table_set_rows (TandemFigureTable *self, const char *const *titles, GPtrArray *rows)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (TANDEM_IS_FIGURE_TABLE (self));

  g_ptr_array_unref (self->rows); /* a list that is still there has the old ones */
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv texts = g_ptr_array_index (rows, i);
      g_autoptr (GtkStringObject) row = gtk_string_object_new (texts[0]);

      g_return_if_fail (g_strv_length (texts) == g_strv_length ((GStrv) titles));
      g_ptr_array_add (self->rows, g_strdupv (texts));
      g_object_set_data_full (G_OBJECT (row), "texts", g_strdupv (texts), (GDestroyNotify) g_strfreev);
      g_list_store_append (store, row);
    }
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->window),
                                              HEAD_HEIGHT + ROW_HEIGHT * (int) MIN (rows->len, self->most_rows));
  gtk_column_view_set_model (self->table, NULL);
  if (self->titles == NULL || !g_strv_equal ((const char *const *) self->titles, titles))
    {
      g_strfreev (self->titles);
      self->titles = g_strdupv ((GStrv) titles);
      set_columns (self);
    }
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store))));
  gtk_column_view_set_model (self->table, selection);
  show_layout (self);
}
