/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking through a million takes seconds, so it is done when the page is opened, when somebody asks for it, and by itself only
 * where it is quick. */
#include "sales/tandem-duplicates-page-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"

#define BETWEEN_TELLS   100    /* milliseconds */
#define QUICK_US        300000 /* a search that is done again by itself */
#define REST_AFTER_EDIT 400    /* milliseconds */

static void
stop_telling (TandemDuplicatesPage *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static gboolean
tell_cb (gpointer data)
{
  TandemDuplicatesPage *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->list->search.progress) / 1000.0);
  /* what is there at once shows nothing of this */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "working") != 0)
    gtk_stack_set_visible_child_name (self->stack, "working");
  return G_SOURCE_CONTINUE;
}

void
tandem_duplicates_page_stop (TandemDuplicatesPage *self, const GError *error)
{
  adw_status_page_set_title (self->stopped_page,
                             error ? _ ("Duplicates could not be looked for") : _ ("The search was stopped"));
  adw_status_page_set_description (self->stopped_page, "");
  if (error)
    tandem_page_describe_error (self->stopped_page, error);
  gtk_stack_set_visible_child_name (self->stack, "stopped");
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_found = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemDuplicatesPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  stop_telling (self);
  self->took = g_get_monotonic_time () - self->started_at;
  if (is_found)
    {
      self->is_known = TRUE;
      tandem_duplicates_page_show_list (self);
    }
  else
    tandem_duplicates_page_stop (self, error);
}

void
tandem_duplicates_page_drop_search (TandemDuplicatesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_telling (self);
  g_clear_handle_id (&self->again_id, g_source_remove);
  if (self->list)
    tandem_duplicates_page_clear_rows (self);
  g_clear_pointer (&self->list, tandem_duplicates_list_unref);
  self->is_known = FALSE;
}

void
tandem_duplicates_page_search (TandemDuplicatesPage *self)
{
  tandem_duplicates_page_drop_search (self);
  adw_banner_set_revealed (self->stale_banner, FALSE);
  gtk_label_set_text (self->count_label, "");
  self->cancellable = g_cancellable_new ();
  self->list = tandem_duplicates_list_new (tandem_duplicates_page_get_kind (self), self->cancellable);
  self->started_at = g_get_monotonic_time ();
  self->progress_id = g_timeout_add (BETWEEN_TELLS, tell_cb, self);
  tandem_duplicates_list_ref (self->list);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE,
                          tandem_duplicates_list_load, self->list, (GDestroyNotify) tandem_duplicates_list_unref,
                          self->cancellable, found_cb, self);
}

void
tandem_duplicates_page_search_seen (GtkWidget *widget)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (widget);

  if (self->dialog == NULL)
    tandem_duplicates_page_search (self);
}

static gboolean
again_cb (gpointer data)
{
  TandemDuplicatesPage *self = data;

  self->again_id = 0;
  tandem_page_when_seen (GTK_WIDGET (self), tandem_duplicates_page_search_seen);
  return G_SOURCE_REMOVE;
}

/* While two are looked at, the list stays as it is. */
void
tandem_duplicates_page_store_changed_cb (TandemStore *store, TandemChanges *changes, TandemDuplicatesPage *self)
{
  static const char *const related[] = { "contact", "company", "contact_point", "not_duplicate", "address" };
  gboolean is_touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (related) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, related[i]);
  if (!is_touched || self->list == NULL || self->dialog)
    return;
  g_clear_handle_id (&self->again_id, g_source_remove);
  if (!self->is_known || self->took < QUICK_US)
    self->again_id = g_timeout_add (REST_AFTER_EDIT, again_cb, self);
  else
    adw_banner_set_revealed (self->stale_banner, TRUE);
}
