/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-custom.h"

#include "model/tandem-custom-value.h"
#include "store/tandem-change-set.h"

static TandemRecord *
find_value (TandemConnection *connection, const TandemCustomAct *act, GError **error)
{
  const char *where = tandem_custom_value_get_where (act->record_column);
  g_autoptr (GPtrArray) values
      = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE, where, act->record_id, error);
  TandemRecord *fresh;

  if (values == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    if (tandem_record_get_integer (values->pdata[i], TANDEM_CUSTOM_VALUE_FIELD_ID) == act->field_id)
      return g_object_ref (values->pdata[i]);
  fresh = TANDEM_RECORD (tandem_custom_value_new ());
  tandem_record_set_id (fresh, TANDEM_CUSTOM_VALUE_FIELD_ID, act->field_id);
  tandem_record_set_id (fresh, act->record_column, act->record_id);
  return fresh;
}

static gboolean
holds (TandemRecord *value, const TandemCustomAct *act)
{
  gboolean has_number = !tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_NUMBER);

  return g_strcmp0 (tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT), act->text) == 0
         && g_strcmp0 (tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY), act->currency) == 0
         && has_number == (act->number != NULL)
         && (!has_number || tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) == *act->number);
}

/**
 * tandem_act_set_custom:
 *
 * Writes what a record holds in a field, if it is something else; what is left empty goes to the trash.
 */
gboolean
tandem_act_set_custom (TandemConnection *connection, const TandemCustomAct *act, GError **error)
{
  g_autoptr (TandemRecord) value = find_value (connection, act, error);

  if (value == NULL)
    return FALSE;
  tandem_change_set_begin (connection, act->label);
  if (act->text == NULL && act->number == NULL)
    return tandem_record_get_id (value) == 0 || tandem_record_trash (value, connection, error);
  if (tandem_record_get_id (value) != 0 && holds (value, act))
    return TRUE;
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, act->text);
  if (act->number)
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, *act->number);
  else
    tandem_record_set_null (value, TANDEM_CUSTOM_VALUE_NUMBER);
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_CURRENCY, act->currency);
  return tandem_record_get_id (value) == 0 ? tandem_record_insert (value, connection, error)
                                           : tandem_record_update (value, connection, error);
}

static gboolean
set_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_custom (connection, data, error);
}

TandemCustomAct *
tandem_custom_act_copy (const TandemCustomAct *self)
{
  TandemCustomAct *copy = g_memdup2 (self, sizeof *self);

  copy->label = g_strdup (self->label);
  copy->text = g_strdup (self->text);
  copy->number = self->number ? g_memdup2 (self->number, sizeof *self->number) : NULL;
  copy->currency = g_strdup (self->currency);
  return copy;
}

void
tandem_custom_act_free (TandemCustomAct *self)
{
  g_free (self->label);
  g_free (self->text);
  g_free (self->number);
  g_free (self->currency);
  g_free (self);
}

static void
free_act (gpointer data)
{
  tandem_custom_act_free (data);
}

/**
 * tandem_act_set_custom_async:
 * @act: is copied
 */
void
tandem_act_set_custom_async (TandemStore *store, const TandemCustomAct *act, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_cb, tandem_custom_act_copy (act), free_act, cancellable,
                          callback, user_data);
}
