/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-activity-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "model/tandem-activity-words.h"
#include "model/tandem-activity.h"
#include "sales/tandem-activity-composer.h"
#include "widgets/tandem-page.h"

struct _TandemActivityDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemActivityComposer *composer;
};

G_DEFINE_FINAL_TYPE (TandemActivityDialog, tandem_activity_dialog, ADW_TYPE_DIALOG)

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemActivityDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The entry was not changed"), error);
}

static void
submitted_cb (TandemActivityComposer *composer, TandemRecord *activity, TandemActivityDialog *self)
{
  /* Translators: what undo will undo; %s is a kind of activity, as Call or Note */
  g_autofree char *label
      = g_strdup_printf (_ ("Change the entry “%s”"),
                         tandem_activity_get_kind_title (tandem_record_get_text (activity, TANDEM_ACTIVITY_KIND)));

  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, activity, NULL, saved_cb,
                             g_object_ref (self));
}

static void
save_clicked_cb (TandemActivityDialog *self)
{
  tandem_activity_composer_submit (self->composer);
}

static void
cancel_clicked_cb (TandemActivityDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_activity_dialog_dispose (GObject *object)
{
  TandemActivityDialog *self = TANDEM_ACTIVITY_DIALOG (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ACTIVITY_DIALOG);
  G_OBJECT_CLASS (tandem_activity_dialog_parent_class)->dispose (object);
}

static void
tandem_activity_dialog_class_init (TandemActivityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_activity_dialog_dispose;
  g_type_ensure (TANDEM_TYPE_ACTIVITY_COMPOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-activity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemActivityDialog, composer);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
tandem_activity_dialog_init (TandemActivityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_activity_dialog_new:
 * @activity: as it was read
 */
AdwDialog *
tandem_activity_dialog_new (TandemWorkspace *workspace, TandemRecord *activity)
{
  TandemActivityDialog *self = g_object_new (TANDEM_TYPE_ACTIVITY_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  tandem_activity_composer_set_time_zone (self->composer, tandem_workspace_get_time_zone (workspace));
  tandem_activity_composer_set_activity (self->composer, activity);
  return ADW_DIALOG (self);
}
