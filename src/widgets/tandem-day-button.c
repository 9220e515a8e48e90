/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day that is chosen closes the calendar, another month does not: that may select a day, too, where it is shorter. */
#include "widgets/tandem-day-button.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "widgets/tandem-field-row.h"

struct _TandemDayButton {
  AdwBin parent_instance;

  GtkEditable *entry; /* not owned: the button stands in it or beside it; NULL when it has gone */
  GtkMenuButton *button;
  GtkWidget *popover;
  GtkCalendar *calendar;
  int year, month; /* that are looked at */
};

G_DEFINE_FINAL_TYPE (TandemDayButton, tandem_day_button, ADW_TYPE_BIN)

static void
write_day (TandemDayButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = tandem_format_date (date);

  if (self->entry)
    gtk_editable_set_text (self->entry, text);
}

static void
take_month (TandemDayButton *self)
{
  self->year = gtk_calendar_get_year (self->calendar);
  self->month = gtk_calendar_get_month (self->calendar);
}

static void
day_selected_cb (TandemDayButton *self)
{
  gboolean is_chosen
      = gtk_calendar_get_year (self->calendar) == self->year && gtk_calendar_get_month (self->calendar) == self->month;

  take_month (self);
  write_day (self);
  if (is_chosen)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Shows a day, and writes nothing. */
static void
show_day (TandemDayButton *self, GDateTime *day)
{
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
  take_month (self);
}

static void
select_day (TandemDayButton *self, const char *date)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, mday;

  if (sscanf (date, "%d-%d-%d", &year, &month, &mday) != 3)
    return;
  day = g_date_time_new_local (year, month, mday, 12, 0, 0);
  show_day (self, day);
}

/* The calendar opens on the day that stands in the entry, or on today. A birthday may have no year. */
static void
shown_cb (TandemDayButton *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *date = NULL;

  if (self->entry == NULL || !tandem_date_parse_near (gtk_editable_get_text (self->entry), &date, NULL)
      || !g_ascii_isdigit (*date))
    {
      g_free (date);
      date = tandem_date_today (zone);
    }
  select_day (self, date);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
today_clicked_cb (TandemDayButton *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = tandem_date_today (zone);

  select_day (self, today);
  write_day (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The keys of GtkCalendar move a mark beside the chosen day. Here they move the day itself, Enter takes it, and Escape leaves what
 * was written. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemDayButton *self)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  const struct {
    guint key;
    int days, months;
  } steps[] = {
    { GDK_KEY_Left, -forward, 0 }, { GDK_KEY_Right, forward, 0 }, { GDK_KEY_Up, -7, 0 },
    { GDK_KEY_Down, 7, 0 },        { GDK_KEY_Page_Up, 0, -1 },    { GDK_KEY_Page_Down, 0, 1 },
  };
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      write_day (self);
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
      {
        g_autoptr (GDateTime) month = g_date_time_add_months (chosen, steps[i].months);
        g_autoptr (GDateTime) day = g_date_time_add_days (month, steps[i].days);

        show_day (self, day);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* What was chosen for a field is done with. */
static void
closed_cb (TandemDayButton *self)
{
  if (self->entry == NULL)
    return;
  if (TANDEM_IS_FIELD_ROW (self->entry))
    tandem_field_row_commit (TANDEM_FIELD_ROW (self->entry));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
tandem_day_button_dispose (GObject *object)
{
  TandemDayButton *self = TANDEM_DAY_BUTTON (object);

  g_clear_weak_pointer (&self->entry);
  G_OBJECT_CLASS (tandem_day_button_parent_class)->dispose (object);
}

static void
tandem_day_button_class_init (TandemDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_day_button_dispose;
}

static const char *const leafed[] = { "prev-month", "next-month", "prev-year", "next-year" };

static void
tandem_day_button_init (TandemDayButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_ ("Today"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = gtk_popover_new ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (today, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), today);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, self->popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose the day from a calendar"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calendar"), -1);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  for (guint i = 0; i < G_N_ELEMENTS (leafed); i++)
    g_signal_connect_object (self->calendar, leafed[i], G_CALLBACK (take_month), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * tandem_day_button_new:
 * @entry: takes the day, as it is typed there
 */
GtkWidget *
tandem_day_button_new (GtkEditable *entry)
{
  TandemDayButton *self = g_object_new (TANDEM_TYPE_DAY_BUTTON, NULL);

  g_set_weak_pointer (&self->entry, entry);
  return GTK_WIDGET (self);
}

/**
 * tandem_day_button_attach:
 * @row: an entry for a day: it gets a button at its end
 */
void
tandem_day_button_attach (AdwEntryRow *row)
{
  adw_entry_row_add_suffix (row, tandem_day_button_new (GTK_EDITABLE (row)));
}
