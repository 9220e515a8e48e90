/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-sums.h"

#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-sums-words.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

struct _TandemCampaignSums {
  AdwBin parent_instance;

  TandemStore *store;
  TandemRecordList *list;
  GCancellable *cancellable; /* of what is asked */
  guint ask_id;              /* a change of a list tells itself in several steps: asked after the last */
  gboolean of_selection;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TandemCampaignSums, tandem_campaign_sums, ADW_TYPE_BIN)

/* --- what is said -------------------------------------------------------------------------------------------------- */

static void
add_part (TandemCampaignSums *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), label);
}

static void
show_sums (TandemCampaignSums *self, GPtrArray *sums)
{
  g_autoptr (GPtrArray) words = tandem_campaign_sums_list_words (sums, self->of_selection);
  g_autofree char *marks = tandem_campaign_sums_explain_marks (sums);
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (self->box)))
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), part);
  for (guint i = 0; i < words->len; i++)
    add_part (self, words->pdata[i]);
  gtk_widget_set_tooltip_text (self->box, marks);
  gtk_widget_set_visible (GTK_WIDGET (self), sums->len > 0);
}

/* --- what is asked ------------------------------------------------------------------------------------------------- */

typedef struct {
  GArray *ids;
  GPtrArray *sums;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_clear_pointer (&request->sums, g_ptr_array_unref);
  g_free (request);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  request->sums = tandem_campaign_query_load_sums (connection, (const gint64 *) request->ids->data, request->ids->len,
                                                   cancellable, error);
  return request->sums != NULL;
}

/* What can't be read is told by the list above; sums that may be wrong are not left there. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Request *request = tandem_store_run_get_data (result);
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (success)
    show_sums (data, request->sums);
  else
    gtk_widget_set_visible (data, FALSE);
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
  TandemCampaignSums *self = data;
  Request *request = g_new0 (Request, 1);

  self->ask_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->of_selection = tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY;
  request->ids = self->of_selection ? tandem_record_list_get_selected (self->list) : list_all (self->list);
  tandem_store_run_async (self->store, TANDEM_STORE_ANALYSE, load_cb, request, free_request, self->cancellable,
                          loaded_cb, self);
  return G_SOURCE_REMOVE;
}

static void
ask (TandemCampaignSums *self)
{
  if (self->ask_id == 0)
    self->ask_id = g_idle_add (ask_cb, self);
}

static void
selection_changed_cb (TandemCampaignSums *self)
{
  if (self->of_selection || tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY)
    ask (self);
}

static void
catch_up (GtkWidget *widget)
{
  ask (TANDEM_CAMPAIGN_SUMS (widget));
}

static void
store_changed_cb (TandemCampaignSums *self, TandemChanges *changes)
{
  static const char *const added_up[]
      = { "campaign", "campaign_cost", "lifecycle_history", "deal", "exchange_rate", "firm" };

  for (guint i = 0; i < G_N_ELEMENTS (added_up); i++)
    if (tandem_changes_touch (changes, added_up[i]))
      {
        tandem_page_when_seen (GTK_WIDGET (self), catch_up);
        return;
      }
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_campaign_sums_dispose (GObject *object)
{
  TandemCampaignSums *self = TANDEM_CAMPAIGN_SUMS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_campaign_sums_parent_class)->dispose (object);
}

static void
tandem_campaign_sums_class_init (TandemCampaignSumsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_sums_dispose;
}

static void
tandem_campaign_sums_init (TandemCampaignSums *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sums-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * tandem_campaign_sums_follow:
 * @list: campaigns
 *
 * Adds up what @list shows, and again whenever that changes.
 */
void
tandem_campaign_sums_follow (TandemCampaignSums *self, TandemWorkspace *workspace, TandemRecordList *list)
{
  self->store = g_object_ref (tandem_workspace_get_store (workspace));
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self);
}
