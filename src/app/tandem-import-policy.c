/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-policy.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-campaign-chooser.h"
#include "app/tandem-channel-chooser.h"
#include "app/tandem-import-afterwards.h"
#include "app/tandem-import-consent-row.h"

/**
 * TandemImportPolicy:
 *
 * Asks what happens with whoever is there already, and where the new ones came from. Each choice changes the options of the
 * session at once.
 */
struct _TandemImportPolicy {
  AdwBin parent_instance;

  TandemImportSession *session;
  gboolean settling;            /* the program sets the choices, not the person */

  AdwComboRow *mode_row;
  AdwComboRow *matches_row;
  AdwExpanderRow *overwrite_row;
  AdwSwitchRow *erase_row;
  GPtrArray *column_rows;       /* in the expander now, unowned */
  TandemCampaignChooser *campaign_row;
  TandemChannelChooser *source_row;
  TandemImportConsentRow *consent_row;
  AdwComboRow *date_row;
  TandemImportAfterwards *afterwards;
};

enum { SIGNAL_CHANGED, SIGNAL_TYPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportPolicy, tandem_import_policy, ADW_TYPE_BIN)

/* Who takes only new contacts need not say what becomes of the others, and a campaign has its channel. */
static void
show_sensible (TandemImportPolicy *self)
{
  gboolean has_matches = adw_combo_row_get_selected (self->mode_row) != 1;

  gtk_widget_set_visible (GTK_WIDGET (self->source_row), tandem_campaign_chooser_get_id (self->campaign_row) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->matches_row), has_matches);
  gtk_widget_set_visible (GTK_WIDGET (self->overwrite_row), has_matches && adw_combo_row_get_selected (self->matches_row) == 1);
}

static void
policy_changed_cb (TandemImportPolicy *self)
{
  static const TandemDateOrder orders[]
      = { TANDEM_DATE_ORDER_UNKNOWN, TANDEM_DATE_ORDER_DAY_FIRST, TANDEM_DATE_ORDER_MONTH_FIRST };
  static const TandemImportMode modes[] = { TANDEM_IMPORT_ALL, TANDEM_IMPORT_CREATE_ONLY, TANDEM_IMPORT_UPDATE_ONLY };
  static const TandemImportMatches matches[]
      = { TANDEM_IMPORT_MATCHES_FILL, TANDEM_IMPORT_MATCHES_OVERWRITE, TANDEM_IMPORT_MATCHES_SKIP,
          TANDEM_IMPORT_MATCHES_ASK, TANDEM_IMPORT_MATCHES_CREATE };
  TandemImportOptions options;

  if (self->session == NULL || self->settling)
    return;
  show_sensible (self);
  tandem_import_session_get_options (self->session, &options);
  options.mode = modes[MIN (adw_combo_row_get_selected (self->mode_row), 2)];
  options.matches = matches[MIN (adw_combo_row_get_selected (self->matches_row), 4)];
  options.date_order = orders[MIN (adw_combo_row_get_selected (self->date_row), 2)];
  options.campaign_id = tandem_campaign_chooser_get_id (self->campaign_row);
  options.source_channel_id = options.campaign_id ? 0 : tandem_channel_chooser_get_id (self->source_row);
  tandem_import_session_set_options (self->session, &options);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
consent_changed_cb (TandemImportPolicy *self)
{
  TandemImportConsent consent;

  if (self->session == NULL)
    return;
  tandem_import_consent_row_get_consent (self->consent_row, &consent);
  tandem_import_session_set_consent (self->session, &consent);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

/* --- columns that overwrite ---------------------------------------------------------------------------------------- */

static void
columns_changed_cb (TandemImportPolicy *self)
{
  gboolean erases = adw_switch_row_get_active (self->erase_row);

  if (self->settling)
    return;
  for (guint i = 0; i < self->column_rows->len; i++)
    {
      AdwSwitchRow *row = g_ptr_array_index (self->column_rows, i);
      guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
      TandemImportColumnFlags flags = TANDEM_IMPORT_COLUMN_FILL;

      if (adw_switch_row_get_active (row))
        flags = TANDEM_IMPORT_COLUMN_OVERWRITE | (erases ? TANDEM_IMPORT_COLUMN_ERASE : 0);
      tandem_import_session_set_column_flags (self->session, column, flags);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_column_row (TandemImportPolicy *self, const TandemColumnMapping *mapping, guint column)
{
  GtkWidget *row = adw_switch_row_new ();
  /* Translators: a column without a header; %u is its number */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column + 1);
  gboolean overwrites = tandem_import_session_get_column_flags (self->session, column) & TANDEM_IMPORT_COLUMN_OVERWRITE;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *mapping->header ? mapping->header : number);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), overwrites);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->overwrite_row, row);
  g_ptr_array_add (self->column_rows, row);
}

