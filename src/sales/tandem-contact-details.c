/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each record that is shown has an editor of its own, which lives until its edits are written: another contact may be open
 * by then. */
#include "sales/tandem-contact-details.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-deal-query.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

#define COLUMN "tandem-column"
#define EDITOR "tandem-editor"
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

static const Field address_fields[] = {
  { TANDEM_ADDRESS_STREET, N_ ("Street") },     { TANDEM_ADDRESS_POSTCODE, N_ ("Postcode") },
  { TANDEM_ADDRESS_CITY, N_ ("City") },         { TANDEM_ADDRESS_REGION, N_ ("Region") },
  { TANDEM_ADDRESS_COUNTRY, N_ ("Country") },
};

struct _TandemContactDetails {
  AdwBin parent_instance;

  TandemStore *store;
  TandemRecordEditor *contact;  /* NULL until the facts have come */
  TandemRecordEditor *address;  /* of a new one when there is none */
  char *name;
  gboolean fresh;               /* another contact, nothing of which is shown yet */

  AdwPreferencesGroup *reach_group;
  AdwPreferencesGroup *person_group;
  AdwPreferencesGroup *deals_group;
  AdwPreferencesGroup *address_group;
  GtkTextView *notes_view;
  GtkWidget *notes_hint;

  TandemFieldRow *person_rows[G_N_ELEMENTS (person_fields)];
  TandemFieldRow *address_rows[G_N_ELEMENTS (address_fields)];
  GPtrArray *point_rows;        /* TandemFieldRow, not owned */
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

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemContactDetails *self)
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
address_committed_cb (TandemFieldRow *row, TandemContactDetails *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->address)
    save (self, self->address, column, text, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemContactDetails) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tell_failure (self, error);
}

static TandemRecordEditor *
get_point_editor (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), EDITOR);
}

static void
drop_point_row (TandemContactDetails *self, TandemFieldRow *row)
{
  g_ptr_array_remove (self->point_rows, row);
  adw_preferences_group_remove (self->reach_group, GTK_WIDGET (row));
}

static void
remove_point (TandemContactDetails *self, TandemFieldRow *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (tandem_record_editor_get_record (get_point_editor (row)));
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s” of %s"),
                                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), self->name);

  if (id == 0)
    {
      drop_point_row (self, row);
      return;
    }
  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_CONTACT_POINT, ids, NULL, removed_cb, g_object_ref (self));
}

