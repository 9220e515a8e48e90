/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-list-act.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-pipeline.h"
#include "store/tandem-change-set.h"
#include "store/tandem-store-error.h"

static TandemRecord *
load (TandemConnection *connection, const TandemListAct *act, GError **error)
{
  return tandem_record_load (connection, tandem_firm_list_get_type (act->list), act->id, error);
}

static gboolean
check_name (TandemConnection *connection, const TandemListAct *act, TandemRecord *record, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (act->name ? act->name : ""));

  tandem_firm_list_set_name (act->list, record, name);
  return tandem_firm_list_check_name (connection, act->list, record, error);
}

/**
 * tandem_list_act_add:
 * @act: list, whole_id and name count; like_id for a pipeline. Its id is set
 *
 * Adds an entry at the end.
 */
gboolean
tandem_list_act_add (TandemConnection *connection, TandemListAct *act, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_firm_list_new_record (act->list, act->whole_id);
  g_autoptr (GPtrArray) entries = tandem_firm_list_load (connection, act->list, act->whole_id, error);
  g_autofree char *label = NULL;
  TandemRecord *last;

  if (entries == NULL || !check_name (connection, act, record, error))
    return FALSE;
  /* Translators: what undo will undo; %s is a pipeline, a stage, a channel or a reason */
  label = g_strdup_printf (_ ("Add “%s” to its list"), tandem_firm_list_get_name (act->list, record));
  tandem_change_set_begin (connection, label);
  last = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
  tandem_firm_list_set_place (act->list, record, last ? tandem_firm_list_get_place (act->list, last) + 1 : 0);
  if (act->list == TANDEM_FIRM_LIST_STAGES && !tandem_pipeline_make_room (connection, record, last, error))
    return FALSE;
  if (!tandem_record_insert (record, connection, error))
    return FALSE;
  act->id = tandem_record_get_id (record);
  return act->list != TANDEM_FIRM_LIST_PIPELINES
         || tandem_pipeline_add_stages (connection, act->id, act->like_id, error);
}

/**
 * tandem_list_act_rename:
 * @act: list, id and name count
 */
gboolean
tandem_list_act_rename (TandemConnection *connection, TandemListAct *act, GError **error)
{
  g_autoptr (TandemRecord) record = load (connection, act, error);
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  /* Translators: what undo will undo; %s is a pipeline, a stage, a channel or a reason */
  label = g_strdup_printf (_ ("Rename “%s”"), tandem_firm_list_get_name (act->list, record));
  tandem_change_set_begin (connection, label);
  return check_name (connection, act, record, error) && tandem_record_update (record, connection, error);
}

static guint
find (GPtrArray *entries, gint64 id)
{
  guint i = 0;

  while (i < entries->len && tandem_record_get_id (entries->pdata[i]) != id)
    i++;
  return i;
}

/**
 * tandem_list_act_move:
 * @act: list, id and place count; past the end is the end
 *
 * Moves an entry to another place. The others close up, and only those that get another place are written.
 */
