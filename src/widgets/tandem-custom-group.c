/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-custom-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-custom.h"
#include "model/tandem-custom-entry.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-overview-query.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

/**
 * TandemCustomGroup:
 *
 * Reads its fields and values itself, whenever they are changed. A value is saved when its row is left, each one step of undo.
 */
struct _TandemCustomGroup {
  AdwPreferencesGroup parent_instance;

  TandemStore *store;
  TandemFirmList list;
  gint64 record_id;
  char *name;
  GCancellable *cancellable;
  GPtrArray *fields; /* (element-type TandemCustomField): as shown */
  GPtrArray *values; /* (element-type TandemCustomValue): as shown */
  char *currency;    /* the firm's, of an amount that names none */
  GPtrArray *rows;   /* (element-type GtkWidget): of each field */
  gint64 shown_id;   /* the record of the rows */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (TandemCustomGroup, tandem_custom_group, ADW_TYPE_PREFERENCES_GROUP)

static void load (TandemCustomGroup *self);

static gboolean
is_of_type (TandemRecord *field, const char *type)
{
  return g_strcmp0 (tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE), type) == 0;
}

static char **
split_choices (TandemRecord *field)
{
  const char *choices = tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_CHOICES);

  return g_strsplit (choices ? choices : "", "\n", -1);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCustomGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error) || self->store == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("The field was not changed"), error);
  load (self);
}

static guint
get_record_column (TandemFirmList list)
{
  switch ((int) list)
    {
    case TANDEM_FIRM_LIST_COMPANY_FIELDS:
      return TANDEM_CUSTOM_VALUE_COMPANY_ID;
    case TANDEM_FIRM_LIST_DEAL_FIELDS:
      return TANDEM_CUSTOM_VALUE_DEAL_ID;
    case TANDEM_FIRM_LIST_CAMPAIGN_FIELDS:
      return TANDEM_CUSTOM_VALUE_CAMPAIGN_ID;
    default:
      return TANDEM_CUSTOM_VALUE_CONTACT_ID;
    }
}

/* @value: what is to be held; %NULL: nothing */
static void
save (TandemCustomGroup *self, TandemRecord *field, TandemRecord *value)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  g_autofree char *label
      = g_strdup_printf (_ ("Change “%s” of %s"), tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_NAME), self->name);
  gboolean has_number = value && !tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_NUMBER);
  gint64 number = has_number ? tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) : 0;
  const TandemCustomAct act = {
    .field_id = tandem_record_get_id (field),
    .record_column = get_record_column (self->list),
    .record_id = self->shown_id,
    .label = label,
    .text = value ? (char *) tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT) : NULL,
    .number = has_number ? &number : NULL,
    .currency = value ? (char *) tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY) : NULL,
  };

  tandem_act_set_custom_async (self->store, &act, NULL, saved_cb, g_object_ref (self));
}

static TandemRecord *
find_value (GPtrArray *values, gint64 field_id)
{
  for (guint i = 0; values && i < values->len; i++)
    if (tandem_record_get_integer (values->pdata[i], TANDEM_CUSTOM_VALUE_FIELD_ID) == field_id)
      return values->pdata[i];
  return NULL;
}

static TandemRecord *
find_field (TandemCustomGroup *self, gpointer row)
{
  guint i;

  return g_ptr_array_find (self->rows, row, &i) ? g_ptr_array_index (self->fields, i) : NULL;
}

/* An amount keeps its currency until another is written. */
static const char *
get_currency (TandemCustomGroup *self, TandemRecord *field)
{
  TandemRecord *value = find_value (self->values, tandem_record_get_id (field));
  const char *currency = value ? tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY) : NULL;

  return currency ? currency : self->currency;
}

/* What can't be read is said, and the row shows again what the file holds. */
static void
text_committed_cb (TandemFieldRow *row, TandemCustomGroup *self)
{
  TandemRecord *field = find_field (self, row);
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    save (self, field, NULL);
  else if (tandem_custom_entry_read (value, tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE), text,
                                     get_currency (self, field), &error))
    save (self, field, value);
  if (error == NULL)
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("The field was not changed"), error);
  load (self);
}

static void
flag_set_cb (AdwSwitchRow *row, GParamSpec *pspec, TandemCustomGroup *self)
{
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, adw_switch_row_get_active (row));
  if (!self->is_showing)
    save (self, find_field (self, row), value);
}

static void
choice_selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemCustomGroup *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  if (self->is_showing || chosen == NULL)
    return;
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, gtk_string_object_get_string (chosen));
  save (self, find_field (self, row), adw_combo_row_get_selected (row) == 0 ? NULL : value);
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (TandemCustomGroup *self, TandemRecord *field)
{
  const char *name = tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_NAME);
  GtkWidget *row;

  if (is_of_type (field, TANDEM_CUSTOM_FLAG))
    {
      row = g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", name, NULL);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (flag_set_cb), self, 0);
    }
  else if (is_of_type (field, TANDEM_CUSTOM_CHOICE))
    {
      row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", name, NULL);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (choice_selected_cb), self, 0);
    }
  else
    {
      row = tandem_field_row_new (name, NULL);
      g_signal_connect_object (row, "committed", G_CALLBACK (text_committed_cb), self, 0);
      if (is_of_type (field, TANDEM_CUSTOM_DAY))
        tandem_day_button_attach (ADW_ENTRY_ROW (row));
    }
  return row;
}

