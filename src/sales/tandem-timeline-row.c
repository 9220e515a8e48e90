/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-row.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-lifecycle.h"

static const char *
get_activity_title (const char *kind)
{
  if (g_strcmp0 (kind, "call") == 0)
    return C_ ("activity", "Call");
  if (g_strcmp0 (kind, "email") == 0)
    return C_ ("activity", "E-mail");
  if (g_strcmp0 (kind, "meeting") == 0)
    return C_ ("activity", "Meeting");
  return C_ ("activity", "Note");
}

static char *
make_title (const TandemTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case TANDEM_TIMELINE_LIFECYCLE:
      /* Translators: %s is a stage of the lifecycle, as Lead or Customer */
      return g_strdup_printf (_ ("Became %s"), tandem_lifecycle_get_title (tandem_lifecycle_from_nick (entry->title)));
    case TANDEM_TIMELINE_DEAL:
      /* Translators: %s is a stage of the pipeline */
      return g_strdup_printf (_ ("Deal: %s"), entry->body);
    case TANDEM_TIMELINE_TOUCH:
      return g_strdup (entry->title ? entry->title : _ ("Met a campaign"));
    case TANDEM_TIMELINE_ACTIVITY:
    default:
      return g_strdup (entry->title ? entry->title : get_activity_title (entry->detail));
    }
}

static char *
make_body (const TandemTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case TANDEM_TIMELINE_LIFECYCLE:
      if (entry->detail)
        /* Translators: %s is a stage of the lifecycle */
        return g_strdup_printf (_ ("Was %s"), tandem_lifecycle_get_title (tandem_lifecycle_from_nick (entry->detail)));
      return g_strdup (entry->body);
    case TANDEM_TIMELINE_DEAL:
      return g_strdup (entry->title);
    case TANDEM_TIMELINE_ACTIVITY:
    case TANDEM_TIMELINE_TOUCH:
    default:
      return g_strdup (entry->body);
    }
}

/* With whom it was, and who did it. */
static char *
make_people (const TandemTimelineEntry *entry)
{
  if (entry->contact && entry->person)
    return g_strdup_printf ("%s · %s", entry->contact, entry->person);
  return g_strdup (entry->contact ? entry->contact : entry->person);
}

static char *
dup_icon_name (const TandemTimelineEntry *entry)
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
    default:
      if (g_strcmp0 (entry->detail, "call") == 0)
        return g_strdup ("call-start-symbolic");
      return g_strdup (g_strcmp0 (entry->detail, "email") == 0 ? "mail-unread-symbolic" : "document-edit-symbolic");
    }
}

static const char *
get_department (const TandemTimelineEntry *entry)
{
  if (entry->kind == TANDEM_TIMELINE_LIFECYCLE)
    return tandem_lifecycle_get_department (tandem_lifecycle_from_nick (entry->title));
  return entry->kind == TANDEM_TIMELINE_TOUCH ? "marketing" : "sales";
}

static GtkWidget *
make_disc (const TandemTimelineEntry *entry, gboolean is_last)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *icon_name = dup_icon_name (entry);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "timeline-icon");
  gtk_widget_add_css_class (icon, "department");
  gtk_widget_add_css_class (icon, get_department (entry));
  gtk_widget_add_css_class (line, "timeline-line");
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_set_visible (line, !is_last);
  gtk_box_append (GTK_BOX (column), icon);
  gtk_box_append (GTK_BOX (column), line);
  return column;
}

static void
append_text (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

/**
 * tandem_timeline_row_new:
 * @is_last: whether the line ends here
 * @time_zone: the firm's
 *
 * Returns: (transfer floating): a row of a timeline
 */
GtkWidget *
tandem_timeline_row_new (const TandemTimelineEntry *entry, gboolean is_last, GTimeZone *time_zone)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = make_title (entry);
  g_autofree char *body = make_body (entry);
  g_autofree char *people = make_people (entry);
  g_autofree char *when = tandem_format_instant (entry->at, time_zone);
  GtkWidget *when_label = gtk_label_new (when);

  append_text (GTK_BOX (head), title, "heading");
  gtk_widget_add_css_class (when_label, "caption");
  gtk_widget_add_css_class (when_label, "dimmed");
  gtk_widget_add_css_class (when_label, "numeric");
  gtk_widget_set_valign (when_label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), when_label);
  gtk_box_append (GTK_BOX (texts), head);
  if (body && *body)
    append_text (GTK_BOX (texts), body, NULL);
  if (people)
    append_text (GTK_BOX (texts), people, "dimmed");
  gtk_widget_set_margin_top (texts, 4);
  gtk_widget_set_margin_bottom (texts, 18);
  /* The line grows with its row, the row not with the page. */
  gtk_widget_set_vexpand (row, FALSE);
  gtk_box_append (GTK_BOX (row), make_disc (entry, is_last));
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}
