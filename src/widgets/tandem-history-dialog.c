/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-history-dialog.h"

#include "widgets/tandem-history-list.h"

/**
 * TandemHistoryDialog:
 *
 * What was done to one record: who, when, what, from and to; each can be undone.
 */
struct _TandemHistoryDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  TandemHistoryList *history_list;
};

G_DEFINE_FINAL_TYPE (TandemHistoryDialog, tandem_history_dialog, ADW_TYPE_DIALOG)

static void
tandem_history_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_HISTORY_DIALOG);
  G_OBJECT_CLASS (tandem_history_dialog_parent_class)->dispose (object);
}

static void
tandem_history_dialog_class_init (TandemHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_HISTORY_LIST);
  G_OBJECT_CLASS (klass)->dispose = tandem_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryDialog, history_list);
}

static void
tandem_history_dialog_init (TandemHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_history_dialog_new:
 * @table: the table of the record
 * @name: (nullable): what the record is called
 */
AdwDialog *
tandem_history_dialog_new (TandemWorkspace *workspace, const char *table, gint64 record_id, const char *name)
{
  TandemHistoryDialog *self = g_object_new (TANDEM_TYPE_HISTORY_DIALOG, NULL);

  adw_window_title_set_subtitle (self->window_title, name ? name : "");
  tandem_history_list_show_record (self->history_list, workspace, table, record_id);
  return ADW_DIALOG (self);
}
