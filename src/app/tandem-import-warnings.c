/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-warnings.h"

#define MAX_HEIGHT                                                                                                     \
  148 /* two kinds and a half show at once, so that more is seen to come; the rows of the file are below */

/**
 * TandemImportWarnings:
 *
 * A row for each kind of doubtful value: how many there are, and what becomes of them. Nothing at all where there is none.
 */
struct _TandemImportWarnings {
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TandemImportWarnings, tandem_import_warnings, ADW_TYPE_BIN)

static GtkWidget *
make_row (TandemImportWarningKind kind, guint64 n)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *title = tandem_import_warning_describe (kind, n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tandem_import_warning_explain (kind));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
tandem_import_warnings_class_init (TandemImportWarningsClass *klass)
{
}

static void
tandem_import_warnings_init (TandemImportWarnings *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), window);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_import_warnings_show:
 * @job: one whose file is staged
 */
void
tandem_import_warnings_show (TandemImportWarnings *self, TandemImportJob *job)
{
  gboolean has_any = FALSE;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < TANDEM_IMPORT_N_WARNINGS; i++)
    {
      guint64 n = tandem_import_job_get_n_warnings (job, i);

      if (n > 0)
        gtk_list_box_append (self->list, make_row (i, n));
      has_any |= n > 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), has_any);
}
