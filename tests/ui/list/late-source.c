/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-source.h"

typedef struct {
  TandemRecordSource *behind;
  GPtrArray *answers; /* GTask whose data is what was read, in the order of asking */
  guint n_pending;    /* asked and not yet answered, with those still being read */
  guint n_read;       /* records read while the main thread waited */
  GRand *dice;        /* answers by itself, in any order; NULL: the test answers */
  guint idle_id;
  gboolean is_failing;
} LateSourcePrivate;

/* The same without `load`. */
typedef LateSource SlowSource;
typedef LateSourceClass SlowSourceClass;

static void late_source_iface_init (TandemRecordSourceInterface *iface);
static void slow_source_iface_init (TandemRecordSourceInterface *iface);
static GType slow_source_get_type (void);

G_DEFINE_TYPE_WITH_CODE (LateSource, late_source, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (LateSource)
                             G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, late_source_iface_init))
G_DEFINE_TYPE_WITH_CODE (SlowSource, slow_source, LATE_TYPE_SOURCE,
                         G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, slow_source_iface_init))

static LateSourcePrivate *
get (gpointer self)
{
  return late_source_get_instance_private (self);
}

static GError *
make_failure (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is gone.");
}

static GPtrArray *
late_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  LateSourcePrivate *priv = get (source);

  priv->n_read += n_ids;
  if (!priv->is_failing)
    return tandem_record_source_load (priv->behind, ids, n_ids, error);
  g_propagate_error (error, make_failure ());
  return NULL;
}

/* A roll of the dice each time that nothing else is to do. */
static gboolean
idle_cb (gpointer data)
{
  LateSourcePrivate *priv = get (data);

  if (priv->answers->len > 0 && g_rand_int_range (priv->dice, 0, 3) == 0)
    late_source_answer (data, g_rand_int_range (priv->dice, 0, priv->answers->len));
  if (priv->answers->len > 0)
    return G_SOURCE_CONTINUE;
  priv->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *behind, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LateSource *self = g_task_get_source_object (task);
  LateSourcePrivate *priv = get (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = tandem_record_source_load_finish (TANDEM_RECORD_SOURCE (behind), result, &error);

  if (records == NULL || priv->is_failing)
    {
      g_clear_pointer (&records, g_ptr_array_unref);
      g_clear_error (&error);
      g_task_set_task_data (task, make_failure (), (GDestroyNotify) g_error_free);
    }
  else
    g_object_set_data_full (G_OBJECT (task), "records", records, (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (priv->answers, g_steal_pointer (&task));
  if (priv->dice && priv->idle_id == 0)
    priv->idle_id = g_idle_add (idle_cb, self);
}

static void
late_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  LateSourcePrivate *priv = get (source);

  priv->n_pending++;
  tandem_record_source_load_async (priv->behind, ids, n_ids, NULL, read_cb,
                                   g_task_new (source, cancellable, callback, user_data));
}

static GPtrArray *
late_source_load_finish (TandemRecordSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
late_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = late_source_load;
  iface->load_async = late_source_load_async;
  iface->load_finish = late_source_load_finish;
}

static void
slow_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = NULL;
}

static void
late_source_finalize (GObject *object)
{
  LateSourcePrivate *priv = get (object);

  g_clear_handle_id (&priv->idle_id, g_source_remove);
  g_ptr_array_unref (priv->answers);
  g_object_unref (priv->behind);
  G_OBJECT_CLASS (late_source_parent_class)->finalize (object);
}

static void
late_source_class_init (LateSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = late_source_finalize;
}

static void
late_source_init (LateSource *self)
{
  get (self)->answers = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
slow_source_class_init (SlowSourceClass *klass)
{
}

static void
slow_source_init (SlowSource *self)
{
}

LateSource *
late_source_new (TandemRecordSource *behind, gboolean is_slow)
{
  LateSource *self = g_object_new (is_slow ? slow_source_get_type () : LATE_TYPE_SOURCE, NULL);

  get (self)->behind = g_object_ref (behind);
  return self;
}

/* @dice: (transfer none): who has them answers without being told to */
void
late_source_set_dice (LateSource *self, GRand *dice)
{
  get (self)->dice = dice;
}

void
late_source_set_failing (LateSource *self, gboolean is_failing)
{
  get (self)->is_failing = is_failing;
}

/* Returns: how many answers wait to be given */
guint
late_source_get_n_answers (LateSource *self)
{
  return get (self)->answers->len;
}

/* Returns: how many were asked and not answered */
guint
late_source_get_n_pending (LateSource *self)
{
  return get (self)->n_pending;
}

/* Returns: how many records were read while the main thread waited */
guint
late_source_get_n_read (LateSource *self)
{
  return get (self)->n_read;
}

/* Gives one of the answers; who asked gets it from the main loop. */
void
late_source_answer (LateSource *self, guint which)
{
  LateSourcePrivate *priv = get (self);
  g_autoptr (GTask) task = g_ptr_array_steal_index (priv->answers, which);
  GError *failure = g_task_get_task_data (task);

  priv->n_pending--;
  if (failure)
    g_task_return_error (task, g_error_copy (failure));
  else
    g_task_return_pointer (task, g_object_steal_data (G_OBJECT (task), "records"), (GDestroyNotify) g_ptr_array_unref);
}
