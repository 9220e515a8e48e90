/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-sums-bar.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

struct _TandemSumsBar {
  AdwBin parent_instance;

  TandemStore *store;
  TandemRecordList *list;
  const TandemTableKind *kind;
  GCancellable *cancellable; /* of what is asked */
  guint ask_id;              /* a change of a list tells itself in several steps: asked after the last */
  gboolean of_selection;
  gboolean is_part; /* more records are looked for: what is there is not added up */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TandemSumsBar, tandem_sums_bar, ADW_TYPE_BIN)

/* --- what is said -------------------------------------------------------------------------------------------------- */

static void
add_part (TandemSumsBar *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), label);
}

static void
show_words (TandemSumsBar *self, const char *const *words, guint n_words, const char *note)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (self->box)))
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), part);
  for (guint i = 0; i < n_words; i++)
    add_part (self, words[i]);
  gtk_widget_set_tooltip_text (self->box, note);
  gtk_widget_set_visible (GTK_WIDGET (self), n_words > 0);
}

/* --- what is asked ------------------------------------------------------------------------------------------------- */

typedef struct {
  const TandemTableKind *kind;
  GArray *ids;
  gboolean of_selection;
  TandemSumsWords sums;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  tandem_sums_words_clear (&request->sums);
  g_free (request);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return request->kind->load_sums (connection, (const gint64 *) request->ids->data, request->ids->len,
                                   request->of_selection, &request->sums, cancellable, error);
}

/* Sums that may be wrong are not left there. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Request *request = tandem_store_run_get_data (result);
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (success)
    show_words (data, (const char *const *) request->sums.words->pdata, request->sums.words->len, request->sums.note);
  else
    show_words (data, (const char *const[]) { _ ("The sums could not be read") }, 1, error->message);
}

static GArray *
list_all (TandemRecordList *list)
{
  guint n = tandem_record_list_get_length (list);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = tandem_record_list_get_id (list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
ask_cb (gpointer data)
{
  TandemSumsBar *self = data;
  Request *request;

  self->ask_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->is_part
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) < tandem_record_list_get_length (self->list))
    return G_SOURCE_REMOVE; /* more rows are to come, and tell themselves */
  self->cancellable = g_cancellable_new ();
  self->of_selection = tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY;
  request = g_new0 (Request, 1);
  request->kind = self->kind;
  request->of_selection = self->of_selection;
  request->ids = self->of_selection ? tandem_record_list_get_selected (self->list) : list_all (self->list);
  tandem_store_run_async (self->store, TANDEM_STORE_ANALYSE, load_cb, request, free_request, self->cancellable,
                          loaded_cb, self);
  return G_SOURCE_REMOVE;
}

static void
ask (TandemSumsBar *self)
{
  if (self->ask_id == 0)
    self->ask_id = g_idle_add (ask_cb, self);
}

static void
selection_changed_cb (TandemSumsBar *self)
{
  if (self->of_selection || tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY)
    ask (self);
}

static void
catch_up (GtkWidget *widget)
{
  ask (TANDEM_SUMS_BAR (widget));
}

static void
store_changed_cb (TandemSumsBar *self, TandemChanges *changes)
{
  for (const char *const *table = self->kind->summed; *table; table++)
    if (tandem_changes_touch (changes, *table))
      {
        tandem_page_when_seen (GTK_WIDGET (self), catch_up);
        return;
      }
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_sums_bar_dispose (GObject *object)
{
  TandemSumsBar *self = TANDEM_SUMS_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_sums_bar_parent_class)->dispose (object);
}

static void
tandem_sums_bar_class_init (TandemSumsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_sums_bar_dispose;
}

static void
tandem_sums_bar_init (TandemSumsBar *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sums-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * tandem_sums_bar_follow:
 * @kind: what @list shows; it can be added up
 *
 * Adds up what @list shows, and again whenever that changes.
 */
void
tandem_sums_bar_follow (TandemSumsBar *self, TandemWorkspace *workspace, TandemRecordList *list,
                        const TandemTableKind *kind)
{
  self->kind = kind;
  self->store = g_object_ref (tandem_workspace_get_store (workspace));
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED); /* also to as many others */
  g_signal_connect_object (list, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self);
}

/**
 * tandem_sums_bar_set_part:
 * @is_part: whether what the list shows is only the first of what it will show
 */
void
tandem_sums_bar_set_part (TandemSumsBar *self, gboolean is_part)
{
  if (self->list && self->is_part != is_part)
    ask (self);
  self->is_part = is_part;
}
