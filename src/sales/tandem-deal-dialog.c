/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deal to be made. The stages and whom it is with are read first; what was typed is checked on saving, and what is wrong
 * stands in the banner and at its row. */
#include "sales/tandem-deal-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"
#include "model/tandem-person.h"
#include "model/tandem-stage.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-dialog-fault.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-reference-row.h"

struct _TandemDealDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  TandemRecord *deal;
  gint64 pipeline_id; /* of the stage that is chosen at first; 0: the first */
  GPtrArray *stages;  /* the open ones */
  char *offered;      /* (nullable): the company that came with the contact, which nobody wrote */

  AdwBanner *banner;
  AdwEntryRow *title_row;
  AdwEntryRow *company_row;
  AdwActionRow *contact_row;
  AdwComboRow *stage_row;
  AdwEntryRow *amount_row;
  AdwEntryRow *close_row;
  AdwEntryRow *step_row;
  AdwEntryRow *step_day_row;
  AdwExpanderRow *more_row;
  TandemReferenceRow *owner_row;
  TandemCurrencyRow *currency_row;
  GtkWidget *save_button;
};

enum { SIGNAL_SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemDealDialog, tandem_deal_dialog, ADW_TYPE_DIALOG)

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 contact_id;
  gint64 company_id; /* else that of the contact */
  TandemRecord *company;
  char *contact; /* whom it is with */
  GPtrArray *persons; /* who may look after it */
  GPtrArray *stages; /* the open ones: to win or to lose a deal is an act of its own */
  GPtrArray *names;  /* what each is called, with its pipeline where there are several */
} DealParts;

static void
free_parts (gpointer data)
{
  DealParts *parts = data;

  g_clear_object (&parts->company);
  g_free (parts->contact);
  g_clear_pointer (&parts->persons, g_ptr_array_unref);
  g_clear_pointer (&parts->stages, g_ptr_array_unref);
  g_clear_pointer (&parts->names, g_ptr_array_unref);
  g_free (parts);
}

static gboolean
read_contact (TandemConnection *connection, DealParts *parts, GError **error)
{
  g_autoptr (TandemRecord) contact = NULL;

  if (parts->contact_id == 0)
    return TRUE;
  contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, parts->contact_id, error);
  if (contact == NULL)
    return FALSE;
  parts->contact = tandem_contact_query_make_name (contact, NULL);
  if (parts->company_id == 0)
    parts->company_id = tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID);
  return TRUE;
}

/* One in the trash is not taken. */
static gboolean
read_company (TandemConnection *connection, DealParts *parts, GError **error)
{
  if (parts->company_id == 0)
    return TRUE;
  parts->company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, parts->company_id, error);
  if (parts->company == NULL)
    return FALSE;
  if (tandem_record_get_deleted_at (parts->company))
    g_clear_object (&parts->company);
  return TRUE;
}

static gboolean
read_stages (TandemConnection *connection, DealParts *parts, GError **error)
{
  parts->stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                  "kind = 'open' AND deleted_at IS NULL ORDER BY pipeline_id, position, id", 0, error);
  parts->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; parts->stages && i < parts->stages->len; i++)
    g_ptr_array_add (parts->names,
                     tandem_reference_dup_name (connection, "stage", tandem_record_get_id (parts->stages->pdata[i])));
  return parts->stages != NULL;
}

static gboolean
read_persons (TandemConnection *connection, DealParts *parts, GError **error)
{
  parts->persons = tandem_person_list (connection, 0, error);
  return parts->persons != NULL;
}

static gboolean
read_parts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealParts *parts = data;

  return read_stages (connection, parts, error) && read_persons (connection, parts, error)
         && read_contact (connection, parts, error) && read_company (connection, parts, error);
}

static void
show_fault (TandemDealDialog *self, const GError *error)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, NULL, error->message);
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

/* The first stage of the pipeline that is asked for is chosen, else the first of all. */
static void
show_stages (TandemDealDialog *self, DealParts *parts)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->stages = g_ptr_array_ref (parts->stages);
  for (guint i = parts->stages->len; i-- > 0;)
    if (tandem_record_get_integer (parts->stages->pdata[i], TANDEM_STAGE_PIPELINE_ID) == self->pipeline_id)
      selected = i;
  for (guint i = 0; i < parts->names->len; i++)
    gtk_string_list_append (names, parts->names->pdata[i]);
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->stage_row, selected);
}

static void
show_company (TandemDealDialog *self, DealParts *parts)
{
  const char *name = parts->company ? tandem_record_get_text (parts->company, TANDEM_COMPANY_NAME) : NULL;

  g_set_str (&self->offered, parts->contact_id ? name : NULL);
  tandem_record_set_id (self->deal, TANDEM_DEAL_COMPANY_ID, parts->company ? tandem_record_get_id (parts->company) : 0);
  show_text (self->company_row, name);
}

