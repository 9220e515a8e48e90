/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-activity.h"
#include "model/tandem-activity.h"
#include "sales/tandem-activity-composer.h"
#include "sales/tandem-activity-dialog.h"
#include "sales/tandem-activity-drafts.h"
#include "sales/tandem-timeline-menu.h"
#include "sales/tandem-timeline-model.h"
#include "sales/tandem-timeline-row.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-settings.h"

#define KEPT_AFTER 2 /* seconds */

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

  gint64 menu_id; /* the activity that the menu was opened for */

  TandemActivityDrafts *drafts; /* NULL before a record is shown */
  guint keep_id;                /* what is being written is about to be kept */

  TandemActivityComposer *composer;
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

/* What was begun stays with the record it is about: logged of another one it would be wrong, and thrown away it would be lost. */
static void
keep_draft (TandemTimelineView *self)
{
  if (self->drafts && self->id != 0)
    tandem_activity_drafts_put (self->drafts, self->id, tandem_activity_composer_dup_draft (self->composer));
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTimelineView) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

typedef struct {
  TandemTimelineView *view;
  gint64 id;
  TandemActivityDraft *draft;
} Submission;

/* What could not be saved is in its fields again, or waits with its record. */
static void
give_back (TandemTimelineView *self, gint64 id, TandemActivityDraft *draft)
{
  if (self->id == id && tandem_activity_composer_is_empty (self->composer))
    {
      tandem_activity_composer_set_draft (self->composer, draft);
      tandem_activity_draft_free (draft);
    }
  else
    tandem_activity_drafts_put (self->drafts, id, draft);
}

static void
logged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Submission *submission = data;
  g_autoptr (TandemTimelineView) self = submission->view;
  g_autoptr (TandemActivityDraft) draft = submission->draft;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    return;
  if (draft && self->drafts)
    give_back (self, submission->id, g_steal_pointer (&draft));
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static char *
make_label (TandemTimelineView *self, TandemRecord *activity)
{
  const char *kind = tandem_record_get_text (activity, TANDEM_ACTIVITY_KIND);

  if (g_strcmp0 (kind, "call") == 0)
    /* Translators: what undo will undo; %s is a person or a company */
    return g_strdup_printf (_ ("Log a call with %s"), self->name);
  if (g_strcmp0 (kind, "meeting") == 0)
    /* Translators: what undo will undo; %s is a person, a company or a deal */
    return g_strdup_printf (_ ("Meeting with %s"), self->name);
  if (g_strcmp0 (kind, "task") == 0)
    /* Translators: what undo will undo; %s is a person, a company or a deal */
    return g_strdup_printf (_ ("Task for %s"), self->name);
  /* Translators: what undo will undo; %s is a person or a company */
  return g_strdup_printf (_ ("Note on %s"), self->name);
}

static void
submitted_cb (TandemActivityComposer *composer, TandemRecord *activity, TandemTimelineView *self)
{
  g_autoptr (TandemActivityDraft) draft = tandem_activity_composer_take_submitted (composer);
  g_autofree char *label = NULL;
  Submission *submission;

  if (self->name == NULL)
    {
      tandem_activity_composer_set_draft (composer, draft);
      return;
    }
  keep_draft (self); /* it is none any more */
  label = make_label (self, activity);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, self->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_COMPANY_ID, self->company_id);
  tandem_record_set_id (activity, subject_columns[self->subject], self->id);
  submission = g_new (Submission, 1);
  *submission = (Submission) { g_object_ref (self), self->id, g_steal_pointer (&draft) };
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, activity, NULL, logged_cb,
                             submission);
}

static void
set_status (TandemTimelineView *self, gint64 id, const char *status)
{
  if (id != 0)
    tandem_act_set_activity_status_async (tandem_workspace_get_store (self->workspace), id, status, NULL, saved_cb,
                                          g_object_ref (self));
}

static void
check_off_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (TANDEM_TIMELINE_VIEW (widget), g_variant_get_int64 (parameter), NULL);
}

