/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-bring-back.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-store-error.h"

/**
 * tandem_act_bring_back:
 * @label: the words of the undo button
 * @then: a record as it was in another state of the same file
 *
 * Gives the record of today the values that it had then, and takes it out of the trash. A deal or a contact notes the step in
 * its history by itself, as with every write.
 */
gboolean
tandem_act_bring_back (TandemConnection *connection, const char *label, TandemRecord *then, GError **error)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (then);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemRecord) today
      = tandem_record_load (connection, G_OBJECT_TYPE (then), tandem_record_get_id (then), &failure);

  if (g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("This record is gone for good, since the trash was emptied. Open the restore point to read "
                            "it, or go back to the restore point as a whole."));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (today == NULL)
    return FALSE;
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < klass->n_columns; i++)
    if ((klass->columns[i].flags & TANDEM_COLUMN_DERIVED) == 0)
      tandem_record_copy_column (today, i, then, i);
  return tandem_record_restore (today, connection, error);
}

typedef struct {
  char *label;
  TandemRecord *then;
} BringBack;

static void
free_data (gpointer data)
{
  BringBack *act = data;

  g_free (act->label);
  g_object_unref (act->then);
  g_free (act);
}

static gboolean
bring_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  BringBack *act = data;

  return tandem_act_bring_back (connection, act->label, act->then, error);
}

void
tandem_act_bring_back_async (TandemStore *store, const char *label, TandemRecord *then, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  BringBack *act = g_new0 (BringBack, 1);

  act->label = g_strdup (label);
  act->then = g_object_ref (then);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, bring_back_cb, act, free_data, cancellable, callback, user_data);
}
