/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each record that is shown has an editor of its own, which lives until its edits are written: another contact may be open
 * by then. */
#include "sales/tandem-contact-details.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-address.h"
#include "model/tandem-attachment.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-deal-query.h"
#include "sales/tandem-address-group.h"
#include "sales/tandem-consent-group.h"
#include "sales/tandem-interest-group.h"
#include "sales/tandem-order-group.h"
#include "sales/tandem-notes-group.h"
#include "sales/tandem-reach-group.h"
#include "sales/tandem-relation-group.h"
#include "sales/tandem-source-group.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-custom-group.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-file-group.h"
#include "widgets/tandem-page.h"

#define COLUMN "tandem-column"
#define DEAL "tandem-deal"

typedef struct {
  guint column;
  const char *title;
} Field;

static const Field person_fields[] = {
  { TANDEM_CONTACT_GIVEN_NAME, N_ ("Given name") }, { TANDEM_CONTACT_FAMILY_NAME, N_ ("Family name") },
  { TANDEM_CONTACT_PREFIX, N_ ("Title") },          { TANDEM_CONTACT_JOB_TITLE, N_ ("Job title") },
  { TANDEM_CONTACT_COMPANY_ID, N_ ("Company") },    { TANDEM_CONTACT_BIRTHDAY, N_ ("Birthday") },
};

struct _TandemContactDetails {
  AdwBin parent_instance;

  TandemStore *store;
  TandemRecordEditor *contact; /* NULL until the facts have come */
  char *name;
  gboolean fresh;               /* another contact, nothing of which is shown yet */

  TandemReachGroup *reach_group;
  AdwPreferencesGroup *person_group;
  AdwPreferencesGroup *deals_group;
  TandemInterestGroup *interest_group;
  TandemOrderGroup *order_group;
  TandemConsentGroup *consent_group;
  TandemRelationGroup *relation_group;
  TandemSourceGroup *source_group;
  TandemAddressGroup *address_group;
  TandemCustomGroup *custom_group;
  TandemFileGroup *file_group;
  TandemNotesGroup *notes_group;

  TandemFieldRow *person_rows[G_N_ELEMENTS (person_fields)];
  GPtrArray *deal_rows;         /* rows, not owned */
};

typedef enum {
  SIGNAL_STALE,
  N_SIGNALS,
} TandemContactDetailsSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemContactDetails, tandem_contact_details, ADW_TYPE_BIN)

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
tell_failure (TandemContactDetails *self, const GError *error)
{
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not changed"), error);
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

/* Of the contact, of a way to reach it, of its address. */
static void
failed_cb (gpointer editor, const GError *error, TandemContactDetails *self)
{
  tell_failure (self, error);
}

static TandemRecordEditor *
make_editor (TandemContactDetails *self, gpointer record)
{
  TandemRecordEditor *editor = tandem_record_editor_new (self->store, record);

  g_signal_connect_object (editor, "failed", G_CALLBACK (failed_cb), self, 0);
  return editor;
}

static void
save (TandemContactDetails *self, TandemRecordEditor *editor, guint column, const char *text, const char *field)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s” of %s"), field, self->name);

  if (editor == self->contact && column == TANDEM_CONTACT_COMPANY_ID)
    tandem_record_editor_set_company (editor, column, text, label);
  else
    tandem_record_editor_set_text (editor, column, text, label);
}

