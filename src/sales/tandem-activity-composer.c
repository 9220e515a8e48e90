/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-activity-composer.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-activity-words.h"
#include "model/tandem-activity.h"
#include "widgets/tandem-day-button.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)

/**
 * TandemActivityComposer:
 *
 * Writes a new activity, or an other into one that there is. What kind it is says which of its fields are shown: who called and
 * what came of it, or when it is due and whether it took place. A note or a call that is written down is of this moment.
 */
struct _TandemActivityComposer {
  AdwBin parent_instance;

  GTimeZone *time_zone;
  TandemRecord *activity; /* NULL: a new one */
  TandemActivityDraft *submitted; /* what was in the fields before they were emptied */
  gboolean is_other_kind; /* of one that is no note, call, meeting or task, as an e-mail: it stays so */

  AdwToggleGroup *kind_group;
  GtkTextView *body_view;
  GtkTextBuffer *body_buffer;
  GtkLabel *hint_label;
  GtkDropDown *direction_choice;
  GtkDropDown *outcome_choice;
  GtkEditable *day_entry;
  GtkEditable *time_entry;
  GtkDropDown *status_choice;
  GtkWidget *options_box;
  GtkWidget *below_box;
  GtkWidget *log_button;
  GtkLabel *problem_label;
};

typedef enum {
  SIGNAL_SUBMITTED,
  SIGNAL_WRITTEN,
  N_SIGNALS,
} TandemActivityComposerSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemActivityComposer, tandem_activity_composer, ADW_TYPE_BIN)

/* What can be chosen, in this order. */
static const char *const directions[] = { "outbound", "inbound", NULL };
static const char *const outcomes[] = { "reached", "no-answer", "left-message", "wrong-number", NULL };
static const char *const meeting_statuses[] = { "planned", "held", "not-held", "cancelled", NULL };
static const char *const task_statuses[] = { "planned", "done", "cancelled", NULL };

/* --- choices ------------------------------------------------------------------------------------------------------- */

static const char *
get_kind (TandemActivityComposer *self)
{
  return adw_toggle_group_get_active_name (self->kind_group);
}

static gboolean
is_kind (TandemActivityComposer *self, const char *kind)
{
  return g_strcmp0 (get_kind (self), kind) == 0;
}

static gboolean
is_dated (TandemActivityComposer *self)
{
  return is_kind (self, "meeting") || is_kind (self, "task");
}

static const char *const *
get_statuses (TandemActivityComposer *self)
{
  return is_kind (self, "meeting") ? meeting_statuses : task_statuses;
}

static void
offer (GtkDropDown *choice, const char *const *nicks, const char *(*get_title) (const char *nick))
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; nicks[i]; i++)
    gtk_string_list_append (titles, get_title (nicks[i]));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (titles));
  g_object_unref (titles);
}

static void
choose (GtkDropDown *choice, const char *const *nicks, const char *nick)
{
  for (guint i = 0; nicks[i]; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      gtk_drop_down_set_selected (choice, i);
}

static const char *
get_chosen (GtkDropDown *choice, const char *const *nicks)
{
  guint place = gtk_drop_down_get_selected (choice);

  return place < g_strv_length ((char **) nicks) ? nicks[place] : NULL;
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static char *
dup_text (TandemActivityComposer *self)
{
  char *text = NULL;

  g_object_get (self->body_buffer, "text", &text, NULL);
  return g_strstrip (text);
}

/* A call that nobody answered says enough without a word. */
static void
update_button (TandemActivityComposer *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->log_button, *text || is_kind (self, "call"));
}

static void
text_changed_cb (TandemActivityComposer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), gtk_text_buffer_get_char_count (self->body_buffer) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  update_button (self);
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

static const char *
get_hint (TandemActivityComposer *self)
{
  if (is_kind (self, "call"))
    return _ ("What was said");
  if (is_kind (self, "meeting"))
    return _ ("What the meeting is about");
  return is_kind (self, "task") ? _ ("What is to be done") : _ ("Write a note");
}

static void
kind_chosen_cb (TandemActivityComposer *self)
{
  gboolean has_day = is_dated (self) || self->activity;
  gboolean is_call = is_kind (self, "call");

  gtk_label_set_label (self->hint_label, get_hint (self));
  offer (self->status_choice, get_statuses (self), tandem_activity_get_status_title);
  gtk_widget_set_visible (GTK_WIDGET (self->direction_choice), is_call);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_choice), is_call);
  gtk_widget_set_visible (GTK_WIDGET (self->day_entry), has_day);
  gtk_widget_set_visible (GTK_WIDGET (self->time_entry), has_day);
  gtk_widget_set_visible (GTK_WIDGET (self->status_choice), is_dated (self));
  gtk_widget_set_visible (self->log_button, self->activity == NULL);
  gtk_widget_set_visible (self->options_box, has_day || is_call);
  gtk_widget_set_visible (self->below_box, has_day || is_call || self->activity == NULL);
  update_button (self);
}

