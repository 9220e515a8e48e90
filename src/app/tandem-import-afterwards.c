/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-afterwards.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-list-query.h"

/**
 * TandemImportAfterwards:
 *
 * The contacts of the file now, counted by a reader, and with those that an import would create.
 */
struct _TandemImportAfterwards {
  AdwPreferencesGroup parent_instance;

  gint64 n_created;
  GtkWidget *row;
  GtkLabel *before_label;
  GtkWidget *arrow;
  GtkLabel *after_label;
};

G_DEFINE_FINAL_TYPE (TandemImportAfterwards, tandem_import_afterwards, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "name", FALSE);

  return tandem_list_query_count (connection, query, data, cancellable, error);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportAfterwards) self = data;
  gboolean counted = tandem_store_run_finish (TANDEM_STORE (object), result, NULL);
  gint64 n = *(gint64 *) tandem_store_run_get_data (result);
  g_autofree char *before = tandem_format_count (n);
  g_autofree char *after = tandem_format_count (n + self->n_created);

  gtk_widget_set_visible (GTK_WIDGET (self), counted);
  gtk_label_set_label (self->before_label, before);
  gtk_label_set_label (self->after_label, after);
  gtk_widget_set_visible (GTK_WIDGET (self->before_label), self->n_created > 0);
  gtk_widget_set_visible (self->arrow, self->n_created > 0);
}

static void
tandem_import_afterwards_class_init (TandemImportAfterwardsClass *klass)
{
}

static void
tandem_import_afterwards_init (TandemImportAfterwards *self)
{
  self->row = adw_action_row_new ();
  self->before_label = GTK_LABEL (gtk_label_new (NULL));
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  self->after_label = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Afterwards"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Contacts"));
  gtk_image_set_pixel_size (GTK_IMAGE (self->arrow), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("becomes"), -1);
  gtk_widget_add_css_class (self->arrow, "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->before_label), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->before_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->after_label), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), GTK_WIDGET (self->before_label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), GTK_WIDGET (self->after_label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_import_afterwards_show:
 * @store: the file
 * @n_created: how many the import would create
 *
 * Shows them once they are counted.
 */
void
tandem_import_afterwards_show (TandemImportAfterwards *self, TandemStore *store, guint64 n_created)
{
  self->n_created = (gint64) n_created;
  tandem_store_run_async (store, TANDEM_STORE_READ, count_cb, g_new0 (gint64, 1), g_free, NULL, counted_cb,
                          g_object_ref (self));
}
