/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-name-dialog.h"

#include <glib/gi18n-lib.h>

struct _TandemNameDialog {
  AdwAlertDialog parent_instance;

  GtkWidget *row;
  GtkWidget *suggestions;
  gboolean may_be_empty;
};

enum {
  SIGNAL_NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNameDialog, tandem_name_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
dup_name (TandemNameDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

static void
edited_cb (TandemNameDialog *self)
{
  g_autofree char *name = dup_name (self);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", *name != '\0' || self->may_be_empty);
}

static void
tandem_name_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  g_autofree char *name = dup_name (TANDEM_NAME_DIALOG (dialog));

  if (g_str_equal (response, "save"))
    g_signal_emit (dialog, signals[SIGNAL_NAMED], 0, name);
}

static void
tandem_name_dialog_class_init (TandemNameDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = tandem_name_dialog_response;

  /**
   * TandemNameDialog::named:
   * @name: not empty, unless it is a value
   */
  signals[SIGNAL_NAMED] = g_signal_new ("named", TANDEM_TYPE_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_name_dialog_init (TandemNameDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  self->suggestions = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->suggestions), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->suggestions), 6);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->suggestions);
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (self->row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), self->row);
}

static void
suggestion_clicked_cb (GtkButton *button, TandemNameDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->row), gtk_button_get_label (button));
  gtk_widget_grab_focus (self->row);
}

/**
 * tandem_name_dialog_suggest:
 * @names: (element-type utf8): names to choose from; others can be written all the same
 */
void
tandem_name_dialog_suggest (TandemNameDialog *self, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (names->pdata[i]);

      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_clicked_cb), self, 0);
      adw_wrap_box_append (ADW_WRAP_BOX (self->suggestions), button);
    }
}

/**
 * tandem_name_dialog_new:
 * @body: (nullable): what the name is for
 * @name: (nullable): what it is called now
 */
AdwDialog *
tandem_name_dialog_new (const char *heading, const char *body, const char *name)
{
  TandemNameDialog *self = g_object_new (TANDEM_TYPE_NAME_DIALOG, "heading", heading, "body", body ? body : "", NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->row), name ? name : "");
  edited_cb (self);
  return ADW_DIALOG (self);
}

/**
 * tandem_name_dialog_new_for_value:
 * @heading: what the value is of
 * @body: (nullable): what it is for
 *
 * Asks for what may as well be nothing.
 */
AdwDialog *
tandem_name_dialog_new_for_value (const char *heading, const char *body)
{
  TandemNameDialog *self = g_object_new (TANDEM_TYPE_NAME_DIALOG, "heading", heading, "body", body ? body : "", NULL);

  self->may_be_empty = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Value, or nothing"));
  edited_cb (self);
  return ADW_DIALOG (self);
}
