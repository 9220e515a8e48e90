/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "model/tandem-activity.h"
#include "sales/tandem-timeline-model.h"
#include "sales/tandem-timeline-row.h"

#define PLACE_OF_CALL 1 /* among what can be logged; a note is the other */

struct _TandemTimelineView {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  TandemTimelineModel *model;
  TandemTimelineSubject subject;
  gint64 id;
  gint64 contact_id;    /* of a deal: with whom it is */
  gint64 company_id;    /* as well */
  gboolean goes_to_top; /* another timeline is about to come */
  char *name;           /* NULL until it was read: nothing is logged before */

  GtkDropDown *log_kind;
  GtkEntry *log_entry;
  GtkDropDown *filter_choice;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *entries_list;
  GtkLabel *empty_label;
};

typedef enum {
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemTimelineViewSignal;

static guint signals[N_SIGNALS];

/* Of an activity: whose it is. */
static const guint subject_columns[TANDEM_TIMELINE_N_SUBJECTS] = {
  [TANDEM_TIMELINE_OF_CONTACT] = TANDEM_ACTIVITY_CONTACT_ID,
  [TANDEM_TIMELINE_OF_COMPANY] = TANDEM_ACTIVITY_COMPANY_ID,
  [TANDEM_TIMELINE_OF_DEAL] = TANDEM_ACTIVITY_DEAL_ID,
};

G_DEFINE_FINAL_TYPE (TandemTimelineView, tandem_timeline_view, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

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

  if (*text == '\0' || self->name == NULL)
    return;
  activity = TANDEM_RECORD (tandem_activity_new ());
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, is_call ? "call" : "note");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, text);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, now);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, self->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_COMPANY_ID, self->company_id);
  tandem_record_set_id (activity, subject_columns[self->subject], self->id);
  /* Translators: what undo will undo; %s is a person or a company */
  label = g_strdup_printf (is_call ? _ ("Log a call with %s") : _ ("Note on %s"), self->name);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, activity, NULL, saved_cb,
                             g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static TandemTimelineFilter
get_filter (TandemTimelineView *self)
{
  return (TandemTimelineFilter) gtk_drop_down_get_selected (self->filter_choice);
}

static void
loaded_cb (TandemTimelineView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  /* The list stays with the entry at its top; whoever looks at the newest sees what came in above. */
  if (!is_empty
      && (self->goes_to_top || gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) < 1))
    gtk_list_view_scroll_to (self->entries_list, 0, GTK_LIST_SCROLL_NONE, NULL);
  self->goes_to_top = FALSE;
  gtk_label_set_label (self->empty_label, get_filter (self) == TANDEM_TIMELINE_EVERYTHING
                                              ? _ ("Nothing has happened yet.")
                                              : _ ("Nothing of this kind has happened yet."));
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "entries");
}

static void
read_failed_cb (TandemTimelineView *self, const GError *error)
{
  gtk_label_set_label (self->empty_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* The next page is there before the end of the last one is seen. */
static void
scrolled_cb (TandemTimelineView *self, GtkAdjustment *adjustment)
{
  double rest = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                - gtk_adjustment_get_page_size (adjustment);

  if (self->model && gtk_widget_get_mapped (GTK_WIDGET (self->entries_list))
      && rest < gtk_adjustment_get_page_size (adjustment))
    tandem_timeline_model_load_more (self->model);
}

static void
filter_chosen_cb (TandemTimelineView *self)
{
  if (self->model == NULL)
    return;
  self->goes_to_top = TRUE;
  tandem_timeline_model_show (self->model, self->subject, self->id, get_filter (self));
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemTimelineView *self)
{
  gtk_list_item_set_child (item, tandem_timeline_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemTimelineView *self)
{
  TandemTimelineRow *row = TANDEM_TIMELINE_ROW (gtk_list_item_get_child (item));
  gboolean begins_day = tandem_timeline_model_begins_day (self->model, gtk_list_item_get_position (item));
  g_autofree char *spoken = NULL;

  tandem_timeline_row_bind (row, gtk_list_item_get_item (item), begins_day,
                            tandem_workspace_get_time_zone (self->workspace));
  spoken = tandem_timeline_row_dup_spoken (row);
  gtk_list_item_set_accessible_label (item, spoken);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
make_factory (TandemTimelineView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->entries_list, factory);
}

static void
make_model (TandemTimelineView *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->model = tandem_timeline_model_new (tandem_workspace_get_store (self->workspace));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->model, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (read_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->entries_list, GTK_SELECTION_MODEL (selection));
}

static gboolean
tandem_timeline_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_TIMELINE_VIEW (widget)->log_entry));
}

static void
tandem_timeline_view_dispose (GObject *object)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (object);

  if (self->model)
    tandem_timeline_model_show (self->model, self->subject, 0, TANDEM_TIMELINE_EVERYTHING);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);
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
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, filter_choice);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, entries_list);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, log_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
}

static void
tandem_timeline_view_init (TandemTimelineView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  make_factory (self);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_timeline_view_show:
 * @id: with whom, or about what, all this happened; 0 for none
 *
 * Goes over to another record. Nothing is logged until its name is known.
 */
void
tandem_timeline_view_show (TandemTimelineView *self, TandemWorkspace *workspace, TandemTimelineSubject subject,
                           gint64 id)
{
  g_set_object (&self->workspace, workspace);
  if (self->model == NULL)
    make_model (self);
  self->subject = subject;
  self->id = id;
  self->contact_id = self->company_id = 0;
  g_clear_pointer (&self->name, g_free);
  self->goes_to_top = TRUE;
  tandem_timeline_model_show (self->model, subject, id, get_filter (self));
}

/**
 * tandem_timeline_view_set_name:
 * @name: what undo calls the record
 */
void
tandem_timeline_view_set_name (TandemTimelineView *self, const char *name)
{
  g_set_str (&self->name, name);
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