static void
show_problem (TandemActivityComposer *self, GtkEditable *entry, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (entry ? GTK_WIDGET (entry) : GTK_WIDGET (self->body_view));
}

static void
show_day (TandemActivityComposer *self, const char *at, gboolean is_all_day)
{
  g_autofree char *date = tandem_instant_to_date (at, self->time_zone);
  g_autofree char *day = date ? tandem_format_date (date) : NULL;
  g_autofree char *time = is_all_day ? NULL : tandem_format_time (at, self->time_zone);

  gtk_editable_set_text (self->day_entry, day ? day : "");
  gtk_editable_set_text (self->time_entry, time ? time : "");
}

static void
reset (TandemActivityComposer *self)
{
  gtk_text_buffer_set_text (self->body_buffer, "", -1);
  gtk_editable_set_text (self->day_entry, "");
  gtk_editable_set_text (self->time_entry, "");
  gtk_drop_down_set_selected (self->direction_choice, 0);
  gtk_drop_down_set_selected (self->outcome_choice, 0);
  gtk_drop_down_set_selected (self->status_choice, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

/* The instant that the fields say; an empty day is today, and an empty time the whole of it. */
static char *
read_day (TandemActivityComposer *self, gboolean *is_all_day)
{
  const char *day = gtk_editable_get_text (self->day_entry), *time = gtk_editable_get_text (self->time_entry);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  int minutes = 0;

  *is_all_day = *time == '\0';
  if (*day == '\0')
    date = tandem_date_today (self->time_zone);
  else if (!tandem_date_parse_near (day, &date, &error))
    {
      show_problem (self, self->day_entry, error->message);
      return NULL;
    }
  if (!*is_all_day && !tandem_time_parse_entry (time, &minutes, &error))
    {
      show_problem (self, self->time_entry, error->message);
      return NULL;
    }
  return tandem_date_at (date, minutes, self->time_zone);
}

/* Of an edited one the fields show minutes; where these are as before, its seconds stay. */
static gboolean
is_moved (TandemActivityComposer *self, const char *at, gboolean is_all_day)
{
  gint64 before = 0, after = 0;

  if (!tandem_instant_to_ms (tandem_record_get_text (self->activity, TANDEM_ACTIVITY_AT), &before)
      || !tandem_instant_to_ms (at, &after))
    return TRUE;
  return before / MINUTE_MS != after / MINUTE_MS
         || is_all_day != (tandem_record_get_integer (self->activity, TANDEM_ACTIVITY_ALL_DAY) != 0);
}

static gboolean
write_time (TandemActivityComposer *self, TandemRecord *activity)
{
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *at = NULL;
  gboolean is_all_day = FALSE;

  if (!is_dated (self) && self->activity == NULL)
    {
      tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, now);
      return TRUE;
    }
  at = read_day (self, &is_all_day);
  if (at == NULL)
    return FALSE;
  if (self->activity == NULL || is_moved (self, at, is_all_day))
    {
      tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
      if (is_all_day)
        tandem_record_set_integer (activity, TANDEM_ACTIVITY_ALL_DAY, TRUE);
      else
        tandem_record_set_null (activity, TANDEM_ACTIVITY_ALL_DAY);
    }
  return TRUE;
}

static void
write_kind (TandemActivityComposer *self, TandemRecord *activity)
{
  gboolean is_call = is_kind (self, "call");

  if (self->is_other_kind)
    return;
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, get_kind (self));
  tandem_record_set_text (activity, TANDEM_ACTIVITY_DIRECTION,
                          is_call ? get_chosen (self->direction_choice, directions) : NULL);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_OUTCOME,
                          is_call ? get_chosen (self->outcome_choice, outcomes) : NULL);
  if (is_dated (self))
    tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, get_chosen (self->status_choice, get_statuses (self)));
  else if (self->activity == NULL)
    tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
}

