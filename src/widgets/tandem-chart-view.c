/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-chart-view.h"

#include <adwaita.h>

#define OVERHANG 4              /* the ring of a focused point at the edge */
#define READOUT_GAP 8
#define TEXT_SHARE 0.93         /* of the size of the window's text */

struct _TandemChartView {
  GtkWidget parent_instance;

  char *title;
  const TandemChartFuncs *funcs;        /* NULL: nothing is drawn */
  gpointer data;
  GDestroyNotify destroy;

  GArray *hits;                 /* TandemChartHit, as drawn last */
  int hover, focus;             /* index into hits, -1: none */
};

typedef enum {
  PROP_TITLE = 1,
  N_PROPS,
} TandemChartViewProperty;

typedef enum {
  SIGNAL_POINT_ACTIVATED,
  N_SIGNALS,
} TandemChartViewSignal;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/**
 * TandemChartView:
 *
 * A chart on the screen. Arrow keys, Home and End go from point to point and say each to a screen reader; Escape leaves
 * them; Return or a click acts on one (`point-activated`). The pointer shows the same words.
 */
G_DEFINE_FINAL_TYPE (TandemChartView, tandem_chart_view, GTK_TYPE_WIDGET)

static const TandemChartHit *
get_hit (TandemChartView *self, int index)
{
  if (index < 0 || index >= (int) self->hits->len)
    return NULL;
  return &g_array_index (self->hits, TandemChartHit, index);
}

static int
find_hit (TandemChartView *self, double x, double y)
{
  for (int i = 0; i < (int) self->hits->len; i++)
    {
      const TandemChartHit *hit = get_hit (self, i);

      if (x >= hit->x && x < hit->x + hit->width && y >= hit->y && y < hit->y + hit->height)
        return i;
    }
  return -1;
}

static char *
write_point (TandemChartView *self, int index)
{
  const TandemChartHit *hit = get_hit (self, index);

  return hit != NULL && self->funcs != NULL && self->funcs->point != NULL ? self->funcs->point (hit, self->data) : NULL;
}

static void
set_hover (TandemChartView *self, int hover)
{
  if (self->hover == hover)
    return;
  self->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_focus (TandemChartView *self, int focus)
{
  g_autofree char *words = NULL;

  if (self->focus == focus)
    return;
  self->focus = focus;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  words = write_point (self, focus);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
activate (TandemChartView *self, int index)
{
  const TandemChartHit *hit = get_hit (self, index);

  if (hit != NULL)
    g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, hit->series, hit->point);
}

static void
update_accessible (TandemChartView *self)
{
  g_autofree char *words
      = self->funcs != NULL && self->funcs->describe != NULL ? self->funcs->describe (self->data) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title != NULL ? self->title : words != NULL ? words : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

static double
get_font_size (TandemChartView *self)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return TEXT_SHARE * size * (pango_font_description_get_size_is_absolute (font) ? 1 : 96 / 72.0);
}

/* Drawing fills the hits anew. */
static void
draw_chart (TandemChartView *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  TandemChartCanvas canvas = {
    .cr = cr,
    .layout = layout,
    .scheme = adw_style_manager_get_dark (style) ? TANDEM_CHART_DARK : TANDEM_CHART_LIGHT,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .font_size = get_font_size (self),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .hover = self->hover,
    .focus = self->focus,
    .accent = { accent->red, accent->green, accent->blue },
    .hits = self->hits,
  };

  pango_layout_set_font_description (
      layout, pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  g_array_set_size (self->hits, 0);
  self->funcs->draw (&canvas, self->data);
}

static void
draw_readout (TandemChartView *self, GtkSnapshot *snapshot, const TandemChartHit *hit, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  double width = gtk_widget_get_width (GTK_WIDGET (self)), x, y;
  int text_width, text_height;
  GskRoundedRect box;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  text_width += 2 * READOUT_GAP;
  text_height += READOUT_GAP;
  x = MAX (0, MIN (hit->x + (hit->width - text_width) / 2, width - text_width));
  y = hit->y - text_height - READOUT_GAP;
  if (y < 0)
    y = hit->y + MIN (hit->height, 24) + READOUT_GAP;
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, text_width, text_height), READOUT_GAP);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.84 }, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + READOUT_GAP, y + READOUT_GAP / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TandemChartView *self)
{
  set_hover (self, find_hit (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, TandemChartView *self)
{
  set_hover (self, -1);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, TandemChartView *self)
{
  set_focus (self, -1);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemChartView *self)
{
  activate (self, find_hit (self, x, y));
}

static void
style_changed_cb (TandemChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* +1 to the next point in reading order, -1 to the one before, 0 for any other key */
static int
get_step (TandemChartView *self, guint key)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemChartView *self)
{
  int n = self->hits->len, step = get_step (self, key);

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && self->focus >= 0)
    set_focus (self, -1);
  else if (key == GDK_KEY_Home)
    set_focus (self, 0);
  else if (key == GDK_KEY_End)
    set_focus (self, n - 1);
  else if (step != 0)
    set_focus (self, self->focus < 0 ? (step > 0 ? 0 : n - 1) : CLAMP (self->focus + step, 0, n - 1));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->focus >= 0)
    activate (self, self->focus);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
tandem_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemChartView *self = TANDEM_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int at = self->focus >= 0 ? self->focus : self->hover;
  g_autofree char *words = NULL;
  cairo_t *cr;

  if (self->funcs == NULL || width < 8 || height < 8)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-OVERHANG, -OVERHANG, width + 2 * OVERHANG,
                                                                 height + 2 * OVERHANG));
  draw_chart (self, cr);
  cairo_destroy (cr);
  words = write_point (self, at);
  if (words != NULL)
    draw_readout (self, snapshot, get_hit (self, at), words);
}

