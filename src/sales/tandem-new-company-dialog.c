/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-new-company-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-company.h"
#include "model/tandem-company-query.h"
#include "widgets/tandem-dialog-fault.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

#define ENOUGH_LETTERS 3 /* what begins with fewer is like half of all companies */
#define MOST_HITS      20 /* of each kind, among which one is called so */

struct _TandemNewCompanyDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable; /* of the look for a similar one */
  gint64 similar_id;

  AdwEntryRow *name_row;
  AdwEntryRow *domain_row;
  AdwEntryRow *industry_row;
  GtkRevealer *similar_revealer;
  GtkLabel *similar_label;
};

typedef struct {
  char *typed;
  gint64 id;
  char *name;
} Similar;

typedef enum {
  SIGNAL_DONE,
  N_SIGNALS,
} TandemNewCompanyDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewCompanyDialog, tandem_new_company_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

/* --- whether it is there already ----------------------------------------------------------------------------------- */

static void
free_similar (gpointer data)
{
  Similar *similar = data;

  g_free (similar->typed);
  g_free (similar->name);
  g_free (similar);
}

static gboolean
find_similar_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Similar *similar = data;

  return tandem_company_query_find_similar (connection, similar->typed, &similar->id, &similar->name, error);
}

static void
show_similar (TandemNewCompanyDialog *self, gint64 id, const char *name)
{
  gint64 before = self->similar_id;
  g_autofree char *text = NULL;

  self->similar_id = id;
  gtk_revealer_set_reveal_child (self->similar_revealer, self->similar_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-company.open", self->similar_id != 0);
  if (self->similar_id == 0 || self->similar_id == before)
    return;
  /* Translators: %s is a company */
  text = g_strdup_printf (_ ("Here already: %s"), name);
  gtk_label_set_label (self->similar_label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Whether words of the name begin with all that is typed; search also finds what stands within words. */
static gboolean
is_called_so (const TandemSearchHit *hit)
{
  for (guint i = 0; i < hit->name.ranges->len; i++)
    {
      guint start = g_array_index (hit->name.ranges, TandemSearchRange, i).start;

      if (start > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit->name.text + start))))
        return FALSE;
    }
  return hit->kind == TANDEM_SEARCH_COMPANY && hit->is_named;
}

static void
hits_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &error);
  const TandemSearchHit *similar = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; hits && i < hits->len && similar == NULL; i++)
    if (is_called_so (hits->pdata[i]))
      similar = hits->pdata[i];
  show_similar (data, similar ? similar->id : 0, similar ? similar->name.text : NULL);
}

/* Where no name begins with all of it, its words may stand in another order. */
static void
similar_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Similar *similar = tandem_store_run_get_data (result);
  TandemNewCompanyDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (success && similar->id != 0)
    show_similar (self, similar->id, similar->name);
  else
    tandem_search_query_async (tandem_workspace_get_search (self->workspace), similar->typed, MOST_HITS,
                               self->cancellable, hits_found_cb, self);
}

static void
name_changed_cb (GtkEditable *editable, TandemNewCompanyDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  Similar *similar;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-company.add", name != NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (name == NULL || g_utf8_strlen (name, -1) < ENOUGH_LETTERS)
    {
      self->similar_id = 0;
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-company.open", FALSE);
      gtk_revealer_set_reveal_child (self->similar_revealer, FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  similar = g_new0 (Similar, 1);
  similar->typed = g_steal_pointer (&name);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, find_similar_cb, similar,
                          free_similar, self->cancellable, similar_found_cb, self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
finish (TandemNewCompanyDialog *self, gint64 id)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemNewCompanyDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      finish (self, tandem_record_get_id (tandem_store_run_get_data (result)));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  tandem_dialog_keep_focus (ADW_DIALOG (self), NULL);
  tandem_page_show_error (GTK_WIDGET (self), _ ("The company was not added"), error);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemNewCompanyDialog *self = TANDEM_NEW_COMPANY_DIALOG (widget);
  g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());
  g_autofree char *typed = dup_text (self->name_row);
  g_autofree char *domain = dup_text (self->domain_row);
  g_autofree char *industry = dup_text (self->industry_row);

  tandem_record_set_text (company, TANDEM_COMPANY_NAME, typed);
  tandem_record_set_text (company, TANDEM_COMPANY_DOMAIN, domain);
  tandem_record_set_text (company, TANDEM_COMPANY_INDUSTRY, industry);
  /* A second Enter must not add it twice. */
  gtk_widget_set_sensitive (widget, FALSE);
  tandem_act_add_company_async (tandem_workspace_get_store (self->workspace), company, NULL, added_cb,
                                g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemNewCompanyDialog *self = TANDEM_NEW_COMPANY_DIALOG (widget);

  if (self->similar_id != 0)
    finish (self, self->similar_id);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
tandem_new_company_dialog_dispose (GObject *object)
{
  TandemNewCompanyDialog *self = TANDEM_NEW_COMPANY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_new_company_dialog_parent_class)->dispose (object);
}

static void
tandem_new_company_dialog_class_init (TandemNewCompanyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_new_company_dialog_dispose;

  /**
   * TandemNewCompanyDialog::done:
   * @id: the company that was added, or that was there already
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-new-company-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewCompanyDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewCompanyDialog, domain_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewCompanyDialog, industry_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewCompanyDialog, similar_revealer);
  gtk_widget_class_bind_template_child (widget_class, TandemNewCompanyDialog, similar_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_install_action (widget_class, "new-company.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "new-company.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "new-company.cancel", NULL, cancel_action);
}

static void
tandem_new_company_dialog_init (TandemNewCompanyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_entry_row_keep_left_to_right (self->domain_row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-company.add", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-company.open", FALSE);
}

/**
 * tandem_new_company_dialog_new:
 * @workspace: an open file
 */
AdwDialog *
tandem_new_company_dialog_new (TandemWorkspace *workspace)
{
  TandemNewCompanyDialog *self = g_object_new (TANDEM_TYPE_NEW_COMPANY_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  return ADW_DIALOG (self);
}