static void
submit_cb (TandemActivityComposer *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (TandemRecord) activity = NULL;

  if (*text == '\0' && !is_kind (self, "call"))
    {
      show_problem (self, NULL, _ ("Write what it is about."));
      return;
    }
  activity = self->activity ? tandem_record_copy (self->activity) : TANDEM_RECORD (tandem_activity_new ());
  if (!write_time (self, activity))
    return;
  write_kind (self, activity);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, *text ? text : NULL);
  if (self->activity == NULL)
    {
      /* With nothing left to log, the button would keep a focus that does nothing. */
      if (gtk_widget_is_focus (self->log_button))
        gtk_widget_grab_focus (GTK_WIDGET (self->body_view));
      g_clear_pointer (&self->submitted, tandem_activity_draft_free);
      self->submitted = tandem_activity_composer_dup_draft (self);
      reset (self);
    }
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0, activity);
}

/* Enter saves, with Ctrl as well; Shift+Enter is a new line. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TandemActivityComposer *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) || (state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  /* What an input method is composing is not written yet. */
  if (gtk_text_view_im_context_filter_keypress (self->body_view, gtk_event_controller_get_current_event (
                                                                     GTK_EVENT_CONTROLLER (controller))))
    return GDK_EVENT_STOP;
  submit_cb (self);
  return GDK_EVENT_STOP;
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_activity_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_ACTIVITY_COMPOSER (widget)->body_view));
}

static void
tandem_activity_composer_dispose (GObject *object)
{
  TandemActivityComposer *self = TANDEM_ACTIVITY_COMPOSER (object);

  g_clear_object (&self->activity);
  g_clear_pointer (&self->submitted, tandem_activity_draft_free);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ACTIVITY_COMPOSER);
  G_OBJECT_CLASS (tandem_activity_composer_parent_class)->dispose (object);
}

static void
tandem_activity_composer_class_init (TandemActivityComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_activity_composer_dispose;
  widget_class->grab_focus = tandem_activity_composer_grab_focus;

  /**
   * TandemActivityComposer::submitted:
   * @activity: what is to be saved, with all that was written; of a new one it is not said yet with whom it is
   */
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, TANDEM_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-activity-composer.ui");
  /**
   * TandemActivityComposer::written:
   *
   * The text is another.
   */
  signals[SIGNAL_WRITTEN]
      = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemActivityComposer, name)
  BIND (kind_group);
  BIND (body_view);
  BIND (body_buffer);
  BIND (hint_label);
  BIND (direction_choice);
  BIND (outcome_choice);
  BIND (day_entry);
  BIND (time_entry);
  BIND (status_choice);
  BIND (options_box);
  BIND (below_box);
  BIND (log_button);
  BIND (problem_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
tandem_activity_composer_init (TandemActivityComposer *self)
{
  self->time_zone = g_time_zone_new_utc ();
  GtkWidget *day_button;

  gtk_widget_init_template (GTK_WIDGET (self));
  day_button = tandem_day_button_new (self->day_entry);
  g_object_bind_property (self->day_entry, "visible", day_button, "visible", G_BINDING_SYNC_CREATE);
  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (gtk_widget_get_parent (GTK_WIDGET (self->day_entry))), day_button,
                                   GTK_WIDGET (self->day_entry));
  offer (self->direction_choice, directions, tandem_activity_get_direction_title);
  offer (self->outcome_choice, outcomes, tandem_activity_get_outcome_title);
  kind_chosen_cb (self);
}

/**
 * tandem_activity_composer_set_time_zone:
 * @time_zone: in which days and times are meant
 */
void
tandem_activity_composer_set_time_zone (TandemActivityComposer *self, GTimeZone *time_zone)
{
  g_time_zone_ref (time_zone);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  self->time_zone = time_zone;
}

/**
 * tandem_activity_composer_set_activity:
 * @activity: (nullable): what is written into; %NULL for a new one
 */
void
tandem_activity_composer_set_activity (TandemActivityComposer *self, TandemRecord *activity)
{
  const char *kind = activity ? tandem_record_get_text (activity, TANDEM_ACTIVITY_KIND) : "note";
  const char *body = activity ? tandem_record_get_text (activity, TANDEM_ACTIVITY_BODY) : NULL;

  g_set_object (&self->activity, activity);
  reset (self);
  self->is_other_kind = adw_toggle_group_get_toggle_by_name (self->kind_group, kind) == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->kind_group), !self->is_other_kind);
  adw_toggle_group_set_active_name (self->kind_group, self->is_other_kind ? "note" : kind);
  kind_chosen_cb (self);
  if (activity == NULL)
    return;
  gtk_text_buffer_set_text (self->body_buffer,
                            body ? body : tandem_record_get_text (activity, TANDEM_ACTIVITY_SUBJECT) ?: "", -1);
  choose (self->direction_choice, directions, tandem_record_get_text (activity, TANDEM_ACTIVITY_DIRECTION));
  choose (self->outcome_choice, outcomes, tandem_record_get_text (activity, TANDEM_ACTIVITY_OUTCOME));
  choose (self->status_choice, get_statuses (self), tandem_record_get_text (activity, TANDEM_ACTIVITY_STATUS));
  show_day (self, tandem_record_get_text (activity, TANDEM_ACTIVITY_AT),
            tandem_record_get_integer (activity, TANDEM_ACTIVITY_ALL_DAY) != 0);
}