static void
point_committed_cb (TandemFieldRow *row, TandemContactDetails *self)
{
  TandemRecord *point = tandem_record_editor_get_record (get_point_editor (row));
  gboolean is_email = g_strcmp0 (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND), "email") == 0;
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    remove_point (self, row);
  else if (is_email && !tandem_contact_point_check_email (text, &error))
    tell_failure (self, error);
  else
    save (self, get_point_editor (row), TANDEM_CONTACT_POINT_VALUE, text,
          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
remove_clicked_cb (GtkWidget *button, TandemContactDetails *self)
{
  remove_point (self, TANDEM_FIELD_ROW (gtk_widget_get_ancestor (button, TANDEM_TYPE_FIELD_ROW)));
}

static void
commit_notes (TandemContactDetails *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (self->contact == NULL || !gtk_text_buffer_get_modified (buffer))
    return;
  gtk_text_buffer_set_modified (buffer, FALSE);
  save (self, self->contact, TANDEM_CONTACT_NOTES, *text ? text : NULL, _ ("Notes"));
}

static void
notes_changed_cb (TandemContactDetails *self, GtkTextBuffer *buffer)
{
  gtk_widget_set_visible (self->notes_hint, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
notes_left_cb (GtkEventControllerFocus *controller, TandemContactDetails *self)
{
  commit_notes (self);
}

/* What is being written belongs to the contact that is shown now. */
static void
commit_edits (TandemContactDetails *self)
{
  if (self->contact == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    tandem_field_row_commit (self->person_rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    tandem_field_row_commit (self->address_rows[i]);
  for (guint i = self->point_rows->len; i > 0; i--)
    tandem_field_row_commit (self->point_rows->pdata[i - 1]);
  commit_notes (self);
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
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  TandemRecord *contact = tandem_record_editor_get_record (self->contact);
  const char *notes = tandem_record_get_text (contact, TANDEM_CONTACT_NOTES);

  if (tandem_record_editor_is_busy (self->contact))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    show_value (self, self->person_rows[i], person_fields[i].column == TANDEM_CONTACT_COMPANY_ID
                                                ? company
                                                : tandem_record_get_text (contact, person_fields[i].column));
  if (!self->fresh && gtk_text_buffer_get_modified (buffer))
    return;
  gtk_text_buffer_set_text (buffer, notes ? notes : "", -1);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

static void
show_address (TandemContactDetails *self)
{
  TandemRecord *address = tandem_record_editor_get_record (self->address);

  if (tandem_record_editor_is_busy (self->address))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    show_value (self, self->address_rows[i], tandem_record_get_text (address, address_fields[i].column));
}

static const char *
get_point_title (const char *kind)
{
  if (g_strcmp0 (kind, "email") == 0)
    return _ ("E-mail");
  if (g_strcmp0 (kind, "mobile") == 0)
    return _ ("Mobile");
  return g_strcmp0 (kind, "url") == 0 ? _ ("Web address") : _ ("Phone");
}

static GtkWidget *
add_point_row (TandemContactDetails *self, TandemRecord *point)
{
  GtkWidget *row = tandem_field_row_new (get_point_title (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND)),
                                         tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE));
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  tandem_entry_row_keep_left_to_right (ADW_ENTRY_ROW (row));
  g_object_set_data_full (G_OBJECT (row), EDITOR, make_editor (self, point), g_object_unref);
  gtk_widget_set_tooltip_text (button, C_ ("contact point", "Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "committed", G_CALLBACK (point_committed_cb), self, 0);
  adw_preferences_group_add (self->reach_group, row);
  g_ptr_array_add (self->point_rows, row);
  return row;
}

static TandemRecord *
find_point (GPtrArray *points, gint64 id)
{
  for (guint i = 0; points && i < points->len; i++)
    if (tandem_record_get_id (points->pdata[i]) == id)
      return points->pdata[i];
  return NULL;
}

static gboolean
has_point_row (TandemContactDetails *self, gint64 id)
{
  for (guint i = 0; i < self->point_rows->len; i++)
    if (tandem_record_get_id (tandem_record_editor_get_record (get_point_editor (self->point_rows->pdata[i]))) == id)
      return TRUE;
  return FALSE;
}

/* Rows stay where they can, with the focus in them; a new one that is not written yet stays too. */
static void
show_points (TandemContactDetails *self, GPtrArray *points)
{
  for (guint i = self->point_rows->len; i > 0; i--)
    {
      TandemFieldRow *row = self->point_rows->pdata[i - 1];
      TandemRecordEditor *editor = get_point_editor (row);
      gint64 id = tandem_record_get_id (tandem_record_editor_get_record (editor));
      TandemRecord *point = find_point (points, id);

      if (tandem_record_editor_is_busy (editor) || (id == 0 && !self->fresh))
        continue;
      if (point == NULL)
        {
          drop_point_row (self, row);
          continue;
        }
      tandem_record_editor_offer (editor, point);
      tandem_field_row_set_value (row, tandem_record_get_text (tandem_record_editor_get_record (editor),
                                                               TANDEM_CONTACT_POINT_VALUE));
    }
  for (guint i = 0; i < points->len; i++)
    if (!has_point_row (self, tandem_record_get_id (points->pdata[i])))
      add_point_row (self, points->pdata[i]);
}

static void
deal_activated_cb (AdwActionRow *row, TandemContactDetails *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), DEAL);

  tandem_page_go_to_record (GTK_WIDGET (self), "deals", *id);
}

static void
show_deals (TandemContactDetails *self, GPtrArray *deals)
{
  for (guint i = 0; i < self->deal_rows->len; i++)
    adw_preferences_group_remove (self->deals_group, self->deal_rows->pdata[i]);
  g_ptr_array_set_size (self->deal_rows, 0);
  adw_preferences_group_set_description (self->deals_group, deals->len == 0 ? _ ("None yet") : NULL);
  for (guint i = 0; i < deals->len; i++)
    {
      TandemDealRow *deal = deals->pdata[i];
      GtkWidget *row;
      g_autofree char *amount = NULL;

      if (deal == NULL)
        continue;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", deal->title, "subtitle", deal->stage,
                          "activatable", TRUE, NULL);
      amount = deal->has_amount ? tandem_format_money (deal->amount_minor, deal->currency) : NULL;
      if (amount)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (amount));
      g_object_set_data_full (G_OBJECT (row), DEAL, g_memdup2 (&deal->id, sizeof deal->id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (deal_activated_cb), self, 0);
      adw_preferences_group_add (self->deals_group, row);
      g_ptr_array_add (self->deal_rows, row);
    }
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
add_point_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactDetails *self = TANDEM_CONTACT_DETAILS (widget);
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());

  if (self->contact == NULL)
    return;
  tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID,
                        tandem_record_get_id (tandem_record_editor_get_record (self->contact)));
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, g_variant_get_string (parameter, NULL));
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  gtk_widget_grab_focus (add_point_row (self, point));
}

