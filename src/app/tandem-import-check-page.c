/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-check-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-policy.h"
#include "app/tandem-import-rows-view.h"
#include "app/tandem-import-summary.h"
#include "app/tandem-import-warnings.h"
#include "base/tandem-format.h"

#define INTERVAL 100 /* milliseconds */
#define PATIENCE 300 /* milliseconds, until what is typed is taken for complete */

/**
 * TandemImportCheckPage:
 *
 * The policy, and what it leads to: five counts, each of which opens its rows. A change of the policy counts anew.
 */
struct _TandemImportCheckPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;
  guint tick;
  guint delay;
  gboolean settling; /* the program chooses an outcome, not the person */

  TandemImportPolicy *policy;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  AdwStatusPage *failure_page;
  AdwToggleGroup *outcome_group;
  GtkLabel *created_label, *updated_label, *skipped_label, *refused_label, *conflict_label;
  TandemImportWarnings *warnings;
  GtkLabel *outcome_label;
  GtkWidget *save_button;
  GtkWidget *review_button;
  GtkStack *rows_stack;
  TandemImportRowsView *rows_view;
  GtkLabel *fact_label;
  GtkWidget *import_button;
};

enum { SIGNAL_REVIEWED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void tandem_import_check_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportCheckPage, tandem_import_check_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_check_page_iface_init))

static const struct {
  const char *name;
  const char *sentence;
  const char *css_class;
} outcomes[TANDEM_IMPORT_N_OUTCOMES] = {
  [TANDEM_IMPORT_CREATED] = { "created", N_ ("New contacts, and companies of rows without a person"), NULL },
  [TANDEM_IMPORT_UPDATED] = { "updated", N_ ("Who is there already, and is completed or changed"), NULL },
  [TANDEM_IMPORT_SKIPPED]
  = { "skipped", N_ ("Who is there already with nothing to add, rows left out, and empty rows"), NULL },
  [TANDEM_IMPORT_REFUSED] = { "refused", N_ ("These rows can’t be imported as they are"), "error" },
  [TANDEM_IMPORT_CONFLICT]
  = { "conflict", N_ ("These rows need your decision. Those without one are left out"), "warning" },
};

/* --- the rows of an outcome ---------------------------------------------------------------------------------------- */

static TandemImportOutcome
get_outcome (TandemImportCheckPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->outcome_group);

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    if (g_strcmp0 (outcomes[i].name, name) == 0)
      return i;
  return TANDEM_IMPORT_CREATED;
}

static void
show_outcome (TandemImportCheckPage *self)
{
  TandemImportJob *job = tandem_import_session_get_job (self->session);
  TandemImportOutcome outcome = get_outcome (self);
  guint64 n = tandem_import_job_get_count (job, outcome);

  gtk_label_set_label (self->outcome_label, _ (outcomes[outcome].sentence));
  gtk_widget_set_visible (self->save_button, outcome == TANDEM_IMPORT_REFUSED && n > 0);
  gtk_widget_set_visible (self->review_button, outcome == TANDEM_IMPORT_CONFLICT && n > 0);
  gtk_stack_set_visible_child_name (self->rows_stack, n > 0 ? "rows" : "none");
  tandem_import_rows_view_show (self->rows_view, job, outcome);
}

static void
outcome_chosen_cb (TandemImportCheckPage *self)
{
  if (self->session && !self->settling && tandem_import_session_get_job (self->session))
    show_outcome (self);
}

static void
row_activated_cb (TandemImportCheckPage *self, guint position)
{
  TandemImportOutcome outcome = get_outcome (self);

  if (outcome == TANDEM_IMPORT_UPDATED || outcome == TANDEM_IMPORT_CONFLICT || outcome == TANDEM_IMPORT_SKIPPED)
    g_signal_emit (self, signals[SIGNAL_REVIEWED], 0, outcome, position);
}

static void
review_clicked_cb (TandemImportCheckPage *self)
{
  g_signal_emit (self, signals[SIGNAL_REVIEWED], 0, TANDEM_IMPORT_CONFLICT, 0);
}

static void
save_clicked_cb (TandemImportCheckPage *self)
{
  tandem_import_summary_save_refused (GTK_WIDGET (self), tandem_import_session_get_job (self->session));
}

/* --- counting ------------------------------------------------------------------------------------------------------ */

static gboolean
tick_cb (gpointer data)
{
  TandemImportCheckPage *self = data;
  TandemImportJob *job = tandem_import_session_get_job (self->session);
  TandemImportProgress progress = { 0 };

  if (job)
    tandem_import_job_get_progress (job, &progress);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (progress.fraction, 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
checking_cb (TandemImportCheckPage *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->import_button), _ ("_Import"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "counting");
  gtk_label_set_label (self->fact_label, _ ("Counting what would happen…"));
  g_clear_handle_id (&self->tick, g_source_remove);
  self->tick = g_timeout_add (INTERVAL, tick_cb, self);
}

static void
show_counts (TandemImportCheckPage *self, TandemImportJob *job)
{
  GtkLabel *labels[]
      = { self->created_label, self->updated_label, self->skipped_label, self->refused_label, self->conflict_label };
  guint64 n = tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED)
              + tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED);
  const char *lack = tandem_import_policy_find_lack (self->policy);
  g_autofree char *count = tandem_format_count ((gint64) n);
  g_autofree char *sum = tandem_import_summary_add_up (job);
  /* Translators: %s is a number of contacts */
  g_autofree char *label = g_strdup_printf (_ ("_Import %s"), count);

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    {
      guint64 of_outcome = tandem_import_job_get_count (job, i);
      g_autofree char *text = tandem_format_count ((gint64) of_outcome);
      const char *const css_classes[] = { "title-3", "numeric", of_outcome ? outcomes[i].css_class : "dimmed", NULL };

      gtk_label_set_label (labels[i], text);
      gtk_widget_set_css_classes (GTK_WIDGET (labels[i]), (const char **) css_classes);
    }
  gtk_label_set_label (self->fact_label,
                       n > 0 || tandem_import_job_get_count (job, TANDEM_IMPORT_CONFLICT) > 0
                           ? sum
                           : _ ("There is nothing to import: everything is there already, or refused."));
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0 && lack == NULL);
  if (lack)
    gtk_label_set_label (self->fact_label, lack);
}

