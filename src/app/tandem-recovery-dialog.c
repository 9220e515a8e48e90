/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-recovery-dialog.h"

#include "app/tandem-restore-points-view.h"
#include "app/tandem-trash-view.h"
#include "widgets/tandem-history-list.h"

/**
 * TandemRecoveryDialog:
 *
 * The one place where things come back, by the size of the mishap: one change, one record, a whole day.
 */
struct _TandemRecoveryDialog {
  AdwDialog parent_instance;

  AdwViewStack *views;
  TandemHistoryList *history_list;
  TandemTrashView *trash_view;
  TandemRestorePointsView *points_view;
};

G_DEFINE_FINAL_TYPE (TandemRecoveryDialog, tandem_recovery_dialog, ADW_TYPE_DIALOG)

/* --- the focus ----------------------------------------------------------------------------------------------------- */

/* Nothing has it, or what the dialog stands in: there no key leads on, and a screen reader has nothing to say. */
static gboolean
is_focus_lost (TandemRecoveryDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return root && gtk_widget_get_mapped (GTK_WIDGET (self))
         && (focus == NULL || gtk_widget_is_ancestor (adw_dialog_get_child (ADW_DIALOG (self)), focus));
}

static void
give_focus_cb (gpointer data)
{
  g_autoptr (TandemRecoveryDialog) self = data;
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self));

  if (is_focus_lost (self) && !gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (child, GTK_DIR_TAB_BACKWARD); /* from where it was, nothing comes after it */
}

/* The button that brought something back goes, and its row with it: then no key would come here, not even Escape. What made
 * it go is done first. */
static void
focus_moved_cb (TandemRecoveryDialog *self, GParamSpec *pspec, GtkRoot *root)
{
  if (is_focus_lost (self))
    g_idle_add_once (give_focus_cb, g_object_ref (self));
}

static void
tandem_recovery_dialog_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tandem_recovery_dialog_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
tandem_recovery_dialog_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (tandem_recovery_dialog_parent_class)->unroot (widget);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_recovery_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_RECOVERY_DIALOG);
  G_OBJECT_CLASS (tandem_recovery_dialog_parent_class)->dispose (object);
}

static void
tandem_recovery_dialog_class_init (TandemRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_HISTORY_LIST);
  g_type_ensure (TANDEM_TYPE_RESTORE_POINTS_VIEW);
  g_type_ensure (TANDEM_TYPE_TRASH_VIEW);

  G_OBJECT_CLASS (klass)->dispose = tandem_recovery_dialog_dispose;
  widget_class->root = tandem_recovery_dialog_root;
  widget_class->unroot = tandem_recovery_dialog_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemRecoveryDialog, views);
  gtk_widget_class_bind_template_child (widget_class, TandemRecoveryDialog, history_list);
  gtk_widget_class_bind_template_child (widget_class, TandemRecoveryDialog, trash_view);
  gtk_widget_class_bind_template_child (widget_class, TandemRecoveryDialog, points_view);
}

static void
tandem_recovery_dialog_init (TandemRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_recovery_dialog_new:
 * @window: a window with a file
 * @view: "changes", "trash" or "restore-points": what is seen first
 */
AdwDialog *
tandem_recovery_dialog_new (TandemWindow *window, const char *view)
{
  TandemRecoveryDialog *self = g_object_new (TANDEM_TYPE_RECOVERY_DIALOG, NULL);
  TandemWorkspace *workspace = tandem_window_get_workspace (window);

  tandem_history_list_show_file (self->history_list, workspace);
  tandem_trash_view_show (self->trash_view, workspace);
  tandem_restore_points_view_show (self->points_view, window);
  adw_view_stack_set_visible_child_name (self->views, view);
  return ADW_DIALOG (self);
}
