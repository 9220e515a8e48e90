/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each record that is shown has an editor of its own, which lives until its edits are written: another company may be open
 * by then. */
#include "sales/tandem-company-details.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "model/tandem-address.h"
#include "model/tandem-attachment.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-person.h"
#include "sales/tandem-address-group.h"
#include "sales/tandem-notes-group.h"
#include "sales/tandem-reach-group.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-custom-group.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-file-group.h"
#include "widgets/tandem-page.h"

#define COLUMN "tandem-column"

static const struct {
  guint column;
  const char *title;
} fields[] = {
  { TANDEM_COMPANY_NAME, N_ ("Name") },
  { TANDEM_COMPANY_DOMAIN, N_ ("Web domain") },
  { TANDEM_COMPANY_INDUSTRY, N_ ("Industry") },
  /* Translators: of which other company a company is a part */
  { TANDEM_COMPANY_PARENT_ID, N_ ("Part of") },
};

struct _TandemCompanyDetails {
  AdwBin parent_instance;

  TandemStore *store;
  TandemRecordEditor *company; /* NULL until the facts have come */
  char *name;
  GArray *owner_ids; /* in the order of the choices; the first is nobody */
  gboolean fresh;    /* another company, nothing of which is shown yet */
  gboolean showing;  /* while rows are filled, nobody chooses anything */

  TandemReachGroup *reach_group;
  AdwPreferencesGroup *company_group;
  AdwComboRow *owner_row;
  TandemAddressGroup *address_group;
  TandemCustomGroup *custom_group;
  TandemFileGroup *file_group;
  TandemNotesGroup *notes_group;
  TandemFieldRow *rows[G_N_ELEMENTS (fields)];
};

typedef enum {
  SIGNAL_STALE,
  N_SIGNALS,
} TandemCompanyDetailsSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCompanyDetails, tandem_company_details, ADW_TYPE_BIN)

/* --- saving -------------------------------------------------------------------------------------------------------- */

/* Of the company, of a way to reach it, of its address. */
static void
failed_cb (gpointer editor, const GError *error, TandemCompanyDetails *self)
{
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The company was not changed"), error);
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

static char *
make_label (TandemCompanyDetails *self, const char *field)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  return g_strdup_printf (_ ("Change “%s” of %s"), field, self->name);
}

static void
committed_cb (TandemFieldRow *row, TandemCompanyDetails *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;

  if (self->company == NULL)
    return;
  label = make_label (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  if (column == TANDEM_COMPANY_PARENT_ID)
    tandem_record_editor_set_company (self->company, column, text, label);
  else
    tandem_record_editor_set_text (self->company, column, text, label);
}

static void
notes_committed_cb (TandemNotesGroup *group, TandemCompanyDetails *self)
{
  g_autofree char *text = tandem_notes_group_dup_text (group);
  g_autofree char *label = NULL;

  if (self->company == NULL)
    return;
  label = make_label (self, _ ("Notes"));
  tandem_record_editor_set_text (self->company, TANDEM_COMPANY_NOTES, text, label);
}

static void
owner_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TandemCompanyDetails *self)
{
  guint place = adw_combo_row_get_selected (row);
  g_autofree char *label = NULL;

  if (self->showing || self->company == NULL || place >= self->owner_ids->len)
    return;
  label = make_label (self, C_ ("field", "Owner"));
  if (place == 0)
    tandem_record_editor_clear (self->company, TANDEM_COMPANY_OWNER_ID, label);
  else
    tandem_record_editor_set_integer (self->company, TANDEM_COMPANY_OWNER_ID,
                                      g_array_index (self->owner_ids, gint64, place), label);
}

