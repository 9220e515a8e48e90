/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-merge-facts.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-history-words.h"
#include "model/tandem-merge-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"

/* In the order in which they are compared; what is not named here, comes after them. */
static const guint first_of_contact[]
    = { TANDEM_CONTACT_GIVEN_NAME, TANDEM_CONTACT_FAMILY_NAME,     TANDEM_CONTACT_COMPANY_ID,
        TANDEM_CONTACT_JOB_TITLE,  TANDEM_CONTACT_LIFECYCLE_STAGE, TANDEM_CONTACT_OWNER_ID };

static void
free_field (gpointer data)
{
  TandemMergeField *field = data;

  g_free (field->title);
  for (guint i = 0; i < G_N_ELEMENTS (field->values); i++)
    g_free (field->values[i]);
  g_free (field);
}

void
tandem_merge_facts_free (TandemMergeFacts *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_clear_object (&self->records[i]);
      g_free (self->names[i]);
      g_free (self->abouts[i]);
    }
  g_free (self->moved);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

/* --- fields -------------------------------------------------------------------------------------------------------------- */

static TandemMergeField *
add_field (TandemMergeFacts *self, const char *title)
{
  TandemMergeField *field = g_new0 (TandemMergeField, 1);

  field->title = g_strdup (title);
  field->column = -1;
  g_ptr_array_add (self->fields, field);
  return field;
}

/* What neither has is left out. */
static void
end_field (TandemMergeFacts *self, TandemMergeField *field)
{
  field->is_same = g_strcmp0 (field->values[0], field->values[1]) == 0;
  if (field->values[0] == NULL && field->values[1] == NULL)
    g_ptr_array_remove (self->fields, field);
}

static char *
dup_value (TandemConnection *connection, TandemRecord *record, guint column)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);
  g_autoptr (JsonNode) node = NULL;

  if (klass->columns[column].kind == TANDEM_COLUMN_BYTES)
    return tandem_record_is_null (record, column) ? NULL : g_strdup (_ ("a picture"));
  node = tandem_image_dup_value (record, klass->columns[column].name);
  return tandem_history_words_dup_value (connection, klass->table, tandem_record_get_id (record),
                                         klass->columns[column].name, node);
}

static void
add_column (TandemMergeFacts *self, TandemConnection *connection, const TandemMerge *proposal, guint column)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self->records[0]);
  TandemMergeField *field = add_field (self, tandem_history_words_get_column (klass->columns[column].name));

  field->column = (int) column;
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    field->values[i] = dup_value (connection, self->records[i], column);
  for (guint i = 0; i < proposal->columns->len; i++)
    field->takes_other |= g_array_index (proposal->columns, guint, i) == column;
  end_field (self, field);
}

static gboolean
comes_first (GType type, guint column)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_of_contact) && type == TANDEM_TYPE_CONTACT; i++)
    if (first_of_contact[i] == column)
      return TRUE;
  return FALSE;
}

static void
add_columns (TandemMergeFacts *self, TandemConnection *connection)
{
  g_autoptr (TandemMerge) proposal = tandem_merge_new (self->type, self->ids[0], self->ids[1]);
  guint n_columns = TANDEM_RECORD_GET_CLASS (self->records[0])->n_columns;

  tandem_merge_suggest (proposal, self->records[0], self->records[1]);
  for (guint i = 0; i < G_N_ELEMENTS (first_of_contact) && self->type == TANDEM_TYPE_CONTACT; i++)
    add_column (self, connection, proposal, first_of_contact[i]);
  for (guint i = 0; i < n_columns; i++)
    if (tandem_merge_is_choice (self->type, i) && !comes_first (self->type, i))
      add_column (self, connection, proposal, i);
}

/* --- what both keep -------------------------------------------------------------------------------------------------------- */

