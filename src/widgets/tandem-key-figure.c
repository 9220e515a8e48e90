/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-key-figure.h"

#include <glib/gi18n-lib.h>

#include "chart/tandem-sparkline.h"

/* The figure in the weeks or days of the period, and of the one before. */
typedef struct {
  double *values;
  double *previous;             /* or NULL */
  guint n_values;
} Course;

struct _TandemKeyFigure {
  GtkBox parent_instance;

  char *title;
  char *definition;
  char *denominator;
  char *value;
  char *change;
  gboolean has_rows;

  TandemChartView *chart;
  GtkLabel *change_label;
  GtkMenuButton *definition_button;
  GtkPopover *definition_popover;
  GtkLabel *denominator_label;
  GtkLabel *foot_label; /* what a rate is of, where no course stands */
};

typedef enum {
  PROP_TITLE = 1,
  PROP_DEFINITION,
  PROP_DENOMINATOR,
  PROP_VALUE,
  PROP_CHANGE,
  PROP_HAS_ROWS,
  N_PROPS,
} TandemKeyFigureProperty;

typedef enum {
  SIGNAL_ROWS_REQUESTED,
  N_SIGNALS,
} TandemKeyFigureSignal;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/**
 * TandemKeyFigure:
 *
 * A tile of an overview: one figure with its name, definition, change and course. "Show the rows" in its definition emits
 * `rows-requested`: every figure can be traced to the records it counts.
 */
G_DEFINE_FINAL_TYPE (TandemKeyFigure, tandem_key_figure, GTK_TYPE_BOX)

static void
course_free (gpointer data)
{
  Course *course = data;

  g_free (course->values);
  g_free (course->previous);
  g_free (course);
}

static void
draw_course (TandemChartCanvas *canvas, gpointer data)
{
  Course *course = data;

  tandem_sparkline_draw (canvas, course->values, course->previous, course->n_values);
}

/* The tile says the figure and its change in words; the line has no points to go to. */
static const TandemChartFuncs course_funcs = { .draw = draw_course };

/* The group says what the tile shows, in one go, and what that is of. */
static void
update_accessible (TandemKeyFigure *self)
{
  g_autoptr (GString) words = g_string_new (self->title);
  g_autoptr (GString) of = g_string_new (self->definition);
  g_autofree char *button = NULL;

  if (self->value != NULL)
    g_string_append_printf (words, ": %s", self->value);
  if (self->change != NULL && *self->change != '\0')
    g_string_append_printf (words, ", %s", self->change);
  if (self->denominator != NULL)
    g_string_append_printf (of, ": %s", self->denominator);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, of->str, -1);

  /* Translators: the name of a button; %s is a figure, as "Leads" or "Cost per Lead" */
  button = g_strdup_printf (_("Definition of %s"), self->title != NULL ? self->title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->definition_button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
}

static void
set_text (TandemKeyFigure *self, char **field, const char *text, TandemKeyFigureProperty property)
{
  if (!g_set_str (field, text))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->denominator_label), self->denominator != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->foot_label),
                          self->denominator != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->chart)));
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_style (TandemKeyFigure *self, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (self->change_label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->change_label), name);
}

static void
rows_button_clicked_cb (TandemKeyFigure *self)
{
  gtk_popover_popdown (self->definition_popover);
  g_signal_emit (self, signals[SIGNAL_ROWS_REQUESTED], 0);
}

static void
tandem_key_figure_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  TandemKeyFigure *self = TANDEM_KEY_FIGURE (object);

  switch ((TandemKeyFigureProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, self->definition);
      break;
    case PROP_DENOMINATOR:
      g_value_set_string (value, self->denominator);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_CHANGE:
      g_value_set_string (value, self->change);
      break;
    case PROP_HAS_ROWS:
      g_value_set_boolean (value, self->has_rows);
      break;
    case N_PROPS:
      break;
    }
}

static void
tandem_key_figure_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  TandemKeyFigure *self = TANDEM_KEY_FIGURE (object);

  switch ((TandemKeyFigureProperty) id)
    {
    case PROP_TITLE:
      set_text (self, &self->title, g_value_get_string (value), PROP_TITLE);
      break;
    case PROP_DEFINITION:
      set_text (self, &self->definition, g_value_get_string (value), PROP_DEFINITION);
      break;
    case PROP_DENOMINATOR:
      set_text (self, &self->denominator, g_value_get_string (value), PROP_DENOMINATOR);
      break;
    case PROP_VALUE:
      set_text (self, &self->value, g_value_get_string (value), PROP_VALUE);
      break;
    case PROP_CHANGE:
      set_text (self, &self->change, g_value_get_string (value), PROP_CHANGE);
      break;
    case PROP_HAS_ROWS:
      if (self->has_rows == g_value_get_boolean (value))
        break;
      self->has_rows = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, properties[PROP_HAS_ROWS]);
      break;
    case N_PROPS:
      break;
    }
}

