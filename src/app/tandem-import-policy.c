/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-policy.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-campaign-chooser.h"

/**
 * TandemImportPolicy:
 *
 * Asks what happens with whoever is there already, and where the new ones came from. Each choice changes the options of the
 * session at once.
 */
struct _TandemImportPolicy {
  AdwBin parent_instance;

  TandemImportSession *session;

  AdwComboRow *mode_row;
  TandemCampaignChooser *campaign_row;
  AdwComboRow *date_row;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportPolicy, tandem_import_policy, ADW_TYPE_BIN)

static void
policy_changed_cb (TandemImportPolicy *self)
{
  static const TandemDateOrder orders[]
      = { TANDEM_DATE_ORDER_UNKNOWN, TANDEM_DATE_ORDER_DAY_FIRST, TANDEM_DATE_ORDER_MONTH_FIRST };
  TandemImportOptions options;

  if (self->session == NULL)
    return;
  tandem_import_session_get_options (self->session, &options);
  options.mode
      = adw_combo_row_get_selected (self->mode_row) == 1 ? TANDEM_IMPORT_CREATE_ONLY : TANDEM_IMPORT_FILL_BLANKS;
  options.date_order = orders[MIN (adw_combo_row_get_selected (self->date_row), 2)];
  options.campaign_id = tandem_campaign_chooser_get_id (self->campaign_row);
  tandem_import_session_set_options (self->session, &options);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_import_policy_dispose (GObject *object)
{
  g_clear_object (&TANDEM_IMPORT_POLICY (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_IMPORT_POLICY);
  G_OBJECT_CLASS (tandem_import_policy_parent_class)->dispose (object);
}

static void
tandem_import_policy_class_init (TandemImportPolicyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_CAMPAIGN_CHOOSER);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_policy_dispose;
  /**
   * TandemImportPolicy::changed:
   *
   * The person chose something else.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-policy.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, mode_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, campaign_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, date_row);
  gtk_widget_class_bind_template_callback (widget_class, policy_changed_cb);
}

static void
tandem_import_policy_init (TandemImportPolicy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tandem_import_policy_set_session (TandemImportPolicy *self, TandemImportSession *session)
{
  g_set_object (&self->session, session);
  tandem_campaign_chooser_load (self->campaign_row,
                                tandem_workspace_get_store (tandem_import_session_get_workspace (session)));
}

/**
 * tandem_import_policy_show_dates:
 * @ambiguous: whether the days of the file can be read both ways
 *
 * Asks for their order; once a person has said it, it can be said otherwise.
 */
void
tandem_import_policy_show_dates (TandemImportPolicy *self, gboolean ambiguous)
{
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), ambiguous || adw_combo_row_get_selected (self->date_row) != 0);
}