/* A call may be logged without a word: how it went is enough to be kept. */
static gboolean
is_something_chosen (TandemActivityComposer *self)
{
  if (is_kind (self, "call"))
    return gtk_drop_down_get_selected (self->direction_choice) != 0
           || gtk_drop_down_get_selected (self->outcome_choice) != 0;
  return is_dated (self) && gtk_drop_down_get_selected (self->status_choice) != 0;
}

/**
 * tandem_activity_composer_dup_draft:
 *
 * Returns: (transfer full) (nullable): what was begun and not logged yet; %NULL where nothing was written or chosen
 */
TandemActivityDraft *
tandem_activity_composer_dup_draft (TandemActivityComposer *self)
{
  const char *day = gtk_editable_get_text (self->day_entry), *time = gtk_editable_get_text (self->time_entry);
  TandemActivityDraft *draft;

  if (tandem_activity_composer_is_empty (self) && *day == '\0' && *time == '\0' && !is_something_chosen (self))
    return NULL;
  draft = g_new0 (TandemActivityDraft, 1);
  draft->kind = g_strdup (get_kind (self));
  g_object_get (self->body_buffer, "text", &draft->text, NULL);
  if (*day == '\0' || !tandem_date_parse_near (day, &draft->day, NULL))
    draft->day = g_strdup (day);
  draft->time = g_strdup (time);
  draft->direction = gtk_drop_down_get_selected (self->direction_choice);
  draft->outcome = gtk_drop_down_get_selected (self->outcome_choice);
  draft->status = gtk_drop_down_get_selected (self->status_choice);
  return draft;
}

/**
 * tandem_activity_composer_set_draft:
 * @draft: (nullable): what was begun before; %NULL for nothing: the kind stays, as whoever calls one after the other wants it
 */
void
tandem_activity_composer_set_draft (TandemActivityComposer *self, const TandemActivityDraft *draft)
{
  g_autofree char *day = draft && tandem_date_is_valid (draft->day) ? tandem_format_date (draft->day) : NULL;

  reset (self);
  if (draft == NULL)
    return;
  adw_toggle_group_set_active_name (self->kind_group, draft->kind);
  kind_chosen_cb (self); /* the choices of the status are those of the kind */
  gtk_text_buffer_set_text (self->body_buffer, draft->text, -1);
  gtk_editable_set_text (self->day_entry, day ? day : draft->day);
  gtk_editable_set_text (self->time_entry, draft->time);
  gtk_drop_down_set_selected (self->direction_choice, draft->direction);
  gtk_drop_down_set_selected (self->outcome_choice, draft->outcome);
  gtk_drop_down_set_selected (self->status_choice, draft->status);
}

/**
 * tandem_activity_composer_take_submitted:
 *
 * Returns: (transfer full) (nullable): what the fields said of the new activity that was submitted last, to be given back where it
 *   could not be saved
 */
TandemActivityDraft *
tandem_activity_composer_take_submitted (TandemActivityComposer *self)
{
  return g_steal_pointer (&self->submitted);
}

/**
 * tandem_activity_composer_start:
 * @kind: note, call, meeting or task
 *
 * Goes to the text of a new one.
 */
void
tandem_activity_composer_start (TandemActivityComposer *self, const char *kind)
{
  adw_toggle_group_set_active_name (self->kind_group, kind);
  gtk_widget_grab_focus (GTK_WIDGET (self->body_view));
}

/**
 * tandem_activity_composer_submit:
 *
 * Takes what is written as done, as Enter does.
 */
void
tandem_activity_composer_submit (TandemActivityComposer *self)
{
  submit_cb (self);
}

/**
 * tandem_activity_composer_is_empty:
 *
 * Returns: whether no word is written
 */
gboolean
tandem_activity_composer_is_empty (TandemActivityComposer *self)
{
  return gtk_text_buffer_get_char_count (self->body_buffer) == 0;
}
