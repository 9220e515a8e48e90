/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-keeping-preferences.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "base/tandem-format.h"
#include "model/tandem-firm.h"
#include "store/tandem-restore-point.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-page.h"

#define MEGABYTE ((guint64) 1000 * 1000)

/**
 * TandemKeepingPreferences:
 *
 * How long what was is kept: how much room restore points may take on this computer, and after how long the firm's trash is
 * emptied.
 */
struct _TandemKeepingPreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  GSettings *settings;
  TandemRecordEditor *editor;
  GCancellable *cancellable;
  GArray *budgets;     /* guint, megabytes, as listed */
  GArray *rules;       /* gint64, days, as listed */
  gboolean is_showing; /* what is chosen now is what holds */

  AdwPreferencesGroup *points_group;
  AdwComboRow *budget_row;
  AdwComboRow *trash_row;
};

G_DEFINE_FINAL_TYPE (TandemKeepingPreferences, tandem_keeping_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* --- what holds now ------------------------------------------------------------------------------------------------ */

typedef struct {
  char *path;
  TandemRecord *firm;
  guint n_points;
  guint64 size;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_free (facts->path);
  g_clear_object (&facts->firm);
  g_free (facts);
}

static gboolean
read_facts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  g_autoptr (GPtrArray) points = tandem_restore_point_list (facts->path, NULL);
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);

  if (firms == NULL)
    return FALSE;
  if (firms->len > 0)
    facts->firm = g_object_ref (firms->pdata[0]);
  facts->n_points = points->len;
  for (guint i = 0; i < points->len; i++)
    facts->size += (guint64) ((TandemRestorePoint *) points->pdata[i])->size;
  return TRUE;
}

static char *
say_budget (guint megabytes)
{
  if (megabytes == 0)
    return g_strdup (_ ("None: make no restore points"));
  return g_format_size (megabytes * MEGABYTE);
}

static char *
say_rule (gint64 days)
{
  g_autofree char *count = tandem_format_count (days);

  if (days == 0)
    return g_strdup (C_ ("trash", "For ever"));
  if (days == 365)
    return g_strdup (C_ ("trash", "For a year"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "For %s day", "For %s days", (gulong) days), count);
}

static void
show_budget (TandemKeepingPreferences *self, guint budget)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  while (selected < self->budgets->len && g_array_index (self->budgets, guint, selected) < budget)
    selected++;
  if (selected == self->budgets->len || g_array_index (self->budgets, guint, selected) != budget)
    g_array_insert_val (self->budgets, selected, budget);
  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autofree char *text = say_budget (g_array_index (self->budgets, guint, i));

      gtk_string_list_append (words, text);
    }
  tandem_combo_choices_offer (self->budget_row, words);
  adw_combo_row_set_selected (self->budget_row, selected);
}

/* A rule that no row offers is one of another program, and is offered, too. */
static void
show_rule (TandemKeepingPreferences *self, gint64 days)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  while (selected < self->rules->len && g_array_index (self->rules, gint64, selected) != days)
    selected++;
  if (selected == self->rules->len)
    g_array_append_val (self->rules, days);
  for (guint i = 0; i < self->rules->len; i++)
    {
      g_autofree char *text = say_rule (g_array_index (self->rules, gint64, i));

      gtk_string_list_append (words, text);
    }
  tandem_combo_choices_offer (self->trash_row, words);
  adw_combo_row_set_selected (self->trash_row, selected);
}

static void
show_points (TandemKeepingPreferences *self, const Facts *facts)
{
  g_autofree char *count = tandem_format_count (facts->n_points);
  g_autofree char *size = g_format_size (facts->size);
  g_autofree char *text = NULL;

  if (facts->n_points == 0)
    text = g_strdup (_ ("There are no restore points of this file yet."));
  else
    /* Translators: how many restore points there are, and how much room they take, as 12.3 MB */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is %s of this file; it takes %s.",
                                         "There are %s of this file; they take %s.", facts->n_points),
                            count, size);
  adw_preferences_group_set_description (self->points_group, text);
}

static void load_facts (TandemKeepingPreferences *self);

static void
edit_failed_cb (TandemRecordEditor *editor, const GError *error, TandemKeepingPreferences *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The trash is kept as before"), error);
  load_facts (self);
}