static void
set_status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (TANDEM_TIMELINE_VIEW (widget), TANDEM_TIMELINE_VIEW (widget)->menu_id,
              g_variant_get_string (parameter, NULL));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTimelineView) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Moved to the trash"), TRUE);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->menu_id == 0)
    return;
  g_array_append_val (ids, self->menu_id);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), _ ("Move an entry to the trash"),
                          TANDEM_TYPE_ACTIVITY, ids, NULL, trashed_cb, g_object_ref (self));
}

/* --- editing ------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  TandemRecord *activity;
} Opening;

static void
free_opening (gpointer data)
{
  g_clear_object (&((Opening *) data)->activity);
  g_free (data);
}

static gboolean
open_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  opening->activity = tandem_record_load (connection, TANDEM_TYPE_ACTIVITY, opening->id, error);
  return opening->activity != NULL;
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTimelineView) self = data;
  g_autoptr (GError) error = NULL;
  Opening *opening;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  opening = tandem_store_run_get_data (result);
  if (self->workspace)
    tandem_page_present_dialog (GTK_WIDGET (self), tandem_activity_dialog_new (self->workspace, opening->activity));
}

static void
edit (TandemTimelineView *self, gint64 id)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->id = id;
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, open_cb, opening,
                          free_opening, NULL, opened_cb, g_object_ref (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);

  if (self->menu_id != 0)
    edit (self, self->menu_id);
}

static void
entry_activated_cb (GtkListView *list, guint position, TandemTimelineView *self)
{
  g_autoptr (TandemTimelineEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (entry && entry->kind == TANDEM_TIMELINE_ACTIVITY)
    edit (self, entry->id);
}

/* --- the menu of an entry ------------------------------------------------------------------------------------------ */

static void
show_menu (TandemTimelineView *self, TandemTimelineRow *row, double x, double y)
{
  TandemTimelineEntry *entry = tandem_timeline_row_get_entry (row);
  g_autoptr (GMenuModel) menu = NULL;

  if (entry == NULL || entry->kind != TANDEM_TIMELINE_ACTIVITY)
    return;
  self->menu_id = entry->id;
  menu = tandem_timeline_menu_new (entry);
  tandem_context_menu_show (GTK_WIDGET (self), menu, GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_pressed, double x, double y, TandemTimelineView *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->entries_list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at ? gtk_widget_get_ancestor (at, TANDEM_TYPE_TIMELINE_ROW) : NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (row && gtk_widget_compute_point (GTK_WIDGET (self->entries_list), row, &point, &point))
    show_menu (self, TANDEM_TIMELINE_ROW (row), point.x, point.y);
}

/* The row that has the focus, or has what has it. */
static TandemTimelineRow *
find_focused (TandemTimelineView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, TANDEM_TYPE_TIMELINE_ROW) : NULL;

  if (row == NULL && focus)
    row = gtk_widget_get_first_child (focus);
  return row && TANDEM_IS_TIMELINE_ROW (row) ? TANDEM_TIMELINE_ROW (row) : NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TandemTimelineView *self)
{
  TandemTimelineRow *row = find_focused (self);
  TandemTimelineEntry *entry = row ? tandem_timeline_row_get_entry (row) : NULL;

  if (entry == NULL || entry->kind != TANDEM_TIMELINE_ACTIVITY)
    return GDK_EVENT_PROPAGATE;
  self->menu_id = entry->id;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    show_menu (self, row, 40, 30);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.trash", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static TandemTimelineFilter
get_filter (TandemTimelineView *self)
{
  return (TandemTimelineFilter) gtk_drop_down_get_selected (self->filter_choice);
}

/* The entry that was the last may have others after it now, or the other way round. */
static void
end_line (TandemTimelineView *self)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->entries_list));

  for (; item; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      TandemTimelineEntry *entry
          = row && TANDEM_IS_TIMELINE_ROW (row) ? tandem_timeline_row_get_entry (TANDEM_TIMELINE_ROW (row)) : NULL;

      if (entry)
        tandem_timeline_row_set_last (TANDEM_TIMELINE_ROW (row), tandem_timeline_model_is_last (self->model, entry));
    }
}