static void
show_contact (TandemDealDialog *self, DealParts *parts)
{
  tandem_record_set_id (self->deal, TANDEM_DEAL_CONTACT_ID, parts->contact_id);
  adw_action_row_set_subtitle (self->contact_row, parts->contact ? parts->contact : C_ ("contact", "None"));
}

/* Without a title there is no deal, and without the stages no place for it. */
static void
update_save_button (TandemDealDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));

  gtk_widget_set_sensitive (self->save_button, self->stages && self->stages->len > 0 && *title);
}

/* Returns: (nullable): the dialog, where it is still there and what it needs was read */
static TandemDealDialog *
finish_reading (GObject *store, GAsyncResult *result, gpointer dialog)
{
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (store), result, &error))
    return dialog;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_fault (dialog, error);
  return NULL;
}

static void
parts_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  DealParts *parts = tandem_store_run_get_data (result);
  TandemDealDialog *self = finish_reading (object, result, data);

  if (self == NULL)
    return;
  show_company (self, parts);
  show_stages (self, parts);
  show_contact (self, parts);
  tandem_reference_row_show (self->owner_row, parts->persons, TANDEM_PERSON_NAME,
                             tandem_record_get_integer (self->deal, TANDEM_DEAL_OWNER_ID));
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner_row), TRUE);
  update_save_button (self);
}

/* --- whom it is with ----------------------------------------------------------------------------------------------- */

static gboolean
read_parties_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_contact (connection, data, error) && read_company (connection, data, error);
}

/* What came with a contact and was not touched since is as good as nothing; a deal that was begun at a company stays there. */
static gboolean
is_company_written (TandemDealDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->company_row));

  return *text && g_strcmp0 (text, self->offered) != 0;
}

/* The company of a person is that of the deal, unless one was written already. */
static void
parties_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  DealParts *parts = tandem_store_run_get_data (result);
  TandemDealDialog *self = finish_reading (object, result, data);

  if (self == NULL)
    return;
  show_contact (self, parts);
  if (!is_company_written (self))
    show_company (self, parts);
}

static void
contact_chosen_cb (AdwDialog *chooser, gint64 contact_id, TandemDealDialog *self)
{
  DealParts *parts = g_new0 (DealParts, 1);

  parts->contact_id = contact_id;
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_parties_cb, parts,
                          free_parts, self->cancellable, parties_read_cb, self);
}

static void
choose_contact_cb (TandemDealDialog *self)
{
  gboolean has = !tandem_record_is_null (self->deal, TANDEM_DEAL_CONTACT_ID);
  AdwDialog *chooser = tandem_record_chooser_new (self->workspace, TANDEM_SEARCH_CONTACT, _ ("Choose a contact"),
                                                  has ? _ ("No contact") : NULL);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (contact_chosen_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), chooser);
}

static void
currency_chosen_cb (TandemDealDialog *self)
{
  const char *code = tandem_currency_row_get_code (self->currency_row);
  g_autofree char *title = NULL;

  if (self->deal == NULL)
    return;
  tandem_record_set_text (self->deal, TANDEM_DEAL_CURRENCY, code);
  /* Translators: %s is the code of a currency, such as EUR */
  title = g_strdup_printf (_ ("Amount (%s)"), code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), title);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemRecord *deal;
  char *company;
  gint64 stage_id;
} DealDraft;

static void
free_draft (gpointer data)
{
  DealDraft *draft = data;

  g_object_unref (draft->deal);
  g_free (draft->company);
  g_free (draft);
}

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealDraft *draft = data;

  return tandem_act_save_deal (connection, draft->deal, draft->company, draft->stage_id, error);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDealDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      DealDraft *draft = tandem_store_run_get_data (result);

      g_signal_emit (self, signals[SIGNAL_SAVED], 0, tandem_record_get_id (draft->deal));
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_fault (self, error);
}

/* What is wrong is said in the banner and marked at its row, until something is typed there. */
static void
mark_row (AdwEntryRow *row)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_changed_cb (TandemDealDialog *self, AdwEntryRow *row)
{
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
title_changed_cb (TandemDealDialog *self, AdwEntryRow *row)
{
  row_changed_cb (self, row);
  update_save_button (self);
}

static gboolean
take_date (TandemRecord *deal, guint column, AdwEntryRow *row, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *date = NULL;

  if (*text && !tandem_date_parse_near (text, &date, error))
    {
      mark_row (row);
      return FALSE;
    }
  tandem_record_set_text (deal, column, date);
  return TRUE;
}

static gboolean
take_amount (TandemDealDialog *self, TandemRecord *deal, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  gint64 minor;

  tandem_record_set_null (deal, TANDEM_DEAL_AMOUNT_MINOR);
  if (*text == 0)
    return TRUE;
  if (!tandem_money_parse (text, tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY), &minor, error))
    {
      mark_row (self->amount_row);
      return FALSE;
    }
  if (minor < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The amount of a deal can't be below zero. Nothing was saved."));
      mark_row (self->amount_row);
      return FALSE;
    }
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, minor);
  return TRUE;
}

