/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-target-bar.h"

#define HEIGHT         10
#define LEAST_WIDTH    60
#define TARGET_WIDTH   4
#define WEIGHTED_WIDTH 2

struct _TandemTargetBar {
  GtkWidget parent_instance;

  double won, committed, weighted; /* shares of the target, each after the one before it */
  double length;                   /* the same, of what the whole bar stands for */
};

G_DEFINE_FINAL_TYPE (TandemTargetBar, tandem_target_bar, GTK_TYPE_WIDGET)

static void
tandem_target_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * LEAST_WIDTH : HEIGHT;
}

/* From one share to another of what the bar is long for, from the side where reading starts. */
static void
fill (GtkWidget *widget, GtkSnapshot *snapshot, double from, double to, GdkRGBA color)
{
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float start = (float) CLAMP (from, 0, 1) * width, length = (float) (CLAMP (to, 0, 1) - CLAMP (from, 0, 1)) * width;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    start = width - start - length;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (start, 0, length, height));
}

/* That of the bar, less strong. */
static GdkRGBA
get_color (GtkWidget *widget, float opacity)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= opacity;
  return color;
}

/* A mark is in the colour of the text: it is seen on what is filled and on what is not. */
static void
mark (GtkWidget *widget, GtkSnapshot *snapshot, double at, double width)
{
  double half = width / 2.0 / MAX (gtk_widget_get_width (widget), 1);

  at = CLAMP (at, half, 1 - half);
  fill (widget, snapshot, at - half, at + half, get_color (gtk_widget_get_parent (widget), 1));
}

static void
tandem_target_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemTargetBar *self = TANDEM_TARGET_BAR (widget);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                        (float) gtk_widget_get_height (widget)),
                                   HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  fill (widget, snapshot, 0, 1, get_color (widget, 0.15f));
  fill (widget, snapshot, 0, self->won / self->length, get_color (widget, 0.9f));
  fill (widget, snapshot, self->won / self->length, (self->won + self->committed) / self->length,
        get_color (widget, 0.35f));
  gtk_snapshot_pop (snapshot);
  /* not within the round ends, which would take a part of a mark that stands there */
  if (self->weighted > 0)
    mark (widget, snapshot, (self->won + self->weighted) / self->length, WEIGHTED_WIDTH);
  if (self->length > 1)
    mark (widget, snapshot, 1 / self->length, TARGET_WIDTH);
}

static void
tandem_target_bar_class_init (TandemTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tandem_target_bar_measure;
  widget_class->snapshot = tandem_target_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "targetbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_target_bar_init (TandemTargetBar *self)
{
}

/**
 * tandem_target_bar_new:
 * @won: as a share of the target
 * @committed: the same, of what is open
 * @weighted: the same
 * @length: the same, of what the whole bar stands for, one or more: bars below each other have one scale
 */
GtkWidget *
tandem_target_bar_new (double won, double committed, double weighted, double length)
{
  TandemTargetBar *self = g_object_new (TANDEM_TYPE_TARGET_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  self->won = won;
  self->committed = committed;
  self->weighted = weighted;
  self->length = MAX (length, 1);
  return GTK_WIDGET (self);
}
