/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-comparison-list.h"
#include "base/tandem-format.h"
#include "widgets/tandem-page.h"

#define MAX_ROWS 1000 /* who has more conflicts decides them all alike */

/**
 * TandemImportConflictsPage:
 *
 * A row beside the contact, and four ways to end it, or field by field as the person chooses; the last one can hold for all
 * conflicts that are left. The rows stay in their order while they are decided, so that one can go back and decide otherwise.
 */
struct _TandemImportConflictsPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;
  TandemImportJob *job; /* whose rows these are */
  GCancellable *cancellable;
  GPtrArray *rows; /* TandemImportRow */
  guint current;
  gboolean is_deciding;
  gboolean settling; /* the program chooses, not the person */

  AdwWindowTitle *page_title;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkStack *stack;
  GtkLabel *reason_label;
  GtkWidget *candidate_box;
  GtkDropDown *candidate_drop_down;
  TandemImportComparisonList *comparison_list;
  GtkWidget *rest_check;
  GtkWidget *create_button;
  GtkWidget *overwrite_button;
  GtkWidget *fill_button;
  GtkWidget *fields_button;
};

static void tandem_import_conflicts_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportConflictsPage, tandem_import_conflicts_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_conflicts_page_iface_init))

static TandemImportRow *
get_row (TandemImportConflictsPage *self)
{
  return self->rows && self->current < self->rows->len ? g_ptr_array_index (self->rows, self->current) : NULL;
}

static guint
get_candidate (TandemImportConflictsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->candidate_drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static guint
count_undecided (TandemImportConflictsPage *self)
{
  guint n = 0;

  for (guint i = 0; self->rows && i < self->rows->len; i++)
    {
      TandemImportRow *row = g_ptr_array_index (self->rows, i);

      n += row->outcome == TANDEM_IMPORT_CONFLICT && row->decision == TANDEM_IMPORT_UNDECIDED;
    }
  return n;
}

/* --- showing a row ------------------------------------------------------------------------------------------------- */

/* The line of the row of the same file that the row at hand may be, or 0 where it may be a contact. */
static guint64
get_candidate_line (TandemImportConflictsPage *self)
{
  const TandemImportRow *row = get_row (self);
  guint n = get_candidate (self);
  const TandemImportCandidate *candidate
      = row && row->candidates && n < row->candidates->len ? row->candidates->pdata[n] : NULL;

  return candidate && candidate->contact_id == 0 ? candidate->line : 0;
}

/* Another question has taken its place, or the dialog was closed; the job answers all the same. */
static gboolean
is_overtaken (TandemImportConflictsPage *self, GAsyncResult *result)
{
  return g_task_get_cancellable (G_TASK (result)) != self->cancellable
         || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

/* Until a row is compared the list has what was chosen for another. */
static void
set_compared (TandemImportConflictsPage *self, gboolean is_compared)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->comparison_list), is_compared);
  gtk_widget_set_sensitive (self->fields_button, is_compared);
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportConflictsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = tandem_import_job_compare_finish (TANDEM_IMPORT_JOB (object), result, &error);
  TandemImportRow *row = get_row (self);

  if (is_overtaken (self, result))
    return;
  if (fields && row)
    {
      tandem_import_comparison_list_show (self->comparison_list, fields, get_candidate_line (self),
                                          row->candidates && row->candidates->len > 0);
      if (row->decision == TANDEM_IMPORT_DECIDE_FIELDS)
        tandem_import_comparison_list_choose (self->comparison_list, row->takes, row->keeps);
      set_compared (self, TRUE);
      if (row->decision == TANDEM_IMPORT_DECIDE_FIELDS)
        tandem_import_step_suggest (TANDEM_IMPORT_STEP (self));
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The row can’t be compared"), error);
  gtk_stack_set_visible_child_name (self->stack, "row");
}