static char *
join_points (GPtrArray *points, const char *family)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    if (tandem_contact_point_is_family (tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_KIND), family))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE));
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static gboolean
add_points (TandemMergeFacts *self, TandemConnection *connection, GError **error)
{
  guint owner_column
      = self->type == TANDEM_TYPE_CONTACT ? (guint) TANDEM_CONTACT_POINT_CONTACT_ID : TANDEM_CONTACT_POINT_COMPANY_ID;
  TandemMergeField *emails = add_field (self, _ ("E-mail")), *phones = add_field (self, _ ("Phone"));

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (GPtrArray) points = tandem_contact_point_list (connection, owner_column, self->ids[i], error);

      if (points == NULL)
        return FALSE;
      emails->values[i] = join_points (points, "email");
      phones->values[i] = join_points (points, "phone");
    }
  emails->keeps_both = phones->keeps_both = TRUE;
  end_field (self, emails);
  end_field (self, phones);
  return TRUE;
}

static void
add_notes (TandemMergeFacts *self)
{
  guint column = self->type == TANDEM_TYPE_CONTACT ? (guint) TANDEM_CONTACT_NOTES : TANDEM_COMPANY_NOTES;
  TandemMergeField *field = add_field (self, tandem_history_words_get_column ("notes"));

  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    field->values[i] = g_strdup (tandem_record_get_text (self->records[i], column));
  field->keeps_both = TRUE;
  end_field (self, field);
}

/* --- fields of the firm's own ------------------------------------------------------------------------------------------------ */

static char *
say_custom (TandemConnection *connection, TandemRecord *definition, TandemRecord *value)
{
  const char *column = tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_TEXT) ? "number" : "text";
  g_autoptr (JsonNode) node = tandem_image_dup_value (value, column);

  if (g_strcmp0 (tandem_record_get_text (definition, TANDEM_CUSTOM_FIELD_TYPE), "flag") == 0)
    return g_strdup (tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) ? C_ ("field", "yes")
                                                                                   : C_ ("field", "no"));
  if (g_strcmp0 (tandem_record_get_text (definition, TANDEM_CUSTOM_FIELD_TYPE), "day") == 0)
    return tandem_format_date (tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT));
  return tandem_history_words_dup_value (connection, "custom_value", tandem_record_get_id (value), column, node);
}

static gboolean
add_custom (TandemMergeFacts *self, TandemConnection *connection, TandemRecord *definition, GError **error)
{
  gint64 field_id = tandem_record_get_id (definition);
  TandemMergeField *field = add_field (self, tandem_record_get_text (definition, TANDEM_CUSTOM_FIELD_NAME));
  const char *where = self->type == TANDEM_TYPE_CONTACT ? "contact_id = $1 AND deleted_at IS NULL ORDER BY id DESC"
                                                        : "company_id = $1 AND deleted_at IS NULL ORDER BY id DESC";

  field->field_id = field_id;
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (GPtrArray) values
          = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE, where, self->ids[i], error);

      if (values == NULL)
        return FALSE;
      for (guint j = 0; j < values->len; j++)
        if (tandem_record_get_integer (values->pdata[j], TANDEM_CUSTOM_VALUE_FIELD_ID) == field_id)
          {
            g_free (field->values[i]);
            field->values[i] = say_custom (connection, definition, values->pdata[j]);
          }
    }
  field->takes_other = field->values[0] == NULL;
  end_field (self, field);
  return TRUE;
}

static gboolean
add_customs (TandemMergeFacts *self, TandemConnection *connection, GError **error)
{
  const char *entity = self->type == TANDEM_TYPE_CONTACT ? "contact" : "company";
  g_autoptr (GPtrArray) definitions
      = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_FIELD,
                                  "id > $1 AND deleted_at IS NULL ORDER BY position, id", 0, error);

  for (guint i = 0; definitions && i < definitions->len; i++)
    if (g_strcmp0 (tandem_record_get_text (definitions->pdata[i], TANDEM_CUSTOM_FIELD_ENTITY), entity) == 0
        && !add_custom (self, connection, definitions->pdata[i], error))
      return FALSE;
  return definitions != NULL;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------ */