/* The outcome that was looked at stays, unless it is empty now. */
static void
choose_outcome (TandemImportCheckPage *self, TandemImportJob *job)
{
  static const TandemImportOutcome order[] = { TANDEM_IMPORT_CONFLICT, TANDEM_IMPORT_REFUSED, TANDEM_IMPORT_CREATED,
                                               TANDEM_IMPORT_UPDATED, TANDEM_IMPORT_SKIPPED };
  guint i = 0;

  if (tandem_import_job_get_count (job, get_outcome (self)) > 0)
    return;
  while (i + 1 < G_N_ELEMENTS (order) && tandem_import_job_get_count (job, order[i]) == 0)
    i++;
  self->settling = TRUE;
  adw_toggle_group_set_active_name (self->outcome_group, outcomes[order[i]].name);
  self->settling = FALSE;
}

static void
checked_cb (TandemImportCheckPage *self, const GError *error)
{
  TandemImportJob *job = tandem_import_session_get_job (self->session);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (error)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failure_page, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      gtk_label_set_label (self->fact_label, error->message);
      return;
    }
  show_counts (self, job);
  tandem_import_warnings_show (self->warnings, job);
  choose_outcome (self, job);
  show_outcome (self);
  gtk_stack_set_visible_child_name (self->stack, "counts");
  tandem_import_policy_show_job (self->policy, job);
  if (gtk_widget_get_sensitive (self->import_button))
    tandem_import_step_suggest (TANDEM_IMPORT_STEP (self));
}

static void
showing_cb (TandemImportCheckPage *self)
{
  if (self->session && tandem_import_session_get_preview (self->session))
    tandem_import_policy_show_columns (self->policy);
}

static gboolean
shows (TandemImportCheckPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  return view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self);
}

static void
policy_changed_cb (TandemImportCheckPage *self)
{
  if (shows (self) && tandem_import_session_get_preview (self->session))
    tandem_import_session_check (self->session);
}

static gboolean
delay_over_cb (gpointer data)
{
  TandemImportCheckPage *self = data;

  self->delay = 0;
  policy_changed_cb (self);
  return G_SOURCE_REMOVE;
}

/* What is half written is not imported. */
static void
policy_typed_cb (TandemImportCheckPage *self)
{
  const char *lack = tandem_import_policy_find_lack (self->policy);

  g_clear_handle_id (&self->delay, g_source_remove);
  if (!shows (self))
    return;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (lack)
    {
      tandem_import_session_stop_checking (self->session);
      gtk_label_set_label (self->fact_label, lack);
    }
  else
    self->delay = g_timeout_add (PATIENCE, delay_over_cb, self);
}

static void
import_clicked_cb (TandemImportCheckPage *self)
{
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_check_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportCheckPage *self = TANDEM_IMPORT_CHECK_PAGE (step);

  self->session = g_object_ref (session);
  tandem_import_policy_set_session (self->policy, session);
  g_signal_connect_object (session, "checking", G_CALLBACK (checking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_check_page_get_suggested (TandemImportStep *step)
{
  return TANDEM_IMPORT_CHECK_PAGE (step)->import_button;
}

static void
tandem_import_check_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_check_page_set_session;
  iface->get_suggested = tandem_import_check_page_get_suggested;
}

static void
tandem_import_check_page_dispose (GObject *object)
{
  TandemImportCheckPage *self = TANDEM_IMPORT_CHECK_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->delay, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_CHECK_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_check_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, name)
  BIND (policy);
  BIND (stack);
  BIND (progress_bar);
  BIND (failure_page);
  BIND (outcome_group);
  BIND (created_label);
  BIND (updated_label);
  BIND (skipped_label);
  BIND (refused_label);
  BIND (conflict_label);
  BIND (warnings);
  BIND (outcome_label);
  BIND (save_button);
  BIND (review_button);
  BIND (rows_stack);
  BIND (rows_view);
  BIND (fact_label);
  BIND (import_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
}

static void
tandem_import_check_page_class_init (TandemImportCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_IMPORT_POLICY);
  g_type_ensure (TANDEM_TYPE_IMPORT_ROWS_VIEW);
  g_type_ensure (TANDEM_TYPE_IMPORT_WARNINGS);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_check_page_dispose;
  /**
   * TandemImportCheckPage::reviewed:
   * @outcome: a #TandemImportOutcome
   * @position: which of its rows
   *
   * A row shall be shown beside whom it meets.
   */
  signals[SIGNAL_REVIEWED] = g_signal_new ("reviewed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-check-page.ui");
  bind_template (widget_class);
}

static void
tandem_import_check_page_init (TandemImportCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