static void
tandem_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, TANDEM_CHART_VIEW (object)->title);
}

static void
tandem_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  tandem_chart_view_set_title (TANDEM_CHART_VIEW (object), g_value_get_string (value));
}

static void
tandem_chart_view_dispose (GObject *object)
{
  TandemChartView *self = TANDEM_CHART_VIEW (object);

  self->funcs = NULL;
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  self->data = NULL;
  G_OBJECT_CLASS (tandem_chart_view_parent_class)->dispose (object);
}

static void
tandem_chart_view_finalize (GObject *object)
{
  TandemChartView *self = TANDEM_CHART_VIEW (object);

  g_free (self->title);
  g_array_unref (self->hits);
  G_OBJECT_CLASS (tandem_chart_view_parent_class)->finalize (object);
}

static void
tandem_chart_view_class_init (TandemChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_chart_view_get_property;
  object_class->set_property = tandem_chart_view_set_property;
  object_class->dispose = tandem_chart_view_dispose;
  object_class->finalize = tandem_chart_view_finalize;
  widget_class->snapshot = tandem_chart_view_snapshot;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TandemChartView::point-activated:
   * @series: of the datum
   * @point: of the datum
   */
  signals[SIGNAL_POINT_ACTIVATED] = g_signal_new ("point-activated", TANDEM_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (TandemChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
tandem_chart_view_init (TandemChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (TandemChartHit));
  self->hover = self->focus = -1;
  add_controllers (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_chart_view_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
tandem_chart_view_new (void)
{
  return g_object_new (TANDEM_TYPE_CHART_VIEW, NULL);
}

/**
 * tandem_chart_view_set_title:
 * @title: (nullable): what the chart shows, translated: its name to a screen reader
 */
void
tandem_chart_view_set_title (TandemChartView *self, const char *title)
{
  g_return_if_fail (TANDEM_IS_CHART_VIEW (self));

  if (!g_set_str (&self->title, title))
    return;
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * tandem_chart_view_set_chart:
 * @funcs: (nullable): static functions; %NULL empties the view
 * @data: (transfer full): what they draw; copied by nobody
 * @destroy: (nullable): drops @data
 *
 * Shows other data, or another kind of chart.
 */
void
tandem_chart_view_set_chart (TandemChartView *self, const TandemChartFuncs *funcs, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (TANDEM_IS_CHART_VIEW (self));

  if (self->destroy != NULL)
    self->destroy (self->data);
  self->funcs = funcs;
  self->data = data;
  self->destroy = destroy;
  self->hover = self->focus = -1;
  g_array_set_size (self->hits, 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), funcs != NULL && funcs->point != NULL);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tandem_chart_view_get_focused:
 * @hit: (out): the point that has the keyboard
 *
 * Returns: whether one has
 */
gboolean
tandem_chart_view_get_focused (TandemChartView *self, TandemChartHit *hit)
{
  const TandemChartHit *focused = get_hit (self, self->focus);

  if (focused == NULL)
    return FALSE;
  *hit = *focused;
  return TRUE;
}
