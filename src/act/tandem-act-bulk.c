/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-bulk.h"

#include "act/tandem-act-tag.h"
#include "store/tandem-change-set.h"

struct _TandemBulk {
  gatomicrefcount ref_count;
  TandemBulkWhat what;
  char *label;
  GType type;
  GArray *ids;
  guint column;
  char *text;
  gint64 id;    /* 0: none */
  TandemBulkFunc func;
  TandemCustomAct *custom;
  guint n_done; /* atomic */
};

static TandemBulk *
bulk_new (TandemBulkWhat what, const char *label, GType type, GArray *ids)
{
  TandemBulk *self = g_new0 (TandemBulk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->what = what;
  self->label = g_strdup (label);
  self->type = type;
  self->ids = g_array_ref (ids);
  return self;
}

/**
 * tandem_bulk_new_text:
 * @label: the words of the undo button
 * @type: the type of the records
 * @ids: (element-type gint64): which ones; not to be changed any more
 * @column: of the type
 * @text: (nullable): what it gets
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_text (const char *label, GType type, GArray *ids, guint column, const char *text)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_SET_TEXT, label, type, ids);

  self->column = column;
  self->text = g_strdup (text);
  return self;
}

/**
 * tandem_bulk_new_id:
 * @id: what @column points to; 0 for nothing
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_id (const char *label, GType type, GArray *ids, guint column, gint64 id)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_SET_ID, label, type, ids);

  self->column = column;
  self->id = id;
  return self;
}

/**
 * tandem_bulk_new_trash:
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_trash (const char *label, GType type, GArray *ids)
{
  return bulk_new (TANDEM_BULK_TRASH, label, type, ids);
}

/**
 * tandem_bulk_new_func:
 * @func: what is done with each record that is not in the trash; it writes the record
 * @id: what @func is given
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_func (const char *label, GType type, GArray *ids, TandemBulkFunc func, gint64 id)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_DO, label, type, ids);

  self->func = func;
  self->id = id;
  return self;
}

/**
 * tandem_bulk_new_put_tag:
 * @type: #TandemContact or #TandemCompany
 * @name: the tag, which is added when there is none of this name
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_put_tag (const char *label, GType type, GArray *ids, const char *name)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_PUT_TAG, label, type, ids);

  self->text = g_strdup (name);
  return self;
}

/**
 * tandem_bulk_new_take_tag:
 * @type: #TandemContact or #TandemCompany
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_take_tag (const char *label, GType type, GArray *ids, gint64 tag_id)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_TAKE_TAG, label, type, ids);

  self->id = tag_id;
  return self;
}

/**
 * tandem_bulk_new_custom:
 * @act: what each is to hold; copied, and of its record only the column counts
 *
 * Returns: (transfer full): what is to be done
 */
TandemBulk *
tandem_bulk_new_custom (const TandemCustomAct *act, GType type, GArray *ids)
{
  TandemBulk *self = bulk_new (TANDEM_BULK_SET_CUSTOM, act->label, type, ids);

  self->custom = tandem_custom_act_copy (act);
  return self;
}

TandemBulk *
tandem_bulk_ref (TandemBulk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_bulk_unref (TandemBulk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_free (self->text);
  g_clear_pointer (&self->custom, tandem_custom_act_free);
  g_array_unref (self->ids);
  g_free (self);
}

guint
tandem_bulk_get_n_all (TandemBulk *self)
{
  return self->ids->len;
}

guint
tandem_bulk_get_n_done (TandemBulk *self)
{
  return g_atomic_int_get (&self->n_done);
}

static gboolean
has_value (TandemBulk *self, TandemRecord *record)
{
  if (self->what == TANDEM_BULK_SET_TEXT)
    return g_strcmp0 (tandem_record_get_text (record, self->column), self->text) == 0;
  return tandem_record_get_integer (record, self->column) == self->id;
}

static gboolean
change_one (TandemBulk *self, TandemRecord *record, TandemConnection *connection, GError **error)
{
  if (self->what == TANDEM_BULK_TRASH)
    return tandem_record_trash (record, connection, error);
  /* What is as it should be, or in the trash by now, is passed over. */
  if (tandem_record_get_deleted_at (record))
    return TRUE;
  if (self->what == TANDEM_BULK_DO)
    return self->func (connection, record, self->id, error);
  if (self->what == TANDEM_BULK_PUT_TAG)
    return tandem_act_put_tag (connection, self->type, tandem_record_get_id (record), self->id, error);
  if (self->what == TANDEM_BULK_TAKE_TAG)
    return tandem_act_take_tag (connection, self->type, tandem_record_get_id (record), self->id, error);
  if (self->what == TANDEM_BULK_SET_CUSTOM)
    {
      self->custom->record_id = tandem_record_get_id (record);
      return tandem_act_set_custom (connection, self->custom, error);
    }
  if (has_value (self, record))
    return TRUE;
  if (self->what == TANDEM_BULK_SET_TEXT)
    tandem_record_set_text (record, self->column, self->text);
  else
    tandem_record_set_id (record, self->column, self->id);
  return tandem_record_update (record, connection, error);
}

/**
 * tandem_act_bulk:
 * @cancellable: (nullable): looked at between two records; then nothing was changed
 */
gboolean
tandem_act_bulk (TandemConnection *connection, TandemBulk *bulk, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, bulk->label);
  if (bulk->what == TANDEM_BULK_PUT_TAG && !tandem_act_find_or_add_tag (connection, bulk->text, &bulk->id, error))
    return FALSE;
  for (guint i = 0; i < bulk->ids->len; i++)
    {
      g_autoptr (TandemRecord) record = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      record = tandem_record_load (connection, bulk->type, g_array_index (bulk->ids, gint64, i), error);
      if (record == NULL || !change_one (bulk, record, connection, error))
        return FALSE;
      g_atomic_int_inc (&bulk->n_done);
    }
  return TRUE;
}

static gboolean
bulk_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_bulk (connection, data, cancellable, error);
}

static void
unref_bulk (gpointer data)
{
  tandem_bulk_unref (data);
}

void
tandem_act_bulk_async (TandemStore *store, TandemBulk *bulk, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, bulk_cb, tandem_bulk_ref (bulk), unref_bulk, cancellable, callback,
                          user_data);
}
