/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever can't read a chart, or wants its figures, gets them as a table in its place: the same numbers, reached with the
 * keyboard and by a screen reader. A table is set together with its chart, so that the two can't differ. */
#include "widgets/tandem-chart-card.h"

#include <glib/gi18n-lib.h>

struct _TandemChartCard {
  AdwBin parent_instance;

  char *title;
  char *caption;

  GtkWidget *caption_label;
  GtkToggleButton *table_button;
  GtkStack *stack;
  TandemChartView *view;
  GtkColumnView *table;
};

typedef enum {
  PROP_TITLE = 1,
  PROP_CAPTION,
} TandemChartCardProperty;

static GParamSpec *properties[PROP_CAPTION + 1];

G_DEFINE_FINAL_TYPE (TandemChartCard, tandem_chart_card, ADW_TYPE_BIN)

static void
table_toggled_cb (TandemChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->table_button);

  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column ? 1 : 0);
  if (column)
    gtk_widget_add_css_class (label, "numeric");
  gtk_column_view_cell_set_child (cell, label);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer column)
{
  GtkStringObject *row = gtk_column_view_cell_get_item (cell);
  GStrv texts = g_object_get_data (G_OBJECT (row), "texts");

  gtk_label_set_label (GTK_LABEL (gtk_column_view_cell_get_child (cell)), texts[GPOINTER_TO_UINT (column)]);
}

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
set_columns (GtkColumnView *table, const char *const *titles)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (table, column);
    }
  for (guint i = 0; titles[i]; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (table, column);
    }
  align_titles (table);
}

static void
tandem_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemChartCard *self = TANDEM_CHART_CARD (object);

  switch ((TandemChartCardProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    }
}

static void
tandem_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemChartCard *self = TANDEM_CHART_CARD (object);

  switch ((TandemChartCardProperty) id)
    {
    case PROP_TITLE:
      tandem_chart_card_set_title (self, g_value_get_string (value));
      break;
    case PROP_CAPTION:
      if (!g_set_str (&self->caption, g_value_get_string (value)))
        break;
      gtk_widget_set_visible (self->caption_label, self->caption != NULL);
      g_object_notify_by_pspec (object, pspec);
      break;
    }
}

static void
tandem_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_CHART_CARD);
  G_OBJECT_CLASS (tandem_chart_card_parent_class)->dispose (object);
}

static void
tandem_chart_card_finalize (GObject *object)
{
  TandemChartCard *self = TANDEM_CHART_CARD (object);

  g_free (self->title);
  g_free (self->caption);
  G_OBJECT_CLASS (tandem_chart_card_parent_class)->finalize (object);
}

static void
tandem_chart_card_class_init (TandemChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tandem_chart_card_get_property;
  object_class->set_property = tandem_chart_card_set_property;
  object_class->dispose = tandem_chart_card_dispose;
  object_class->finalize = tandem_chart_card_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TANDEM_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, table);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
tandem_chart_card_init (TandemChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_chart_card_set_title:
 * @title: what the chart shows, translated; also the name of the chart and of its table
 */
void
tandem_chart_card_set_title (TandemChartCard *self, const char *title)
{
  g_return_if_fail (TANDEM_IS_CHART_CARD (self));

  if (!g_set_str (&self->title, title))
    return;
  tandem_chart_view_set_title (self->view, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * tandem_chart_card_set_table:
 * @titles: (array zero-terminated=1): the heads of the columns; the first names the rows, the others hold figures
 * @rows: (element-type GStrv): a text for each column; copied
 *
 * Sets the figures of the chart as a table.
 */
void
tandem_chart_card_set_table (TandemChartCard *self, const char *const *titles, GPtrArray *rows)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (TANDEM_IS_CHART_CARD (self));

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv texts = g_ptr_array_index (rows, i);
      g_autoptr (GtkStringObject) row = gtk_string_object_new (texts[0]);

      g_return_if_fail (g_strv_length (texts) == g_strv_length ((GStrv) titles));
      g_object_set_data_full (G_OBJECT (row), "texts", g_strdupv (texts), (GDestroyNotify) g_strfreev);
      g_list_store_append (store, row);
    }
  gtk_column_view_set_model (self->table, NULL);
  set_columns (self->table, titles);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store))));
  gtk_column_view_set_model (self->table, selection);
}

/**
 * tandem_chart_card_get_view:
 *
 * Returns: (transfer none): the chart, to be set
 */
TandemChartView *
tandem_chart_card_get_view (TandemChartCard *self)
{
  g_return_val_if_fail (TANDEM_IS_CHART_CARD (self), NULL);

  return self->view;
}