/* A choice that is not offered any more is still what the record holds. */
static void
show_choice (AdwComboRow *row, TandemRecord *field, const char *text)
{
  g_auto (GStrv) choices = split_choices (field);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (titles, C_ ("choice", "None"));
  for (guint i = 0; choices[i]; i++)
    {
      if (*choices[i] == 0)
        continue;
      gtk_string_list_append (titles, choices[i]);
      if (g_strcmp0 (choices[i], text) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (titles)) - 1;
    }
  if (text && selected == 0)
    {
      gtk_string_list_append (titles, text);
      selected = g_list_model_get_n_items (G_LIST_MODEL (titles)) - 1;
    }
  tandem_combo_choices_offer (row, titles);
  adw_combo_row_set_selected (row, selected);
}

static void
show_value (GtkWidget *row, TandemRecord *field, TandemRecord *value)
{
  g_autofree char *text = NULL;

  if (ADW_IS_SWITCH_ROW (row))
    adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                               value && tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) != 0);
  else if (ADW_IS_COMBO_ROW (row))
    show_choice (ADW_COMBO_ROW (row), field, value ? tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT) : NULL);
  else
    {
      text = tandem_custom_entry_write (value, tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE));
      tandem_field_row_set_value (TANDEM_FIELD_ROW (row), text);
    }
}

static gboolean
are_same_fields (TandemCustomGroup *self, GPtrArray *fields)
{
  if (self->fields == NULL || self->fields->len != fields->len)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    if (tandem_record_get_id (self->fields->pdata[i]) != tandem_record_get_id (fields->pdata[i])
        || tandem_record_get_version (self->fields->pdata[i]) != tandem_record_get_version (fields->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The rows stay while the fields and the record do, and with them the focus and what is being written. */
static void
show (TandemCustomGroup *self, GPtrArray *fields, GPtrArray *values, gint64 record_id)
{
  self->is_showing = TRUE;
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = g_ptr_array_ref (values);
  if (self->shown_id != record_id || !are_same_fields (self, fields))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      g_clear_pointer (&self->fields, g_ptr_array_unref);
      self->fields = g_ptr_array_ref (fields);
      self->shown_id = record_id;
      for (guint i = 0; i < fields->len; i++)
        {
          g_ptr_array_add (self->rows, make_row (self, fields->pdata[i]));
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
        }
    }
  for (guint i = 0; i < fields->len; i++)
    show_value (self->rows->pdata[i], fields->pdata[i], find_value (values, tandem_record_get_id (fields->pdata[i])));
  gtk_widget_set_visible (GTK_WIDGET (self), fields->len > 0);
  self->is_showing = FALSE;
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemFirmList list;
  gint64 record_id;
  GPtrArray *fields, *values;
  char *currency;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->fields, g_ptr_array_unref);
  g_clear_pointer (&facts->values, g_ptr_array_unref);
  g_free (facts->currency);
  g_free (facts);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;

  facts->fields = tandem_firm_list_load (connection, facts->list, 0, error);
  if (facts->fields)
    facts->values = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE,
                                              tandem_custom_value_get_where (get_record_column (facts->list)),
                                              facts->record_id, error);
  return facts->values && (facts->currency = tandem_overview_query_dup_currency (connection, error)) != NULL;
}

static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemCustomGroup *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (success)
    g_set_str (&self->currency, facts->currency);
  if (success)
    show (self, facts->fields, facts->values, facts->record_id);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The fields could not be read"), error);
}

static void
load (TandemCustomGroup *self)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->list = self->list;
  facts->record_id = self->record_id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (self->store, TANDEM_STORE_READ, read_cb, facts, free_facts, self->cancellable, read_done_cb,
                          self);
}

static void
store_changed_cb (TandemCustomGroup *self, TandemChanges *changes)
{
  if (self->record_id != 0
      && (tandem_changes_touch (changes, "custom_value") || tandem_changes_touch (changes, "custom_field")))
    load (self);
}

static void
tandem_custom_group_dispose (GObject *object)
{
  TandemCustomGroup *self = TANDEM_CUSTOM_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_custom_group_parent_class)->dispose (object);
}

static void
tandem_custom_group_finalize (GObject *object)
{
  TandemCustomGroup *self = TANDEM_CUSTOM_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->name);
  g_free (self->currency);
  G_OBJECT_CLASS (tandem_custom_group_parent_class)->finalize (object);
}

static void
tandem_custom_group_class_init (TandemCustomGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_custom_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_custom_group_finalize;
}

static void
tandem_custom_group_init (TandemCustomGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Your own fields"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_custom_group_show:
 * @list: the fields of contacts, companies, deals or campaigns
 * @record_id: a contact, company, deal or campaign
 * @name: what undo calls it
 */
void
tandem_custom_group_show (TandemCustomGroup *self, TandemStore *store, TandemFirmList list, gint64 record_id,
                          const char *name)
{
  g_return_if_fail (TANDEM_IS_CUSTOM_GROUP (self));

  if (self->store == NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->store, store);
  g_set_str (&self->name, name);
  if (self->record_id == record_id && self->list == list && self->shown_id == record_id)
    return;
  tandem_custom_group_commit (self);
  self->list = list;
  self->record_id = record_id;
  load (self);
}

/**
 * tandem_custom_group_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_custom_group_commit (TandemCustomGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (TANDEM_IS_FIELD_ROW (self->rows->pdata[i]))
      tandem_field_row_commit (TANDEM_FIELD_ROW (self->rows->pdata[i]));
}
