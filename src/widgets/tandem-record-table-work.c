/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with many records at once: the writer does it, the window stays free. Where it takes longer, the table says how
 * far it is, and it can be stopped: then nothing was changed. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "widgets/tandem-page.h"

#define LOOK_EVERY 200 /* ms; what is done before the first look is not told */

typedef struct {
  TandemRecordTable *table;
  TandemBulk *bulk;
  GCancellable *cancellable;
  char *done;
  char *failed;
  guint look_id;
} Work;

static void
work_free (Work *work)
{
  g_clear_handle_id (&work->look_id, g_source_remove);
  g_object_unref (work->table);
  tandem_bulk_unref (work->bulk);
  g_object_unref (work->cancellable);
  g_free (work->done);
  g_free (work->failed);
  g_free (work);
}

/**
 * tandem_record_table_show_work:
 *
 * Tells how much of what takes long is done, in the place of the bar of the selection.
 */
void
tandem_record_table_show_work (TandemRecordTable *self, guint n_done, guint n_all)
{
  g_autofree char *done = tandem_format_count (n_done);
  g_autofree char *all = tandem_format_count (n_all);
  /* Translators: of how many records something is done, as "300 of 10,000 done" */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s done"), done, all);

  self->is_working = TRUE;
  gtk_label_set_label (self->work_label, text);
  gtk_progress_bar_set_fraction (self->work_bar, (double) n_done / (double) MAX (n_all, 1));
  tandem_record_table_update_selection (self);
}

/**
 * tandem_record_table_end_work:
 * @cancellable: of what is over
 */
void
tandem_record_table_end_work (TandemRecordTable *self, GCancellable *cancellable)
{
  if (self->work_cancellable == cancellable)
    g_clear_object (&self->work_cancellable);
  self->is_working = FALSE;
  if (self->list)
    tandem_record_table_update_selection (self);
}

static gboolean
look_cb (gpointer data)
{
  Work *work = data;

  tandem_record_table_show_work (work->table, tandem_bulk_get_n_done (work->bulk), tandem_bulk_get_n_all (work->bulk));
  return G_SOURCE_CONTINUE;
}

/* With several records how many they were: who selected all sees whether that is what was meant. */
static char *
say_done (Work *work)
{
  guint n = tandem_bulk_get_n_all (work->bulk);
  g_autofree char *count = tandem_record_table_say_count (work->table, n);

  if (n < TANDEM_RECORD_TABLE_MANY)
    return g_strdup (work->done);
  /* Translators: what was done, and with how many records, as "Owner changed: 10,000 contacts" */
  return g_strdup_printf (C_ ("done", "%s: %s"), work->done, count);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  TandemRecordTable *self = work->table;
  g_autoptr (GError) error = NULL;
  gboolean is_done = tandem_act_finish (result, &error);
  g_autofree char *done = say_done (work);

  tandem_record_table_end_work (self, work->cancellable);
  if (self->list && is_done)
    tandem_page_toast (GTK_WIDGET (self), done, TRUE);
  else if (self->list)
    tandem_page_show_error (GTK_WIDGET (self), work->failed, error);
  work_free (work);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (TANDEM_RECORD_TABLE (widget)->work_cancellable);
}

/**
 * tandem_record_table_say_count:
 *
 * Returns: (transfer full): so many records of the table in words, as "3 contacts"
 */
char *
tandem_record_table_say_count (TandemRecordTable *self, guint n)
{
  return self->kind->words.say_count (n);
}

/**
 * tandem_record_table_do:
 * @bulk: what is to be done with records of the table
 * @done: what is said then, translated, with how many they were; undo is offered with it
 * @failed: the heading of an error, translated
 *
 * Does something with many records.
 */
void
tandem_record_table_do (TandemRecordTable *self, TandemBulk *bulk, const char *done, const char *failed)
{
  Work *work = g_new0 (Work, 1);

  work->table = g_object_ref (self);
  work->bulk = tandem_bulk_ref (bulk);
  work->cancellable = g_cancellable_new ();
  work->done = g_strdup (done);
  work->failed = g_strdup (failed);
  work->look_id = g_timeout_add (LOOK_EVERY, look_cb, work);
  g_set_object (&self->work_cancellable, work->cancellable);
  tandem_act_bulk_async (tandem_workspace_get_store (self->workspace), bulk, work->cancellable, done_cb, work);
}

void
tandem_record_table_bind_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TandemRecordTable, work_box);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordTable, work_label);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordTable, work_bar);
  gtk_widget_class_install_action (widget_class, "table.stop", NULL, stop_action);
}