/* What is being written belongs to the company that is shown now. */
static void
commit_edits (TandemCompanyDetails *self)
{
  if (self->company == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    tandem_field_row_commit (self->rows[i]);
  tandem_address_group_commit (self->address_group);
  tandem_reach_group_commit (self->reach_group);
  tandem_custom_group_commit (self->custom_group);
  tandem_notes_group_commit (self->notes_group);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

/* The choices are made anew only when there are others: an open list of them would close. */
static void
show_owners (TandemCompanyDetails *self, GPtrArray *owners, gint64 owner_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gint64 nobody = 0;

  g_array_set_size (self->owner_ids, 0);
  g_array_append_val (self->owner_ids, nobody);
  gtk_string_list_append (names, C_ ("owner", "Nobody"));
  for (guint i = 0; i < owners->len; i++)
    {
      gint64 id = tandem_record_get_id (owners->pdata[i]);
      const char *name = tandem_record_get_text (owners->pdata[i], TANDEM_PERSON_NAME);

      g_array_append_val (self->owner_ids, id);
      gtk_string_list_append (names, name);
      if (id == owner_id)
        selected = i + 1;
    }
  self->showing = TRUE;
  tandem_combo_choices_offer (self->owner_row, names);
  adw_combo_row_set_selected (self->owner_row, selected);
  self->showing = FALSE;
}

/* What is being written just now is newer than what was read. */
static void
show_company (TandemCompanyDetails *self, const char *parent, GPtrArray *owners)
{
  TandemRecord *company = tandem_record_editor_get_record (self->company);
  const char *notes = tandem_record_get_text (company, TANDEM_COMPANY_NOTES);

  if (tandem_record_editor_is_busy (self->company))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value
          = fields[i].column == TANDEM_COMPANY_PARENT_ID ? parent : tandem_record_get_text (company, fields[i].column);

      if (self->fresh)
        tandem_field_row_reset (self->rows[i], value);
      else
        tandem_field_row_set_value (self->rows[i], value);
    }
  show_owners (self, owners, tandem_record_get_integer (company, TANDEM_COMPANY_OWNER_ID));
  if (self->fresh)
    tandem_notes_group_reset (self->notes_group, notes);
  else
    tandem_notes_group_set_value (self->notes_group, notes);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_company_details_dispose (GObject *object)
{
  TandemCompanyDetails *self = TANDEM_COMPANY_DETAILS (object);

  g_clear_object (&self->company);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_COMPANY_DETAILS);
  G_OBJECT_CLASS (tandem_company_details_parent_class)->dispose (object);
}

static void
tandem_company_details_finalize (GObject *object)
{
  TandemCompanyDetails *self = TANDEM_COMPANY_DETAILS (object);

  g_free (self->name);
  g_array_unref (self->owner_ids);
  G_OBJECT_CLASS (tandem_company_details_parent_class)->finalize (object);
}

static void
tandem_company_details_class_init (TandemCompanyDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_company_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_company_details_finalize;

  /**
   * TandemCompanyDetails::stale:
   *
   * What is shown may not be what the file holds: it is to be read and shown again.
   */
  signals[SIGNAL_STALE]
      = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TANDEM_TYPE_REACH_GROUP);
  g_type_ensure (TANDEM_TYPE_ADDRESS_GROUP);
  g_type_ensure (TANDEM_TYPE_CUSTOM_GROUP);
  g_type_ensure (TANDEM_TYPE_FILE_GROUP);
  g_type_ensure (TANDEM_TYPE_NOTES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-company-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, reach_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, company_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, address_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, custom_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, file_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCompanyDetails, notes_group);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_committed_cb);
}

static void
tandem_company_details_init (TandemCompanyDetails *self)
{
  self->owner_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
      adw_preferences_group_add (self->company_group, row);
      self->rows[i] = TANDEM_FIELD_ROW (row);
      if (fields[i].column == TANDEM_COMPANY_DOMAIN)
        tandem_entry_row_keep_left_to_right (ADW_ENTRY_ROW (row));
    }
  self->owner_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", C_ ("field", "Owner"), NULL);
  adw_preferences_group_add (self->company_group, GTK_WIDGET (self->owner_row));
  g_signal_connect_object (self->owner_row, "notify::selected", G_CALLBACK (owner_chosen_cb), self, 0);
}

/**
 * tandem_company_details_open:
 *
 * Another company is going to be shown. What was being written is saved to the one shown until now.
 */
void
tandem_company_details_open (TandemCompanyDetails *self, TandemStore *store)
{
  commit_edits (self);
  g_set_object (&self->store, store);
  g_clear_object (&self->company);
  tandem_reach_group_open (self->reach_group, store, TANDEM_CONTACT_POINT_COMPANY_ID);
  tandem_address_group_open (self->address_group, store, TANDEM_ADDRESS_COMPANY_ID);
  self->fresh = TRUE;
}

void
tandem_company_details_show (TandemCompanyDetails *self, TandemCompanyFacts *facts)
{
  g_set_str (&self->name, tandem_record_get_text (facts->company, TANDEM_COMPANY_NAME));
  if (self->company)
    tandem_record_editor_offer (self->company, facts->company);
  else
    {
      self->company = tandem_record_editor_new (self->store, facts->company);
      g_signal_connect_object (self->company, "failed", G_CALLBACK (failed_cb), self, 0);
    }
  show_company (self, facts->parent, facts->owners);
  tandem_address_group_show (self->address_group, facts->id, self->name, facts->addresses);
  tandem_reach_group_show (self->reach_group, facts->id, self->name, facts->points);
  tandem_custom_group_show (self->custom_group, self->store, TANDEM_FIRM_LIST_COMPANY_FIELDS, facts->id, self->name);
  tandem_file_group_show (self->file_group, self->store, TANDEM_ATTACHMENT_COMPANY_ID, facts->id, self->name);
  self->fresh = FALSE;
}

/**
 * tandem_company_details_get_editor:
 *
 * Returns: (transfer none) (nullable): what writes the company; %NULL before it is shown
 */
TandemRecordEditor *
tandem_company_details_get_editor (TandemCompanyDetails *self)
{
  return self->company;
}
