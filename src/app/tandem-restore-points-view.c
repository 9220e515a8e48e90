/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-restore-points-view.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-restore-point-row.h"
#include "store/tandem-restore-point.h"
#include "widgets/tandem-page.h"

/**
 * TandemRestorePointsView:
 *
 * The file as it was on other days: each restore point can be compared with today, opened to be read, and gone back to.
 */
struct _TandemRestorePointsView {
  AdwBin parent_instance;

  TandemWindow *window; /* not owned: the dialog lies in it */
  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *rows;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwPreferencesGroup *group;
  GtkWidget *make_button;
  gboolean is_busy; /* not told by an insensitive button: it would lose the focus, and with it Escape */
};

G_DEFINE_FINAL_TYPE (TandemRestorePointsView, tandem_restore_points_view, ADW_TYPE_BIN)

/* --- listing ------------------------------------------------------------------------------------------------------- */

typedef struct {
  char *path;
  gboolean make;
  GPtrArray *points; /* TandemRestorePoint */
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_free (listing->path);
  g_clear_pointer (&listing->points, g_ptr_array_unref);
  g_free (listing);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autofree char *file_id = NULL;

  if (listing->make)
    {
      g_autoptr (TandemRestorePoint) point
          = tandem_restore_point_make (connection, listing->path, TANDEM_RESTORE_MANUAL, cancellable, error);

      if (point == NULL)
        return FALSE;
    }
  file_id = tandem_restore_point_dup_file_id (connection);
  listing->points = tandem_restore_point_list (listing->path, file_id);
  return TRUE;
}

static void
show_points (TandemRestorePointsView *self, GPtrArray *points)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < points->len; i++)
    {
      GtkWidget *row = tandem_restore_point_row_new (self->window, g_ptr_array_index (points, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  gtk_stack_set_visible_child_name (self->stack, points->len > 0 ? "list" : "empty");
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemRestorePointsView *self = data;
  Listing *listing = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      if (listing->make)
        tandem_page_show_error (GTK_WIDGET (self->window), _ ("No restore point was made"), error);
      else
        {
          tandem_page_describe_error (self->failed_page, error);
          gtk_stack_set_visible_child_name (self->stack, "failed");
        }
    }
  self->is_busy = FALSE;
  if (listing->points)
    show_points (self, listing->points);
}

static void
list_points (TandemRestorePointsView *self, gboolean make)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  Listing *listing = g_new0 (Listing, 1);

  listing->path = g_strdup (tandem_store_get_path (store));
  listing->make = make;
  self->is_busy = TRUE;
  tandem_store_run_async (store, TANDEM_STORE_COPY, list_cb, listing, free_listing, self->cancellable, listed_cb, self);
}

static void
make_clicked_cb (TandemRestorePointsView *self)
{
  if (!self->is_busy)
    list_points (self, TRUE);
}

static void
tandem_restore_points_view_dispose (GObject *object)
{
  TandemRestorePointsView *self = TANDEM_RESTORE_POINTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_restore_points_view_parent_class)->dispose (object);
}

static void
tandem_restore_points_view_finalize (GObject *object)
{
  g_object_unref (TANDEM_RESTORE_POINTS_VIEW (object)->cancellable);
  G_OBJECT_CLASS (tandem_restore_points_view_parent_class)->finalize (object);
}

static void
tandem_restore_points_view_class_init (TandemRestorePointsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_restore_points_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_restore_points_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-restore-points-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemRestorePointsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemRestorePointsView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TandemRestorePointsView, group);
  gtk_widget_class_bind_template_child (widget_class, TandemRestorePointsView, make_button);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
}

static void
tandem_restore_points_view_init (TandemRestorePointsView *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_restore_points_view_show:
 * @window: a window with a file
 *
 * Shows the restore points of its file. To be called once.
 */
void
tandem_restore_points_view_show (TandemRestorePointsView *self, TandemWindow *window)
{
  g_return_if_fail (TANDEM_IS_RESTORE_POINTS_VIEW (self) && self->window == NULL);

  self->window = window;
  self->workspace = g_object_ref (tandem_window_get_workspace (window));
  list_points (self, FALSE);
}
