/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-columns-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-mapping-list.h"
#include "base/tandem-format.h"
#include "workspace/tandem-workspace-own-fields.h"

/**
 * TandemImportColumnsPage:
 *
 * Says what every column of the file is taken for, and asks where it is not sure.
 */
struct _TandemImportColumnsPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;

  AdwWindowTitle *page_title;
  TandemMappingList *mapping_list;
  GtkLabel *fact_label;
  GtkWidget *continue_button;
};

static void tandem_import_columns_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportColumnsPage, tandem_import_columns_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_columns_page_iface_init))

static char *
describe (TandemImportColumnsPage *self)
{
  guint left_out = tandem_mapping_list_count_left_out (self->mapping_list);
  g_autofree char *count = tandem_format_count (left_out);

  if (!tandem_mapping_list_names_anyone (self->mapping_list))
    return g_strdup (_ ("Say which column holds a name, an e-mail or a phone number, to go on."));
  if (left_out == 0)
    return g_strdup (_ ("Every column is taken."));
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s column is left out.", "%s columns are left out.", left_out), count);
}

static void
mapping_changed_cb (TandemImportColumnsPage *self)
{
  g_autofree char *text = describe (self);

  gtk_label_set_label (self->fact_label, text);
  gtk_widget_set_sensitive (self->continue_button, tandem_mapping_list_names_anyone (self->mapping_list));
}

static void
file_chosen_cb (TandemImportColumnsPage *self)
{
  /* Translators: %s is the name of a file */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("Step 2 of 3 · %s"), tandem_import_session_get_file_name (self->session));

  adw_window_title_set_subtitle (self->page_title, subtitle);
}

static void
read_cb (TandemImportColumnsPage *self, const GError *error)
{
  if (error)
    return;
  tandem_mapping_list_set_own_fields (self->mapping_list,
                                      tandem_workspace_get_own_fields (tandem_import_session_get_workspace (self->session)));
  tandem_mapping_list_set_preview (self->mapping_list, tandem_import_session_get_preview (self->session));
  mapping_changed_cb (self);
}

static void
continue_clicked_cb (TandemImportColumnsPage *self)
{
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_columns_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportColumnsPage *self = TANDEM_IMPORT_COLUMNS_PAGE (step);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "file-chosen", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_columns_page_get_suggested (TandemImportStep *step)
{
  return TANDEM_IMPORT_COLUMNS_PAGE (step)->continue_button;
}

static void
tandem_import_columns_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_columns_page_set_session;
  iface->get_suggested = tandem_import_columns_page_get_suggested;
}

static void
tandem_import_columns_page_dispose (GObject *object)
{
  TandemImportColumnsPage *self = TANDEM_IMPORT_COLUMNS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_COLUMNS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_columns_page_parent_class)->dispose (object);
}

static void
tandem_import_columns_page_class_init (TandemImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_MAPPING_LIST);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_columns_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportColumnsPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemImportColumnsPage, mapping_list);
  gtk_widget_class_bind_template_child (widget_class, TandemImportColumnsPage, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportColumnsPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
}

static void
tandem_import_columns_page_init (TandemImportColumnsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
