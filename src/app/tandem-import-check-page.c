/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-check-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-policy.h"
#include "app/tandem-import-summary.h"
#include "base/tandem-format.h"

/**
 * TandemImportCheckPage:
 *
 * The policy, and what it leads to: a change of the one counts the other anew.
 */
struct _TandemImportCheckPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;

  TandemImportPolicy *policy;
  GtkWidget *spinner;
  TandemImportSummary *summary;
  GtkLabel *fact_label;
  GtkWidget *import_button;
};

static void tandem_import_check_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportCheckPage, tandem_import_check_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_check_page_iface_init))

static gboolean
shows (TandemImportCheckPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  return view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self);
}

static void
checking_cb (TandemImportCheckPage *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->import_button), _ ("_Import"));
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  gtk_label_set_label (self->fact_label, _ ("Counting what would happen…"));
}

static void
show_counts (TandemImportCheckPage *self, TandemImportJob *job)
{
  guint64 n = tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED)
              + tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED);
  g_autofree char *count = tandem_format_count ((gint64) n);
  g_autofree char *sum = tandem_import_summary_add_up (job);
  /* Translators: %s is a number of contacts */
  g_autofree char *label = g_strdup_printf (_ ("_Import %s"), count);

  gtk_widget_set_visible (GTK_WIDGET (self->summary), TRUE);
  tandem_import_summary_set_job (self->summary, job);
  gtk_label_set_label (self->fact_label,
                       n > 0 ? sum : _ ("There is nothing to import: everything is there already, or refused."));
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0);
}

static void
checked_cb (TandemImportCheckPage *self, const GError *error)
{
  TandemImportJob *job = tandem_import_session_get_job (self->session);

  gtk_widget_set_visible (self->spinner, FALSE);
  if (error)
    {
      gtk_label_set_label (self->fact_label, error->message);
      return;
    }
  show_counts (self, job);
  tandem_import_policy_show_dates (self->policy, tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS);
  if (gtk_widget_get_sensitive (self->import_button))
    tandem_import_step_suggest (TANDEM_IMPORT_STEP (self));
}

static void
policy_changed_cb (TandemImportCheckPage *self)
{
  if (shows (self) && tandem_import_session_get_preview (self->session))
    tandem_import_session_check (self->session);
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

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_CHECK_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_check_page_parent_class)->dispose (object);
}

static void
tandem_import_check_page_class_init (TandemImportCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_IMPORT_POLICY);
  g_type_ensure (TANDEM_TYPE_IMPORT_SUMMARY);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_check_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, policy);
  gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportCheckPage, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_changed_cb);
}

static void
tandem_import_check_page_init (TandemImportCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