static void
compare (TandemImportConflictsPage *self)
{
  TandemImportRow *row = get_row (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_compared (self, FALSE);
  tandem_import_job_compare_async (self->job, row->number, get_candidate (self), self->cancellable, compared_cb,
                                   g_object_ref (self));
}

static char *
name_candidate (const TandemImportCandidate *candidate)
{
  g_autofree char *line = tandem_format_count ((gint64) candidate->line);
  g_autofree char *name = tandem_format_isolate (candidate->name ? candidate->name : "");

  if (candidate->contact_id)
    return g_steal_pointer (&name);
  /* Translators: somebody's name, and the line of the file where they are found */
  return g_strdup_printf (_ ("%s, line %s"), name, line);
}

static void
show_candidates (TandemImportConflictsPage *self, const TandemImportRow *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = row->candidates ? row->candidates->len : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = name_candidate (g_ptr_array_index (row->candidates, i));

      gtk_string_list_append (names, name);
    }
  self->settling = TRUE;
  gtk_drop_down_set_model (self->candidate_drop_down, G_LIST_MODEL (names));
  self->settling = FALSE;
  gtk_widget_set_visible (self->candidate_box, n > 1);
  gtk_widget_set_visible (self->fill_button, n > 0);
  gtk_widget_set_visible (self->overwrite_button, n > 0);
}

static const char *
get_decision_word (TandemImportDecision decision)
{
  switch (decision)
    {
    case TANDEM_IMPORT_DECIDE_CREATE:
      /* Translators: how a row of an import was decided */
      return _ ("new contact");
    case TANDEM_IMPORT_DECIDE_FILL:
      /* Translators: how a row of an import was decided */
      return _ ("blanks filled");
    case TANDEM_IMPORT_DECIDE_OVERWRITE:
      /* Translators: how a row of an import was decided */
      return _ ("overwritten");
    case TANDEM_IMPORT_DECIDE_SKIP:
      /* Translators: how a row of an import was decided */
      return _ ("skipped");
    case TANDEM_IMPORT_DECIDE_FIELDS:
      /* Translators: how a row of an import was decided */
      return _ ("as chosen");
    case TANDEM_IMPORT_UNDECIDED:
    default:
      return NULL;
    }
}

static void
show_title (TandemImportConflictsPage *self, const TandemImportRow *row)
{
  g_autofree char *n = tandem_format_count (self->current + 1);
  g_autofree char *of = tandem_format_count (self->rows->len);
  g_autofree char *line = tandem_format_count ((gint64) row->line);
  /* Translators: a line number, which one of how many */
  g_autofree char *place = g_strdup_printf (_ ("Line %s · %s of %s"), line, n, of);
  const char *word = get_decision_word (row->decision);
  g_autofree char *subtitle = word ? g_strdup_printf ("%s · %s", place, word) : g_steal_pointer (&place);

  adw_window_title_set_title (self->page_title, *row->name ? row->name : _ ("A row without a name"));
  adw_window_title_set_subtitle (self->page_title, subtitle);
}

/* A check button speaks the underline of its mnemonic (GTK 4.18), unless it is told what to say. */
static void
show_rest (TandemImportConflictsPage *self, guint rest)
{
  g_autofree char *count = tandem_format_count (rest);
  /* Translators: %s is a number */
  g_autofree char *label
      = g_strdup_printf (ngettext ("Do the same for %s _more conflict", "Do the same for %s _more conflicts", rest),
                         count);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *spoken = g_strjoinv (NULL, parts);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->rest_check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rest_check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (self->rest_check, rest > 0);
}

/* What was chosen is what Enter does, once something was. */
static void
offer_fields (TandemImportConflictsPage *self, gboolean is_chosen)
{
  GtkWidget *suggested = is_chosen ? self->fields_button : self->fill_button;
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  gtk_widget_set_visible (self->fields_button, is_chosen);
  gtk_widget_remove_css_class (is_chosen ? self->fill_button : self->fields_button, "suggested-action");
  gtk_widget_add_css_class (suggested, "suggested-action");
  if (dialog)
    adw_dialog_set_default_widget (ADW_DIALOG (dialog), suggested);
}

