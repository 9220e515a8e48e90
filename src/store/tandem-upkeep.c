/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done for a file once a window shows it, behind a person's back and out of her way: after an end without a goodbye it
 * is looked at whether the file is whole, and on each day of use there is a restore point. */
#include "store/tandem-upkeep.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"

typedef struct {
  char *path;
  gboolean check;
  gboolean keep;
  gint64 budget;
} Upkeep;

static void
free_upkeep (gpointer data)
{
  Upkeep *upkeep = data;

  g_free (upkeep->path);
  g_free (upkeep);
}

static gboolean
check_whole (TandemConnection *connection, GError **error)
{
  g_autofree char *answer = tandem_connection_dup_text (connection, "PRAGMA quick_check (1)", error);

  if (answer == NULL || g_str_equal (answer, "ok"))
    return answer != NULL;
  g_set_error (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
      /* Translators: %s is a technical message */
      _ ("Tandem ended unexpectedly, and the file was damaged. Save a copy of what can still be read, or go back to a"
         " restore point. (%s)"),
      answer);
  return FALSE;
}

/* Days are those of the person's clock. A clock that went astray may have left points of days to come: today's need not be the
 * first of the list. */
static gboolean
has_point_of_today (const char *path)
{
  g_autoptr (GPtrArray) points = tandem_restore_point_list (path, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < points->len; i++)
    {
      g_autoptr (GDateTime) made = g_date_time_to_local (((TandemRestorePoint *) points->pdata[i])->made_at);

      if (g_date_time_get_year (made) == g_date_time_get_year (now)
          && g_date_time_get_day_of_year (made) == g_date_time_get_day_of_year (now))
        return TRUE;
    }
  return FALSE;
}

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Upkeep *upkeep = data;
  g_autoptr (TandemRestorePoint) point = NULL;

  if (upkeep->check && !check_whole (connection, error))
    return FALSE;
  if (!upkeep->keep || has_point_of_today (upkeep->path))
    return TRUE;
  point = tandem_restore_point_make (connection, upkeep->path, TANDEM_RESTORE_DAILY, cancellable, error);
  if (point == NULL)
    {
      g_prefix_error_literal (error, _ ("There is no restore point of today. "));
      return FALSE;
    }
  tandem_restore_point_keep_to (upkeep->path, upkeep->budget);
  return TRUE;
}

/**
 * tandem_upkeep_run_async:
 * @budget: how many bytes the restore points of this file may take; 0 to make none
 *
 * Looks after the file. Fails with %TANDEM_STORE_ERROR_CORRUPT when it is damaged, or with what kept a restore point from
 * being made.
 */
void
tandem_upkeep_run_async (TandemStore *store, gint64 budget, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Upkeep *upkeep = g_new0 (Upkeep, 1);

  upkeep->path = g_strdup (tandem_store_get_path (store));
  upkeep->check = tandem_store_was_interrupted (store);
  upkeep->keep = budget > 0 && !tandem_store_is_read_only (store);
  upkeep->budget = budget;
  tandem_store_run_async (store, TANDEM_STORE_COPY, run_cb, upkeep, free_upkeep, cancellable, callback, user_data);
}

gboolean
tandem_upkeep_run_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error);
}
