/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-time-travel-bar.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"

#define PAUSE 100 /* ms between two days that are asked for while the slider is dragged */

struct _TandemTimeTravelBar {
  AdwBin parent_instance;

  char *first_day;
  guint pause_id;

  GtkWidget *clock_image;
  GtkLabel *day_label;
  GtkWidget *before_button;
  GtkMenuButton *day_button;
  GtkWidget *after_button;
  GtkCalendar *calendar;
  GtkWidget *scale_box;
  GtkLabel *first_label;
  GtkScale *scale;
  GtkLabel *last_label;
};

typedef enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
} TandemTimeTravelBarSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTimeTravelBar, tandem_time_travel_bar, ADW_TYPE_BIN)

static gboolean
pause_over_cb (gpointer data)
{
  TandemTimeTravelBar *self = data;

  self->pause_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
show_button (TandemTimeTravelBar *self, const char *text)
{
  if (gtk_widget_get_visible (self->scale_box))
    gtk_menu_button_set_icon_name (self->day_button, "x-office-calendar-symbolic");
  else
    gtk_menu_button_set_label (self->day_button, text);
}

/* A day that can't be reached is the nearest that can. */
static void
go_to_day (TandemTimeTravelBar *self, const char *day)
{
  gtk_range_set_value (GTK_RANGE (self->scale), tandem_date_days_between (self->first_day, day));
}

static void
go_by (TandemTimeTravelBar *self, int days)
{
  GtkRange *range = GTK_RANGE (self->scale);

  gtk_range_set_value (range, gtk_range_get_value (range) + days);
}

static void
before_clicked_cb (TandemTimeTravelBar *self)
{
  go_by (self, -1);
}

static void
after_clicked_cb (TandemTimeTravelBar *self)
{
  go_by (self, 1);
}

static void
day_selected_cb (TandemTimeTravelBar *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (chosen, "%Y-%m-%d");

  if (self->first_day)
    go_to_day (self, day);
}

/* It opens on the day that is looked at, and chooses nothing by that. */
static void
calendar_shown_cb (TandemTimeTravelBar *self)
{
  g_autofree char *day = tandem_time_travel_bar_dup_day (self);
  g_autoptr (GDateTime) shown = NULL;
  int year, month, mday;

  if (day == NULL || sscanf (day, "%d-%d-%d", &year, &month, &mday) != 3)
    return;
  shown = g_date_time_new_local (year, month, mday, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, shown);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
value_changed_cb (TandemTimeTravelBar *self)
{
  GtkAdjustment *place = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  g_autofree char *day = tandem_time_travel_bar_dup_day (self);
  g_autofree char *text = day ? tandem_format_date (day) : NULL;
  /* Translators: %s is a day in the past: what is shown is what was then */
  g_autofree char *words = text ? g_strdup_printf (_ ("As it was on %s · read only"), text) : NULL;

  if (words == NULL)
    return;
  gtk_label_set_label (self->day_label, words);
  show_button (self, text);
  gtk_widget_set_sensitive (self->before_button, gtk_adjustment_get_value (place) > 0);
  gtk_widget_set_sensitive (self->after_button, gtk_adjustment_get_value (place) < gtk_adjustment_get_upper (place));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  if (self->pause_id == 0)
    self->pause_id = g_timeout_add (PAUSE, pause_over_cb, self);
}

static void
tandem_time_travel_bar_dispose (GObject *object)
{
  g_clear_handle_id (&TANDEM_TIME_TRAVEL_BAR (object)->pause_id, g_source_remove);
  G_OBJECT_CLASS (tandem_time_travel_bar_parent_class)->dispose (object);
}

static void
tandem_time_travel_bar_finalize (GObject *object)
{
  g_free (TANDEM_TIME_TRAVEL_BAR (object)->first_day);
  G_OBJECT_CLASS (tandem_time_travel_bar_parent_class)->finalize (object);
}

static gboolean
tandem_time_travel_bar_grab_focus (GtkWidget *widget)
{
  TandemTimeTravelBar *self = TANDEM_TIME_TRAVEL_BAR (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->scale_box) ? GTK_WIDGET (self->scale)
                                                                         : GTK_WIDGET (self->day_button));
}

static void
tandem_time_travel_bar_class_init (TandemTimeTravelBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_time_travel_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_time_travel_bar_finalize;
  widget_class->grab_focus = tandem_time_travel_bar_grab_focus;

  /**
   * TandemTimeTravelBar::changed:
   *
   * Another day is looked back at.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-time-travel-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, clock_image);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, day_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, before_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, day_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, after_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, calendar);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, scale_box);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, first_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, scale);
  gtk_widget_class_bind_template_child (widget_class, TandemTimeTravelBar, last_label);
  gtk_widget_class_bind_template_callback (widget_class, before_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
tandem_time_travel_bar_init (TandemTimeTravelBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_time_travel_bar_set_span:
 * @first_day: a plain date, how far one can look back
 * @today: a plain date
 *
 * It begins a month before today.
 */
void
tandem_time_travel_bar_set_span (TandemTimeTravelBar *self, const char *first_day, const char *today)
{
  int n_days = MAX (tandem_date_days_between (first_day, today), 1);
  g_autofree char *first = tandem_format_date (first_day);
  g_autofree char *last = tandem_format_date (today);

  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->last_label, last);
  g_set_str (&self->first_day, first_day);
  gtk_range_set_range (GTK_RANGE (self->scale), 0, n_days);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, 7);
  gtk_range_set_value (GTK_RANGE (self->scale), MAX (n_days - 30, 0));
  value_changed_cb (self);
}

/**
 * tandem_time_travel_bar_set_narrow:
 *
 * Where there is little room the day stands on the button that changes it, and nothing else does.
 */
void
tandem_time_travel_bar_set_narrow (TandemTimeTravelBar *self, gboolean is_narrow)
{
  g_autofree char *day = tandem_time_travel_bar_dup_day (self);
  g_autofree char *text = day ? tandem_format_date (day) : NULL;

  gtk_widget_set_visible (self->clock_image, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->day_label), !is_narrow);
  gtk_widget_set_visible (self->scale_box, !is_narrow);
  show_button (self, text ? text : "");
}

/**
 * tandem_time_travel_bar_dup_day:
 *
 * Returns: (transfer full) (nullable): the day as a plain date; %NULL before there is a span
 */
char *
tandem_time_travel_bar_dup_day (TandemTimeTravelBar *self)
{
  return self->first_day
             ? tandem_date_add_days (self->first_day, (int) (gtk_range_get_value (GTK_RANGE (self->scale)) + 0.5))
             : NULL;
}
