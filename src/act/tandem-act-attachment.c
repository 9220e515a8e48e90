/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-attachment.h"

#include "model/tandem-attachment.h"
#include "store/tandem-change-set.h"

static gboolean
add (TandemConnection *connection, const TandemAttachAct *act, const TandemFileContent *file, const char *kind,
     GError **error)
{
  g_autoptr (TandemRecord) attachment = TANDEM_RECORD (tandem_attachment_new ());

  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_KIND, kind);
  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_NAME, file->name);
  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_CONTENT_TYPE, file->type);
  tandem_record_set_integer (attachment, TANDEM_ATTACHMENT_SIZE, (gint64) g_bytes_get_size (file->bytes));
  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_SHA256, file->sha256);
  tandem_record_set_id (attachment, act->whole_column, act->whole_id);
  return tandem_attachment_content_keep (connection, file, error)
         && tandem_record_insert (attachment, connection, error);
}

static gboolean
is_there (GPtrArray *attachments, const TandemFileContent *file)
{
  for (guint i = 0; i < attachments->len; i++)
    if (g_strcmp0 (tandem_record_get_text (attachments->pdata[i], TANDEM_ATTACHMENT_SHA256), file->sha256) == 0
        && g_strcmp0 (tandem_record_get_text (attachments->pdata[i], TANDEM_ATTACHMENT_NAME), file->name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * tandem_act_attach:
 * @n_added: (out): how many of the files were added: one that the record has under the same name already is left out
 */
gboolean
tandem_act_attach (TandemConnection *connection, const TandemAttachAct *act, guint *n_added, GError **error)
{
  *n_added = 0;
  tandem_change_set_begin (connection, act->label);
  for (guint i = 0; i < act->files->len; i++)
    {
      const TandemFileContent *file = g_ptr_array_index (act->files, i);
      g_autoptr (GPtrArray) attachments
          = tandem_attachment_list (connection, act->whole_column, act->whole_id, TANDEM_ATTACHMENT_FILE, error);

      if (attachments == NULL)
        return FALSE;
      if (is_there (attachments, file))
        continue;
      if (!add (connection, act, file, TANDEM_ATTACHMENT_FILE, error))
        return FALSE;
      ++*n_added;
    }
  return TRUE;
}

/**
 * tandem_act_set_photo:
 *
 * Gives a record another photo, or none. What it had goes to the trash, so that undo gives it back.
 */
gboolean
tandem_act_set_photo (TandemConnection *connection, const TandemAttachAct *act, GError **error)
{
  g_autoptr (GPtrArray) photos
      = tandem_attachment_list (connection, act->whole_column, act->whole_id, TANDEM_ATTACHMENT_PHOTO, error);

  if (photos == NULL)
    return FALSE;
  tandem_change_set_begin (connection, act->label);
  tandem_change_set_set_composite (connection, TRUE);
  for (guint i = 0; i < photos->len; i++)
    if (!tandem_record_trash (photos->pdata[i], connection, error))
      return FALSE;
  return act->files->len == 0
         || add (connection, act, g_ptr_array_index (act->files, 0), TANDEM_ATTACHMENT_PHOTO, error);
}

/* --- from the window ----------------------------------------------------------------------------------------------- */

typedef struct {
  TandemAttachAct act;
  char *label;
  guint n_added;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->label);
  g_ptr_array_unref (job->act.files);
  g_free (job);
}

static Job *
make_job (const TandemAttachAct *act)
{
  Job *job = g_new0 (Job, 1);

  job->act = *act;
  job->act.label = job->label = g_strdup (act->label);
  g_ptr_array_ref (job->act.files);
  return job;
}

static gboolean
attach_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return tandem_act_attach (connection, &job->act, &job->n_added, error);
}

void
tandem_act_attach_async (TandemStore *store, const TandemAttachAct *act, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, attach_cb, make_job (act), free_job, NULL, callback, user_data);
}

/**
 * tandem_act_attach_finish:
 * @n_added: (out): as of tandem_act_attach()
 */
gboolean
tandem_act_attach_finish (GAsyncResult *result, guint *n_added, GError **error)
{
  Job *job = tandem_store_run_get_data (result);

  *n_added = job->n_added;
  return tandem_act_finish (result, error);
}

static gboolean
set_photo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_photo (connection, &((Job *) data)->act, error);
}

/**
 * tandem_act_set_photo_async:
 *
 * To be ended by tandem_act_finish().
 */
void
tandem_act_set_photo_async (TandemStore *store, const TandemAttachAct *act, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_photo_cb, make_job (act), free_job, NULL, callback, user_data);
}
