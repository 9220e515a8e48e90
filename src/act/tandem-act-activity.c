/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-activity.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-activity-words.h"
#include "model/tandem-activity.h"
#include "store/tandem-connection.h"

/* What was planned for later and took place already is of now. */
static void
bring_forward (TandemConnection *connection, TandemRecord *activity)
{
  const char *now = tandem_change_set_get_at (connection);

  if (g_strcmp0 (tandem_record_get_text (activity, TANDEM_ACTIVITY_AT), now) <= 0)
    return;
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, now);
  tandem_record_set_null (activity, TANDEM_ACTIVITY_ALL_DAY);
}

/**
 * tandem_act_set_activity_status:
 * @status: (nullable): planned, done, held, not-held or cancelled; %NULL: it took place, whatever that is called for its kind
 *
 * Ticks an activity off, or says what else became of it.
 */
gboolean
tandem_act_set_activity_status (TandemConnection *connection, gint64 activity_id, const char *status, GError **error)
{
  g_autoptr (TandemRecord) activity = tandem_record_load (connection, TANDEM_TYPE_ACTIVITY, activity_id, error);
  g_autofree char *label = NULL;
  const char *kind;

  if (activity == NULL)
    return FALSE;
  kind = tandem_record_get_text (activity, TANDEM_ACTIVITY_KIND);
  if (status == NULL)
    status = tandem_activity_get_done_status (kind);
  /* Translators: what undo will undo; the first %s is a kind of activity, as Task, the second what became of it, as Done */
  label = g_strdup_printf (C_ ("activity", "%s: %s"), tandem_activity_get_kind_title (kind),
                           tandem_activity_get_status_title (status));
  tandem_change_set_begin (connection, label);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, status);
  if (g_str_equal (status, tandem_activity_get_done_status (kind)))
    bring_forward (connection, activity);
  return tandem_record_update (activity, connection, error);
}

typedef struct {
  gint64 activity_id;
  char *status;
} StatusData;

static void
free_data (gpointer data)
{
  g_free (((StatusData *) data)->status);
  g_free (data);
}

static gboolean
set_status_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusData *act = data;

  return tandem_act_set_activity_status (connection, act->activity_id, act->status, error);
}

void
tandem_act_set_activity_status_async (TandemStore *store, gint64 activity_id, const char *status,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  StatusData *act = g_new0 (StatusData, 1);

  act->activity_id = activity_id;
  act->status = g_strdup (status);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_status_cb, act, free_data, cancellable, callback, user_data);
}
