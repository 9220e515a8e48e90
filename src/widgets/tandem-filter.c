/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter.h"

struct _TandemFilter {
  GObject parent_instance;

  TandemEntity entity;
  GPtrArray *parts; /* TandemCondition */
  gboolean any;
  TandemCondition *condition; /* of all parts; NULL without one */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilter, tandem_filter, G_TYPE_OBJECT)

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
}

/* One part asks the same by all as by any: it is written in one way. */
static TandemCondition *
make_condition (TandemFilter *self, GPtrArray *parts, GError **error)
{
  return tandem_condition_new_group (self->entity,
                                     self->any && parts->len > 1 ? TANDEM_CONDITION_ANY : TANDEM_CONDITION_ALL, parts,
                                     error);
}

/* Takes both. */
static void
change (TandemFilter *self, GPtrArray *parts, TandemCondition *condition)
{
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->condition, tandem_condition_unref);
  self->parts = parts;
  if (parts->len > 0)
    self->condition = condition;
  else
    g_clear_pointer (&condition, tandem_condition_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GPtrArray *
copy_parts (TandemFilter *self)
{
  GPtrArray *parts = new_parts ();

  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (parts, tandem_condition_ref (self->parts->pdata[i]));
  return parts;
}

static void
tandem_filter_finalize (GObject *object)
{
  TandemFilter *self = TANDEM_FILTER (object);

  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->condition, tandem_condition_unref);
  G_OBJECT_CLASS (tandem_filter_parent_class)->finalize (object);
}

static void
tandem_filter_class_init (TandemFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_finalize;

  /**
   * TandemFilter::changed:
   *
   * Other records are asked for.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_filter_init (TandemFilter *self)
{
  self->parts = new_parts ();
}

/**
 * tandem_filter_new:
 *
 * Returns: (transfer full): a filter that lets every record through
 */
TandemFilter *
tandem_filter_new (TandemEntity entity)
{
  TandemFilter *self = g_object_new (TANDEM_TYPE_FILTER, NULL);

  self->entity = entity;
  return self;
}

TandemEntity
tandem_filter_get_entity (TandemFilter *self)
{
  return self->entity;
}

/**
 * tandem_filter_get_condition:
 *
 * Returns: (transfer none) (nullable): what is asked; %NULL for every record
 */
TandemCondition *
tandem_filter_get_condition (TandemFilter *self)
{
  return self->condition;
}

/**
 * tandem_filter_set_condition:
 * @condition: (nullable): what is asked
 *
 * The parts of a group that wants all or any of them become the parts of the filter; whatever else it is becomes its only part.
 */
void
tandem_filter_set_condition (TandemFilter *self, TandemCondition *condition)
{
  TandemConditionKind kind = condition ? tandem_condition_get_kind (condition) : TANDEM_CONDITION_ALL;
  gboolean is_flat = kind == TANDEM_CONDITION_ALL || kind == TANDEM_CONDITION_ANY;
  gboolean before = self->any;
  GPtrArray *parts = new_parts ();

  g_return_if_fail (condition == NULL || tandem_condition_get_entity (condition) == self->entity);

  for (guint i = 0; is_flat && condition && i < tandem_condition_get_n_children (condition); i++)
    g_ptr_array_add (parts, tandem_condition_ref (tandem_condition_get_child (condition, i)));
  if (!is_flat)
    g_ptr_array_add (parts, tandem_condition_ref (condition));
  self->any = kind == TANDEM_CONDITION_ANY;
  condition = make_condition (self, parts, NULL);
  if (condition)
    change (self, parts, condition);
  else /* as deep as a condition may be already, and a group around it would be too deep: nobody can show this */
    {
      self->any = before;
      g_ptr_array_unref (parts);
    }
}

gboolean
tandem_filter_get_any (TandemFilter *self)
{
  return self->any;
}

/**
 * tandem_filter_set_any:
 * @any: whether one part is enough
 */
void
tandem_filter_set_any (TandemFilter *self, gboolean any)
{
  GPtrArray *parts;

  if (self->any == any)
    return;
  self->any = any;
  parts = copy_parts (self);
  change (self, parts, make_condition (self, parts, NULL));
}

guint
tandem_filter_get_n_parts (TandemFilter *self)
{
  return self->parts->len;
}

/**
 * tandem_filter_get_part:
 *
 * Returns: (transfer none): a part
 */
TandemCondition *
tandem_filter_get_part (TandemFilter *self, guint place)
{
  g_return_val_if_fail (place < self->parts->len, NULL);
  return self->parts->pdata[place];
}

/**
 * tandem_filter_put_part:
 * @place: of a part, which it replaces; else it is added
 *
 * Returns: %FALSE with a sentence when the filter would become too large
 */
gboolean
tandem_filter_put_part (TandemFilter *self, guint place, TandemCondition *part, GError **error)
{
  GPtrArray *parts = copy_parts (self);
  TandemCondition *condition;

  if (place < parts->len)
    {
      tandem_condition_unref (parts->pdata[place]);
      parts->pdata[place] = tandem_condition_ref (part);
    }
  else
    g_ptr_array_add (parts, tandem_condition_ref (part));
  condition = make_condition (self, parts, error);
  if (condition == NULL)
    {
      g_ptr_array_unref (parts);
      return FALSE;
    }
  change (self, parts, condition);
  return TRUE;
}

void
tandem_filter_remove_part (TandemFilter *self, guint place)
{
  GPtrArray *parts;

  g_return_if_fail (place < self->parts->len);

  parts = copy_parts (self);
  g_ptr_array_remove_index (parts, place);
  change (self, parts, make_condition (self, parts, NULL));
}