static void
loaded_cb (TandemTimelineView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  end_line (self);
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
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemTimelineView *self)
{
  TandemTimelineRow *row = TANDEM_TIMELINE_ROW (gtk_list_item_get_child (item));
  TandemTimelineEntry *entry = gtk_list_item_get_item (item);
  gboolean begins_day = tandem_timeline_model_begins_day (self->model, gtk_list_item_get_position (item));
  g_autofree char *spoken = NULL;

  tandem_timeline_row_bind (row, entry, begins_day, tandem_workspace_get_time_zone (self->workspace));
  tandem_timeline_row_set_last (row, tandem_timeline_model_is_last (self->model, entry));
  gtk_list_item_set_activatable (item, entry->kind == TANDEM_TIMELINE_ACTIVITY);
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
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_TIMELINE_VIEW (widget)->composer));
}

static gboolean
keep_cb (gpointer view)
{
  TandemTimelineView *self = view;

  self->keep_id = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

/* A program that is killed loses the last words at most. */
static void
written_cb (TandemTimelineView *self)
{
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add_seconds (KEPT_AFTER, keep_cb, self);
}

/* Another page is seen, or the window is closed. */
static void
tandem_timeline_view_unmap (GtkWidget *widget)
{
  keep_draft (TANDEM_TIMELINE_VIEW (widget));
  GTK_WIDGET_CLASS (tandem_timeline_view_parent_class)->unmap (widget);
}

static void
tandem_timeline_view_dispose (GObject *object)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
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
  g_clear_pointer (&TANDEM_TIMELINE_VIEW (object)->drafts, tandem_activity_drafts_free);
  G_OBJECT_CLASS (tandem_timeline_view_parent_class)->finalize (object);
}

static void
tandem_timeline_view_class_init (TandemTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_view_finalize;
  widget_class->grab_focus = tandem_timeline_view_grab_focus;
  widget_class->unmap = tandem_timeline_view_unmap;

  /**
   * TandemTimelineView::failed:
   * @error: why
   *
   * An entry was not written.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  g_type_ensure (TANDEM_TYPE_ACTIVITY_COMPOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, composer);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, filter_choice);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, entries_list);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "timeline.check-off", "x", check_off_action);
  gtk_widget_class_install_action (widget_class, "timeline.set-status", "s", set_status_action);
  gtk_widget_class_install_action (widget_class, "timeline.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "timeline.trash", NULL, trash_action);
}

static void
tandem_timeline_view_init (TandemTimelineView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  make_factory (self);
  g_signal_connect_object (self->composer, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static TandemActivityDrafts *
load_drafts (TandemWorkspace *workspace, TandemTimelineSubject subject)
{
  static const char *const names[TANDEM_TIMELINE_N_SUBJECTS] = {
    [TANDEM_TIMELINE_OF_CONTACT] = "contacts",
    [TANDEM_TIMELINE_OF_COMPANY] = "companies",
    [TANDEM_TIMELINE_OF_DEAL] = "deals",
  };
  g_autoptr (GSettings) settings = tandem_settings_new_drafts (names[subject], tandem_workspace_get_path (workspace));

  return tandem_activity_drafts_new (settings);
}

static void
change_draft (TandemTimelineView *self, TandemWorkspace *workspace, TandemTimelineSubject subject, gint64 id)
{
  if (workspace == self->workspace && id == self->id)
    return;
  keep_draft (self);
  if (workspace != self->workspace)
    {
      g_clear_pointer (&self->drafts, tandem_activity_drafts_free);
      self->drafts = load_drafts (workspace, subject);
    }
  tandem_activity_composer_set_draft (self->composer, tandem_activity_drafts_lookup (self->drafts, id));
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
  change_draft (self, workspace, subject, id);
  g_set_object (&self->workspace, workspace);
  if (self->model == NULL)
    make_model (self);
  tandem_activity_composer_set_time_zone (self->composer, tandem_workspace_get_time_zone (workspace));
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

/**
 * tandem_timeline_view_start:
 * @kind: note, call, meeting or task
 *
 * Goes to where a new one is written.
 */
void
tandem_timeline_view_start (TandemTimelineView *self, const char *kind)
{
  tandem_activity_composer_start (self->composer, kind);
}
