/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-afterwards.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-import-query.h"

/**
 * TandemImportAfterwards:
 *
 * The contacts of the file now, counted by a reader, and with those that an import would create: all of them, and in each stage of
 * the funnel. Who is there already keeps the stage. Companies are no contacts.
 */
struct _TandemImportAfterwards {
  AdwPreferencesGroup parent_instance;

  gint64 created[TANDEM_LIFECYCLE_N_STAGES + 1];
  GPtrArray *rows; /* unowned */
};

G_DEFINE_FINAL_TYPE (TandemImportAfterwards, tandem_import_afterwards, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_number (gint64 n, gboolean is_quiet)
{
  g_autofree char *text = tandem_format_count (n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (is_quiet)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
add_row (TandemImportAfterwards *self, const char *title, gint64 before, gint64 created)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_add_css_class (arrow, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("becomes"), -1);
  gtk_widget_set_visible (arrow, created > 0);
  if (created > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (before, TRUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (before + created, created == 0));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_companies (TandemImportAfterwards *self, gint64 created)
{
  g_autofree char *count = tandem_format_count (created);
  /* Translators: %s is how many more there will be, as in "+ 12" */
  g_autofree char *more = g_strdup_printf (_ ("+ %s"), count);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (more);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Companies"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Of rows without a person"));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_import_query_count_stages (connection, data, error);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportAfterwards) self = data;
  gboolean counted = tandem_store_run_finish (TANDEM_STORE (object), result, NULL);
  const gint64 *counts = tandem_store_run_get_data (result);
  gint64 before = 0, created = 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), counted);
  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    {
      before += counts[i];
      created += self->created[i];
    }
  add_row (self, _ ("Contacts"), before, created);
  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    if (self->created[i] > 0)
      add_row (self, tandem_lifecycle_get_title (i), counts[i], self->created[i]);
  if (self->created[TANDEM_LIFECYCLE_N_STAGES] > 0)
    add_companies (self, self->created[TANDEM_LIFECYCLE_N_STAGES]);
}

static void
tandem_import_afterwards_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_IMPORT_AFTERWARDS (object)->rows);
  G_OBJECT_CLASS (tandem_import_afterwards_parent_class)->finalize (object);
}

static void
tandem_import_afterwards_class_init (TandemImportAfterwardsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_afterwards_finalize;
}

static void
tandem_import_afterwards_init (TandemImportAfterwards *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Afterwards"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_import_afterwards_show:
 * @store: the file
 * @job: one whose file is staged
 *
 * Shows them once they are counted.
 */
void
tandem_import_afterwards_show (TandemImportAfterwards *self, TandemStore *store, TandemImportJob *job)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->created); i++)
    self->created[i] = (gint64) tandem_import_job_get_n_created (job, i);
  tandem_store_run_async (store, TANDEM_STORE_READ, count_cb, g_new0 (gint64, TANDEM_LIFECYCLE_N_STAGES), g_free, NULL,
                          counted_cb, g_object_ref (self));
}
