/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-row.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-timeline-words.h"

struct _TandemTimelineRow {
  GtkBox parent_instance;

  TandemTimelineEntry *entry; /* NULL until one is shown */
  const char *department;     /* whose colour the icon has */

  GtkLabel *day_label;
  GtkImage *icon;
  GtkWidget *check_button;
  GtkWidget *line;
  GtkLabel *title_label;
  GtkLabel *time_label;
  GtkLabel *body_label;
  GtkLabel *people_label;
};

G_DEFINE_FINAL_TYPE (TandemTimelineRow, tandem_timeline_row, GTK_TYPE_BOX)

static const char *
get_activity_icon (const char *kind)
{
  if (g_strcmp0 (kind, "call") == 0)
    return "call-start-symbolic";
  if (g_strcmp0 (kind, "email") == 0 || g_strcmp0 (kind, "letter") == 0)
    return "mail-unread-symbolic";
  if (g_strcmp0 (kind, "meeting") == 0)
    return "x-office-calendar-symbolic";
  return g_strcmp0 (kind, "note") == 0 ? "document-edit-symbolic" : "object-select-symbolic";
}

static char *
dup_icon_name (TandemTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case TANDEM_TIMELINE_LIFECYCLE:
      return tandem_lifecycle_dup_icon_name (tandem_lifecycle_from_nick (entry->title));
    case TANDEM_TIMELINE_DEAL:
      return g_strdup ("tandem-deals-symbolic");
    case TANDEM_TIMELINE_TOUCH:
      return g_strdup ("tandem-marketing-symbolic");
    case TANDEM_TIMELINE_ACTIVITY:
    case TANDEM_TIMELINE_N_KINDS:
    default:
      return g_strdup (get_activity_icon (entry->detail));
    }
}

static const char *
get_department (TandemTimelineEntry *entry)
{
  if (entry->kind == TANDEM_TIMELINE_LIFECYCLE)
    return tandem_lifecycle_get_department (tandem_lifecycle_from_nick (entry->title));
  return entry->kind == TANDEM_TIMELINE_TOUCH ? "marketing" : "sales";
}

static char *
dup_heading (const char *day, GTimeZone *time_zone)
{
  g_autofree char *today = tandem_date_today (time_zone);

  switch (tandem_date_days_between (day, today))
    {
    case -1:
      return g_strdup (C_ ("timeline", "Tomorrow"));
    case 0:
      return g_strdup (C_ ("timeline", "Today"));
    case 1:
      return g_strdup (C_ ("timeline", "Yesterday"));
    default:
      return tandem_format_date (day);
    }
}

static void
show_department (TandemTimelineRow *self, const char *department)
{
  if (self->department)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->department);
  self->department = department;
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), department);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
check_clicked_cb (TandemTimelineRow *self)
{
  if (self->entry)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.check-off", "x", self->entry->id);
}

static void
tandem_timeline_row_dispose (GObject *object)
{
  g_clear_object (&TANDEM_TIMELINE_ROW (object)->entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_TIMELINE_ROW);
  G_OBJECT_CLASS (tandem_timeline_row_parent_class)->dispose (object);
}

static void
tandem_timeline_row_class_init (TandemTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_timeline_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, body_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, people_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineRow, line);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
}

static void
tandem_timeline_row_init (TandemTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_timeline_row_new (void)
{
  return g_object_new (TANDEM_TYPE_TIMELINE_ROW, NULL);
}

/**
 * tandem_timeline_row_bind:
 * @entry: what it shows from now on
 * @begins_day: whether the day stands above it
 * @time_zone: the firm's
 */
void
tandem_timeline_row_bind (TandemTimelineRow *self, TandemTimelineEntry *entry, gboolean begins_day,
                          GTimeZone *time_zone)
{
  g_autofree char *day = begins_day ? dup_heading (entry->day, time_zone) : NULL;
  g_autofree char *title = tandem_timeline_words_write_title (entry);
  g_autofree char *body = tandem_timeline_words_write_body (entry);
  g_autofree char *people = tandem_timeline_words_write_people (entry);
  g_autofree char *when = entry->is_all_day ? NULL : tandem_format_time (entry->at, time_zone);
  g_autofree char *icon_name = dup_icon_name (entry);
  gboolean is_planned = g_strcmp0 (entry->status, "planned") == 0;

  g_set_object (&self->entry, entry);
  gtk_widget_set_visible (self->check_button, is_planned);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !is_planned);

  show_text (self->day_label, day);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  show_department (self, get_department (entry));
  gtk_label_set_label (self->title_label, title);
  show_text (self->time_label, when);
  show_text (self->body_label, body);
  show_text (self->people_label, people);
}

/**
 * tandem_timeline_row_set_last:
 * @is_last: whether nothing happened before it, so that the line ends here
 */
void
tandem_timeline_row_set_last (TandemTimelineRow *self, gboolean is_last)
{
  gtk_widget_set_visible (self->line, !is_last);
}

/**
 * tandem_timeline_row_dup_spoken:
 *
 * Returns: (transfer full): the row in one line, for whoever hears it
 */
char *
tandem_timeline_row_dup_spoken (TandemTimelineRow *self)
{
  GString *words = g_string_new (gtk_label_get_label (self->title_label));
  GtkLabel *others[] = { self->day_label, self->time_label, self->body_label, self->people_label };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (*gtk_label_get_label (others[i]))
      g_string_append_printf (words, ", %s", gtk_label_get_label (others[i]));
  return g_string_free (words, FALSE);
}

/**
 * tandem_timeline_row_get_entry:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TandemTimelineEntry *
tandem_timeline_row_get_entry (TandemTimelineRow *self)
{
  return self->entry;
}