static gboolean
read_head (TandemMergeFacts *self, TandemConnection *connection, guint place, GError **error)
{
  const char *table = self->type == TANDEM_TYPE_CONTACT ? "contact" : "company";
  g_autofree char *counts = NULL, *since = NULL, *day = NULL;

  self->records[place] = tandem_record_load (connection, self->type, self->ids[place], error);
  if (self->records[place] == NULL
      || !(self->names[place] = tandem_merge_query_dup_name (connection, table, self->ids[place], error))
      || !(counts = tandem_merge_query_count_words (connection, table, self->ids[place], error)))
    return FALSE;
  day = tandem_instant_to_date (tandem_record_get_created_at (self->records[place]),
                                tandem_connection_get_time_zone (connection));
  since = tandem_format_date (day);
  /* Translators: since when a contact is there, and what belongs to it: “Since 12 Sep 2026 · 8 activities, 2 deals” */
  self->abouts[place]
      = *counts ? g_strdup_printf (_ ("Since %s · %s"), since, counts) : g_strdup_printf (_ ("Since %s"), since);
  if (place == 1)
    self->moved = g_steal_pointer (&counts);
  return TRUE;
}

static const TandemMergeField *
find_chosen (const TandemMergeFacts *self, const TandemMergeField *like)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TandemMergeField *field = self->fields->pdata[i];

      if (field->is_chosen && field->column == like->column && field->field_id == like->field_id)
        return field;
    }
  return NULL;
}

/**
 * tandem_merge_facts_carry:
 * @before: of the same two, whichever of them stayed then; of others nothing is carried over
 *
 * What a person chose stays chosen: the value of the same record.
 */
void
tandem_merge_facts_carry (TandemMergeFacts *self, const TandemMergeFacts *before)
{
  gboolean is_swapped = self->ids[0] == before->ids[1] && self->ids[1] == before->ids[0];

  if (!is_swapped && (self->ids[0] != before->ids[0] || self->ids[1] != before->ids[1]))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      TandemMergeField *field = self->fields->pdata[i];
      const TandemMergeField *chosen = find_chosen (before, field);

      if (chosen == NULL || field->is_same || field->keeps_both)
        continue;
      field->is_chosen = TRUE;
      field->takes_other = chosen->takes_other != is_swapped;
    }
}

/**
 * tandem_merge_facts_load:
 * @id: the one that stays
 *
 * Returns: (transfer full) (nullable): all that is compared before two are merged
 */
TandemMergeFacts *
tandem_merge_facts_load (TandemConnection *connection, GType type, gint64 id, gint64 other_id, GError **error)
{
  g_autoptr (TandemMergeFacts) self = g_new0 (TandemMergeFacts, 1);

  self->type = type;
  self->ids[0] = id;
  self->ids[1] = other_id;
  self->fields = g_ptr_array_new_with_free_func (free_field);
  if (!read_head (self, connection, 0, error) || !read_head (self, connection, 1, error))
    return NULL;
  add_columns (self, connection);
  if (!add_customs (self, connection, error) || !add_points (self, connection, error))
    return NULL;
  add_notes (self);
  return g_steal_pointer (&self);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemMergeFacts *wanted = data;
  g_autoptr (TandemMergeFacts) found
      = tandem_merge_facts_load (connection, wanted->type, wanted->ids[0], wanted->ids[1], error);
  TandemMergeFacts empty = *wanted;

  if (found == NULL)
    return FALSE;
  *wanted = *found;
  *found = empty;
  return TRUE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_pointer (task, g_object_steal_data (G_OBJECT (task), "facts"),
                           (GDestroyNotify) tandem_merge_facts_free);
  else
    g_task_return_error (task, error);
}

void
tandem_merge_facts_load_async (TandemStore *store, GType type, gint64 id, gint64 other_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  TandemMergeFacts *facts = g_new0 (TandemMergeFacts, 1);

  g_task_set_source_tag (task, tandem_merge_facts_load_async);
  facts->type = type;
  facts->ids[0] = id;
  facts->ids[1] = other_id;
  g_object_set_data_full (G_OBJECT (task), "facts", facts, (GDestroyNotify) tandem_merge_facts_free);
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, facts, NULL, cancellable, loaded_cb, task);
}

TandemMergeFacts *
tandem_merge_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