static void
save_clicked_cb (TandemDealDialog *self)
{
  g_autoptr (TandemRecord) deal = tandem_record_copy (self->deal);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  DealDraft *draft;

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, title);
  tandem_record_set_id (deal, TANDEM_DEAL_OWNER_ID, tandem_reference_row_get_id (self->owner_row));
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, gtk_editable_get_text (GTK_EDITABLE (self->step_row)));
  if (!take_amount (self, deal, &error)
      || !take_date (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, self->close_row, &error)
      || !take_date (deal, TANDEM_DEAL_NEXT_STEP_ON, self->step_day_row, &error))
    {
      show_fault (self, error);
      return;
    }
  draft = g_new0 (DealDraft, 1);
  draft->deal = g_steal_pointer (&deal);
  draft->company = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->company_row)));
  draft->stage_id = tandem_record_get_id (g_ptr_array_index (self->stages, adw_combo_row_get_selected (self->stage_row)));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, save_cb, draft, free_draft, NULL,
                          saved_cb, g_object_ref (self));
}

static void
tandem_deal_dialog_dispose (GObject *object)
{
  TandemDealDialog *self = TANDEM_DEAL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->deal);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_DIALOG);
  G_OBJECT_CLASS (tandem_deal_dialog_parent_class)->dispose (object);
}

static void
tandem_deal_dialog_finalize (GObject *object)
{
  g_object_unref (TANDEM_DEAL_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (tandem_deal_dialog_parent_class)->finalize (object);
}

static void
tandem_deal_dialog_class_init (TandemDealDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_dialog_finalize;

  /**
   * TandemDealDialog::saved:
   * @deal_id: the deal that was made
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, company_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, stage_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, close_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, step_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, step_day_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, more_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_contact_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
tandem_deal_dialog_init (TandemDealDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_type_ensure (TANDEM_TYPE_CURRENCY_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_day_button_attach (self->close_row);
  tandem_day_button_attach (self->step_day_row);
  self->owner_row
      = TANDEM_REFERENCE_ROW (tandem_reference_row_new (C_ ("field", "Owner"), C_ ("owner", "Nobody")));
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner_row), FALSE);
  adw_expander_row_add_row (self->more_row, GTK_WIDGET (self->owner_row));
  adw_action_row_set_subtitle (self->contact_row, C_ ("contact", "None"));
  update_save_button (self);
}

static AdwDialog *
make_dialog (TandemWorkspace *workspace, gint64 contact_id, gint64 company_id)
{
  TandemDealDialog *self = g_object_new (TANDEM_TYPE_DEAL_DIALOG, NULL);
  DealParts *parts = g_new0 (DealParts, 1);

  self->workspace = g_object_ref (workspace);
  self->deal = TANDEM_RECORD (tandem_deal_new ());
  tandem_record_set_id (self->deal, TANDEM_DEAL_CONTACT_ID, contact_id);
  tandem_record_set_id (self->deal, TANDEM_DEAL_OWNER_ID, tandem_workspace_get_person_id (workspace));
  tandem_currency_row_set_code (self->currency_row, tandem_workspace_get_currency (workspace));
  currency_chosen_cb (self);
  parts->contact_id = contact_id;
  parts->company_id = company_id;
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, read_parts_cb, parts, free_parts,
                          self->cancellable, parts_read_cb, self);
  return ADW_DIALOG (self);
}

/**
 * tandem_deal_dialog_new:
 * @contact_id: whom the deal is with, 0 when nobody is known yet
 *
 * Asks for a new deal. Whoever makes it looks after it.
 */
AdwDialog *
tandem_deal_dialog_new (TandemWorkspace *workspace, gint64 contact_id)
{
  return make_dialog (workspace, contact_id, 0);
}

/**
 * tandem_deal_dialog_new_for_company:
 * @company_id: the company that the deal is with
 */
AdwDialog *
tandem_deal_dialog_new_for_company (TandemWorkspace *workspace, gint64 company_id)
{
  return make_dialog (workspace, 0, company_id);
}

/**
 * tandem_deal_dialog_set_pipeline_id:
 * @pipeline_id: the pipeline that is looked at: its first stage is chosen at first
 */
void
tandem_deal_dialog_set_pipeline_id (TandemDealDialog *self, gint64 pipeline_id)
{
  self->pipeline_id = pipeline_id;
}
