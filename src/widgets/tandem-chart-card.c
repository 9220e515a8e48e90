/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever can't read a chart, or wants its figures, gets them as a table in its place: the same numbers, reached with the
 * keyboard and by a screen reader. A table is set together with its chart, so that the two can't differ. */
#include "widgets/tandem-chart-card.h"

#include <glib/gi18n-lib.h>

#define HEIGHT          380
#define HEIGHT_NARROW   470
#define ROWS_OF_A_CHART 9 /* so that the table is no higher than the chart that it stands for */

struct _TandemChartCard {
  AdwBin parent_instance;

  char *title;
  char *caption;

  GtkWidget *caption_label;
  GtkToggleButton *table_button;
  GtkStack *stack;
  TandemChartView *view;
  TandemFigureTable *table;
};

typedef enum {
  PROP_TITLE = 1,
  PROP_CAPTION,
  PROP_NARROW,
} TandemChartCardProperty;

typedef enum {
  SIGNAL_CELL_ACTIVATED,
  N_SIGNALS,
} TandemChartCardSignal;

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChartCard, tandem_chart_card, ADW_TYPE_BIN)

static void
table_toggled_cb (TandemChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->table_button);

  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
}

static void
cell_activated_cb (TandemChartCard *self, guint row, guint column)
{
  g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, row, column);
}

/* The table is then much higher than the chart, which gets a third line for what has no room beside others. */
static void
set_narrow (TandemChartCard *self, gboolean is_narrow)
{
  g_object_set (self->table, "narrow", is_narrow, NULL);
  gtk_stack_set_vhomogeneous (self->stack, !is_narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, is_narrow ? HEIGHT_NARROW : HEIGHT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
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
    case PROP_NARROW:
      g_object_get_property (G_OBJECT (self->table), "narrow", value);
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
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
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
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * TandemChartCard::cell-activated:
   * @row: of the table, from 0
   * @column: from 1
   *
   * A person wants to see the rows behind a figure of the table.
   */
  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", TANDEM_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  g_type_ensure (TANDEM_TYPE_CHART_VIEW);
  g_type_ensure (TANDEM_TYPE_FIGURE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, TandemChartCard, table);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
tandem_chart_card_init (TandemChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_figure_table_set_most_rows (self->table, ROWS_OF_A_CHART);
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
  tandem_figure_table_set_title (self->table, title);
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
  g_return_if_fail (TANDEM_IS_CHART_CARD (self));

  tandem_figure_table_set_rows (self->table, titles, rows);
}

/**
 * tandem_chart_card_get_table:
 *
 * Returns: (transfer none): the table twin, to say which of its figures open their rows
 */
TandemFigureTable *
tandem_chart_card_get_table (TandemChartCard *self)
{
  g_return_val_if_fail (TANDEM_IS_CHART_CARD (self), NULL);

  return self->table;
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