static void
person_committed_cb (TandemFieldRow *row, TandemContactDetails *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  if (self->contact == NULL)
    return;
  if (column == TANDEM_CONTACT_BIRTHDAY && text)
    {
      if (!tandem_date_parse_entry (text, &date, &error))
        {
          tandem_page_show_error (GTK_WIDGET (self), _ ("The birthday was not changed"), error);
          g_signal_emit (self, signals[SIGNAL_STALE], 0);
          return;
        }
      g_set_str (&text, date);
    }
  save (self, self->contact, column, text, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
notes_committed_cb (TandemNotesGroup *group, TandemContactDetails *self)
{
  g_autofree char *text = tandem_notes_group_dup_text (group);

  if (self->contact)
    save (self, self->contact, TANDEM_CONTACT_NOTES, text, _ ("Notes"));
}

/* What is being written belongs to the contact that is shown now. */
static void
commit_edits (TandemContactDetails *self)
{
  if (self->contact == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    tandem_field_row_commit (self->person_rows[i]);
  tandem_address_group_commit (self->address_group);
  tandem_reach_group_commit (self->reach_group);
  tandem_custom_group_commit (self->custom_group);
  tandem_notes_group_commit (self->notes_group);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_value (TandemContactDetails *self, TandemFieldRow *row, const char *value)
{
  if (self->fresh)
    tandem_field_row_reset (row, value);
  else
    tandem_field_row_set_value (row, value);
}

/* What is being written just now is newer than what was read. */
static void
show_person (TandemContactDetails *self, const char *company)
{
  TandemRecord *contact = tandem_record_editor_get_record (self->contact);
  const char *notes = tandem_record_get_text (contact, TANDEM_CONTACT_NOTES);

  if (tandem_record_editor_is_busy (self->contact))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    show_value (self, self->person_rows[i], person_fields[i].column == TANDEM_CONTACT_COMPANY_ID
                                                ? company
                                                : tandem_record_get_text (contact, person_fields[i].column));
  if (self->fresh)
    tandem_notes_group_reset (self->notes_group, notes);
  else
    tandem_notes_group_set_value (self->notes_group, notes);
}

static void
deal_activated_cb (AdwActionRow *row, TandemContactDetails *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), DEAL);

  tandem_page_go_to_record (GTK_WIDGET (self), "deals", *id);
}

static GtkWidget *
make_arrow (void)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return arrow;
}

static void
show_deals (TandemContactDetails *self, GPtrArray *deals)
{
  for (guint i = 0; i < self->deal_rows->len; i++)
    adw_preferences_group_remove (self->deals_group, self->deal_rows->pdata[i]);
  g_ptr_array_set_size (self->deal_rows, 0);
  tandem_page_say_none (self->deals_group, deals->len);
  for (guint i = 0; i < deals->len; i++)
    {
      TandemDealRow *deal = deals->pdata[i];
      GtkWidget *row;
      g_autofree char *amount = NULL;

      if (deal == NULL)
        continue;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", deal->title, "subtitle", deal->stage,
                          "activatable", TRUE, NULL);
      amount = deal->has_amount ? tandem_format_money_brief (deal->amount_minor, deal->currency) : NULL;
      if (amount)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (amount));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_arrow ());
      g_object_set_data_full (G_OBJECT (row), DEAL, g_memdup2 (&deal->id, sizeof deal->id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (deal_activated_cb), self, 0);
      adw_preferences_group_add (self->deals_group, row);
      g_ptr_array_add (self->deal_rows, row);
    }
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
make_rows (TandemContactDetails *self, AdwPreferencesGroup *group, const Field *fields, guint n_fields,
           TandemFieldRow **rows, GCallback committed_cb)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", committed_cb, self, 0);
      if (fields == person_fields && fields[i].column == TANDEM_CONTACT_BIRTHDAY)
        tandem_day_button_attach (ADW_ENTRY_ROW (row));
      adw_preferences_group_add (group, row);
      rows[i] = TANDEM_FIELD_ROW (row);
    }
}

static void
tandem_contact_details_dispose (GObject *object)
{
  TandemContactDetails *self = TANDEM_CONTACT_DETAILS (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CONTACT_DETAILS);
  G_OBJECT_CLASS (tandem_contact_details_parent_class)->dispose (object);
}

static void
tandem_contact_details_finalize (GObject *object)
{
  TandemContactDetails *self = TANDEM_CONTACT_DETAILS (object);

  g_free (self->name);
  g_ptr_array_unref (self->deal_rows);
  G_OBJECT_CLASS (tandem_contact_details_parent_class)->finalize (object);
}