static void
show_row (TandemImportConflictsPage *self)
{
  TandemImportRow *row = get_row (self);
  guint rest
      = count_undecided (self) - (row->outcome == TANDEM_IMPORT_CONFLICT && row->decision == TANDEM_IMPORT_UNDECIDED);

  show_title (self, row);
  show_candidates (self, row);
  gtk_label_set_label (self->reason_label, row->reason ? row->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), row->reason != NULL);
  show_rest (self, rest);
  gtk_widget_set_sensitive (self->back_button, self->current > 0);
  gtk_widget_set_sensitive (self->next_button, self->current + 1 < self->rows->len);
  offer_fields (self, row->decision == TANDEM_IMPORT_DECIDE_FIELDS);
  compare (self);
  tandem_import_step_suggest (TANDEM_IMPORT_STEP (self));
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportConflictsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tandem_import_job_list_rows_finish (TANDEM_IMPORT_JOB (object), result, &error);

  if (is_overtaken (self, result))
    return;
  if (rows == NULL || rows->len == 0)
    {
      if (error)
        tandem_page_show_error (GTK_WIDGET (self), _ ("The rows can’t be read"), error);
      tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
  self->current = MIN (self->current, self->rows->len - 1);
  show_row (self);
}

/* --- deciding ------------------------------------------------------------------------------------------------------ */

static void
go_on (TandemImportConflictsPage *self)
{
  if (count_undecided (self) == 0)
    {
      tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
      return;
    }
  for (guint i = 1; i <= self->rows->len; i++)
    {
      guint next = (self->current + i) % self->rows->len;
      TandemImportRow *row = g_ptr_array_index (self->rows, next);

      if (row->outcome == TANDEM_IMPORT_CONFLICT && row->decision == TANDEM_IMPORT_UNDECIDED)
        {
          self->current = next;
          break;
        }
    }
  show_row (self);
}

/* Whoever has left the page has seen the counts of before. Returns: whether somebody has */
static gboolean
settle_left (TandemImportConflictsPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view == NULL || adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    return FALSE;
  if (self->job == tandem_import_session_get_job (self->session))
    tandem_import_session_recount (self->session);
  return TRUE;
}

static void
all_decided_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportConflictsPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = tandem_import_job_decide_finish (TANDEM_IMPORT_JOB (object), result, &error);

  if (TANDEM_IMPORT_JOB (object) != self->job || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->is_deciding = FALSE;
  if (!done)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The rows can’t be decided"), error);
  if (!settle_left (self))
    tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

static void
decided_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportConflictsPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = tandem_import_job_decide_finish (TANDEM_IMPORT_JOB (object), result, &error);

  if (TANDEM_IMPORT_JOB (object) != self->job || get_row (self) == NULL
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!done)
    {
      self->is_deciding = FALSE;
      get_row (self)->decision = TANDEM_IMPORT_UNDECIDED;
      tandem_page_show_error (GTK_WIDGET (self), _ ("The row can’t be decided"), error);
    }
  else if (gtk_widget_get_visible (self->rest_check)
           && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rest_check)))
    {
      /* Who lets a blank be filled here does not say that it overwrites what others have. */
      const TandemImportRow *row = get_row (self);
      guint64 takes = row->takes & ~tandem_import_comparison_list_get_blanks (self->comparison_list);
      const TandemImportChoice choice = { row->decision, 0, takes, row->keeps };

      tandem_import_job_decide_all_async (self->job, &choice, NULL, all_decided_cb, g_object_ref (self));
    }
  else
    {
      self->is_deciding = FALSE;
      if (!settle_left (self))
        go_on (self);
    }
}

static void
decide (TandemImportConflictsPage *self, TandemImportDecision decision)
{
  TandemImportChoice choice = { .decision = decision, .candidate = get_candidate (self) };
  TandemImportRow *row = get_row (self);

  if (row == NULL || self->is_deciding)
    return;
  self->is_deciding = TRUE;
  if (decision == TANDEM_IMPORT_DECIDE_FIELDS)
    tandem_import_comparison_list_get_choice (self->comparison_list, &choice);
  row->decision = decision;
  row->takes = choice.takes;
  row->keeps = choice.keeps;
  tandem_import_session_note_decided (self->session);
  tandem_import_job_decide_async (self->job, row->number, &choice, NULL, decided_cb, g_object_ref (self));
}