static void
make_rows (TandemContactDetails *self, AdwPreferencesGroup *group, const Field *fields, guint n_fields,
           TandemFieldRow **rows, GCallback committed_cb)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", committed_cb, self, 0);
      adw_preferences_group_add (group, row);
      rows[i] = TANDEM_FIELD_ROW (row);
    }
}

static void
tandem_contact_details_dispose (GObject *object)
{
  TandemContactDetails *self = TANDEM_CONTACT_DETAILS (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->address);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CONTACT_DETAILS);
  G_OBJECT_CLASS (tandem_contact_details_parent_class)->dispose (object);
}

static void
tandem_contact_details_finalize (GObject *object)
{
  TandemContactDetails *self = TANDEM_CONTACT_DETAILS (object);

  g_free (self->name);
  g_ptr_array_unref (self->point_rows);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contact-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, reach_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, person_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, deals_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, address_group);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, notes_view);
  gtk_widget_class_bind_template_child (widget_class, TandemContactDetails, notes_hint);
  gtk_widget_class_bind_template_callback (widget_class, notes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_left_cb);
  gtk_widget_class_install_action (widget_class, "contact.add-point", "s", add_point_action);
}

static void
tandem_contact_details_init (TandemContactDetails *self)
{
  self->point_rows = g_ptr_array_new ();
  self->deal_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self, self->person_group, person_fields, G_N_ELEMENTS (person_fields), self->person_rows,
             G_CALLBACK (person_committed_cb));
  make_rows (self, self->address_group, address_fields, G_N_ELEMENTS (address_fields), self->address_rows,
             G_CALLBACK (address_committed_cb));
}

/**
 * tandem_contact_details_open:
 *
 * Another contact is going to be shown. What was being written is saved to the one shown until now.
 */
void
tandem_contact_details_open (TandemContactDetails *self, TandemStore *store)
{
  commit_edits (self);
  g_set_object (&self->store, store);
  g_clear_object (&self->contact);
  g_clear_object (&self->address);
  while (self->point_rows->len > 0)
    drop_point_row (self, self->point_rows->pdata[self->point_rows->len - 1]);
  self->fresh = TRUE;
}

static void
show_editors (TandemContactDetails *self, TandemContactFacts *facts)
{
  g_autoptr (TandemRecord) address = facts->address ? g_object_ref (facts->address) : TANDEM_RECORD (tandem_address_new ());

  if (facts->address == NULL)
    {
      tandem_record_set_id (address, TANDEM_ADDRESS_CONTACT_ID, facts->id);
      tandem_record_set_text (address, TANDEM_ADDRESS_KIND, "work");
    }
  if (self->contact == NULL)
    self->contact = make_editor (self, facts->contact);
  else
    tandem_record_editor_offer (self->contact, facts->contact);
  /* An address that came or went, as undo does, is another record. */
  if (self->address && !tandem_record_editor_is_busy (self->address)
      && tandem_record_get_id (address) != tandem_record_get_id (tandem_record_editor_get_record (self->address)))
    g_clear_object (&self->address);
  if (self->address == NULL)
    self->address = make_editor (self, address);
  else
    tandem_record_editor_offer (self->address, address);
}

/**
 * tandem_contact_details_show:
 * @name: what undo calls the contact
 */
void
tandem_contact_details_show (TandemContactDetails *self, TandemContactFacts *facts, const char *name)
{
  g_set_str (&self->name, name);
  show_editors (self, facts);
  show_person (self, facts->company);
  show_address (self);
  show_points (self, facts->points);
  show_deals (self, facts->deals);
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