gboolean
tandem_list_act_move (TandemConnection *connection, TandemListAct *act, GError **error)
{
  g_autoptr (TandemRecord) record = load (connection, act, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL;
  TandemRecord *moved;
  guint from;

  if (record == NULL
      || !(entries
           = tandem_firm_list_load (connection, act->list, tandem_firm_list_get_whole (act->list, record), error)))
    return FALSE;
  /* Translators: what undo will undo; %s is a pipeline, a stage, a channel or a reason */
  label = g_strdup_printf (_ ("Move “%s” in its list"), tandem_firm_list_get_name (act->list, record));
  tandem_change_set_begin (connection, label);
  from = find (entries, act->id);
  if (from == entries->len)
    return TRUE;
  moved = g_ptr_array_steal_index (entries, from);
  g_ptr_array_insert (entries, (int) MIN (act->place, entries->len), moved);
  for (guint i = 0; i < entries->len; i++)
    {
      tandem_firm_list_set_place (act->list, entries->pdata[i], i);
      if (!tandem_record_update (entries->pdata[i], connection, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): why a list can't do without its last entry; %NULL when it can */
static char *
dup_use_of_last (TandemFirmList list, const char *name)
{
  switch (list)
    {
    case TANDEM_FIRM_LIST_PIPELINES:
      return g_strdup_printf (_ ("“%s” stays: deals need a pipeline. Nothing was changed; add another one first."),
                              name);
    case TANDEM_FIRM_LIST_STAGES:
      return g_strdup_printf (
          _ ("“%s” stays: a pipeline needs a stage for open deals. Nothing was changed; add another one first."), name);
    case TANDEM_FIRM_LIST_LOST_REASONS:
      return g_strdup_printf (
          _ ("“%s” stays: a deal is lost with a reason. Nothing was changed; add another one first."), name);
    case TANDEM_FIRM_LIST_RETURN_REASONS:
      return g_strdup_printf (
          _ ("“%s” stays: a lead is returned with a reason. Nothing was changed; add another one first."), name);
    case TANDEM_FIRM_LIST_CHANNELS:
    case TANDEM_FIRM_LIST_CONTACT_FIELDS:
    case TANDEM_FIRM_LIST_COMPANY_FIELDS:
    case TANDEM_FIRM_LIST_DEAL_FIELDS:
    case TANDEM_FIRM_LIST_CAMPAIGN_FIELDS:
    case TANDEM_FIRM_LIST_N:
      break;
    }
  return NULL;
}

static gboolean
check_is_not_last (TandemConnection *connection, const TandemListAct *act, TandemRecord *record, GError **error)
{
  g_autoptr (GPtrArray) entries
      = tandem_firm_list_load (connection, act->list, tandem_firm_list_get_whole (act->list, record), error);
  g_autofree char *use = dup_use_of_last (act->list, tandem_firm_list_get_name (act->list, record));

  if (entries == NULL)
    return FALSE;
  if (entries->len > 1 || use == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, use);
  return FALSE;
}

/**
 * tandem_list_act_delete:
 * @act: list and id count; heir_id for a pipeline or a stage that has deals
 *
 * Takes an entry out of its list. What has a channel or a reason keeps it, and it is no longer offered. The deals of a pipeline or
 * a stage go to its heir; without one it is refused in a sentence.
 */
gboolean
tandem_list_act_delete (TandemConnection *connection, TandemListAct *act, GError **error)
{
  g_autoptr (TandemRecord) record = load (connection, act, error);
  g_autofree char *label = NULL;

  if (record == NULL || tandem_record_get_deleted_at (record) != NULL)
    return record != NULL;
  /* Translators: what undo will undo; %s is a pipeline, a stage, a channel or a reason */
  label = g_strdup_printf (_ ("Delete “%s” from its list"), tandem_firm_list_get_name (act->list, record));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, act->heir_id != 0);
  if (!check_is_not_last (connection, act, record, error))
    return FALSE;
  if (act->list == TANDEM_FIRM_LIST_PIPELINES && !tandem_pipeline_empty (connection, act->id, act->heir_id, error))
    return FALSE;
  if (act->list == TANDEM_FIRM_LIST_STAGES && act->heir_id != 0
      && !tandem_pipeline_move_deals (connection, act->id, act->heir_id, error))
    return FALSE;
  return tandem_record_trash (record, connection, error);
}

/* --- for pages ----------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemListActFunc func;
  TandemListAct act;
  char *name;
} Task;

static void
free_task (gpointer data)
{
  Task *task = data;

  g_free (task->name);
  g_free (task);
}

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return task->func (connection, &task->act, error);
}

/**
 * tandem_list_act_run_async:
 * @func: (scope forever): one of the acts
 * @act: is copied
 */
void
tandem_list_act_run_async (TandemStore *store, TandemListActFunc func, const TandemListAct *act,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Task *task = g_new0 (Task, 1);

  task->func = func;
  task->act = *act;
  task->act.name = task->name = g_strdup (act->name);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, run_cb, task, free_task, cancellable, callback, user_data);
}

/**
 * tandem_list_act_finish:
 * @id: (out) (optional): the entry
 */
gboolean
tandem_list_act_finish (GAsyncResult *result, gint64 *id, GError **error)
{
  Task *task = tandem_store_run_get_data (result);

  if (!tandem_act_finish (result, error))
    return FALSE;
  if (id)
    *id = task->act.id;
  return TRUE;
}