static void
tandem_key_figure_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_KEY_FIGURE);
  G_OBJECT_CLASS (tandem_key_figure_parent_class)->dispose (object);
}

static void
tandem_key_figure_finalize (GObject *object)
{
  TandemKeyFigure *self = TANDEM_KEY_FIGURE (object);

  g_free (self->title);
  g_free (self->definition);
  g_free (self->denominator);
  g_free (self->value);
  g_free (self->change);
  G_OBJECT_CLASS (tandem_key_figure_parent_class)->finalize (object);
}

static void
tandem_key_figure_class_init (TandemKeyFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_PROPS] = { NULL, "title", "definition", "denominator", "value", "change" };

  object_class->get_property = tandem_key_figure_get_property;
  object_class->set_property = tandem_key_figure_set_property;
  object_class->dispose = tandem_key_figure_dispose;
  object_class->finalize = tandem_key_figure_finalize;

  for (guint i = PROP_TITLE; i <= PROP_CHANGE; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_ROWS] = g_param_spec_boolean ("has-rows", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TandemKeyFigure::rows-requested:
   *
   * A person wants to see the records that the figure counts.
   */
  signals[SIGNAL_ROWS_REQUESTED] = g_signal_new ("rows-requested", TANDEM_TYPE_KEY_FIGURE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TANDEM_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-key-figure.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, chart);
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, change_label);
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, definition_button);
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, definition_popover);
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, denominator_label);
  gtk_widget_class_bind_template_child (widget_class, TandemKeyFigure, foot_label);
  gtk_widget_class_bind_template_callback (widget_class, rows_button_clicked_cb);
}

static void
tandem_key_figure_init (TandemKeyFigure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_key_figure_new:
 * @title: the figure's name, translated
 * @definition: what is counted, in a sentence, translated
 *
 * Returns: (transfer floating): a tile without a value
 */
GtkWidget *
tandem_key_figure_new (const char *title, const char *definition)
{
  return g_object_new (TANDEM_TYPE_KEY_FIGURE, "title", title, "definition", definition, NULL);
}

/**
 * tandem_key_figure_set_value:
 * @value: the figure as text
 * @change: (nullable): against what was before, with a sign or an arrow: colour alone says nothing
 * @trend: whether that is good
 */
void
tandem_key_figure_set_value (TandemKeyFigure *self, const char *value, const char *change, TandemKeyFigureTrend trend)
{
  g_return_if_fail (TANDEM_IS_KEY_FIGURE (self));

  set_text (self, &self->value, value, PROP_VALUE);
  set_text (self, &self->change, change, PROP_CHANGE);
  set_style (self, "success", trend == TANDEM_KEY_FIGURE_BETTER);
  set_style (self, "error", trend == TANDEM_KEY_FIGURE_WORSE);
  set_style (self, "dimmed", trend == TANDEM_KEY_FIGURE_EVEN);
}

/**
 * tandem_key_figure_set_denominator:
 * @denominator: (nullable): what a rate is of, in figures: "41 of 148"
 */
void
tandem_key_figure_set_denominator (TandemKeyFigure *self, const char *denominator)
{
  g_return_if_fail (TANDEM_IS_KEY_FIGURE (self));

  set_text (self, &self->denominator, denominator, PROP_DENOMINATOR);
}

/**
 * tandem_key_figure_set_course:
 * @values: (array length=n_values): the figure over the period, the earliest first
 * @previous: (array length=n_values) (nullable): over the period before
 *
 * Draws a line of how the figure went; fewer than two values draw none.
 */
void
tandem_key_figure_set_course (TandemKeyFigure *self, const double *values, const double *previous, guint n_values)
{
  Course *course;

  g_return_if_fail (TANDEM_IS_KEY_FIGURE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->chart), n_values >= 2);
  gtk_widget_set_visible (GTK_WIDGET (self->foot_label), self->denominator != NULL && n_values < 2);
  if (n_values < 2)
    {
      tandem_chart_view_set_chart (self->chart, NULL, NULL, NULL);
      return;
    }
  course = g_new (Course, 1);
  *course = (Course) { g_memdup2 (values, n_values * sizeof *values),
                       previous != NULL ? g_memdup2 (previous, n_values * sizeof *previous) : NULL, n_values };
  tandem_chart_view_set_chart (self->chart, &course_funcs, course, course_free);
}

/**
 * tandem_key_figure_get_chart:
 *
 * Returns: (transfer none): the small chart of the figure's course
 */
TandemChartView *
tandem_key_figure_get_chart (TandemKeyFigure *self)
{
  g_return_val_if_fail (TANDEM_IS_KEY_FIGURE (self), NULL);

  return self->chart;
}
