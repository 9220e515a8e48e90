/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-rows-dialog.h"

#include "insight/tandem-tally.h"
#include "marketing/tandem-campaign-entries.h"
#include "marketing/tandem-overview-row-tables.h"
#include "model/tandem-campaign-entry-row.h"
#include "widgets/tandem-page.h"

struct _TandemRowsDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  TandemExchange *exchange; /* by which amounts are added up; NULL where there are none */

  GtkLabel *definition_label;
  GtkWidget *switcher;
  AdwViewStack *views;
};

G_DEFINE_FINAL_TYPE (TandemRowsDialog, tandem_rows_dialog, ADW_TYPE_DIALOG)

typedef struct {
  TandemOverviewRows rows;
  TandemExchange *exchange;
  GArray *ids;
  TandemTally tally;
  TandemCampaignEntries *entries;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_pointer (&request->exchange, tandem_exchange_unref);
  tandem_tally_clear (&request->tally);
  g_free (request);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (TandemDatedAmount));

  request->ids = tandem_overview_rows_list_ids (&request->rows, connection, amounts, error);
  for (guint i = 0; request->exchange && i < amounts->len; i++)
    {
      const TandemDatedAmount *amount = &g_array_index (amounts, TandemDatedAmount, i);

      tandem_tally_add (&request->tally, request->exchange, amount->minor, amount->currency, amount->day);
    }
  return request->ids != NULL;
}

/* People and days come to nothing but how many they are. */
static void
show (const Request *request)
{
  g_autofree char *sum = NULL;

  tandem_campaign_entries_show (request->entries, request->ids);
  if (request->exchange == NULL || request->ids->len == 0 || request->rows.kind == TANDEM_OVERVIEW_ROWS_PEOPLE
      || request->rows.kind == TANDEM_OVERVIEW_ROWS_DAYS)
    return;
  sum = tandem_tally_write (&request->tally, request->exchange);
  tandem_campaign_entries_set_sum (request->entries, sum);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Request *request = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    show (request);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (TANDEM_ROWS_DIALOG (data)->definition_label, error->message);
}

/* A row leads to its record; the dialog makes room for it. */
static void
entry_activated_cb (TandemCampaignEntries *entries, gint64 id, TandemRowsDialog *self)
{
  const TandemTableKind *kind = g_object_get_data (G_OBJECT (entries), "kind");
  g_autoptr (GObject) row = tandem_campaign_entries_dup_record (entries, id);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (kind == tandem_overview_row_tables_get (TANDEM_OVERVIEW_ROWS_FIRM_COSTS))
    gtk_widget_activate_action (parent, "win.preferences", "s", "targets");
  else if (TANDEM_IS_CAMPAIGN_ENTRY_ROW (row))
    tandem_page_go_to_record (parent, "campaigns", TANDEM_CAMPAIGN_ENTRY_ROW (row)->campaign_id);
  else
    tandem_page_go_to_record (parent,
                              kind == tandem_overview_row_tables_get (TANDEM_OVERVIEW_ROWS_DEALS) ? "deals"
                                                                                                  : "contacts",
                              id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_rows_dialog_dispose (GObject *object)
{
  TandemRowsDialog *self = TANDEM_ROWS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ROWS_DIALOG);
  G_OBJECT_CLASS (tandem_rows_dialog_parent_class)->dispose (object);
}

static void
tandem_rows_dialog_class_init (TandemRowsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_rows_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-rows-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemRowsDialog, definition_label);
  gtk_widget_class_bind_template_child (widget_class, TandemRowsDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, TandemRowsDialog, views);
}

static void
tandem_rows_dialog_init (TandemRowsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_rows_dialog_new:
 * @title: what the number is called
 * @definition: what it counts, in a sentence
 * @exchange: (nullable): the rates with which the number was made
 *
 * Returns: (transfer floating): a dialog without rows
 */
TandemRowsDialog *
tandem_rows_dialog_new (TandemWorkspace *workspace, const char *title, const char *definition, TandemExchange *exchange)
{
  TandemRowsDialog *self = g_object_new (TANDEM_TYPE_ROWS_DIALOG, "title", title, NULL);

  self->workspace = g_object_ref (workspace);
  self->exchange = exchange ? tandem_exchange_ref (exchange) : NULL;
  gtk_label_set_label (self->definition_label, definition);
  return self;
}

/**
 * tandem_rows_dialog_add:
 * @name: what the list is called where there are several
 * @rows: what it lists
 */
void
tandem_rows_dialog_add (TandemRowsDialog *self, const char *name, const TandemOverviewRows *rows)
{
  const TandemTableKind *kind = tandem_overview_row_tables_get (rows->kind);
  TandemCampaignEntries *entries = g_object_new (TANDEM_TYPE_CAMPAIGN_ENTRIES, NULL);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (TANDEM_IS_ROWS_DIALOG (self));

  request->rows = *rows;
  request->exchange = self->exchange ? tandem_exchange_ref (self->exchange) : NULL;
  request->entries = entries;
  tandem_campaign_entries_set_up (entries, self->workspace, kind);
  g_object_set_data (G_OBJECT (entries), "kind", (gpointer) kind);
  g_signal_connect (entries, "entry-activated", G_CALLBACK (entry_activated_cb), self);
  adw_view_stack_add_titled (self->views, GTK_WIDGET (entries), NULL, name);
  gtk_widget_set_visible (self->switcher,
                          gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE, list_cb, request,
                          free_request, self->cancellable, listed_cb, self);
}
