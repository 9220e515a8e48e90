/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be chosen in a field that the firm added. A choice that gets another name where it stands has it in the records, too;
 * one that is taken away stays with those that hold it. */
#include "act/tandem-act-custom.h"

#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "store/tandem-change-set.h"

static char **
split (const char *choices)
{
  return g_strsplit (choices ? choices : "", "\n", -1);
}

static gboolean
rename_values (TandemConnection *connection, GArray *ids, const char *choice, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TandemRecord) value
          = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_VALUE, g_array_index (ids, gint64, i), error);

      if (value == NULL)
        return FALSE;
      tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, choice);
      if (!tandem_record_update (value, connection, error))
        return FALSE;
    }
  return TRUE;
}

/* @after: what stands in the place of a choice that is offered no more, if that is new */
static gboolean
follow_choice (TandemConnection *connection, TandemChoicesAct *act, const char *before, const char *after,
               GError **error)
{
  g_autoptr (GArray) ids = tandem_custom_value_list_holding (connection, act->field_id, before, error);

  if (ids == NULL)
    return FALSE;
  *(after ? &act->n_renamed : &act->n_left) += ids->len;
  return after == NULL || rename_values (connection, ids, after, error);
}

static gboolean
follow_choices (TandemConnection *connection, TandemChoicesAct *act, const char *stored, GError **error)
{
  g_auto (GStrv) before = split (stored);
  g_auto (GStrv) after = split (act->choices);
  gboolean is_one_for_one = g_strv_length (before) == g_strv_length (after);

  for (guint i = 0; before[i]; i++)
    {
      gboolean is_renamed = is_one_for_one && !g_strv_contains ((const char *const *) before, after[i]);

      if (*before[i] && !g_strv_contains ((const char *const *) after, before[i])
          && !follow_choice (connection, act, before[i], is_renamed ? after[i] : NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_act_set_choices:
 *
 * Writes what may be chosen. Of as many choices as before, one that stands where another stood is that one under a new name.
 */
gboolean
tandem_act_set_choices (TandemConnection *connection, TandemChoicesAct *act, GError **error)
{
  g_autoptr (TandemRecord) field = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_FIELD, act->field_id, error);
  g_autofree char *stored = NULL;

  if (field == NULL)
    return FALSE;
  tandem_change_set_begin (connection, act->label);
  stored = g_strdup (tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_CHOICES));
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, act->choices);
  return tandem_record_update (field, connection, error) && follow_choices (connection, act, stored, error);
}

static gboolean
set_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_choices (connection, data, error);
}

static void
free_act (gpointer data)
{
  TandemChoicesAct *act = data;

  g_free (act->label);
  g_free (act->choices);
  g_free (act);
}

/**
 * tandem_act_set_choices_async:
 * @act: is copied
 */
void
tandem_act_set_choices_async (TandemStore *store, const TandemChoicesAct *act, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  TandemChoicesAct *copy = g_memdup2 (act, sizeof *act);

  copy->label = g_strdup (act->label);
  copy->choices = g_strdup (act->choices);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_cb, copy, free_act, cancellable, callback, user_data);
}

/**
 * tandem_act_set_choices_finish:
 *
 * Returns: (transfer none) (nullable): what was done, alive as long as @result
 */
const TandemChoicesAct *
tandem_act_set_choices_finish (GAsyncResult *result, GError **error)
{
  TandemStore *store = TANDEM_STORE (g_async_result_get_source_object (result));
  gboolean success = tandem_store_run_finish (store, result, error);

  g_object_unref (store);
  return success ? tandem_store_run_get_data (result) : NULL;
}