static void
skip_clicked_cb (TandemImportConflictsPage *self)
{
  decide (self, TANDEM_IMPORT_DECIDE_SKIP);
}

static void
create_clicked_cb (TandemImportConflictsPage *self)
{
  decide (self, TANDEM_IMPORT_DECIDE_CREATE);
}

static void
overwrite_clicked_cb (TandemImportConflictsPage *self)
{
  decide (self, TANDEM_IMPORT_DECIDE_OVERWRITE);
}

static void
fill_clicked_cb (TandemImportConflictsPage *self)
{
  decide (self, TANDEM_IMPORT_DECIDE_FILL);
}

static void
fields_clicked_cb (TandemImportConflictsPage *self)
{
  decide (self, TANDEM_IMPORT_DECIDE_FIELDS);
}

static void
field_chosen_cb (TandemImportConflictsPage *self)
{
  offer_fields (self, TRUE);
}

static void
candidate_chosen_cb (TandemImportConflictsPage *self)
{
  if (!self->settling && get_row (self))
    compare (self);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemImportConflictsPage *self = TANDEM_IMPORT_CONFLICTS_PAGE (widget);
  guint current = self->current + (g_str_has_suffix (name, "next") ? 1 : -1);

  if (self->rows == NULL || current >= self->rows->len || self->is_deciding)
    return;
  self->current = current;
  show_row (self);
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_conflicts_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TANDEM_IMPORT_CONFLICTS_PAGE (step)->session = g_object_ref (session);
}

static GtkWidget *
tandem_import_conflicts_page_get_suggested (TandemImportStep *step)
{
  TandemImportConflictsPage *self = TANDEM_IMPORT_CONFLICTS_PAGE (step);

  if (gtk_widget_get_visible (self->fields_button))
    return self->fields_button;
  return gtk_widget_get_visible (self->fill_button) ? self->fill_button : self->create_button;
}

static void
tandem_import_conflicts_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_conflicts_page_set_session;
  iface->get_suggested = tandem_import_conflicts_page_get_suggested;
}

static void
tandem_import_conflicts_page_dispose (GObject *object)
{
  TandemImportConflictsPage *self = TANDEM_IMPORT_CONFLICTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_CONFLICTS_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_conflicts_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemImportConflictsPage, name)
  BIND (page_title);
  BIND (back_button);
  BIND (next_button);
  BIND (stack);
  BIND (reason_label);
  BIND (candidate_box);
  BIND (candidate_drop_down);
  BIND (comparison_list);
  BIND (rest_check);
  BIND (create_button);
  BIND (overwrite_button);
  BIND (fill_button);
  BIND (fields_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, candidate_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fields_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, overwrite_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
}

static void
tandem_import_conflicts_page_class_init (TandemImportConflictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_IMPORT_COMPARISON_LIST);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_conflicts_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-conflicts-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "conflict.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "conflict.back", NULL, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, "conflict.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, "conflict.back", NULL);
  /* Not the whole import, with all that was decided. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "navigation.pop", NULL);
}

static void
tandem_import_conflicts_page_init (TandemImportConflictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_import_conflicts_page_open:
 * @outcome: %TANDEM_IMPORT_CONFLICT for all that are left, or another for one of its rows
 * @position: which of them
 *
 * Shows rows of the job of the session as it is now.
 */
void
tandem_import_conflicts_page_open (TandemImportConflictsPage *self, TandemImportOutcome outcome, guint position)
{
  gboolean all = outcome == TANDEM_IMPORT_CONFLICT && position < MAX_ROWS;

  g_set_object (&self->job, tandem_import_session_get_job (self->session));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->current = all ? position : 0;
  self->is_deciding = FALSE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->rest_check), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  tandem_import_job_list_rows_async (self->job, outcome, all ? 0 : position, all ? MAX_ROWS : 1, self->cancellable,
                                     listed_cb, g_object_ref (self));
}