static void
tandem_import_policy_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_IMPORT_POLICY (object)->column_rows);
  G_OBJECT_CLASS (tandem_import_policy_parent_class)->finalize (object);
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
  g_type_ensure (TANDEM_TYPE_CHANNEL_CHOOSER);
  g_type_ensure (TANDEM_TYPE_IMPORT_AFTERWARDS);
  g_type_ensure (TANDEM_TYPE_IMPORT_CONSENT_ROW);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_policy_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_import_policy_finalize;
  /**
   * TandemImportPolicy::changed:
   *
   * The person chose something else.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemImportPolicy::typed:
   *
   * The person is at writing something: it may not be complete yet.
   */
  signals[SIGNAL_TYPED]
      = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-policy.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, mode_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, matches_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, overwrite_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, erase_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, campaign_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, source_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, consent_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, date_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPolicy, afterwards);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, consent_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_changed_cb);
}

static void
tandem_import_policy_init (TandemImportPolicy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->column_rows = g_ptr_array_new ();
  show_sensible (self);
}

/* What a person says of one file it does not say of the next. */
static void
file_chosen_cb (TandemImportPolicy *self)
{
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->consent_row), FALSE);
}

void
tandem_import_policy_set_session (TandemImportPolicy *self, TandemImportSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "file-chosen", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  tandem_campaign_chooser_load (self->campaign_row,
                                tandem_workspace_get_store (tandem_import_session_get_workspace (session)));
  tandem_channel_chooser_load (self->source_row,
                               tandem_workspace_get_store (tandem_import_session_get_workspace (session)));
}

/**
 * tandem_import_policy_find_lack:
 *
 * Returns: (nullable) (transfer none): what is still to be said before anything is imported
 */
const char *
tandem_import_policy_find_lack (TandemImportPolicy *self)
{
  return tandem_import_consent_row_is_complete (self->consent_row)
             ? NULL
             : _ ("Say where the consents come from and since which day, or switch them off.");
}

/**
 * tandem_import_policy_show_job:
 * @job: one whose file is staged
 *
 * Shows how many contacts there will be. Where the days of the file can be read both ways it asks for their order; once a person
 * has said it, it can be said otherwise.
 */
void
tandem_import_policy_show_job (TandemImportPolicy *self, TandemImportJob *job)
{
  gboolean ambiguous = tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS;

  tandem_import_afterwards_show (self->afterwards,
                                 tandem_workspace_get_store (tandem_import_session_get_workspace (self->session)), job);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), ambiguous || adw_combo_row_get_selected (self->date_row) != 0);
}

/**
 * tandem_import_policy_show_columns:
 *
 * Offers each column that is taken now to overwrite what is there.
 */
void
tandem_import_policy_show_columns (TandemImportPolicy *self)
{
  TandemImportPreview *preview = tandem_import_session_get_preview (self->session);

  self->settling = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_expander_row_remove (self->overwrite_row, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint i = 0; i < preview->map->n_columns; i++)
    if (preview->map->columns[i].field != TANDEM_IMPORT_FIELD_NONE)
      add_column_row (self, &preview->map->columns[i], i);
  self->settling = FALSE;
}