static void
show_firm (TandemKeepingPreferences *self, TandemRecord *firm)
{
  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (tandem_workspace_get_store (self->workspace), firm);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (edit_failed_cb), self, 0);
    }
  tandem_record_editor_offer (self->editor, firm);
  show_rule (self, tandem_record_get_integer (firm, TANDEM_FIRM_TRASH_DAYS));
}

static void
facts_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemKeepingPreferences *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The firm could not be read"), error);
      return;
    }
  self->is_showing = TRUE;
  show_points (self, facts);
  if (facts->firm)
    show_firm (self, facts->firm);
  self->is_showing = FALSE;
}

static void
load_facts (TandemKeepingPreferences *self)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  Facts *facts = g_new0 (Facts, 1);

  facts->path = g_strdup (tandem_store_get_path (store));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (store, TANDEM_STORE_READ, read_facts_cb, facts, free_facts, self->cancellable, facts_read_cb,
                          self);
}

static void
store_changed_cb (TandemKeepingPreferences *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, "firm"))
    load_facts (self);
}

/* --- what is chosen ------------------------------------------------------------------------------------------------ */

static void
budget_selected_cb (TandemKeepingPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->budget_row);

  if (!self->is_showing && self->settings && selected < self->budgets->len)
    g_settings_set_uint (self->settings, "restore-budget", g_array_index (self->budgets, guint, selected));
}

static void
rule_selected_cb (TandemKeepingPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->trash_row);
  const char *label = _ ("Change how long the trash is kept");
  gint64 days;

  if (self->is_showing || self->editor == NULL || selected >= self->rules->len)
    return;
  days = g_array_index (self->rules, gint64, selected);
  if (days == 0)
    tandem_record_editor_clear (self->editor, TANDEM_FIRM_TRASH_DAYS, label);
  else
    tandem_record_editor_set_integer (self->editor, TANDEM_FIRM_TRASH_DAYS, days, label);
}

/* To go back to a restore point closes the file, and these preferences are of that file. */
static void
show_points_cb (TandemKeepingPreferences *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_force_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG)));
  gtk_widget_activate_action (window, "win.recover-points", NULL);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_keeping_preferences_dispose (GObject *object)
{
  TandemKeepingPreferences *self = TANDEM_KEEPING_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_KEEPING_PREFERENCES);
  g_clear_object (&self->editor);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_keeping_preferences_parent_class)->dispose (object);
}

static void
tandem_keeping_preferences_finalize (GObject *object)
{
  TandemKeepingPreferences *self = TANDEM_KEEPING_PREFERENCES (object);

  g_array_unref (self->budgets);
  g_array_unref (self->rules);
  G_OBJECT_CLASS (tandem_keeping_preferences_parent_class)->finalize (object);
}

static void
tandem_keeping_preferences_class_init (TandemKeepingPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_keeping_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_keeping_preferences_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-keeping-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemKeepingPreferences, points_group);
  gtk_widget_class_bind_template_child (widget_class, TandemKeepingPreferences, budget_row);
  gtk_widget_class_bind_template_child (widget_class, TandemKeepingPreferences, trash_row);
  gtk_widget_class_bind_template_callback (widget_class, budget_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_points_cb);
}

static void
tandem_keeping_preferences_init (TandemKeepingPreferences *self)
{
  static const guint budgets[] = { 0, 500, 1000, 2000, 5000, 10000, 20000 };
  static const gint64 rules[] = { 0, 30, 90, 365 };

  self->budgets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->budgets, budgets, G_N_ELEMENTS (budgets));
  self->rules = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->rules, rules, G_N_ELEMENTS (rules));
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = FALSE;
}

/**
 * tandem_keeping_preferences_set_workspace:
 * @workspace: the open file; set once
 * @settings: of the program
 */
void
tandem_keeping_preferences_set_workspace (TandemKeepingPreferences *self, TandemWorkspace *workspace,
                                          GSettings *settings)
{
  g_return_if_fail (TANDEM_IS_KEEPING_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  self->is_showing = TRUE;
  show_budget (self, g_settings_get_uint (settings, "restore-budget"));
  self->is_showing = FALSE;
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_facts (self);
}
