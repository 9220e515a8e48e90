/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "workspace/tandem-settings.h"

struct _TandemExportDialog {
  AdwDialog parent_instance;

  GSettings *settings;
  GtkWidget *checks[TANDEM_EXPORT_N_FORMATS]; /* NULL where such records don't go out in it */

  AdwPreferencesGroup *formats_group;
  GtkWidget *export_button;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemExportDialog, tandem_export_dialog, ADW_TYPE_DIALOG)

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemExportDialog *self = TANDEM_EXPORT_DIALOG (widget);

  for (guint i = 0; i < TANDEM_EXPORT_N_FORMATS; i++)
    if (self->checks[i] && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      {
        g_settings_set_string (self->settings, "export-format", tandem_export_format_get_nick (i));
        g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, i);
        break;
      }
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
add_format (TandemExportDialog *self, TandemExportFormat format, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group ? GTK_CHECK_BUTTON (group) : NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (check, FALSE); /* the row has the keys: arrows go to another, and Space chooses it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_export_format_get_title (format), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_export_format_get_title (format));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tandem_export_format_get_hint (format));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->formats_group, row);
  self->checks[format] = check;
  return check;
}

/* What was chosen last, or the first that there is. */
static void
add_formats (TandemExportDialog *self, TandemEntity entity)
{
  g_autofree char *nick = g_settings_get_string (self->settings, "export-format");
  TandemExportFormat last;
  GtkWidget *first = NULL, *chosen;

  if (!tandem_export_format_from_nick (nick, &last))
    last = TANDEM_EXPORT_CSV;
  for (guint i = 0; i < TANDEM_EXPORT_N_FORMATS; i++)
    if (tandem_export_format_is_for (i, entity))
      first = first ? (add_format (self, i, first), first) : add_format (self, i, NULL);
  chosen = self->checks[last] ? self->checks[last] : first;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (chosen), TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), gtk_widget_get_ancestor (chosen, ADW_TYPE_ACTION_ROW));
}

static void
tandem_export_dialog_dispose (GObject *object)
{
  g_clear_object (&TANDEM_EXPORT_DIALOG (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (tandem_export_dialog_parent_class)->dispose (object);
}

static void
tandem_export_dialog_class_init (TandemExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemExportDialog, formats_group);
  gtk_widget_class_bind_template_child (widget_class, TandemExportDialog, export_button);
  gtk_widget_class_install_action (widget_class, "export.go", NULL, go_action);

  /**
   * TandemExportDialog::chosen:
   * @format: a #TandemExportFormat
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tandem_export_dialog_init (TandemExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_export_dialog_new:
 * @scope: which records, as "3 contacts"
 */
TandemExportDialog *
tandem_export_dialog_new (TandemEntity entity, const char *scope)
{
  TandemExportDialog *self = g_object_new (TANDEM_TYPE_EXPORT_DIALOG, NULL);

  self->settings = tandem_settings_new ();
  adw_preferences_group_set_description (self->formats_group, scope);
  add_formats (self, entity);
  return self;
}