static void
tandem_contact_details_class_init (TandemContactDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_contact_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_details_finalize;

  /**
   * TandemContactDetails::stale:
   *
   * What is shown may not be what the file holds: it is to be read and shown again.
   */
  signals[SIGNAL_STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  g_type_ensure (TANDEM_TYPE_REACH_GROUP);
  g_type_ensure (TANDEM_TYPE_ADDRESS_GROUP);
  g_type_ensure (TANDEM_TYPE_CUSTOM_GROUP);
  g_type_ensure (TANDEM_TYPE_FILE_GROUP);
  g_type_ensure (TANDEM_TYPE_NOTES_GROUP);
  g_type_ensure (TANDEM_TYPE_INTEREST_GROUP);
  g_type_ensure (TANDEM_TYPE_ORDER_GROUP);
  g_type_ensure (TANDEM_TYPE_CONSENT_GROUP);
  g_type_ensure (TANDEM_TYPE_RELATION_GROUP);
  g_type_ensure (TANDEM_TYPE_SOURCE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contact-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, reach_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, person_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, deals_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, relation_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, interest_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, order_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, consent_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, source_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, address_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, custom_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, file_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, notes_group);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_committed_cb);
}

static void
tandem_contact_details_init (TandemContactDetails *self)
{
  self->deal_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self, self->person_group, person_fields, G_N_ELEMENTS (person_fields), self->person_rows,
             G_CALLBACK (person_committed_cb));
}

/**
 * tandem_contact_details_open:
 *
 * Another contact is going to be shown. What was being written is saved to the one shown until now.
 */
void
tandem_contact_details_open (TandemContactDetails *self, TandemWorkspace *workspace)
{
  TandemStore *store = tandem_workspace_get_store (workspace);

  commit_edits (self);
  g_set_object (&self->store, store);
  g_clear_object (&self->contact);
  tandem_reach_group_open (self->reach_group, store, TANDEM_CONTACT_POINT_CONTACT_ID);
  tandem_relation_group_open (self->relation_group, workspace);
  tandem_address_group_open (self->address_group, store, TANDEM_ADDRESS_CONTACT_ID);
  self->fresh = TRUE;
}

/**
 * tandem_contact_details_show:
 * @name: what undo calls the contact
 */
void
tandem_contact_details_show (TandemContactDetails *self, TandemContactFacts *facts, const char *name)
{
  g_set_str (&self->name, name);
  if (self->contact == NULL)
    self->contact = make_editor (self, facts->contact);
  else
    tandem_record_editor_offer (self->contact, facts->contact);
  show_person (self, facts->company);
  tandem_address_group_show (self->address_group, facts->id, name, facts->addresses);
  tandem_reach_group_show (self->reach_group, facts->id, name, facts->points);
  tandem_order_group_show (self->order_group, self->store, TANDEM_SALES_ORDER_CONTACT_ID, facts->id);
  tandem_interest_group_show (self->interest_group, self->store, facts->id, name, facts->interests);
  tandem_consent_group_show (self->consent_group, self->store, facts, name);
  tandem_relation_group_show (self->relation_group, facts->id, name, facts->relations);
  tandem_custom_group_show (self->custom_group, self->store, TANDEM_FIRM_LIST_CONTACT_FIELDS, facts->id, name);
  tandem_file_group_show (self->file_group, self->store, TANDEM_ATTACHMENT_CONTACT_ID, facts->id, name);
  show_deals (self, facts->deals);
  if (!tandem_record_editor_is_busy (self->contact))
    tandem_source_group_show (self->source_group, self->contact, facts, name);
  self->fresh = FALSE;
}

/**
 * tandem_contact_details_get_editor:
 *
 * Returns: (transfer none) (nullable): what writes the contact; %NULL before it is shown
 */
TandemRecordEditor *
tandem_contact_details_get_editor (TandemContactDetails *self)
{
  return self->contact;
}
