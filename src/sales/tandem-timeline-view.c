/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "model/tandem-activity.h"
#include "sales/tandem-timeline-row.h"

#define PLACE_OF_CALL 1 /* among what can be logged; a note is the other */

struct _TandemTimelineView {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  guint owner_column; /* of an activity: whose it is */
  gint64 owner_id;    /* 0 until it is shown */
  gint64 contact_id;  /* of a deal: with whom it is */
  gint64 company_id;  /* as well */
  char *name;

  GtkDropDown *log_kind;
  GtkEntry *log_entry;
  GtkBox *rows;
};

typedef enum {
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemTimelineViewSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTimelineView, tandem_timeline_view, ADW_TYPE_BIN)

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTimelineView) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
log_activated_cb (GtkEntry *entry, TandemTimelineView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gboolean is_call = gtk_drop_down_get_selected (self->log_kind) == PLACE_OF_CALL;
  g_autoptr (TandemRecord) activity = NULL;
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *label = NULL;

  if (*text == '\0' || self->owner_id == 0)
    return;
  activity = TANDEM_RECORD (tandem_activity_new ());
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, is_call ? "call" : "note");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, text);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, now);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, self->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_COMPANY_ID, self->company_id);
  tandem_record_set_id (activity, self->owner_column, self->owner_id);
  /* Translators: what undo will undo; %s is a person or a company */
  label = g_strdup_printf (is_call ? _ ("Log a call with %s") : _ ("Note on %s"), self->name);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, activity, NULL, saved_cb,
                             g_object_ref (self));
}

static gboolean
tandem_timeline_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_TIMELINE_VIEW (widget)->log_entry));
}

static void
tandem_timeline_view_dispose (GObject *object)
{
  g_clear_object (&TANDEM_TIMELINE_VIEW (object)->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_TIMELINE_VIEW);
  G_OBJECT_CLASS (tandem_timeline_view_parent_class)->dispose (object);
}

static void
tandem_timeline_view_finalize (GObject *object)
{
  g_free (TANDEM_TIMELINE_VIEW (object)->name);
  G_OBJECT_CLASS (tandem_timeline_view_parent_class)->finalize (object);
}

static void
tandem_timeline_view_class_init (TandemTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_view_finalize;
  widget_class->grab_focus = tandem_timeline_view_grab_focus;

  /**
   * TandemTimelineView::failed:
   * @error: why
   *
   * A call or a note was not written.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, log_kind);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, log_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, rows);
  gtk_widget_class_bind_template_callback (widget_class, log_activated_cb);
}

static void
tandem_timeline_view_init (TandemTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_timeline_view_open:
 * @owner_column: of a #TandemActivity: whose calls and notes are going to be logged
 *
 * Another record is going to be shown; until then nothing is logged.
 */
void
tandem_timeline_view_open (TandemTimelineView *self, TandemWorkspace *workspace, guint owner_column)
{
  g_set_object (&self->workspace, workspace);
  self->owner_column = owner_column;
  self->owner_id = self->contact_id = self->company_id = 0;
}

/**
 * tandem_timeline_view_set_parties:
 * @contact_id: 0 for nobody
 * @company_id: 0 for none
 *
 * With whom a deal is: what is logged of the deal stands in their timelines, too.
 */
void
tandem_timeline_view_set_parties (TandemTimelineView *self, gint64 contact_id, gint64 company_id)
{
  self->contact_id = contact_id;
  self->company_id = company_id;
}

/**
 * tandem_timeline_view_show:
 * @owner_id: with whom all this happened
 * @name: what undo calls it
 * @entries: (element-type TandemTimelineEntry): as they were read
 */
void
tandem_timeline_view_show (TandemTimelineView *self, gint64 owner_id, const char *name, GPtrArray *entries)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);
  GtkWidget *row;

  self->owner_id = owner_id;
  g_set_str (&self->name, name);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (self->rows, tandem_timeline_row_new (entries->pdata[i], i + 1 == entries->len, zone));
}
