/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-choice-dialog.h"

#define WIDTH 360

struct _TandemChoiceDialog {
  AdwDialog parent_instance;

  AdwHeaderBar *header;
  GtkListBox *rows;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChoiceDialog, tandem_choice_dialog, ADW_TYPE_DIALOG)

static void
row_activated_cb (GtkListBox *rows, GtkListBoxRow *row, TandemChoiceDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, gtk_list_box_row_get_index (row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_choice_dialog_class_init (TandemChoiceDialogClass *klass)
{
  /**
   * TandemChoiceDialog::chosen:
   * @place: of what was added, from 0
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_CHOICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tandem_choice_dialog_init (TandemChoiceDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  g_signal_connect (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rows));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->header));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
}

/**
 * tandem_choice_dialog_new:
 * @title: what is asked, translated
 * @subtitle: (nullable): of what, as "3 contacts"
 */
TandemChoiceDialog *
tandem_choice_dialog_new (const char *title, const char *subtitle)
{
  TandemChoiceDialog *self = g_object_new (TANDEM_TYPE_CHOICE_DIALOG, "title", title, NULL);

  if (subtitle)
    adw_header_bar_set_title_widget (self->header, adw_window_title_new (title, subtitle));
  return self;
}

/**
 * tandem_choice_dialog_add:
 * @title: what can be chosen, as plain text
 * @icon_name: (nullable): before it
 * @css_class: (nullable): of the icon
 */
void
tandem_choice_dialog_add (TandemChoiceDialog *self, const char *title, const char *icon_name, const char *css_class)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = icon_name ? gtk_image_new_from_icon_name (icon_name) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (icon)
    {
      gtk_widget_add_css_class (icon, "department-icon");
      if (css_class)
        gtk_widget_add_css_class (icon, css_class);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  if (gtk_list_box_get_row_at_index (self->rows, 0) == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), row);
  gtk_list_box_append (self->rows, row);
}
