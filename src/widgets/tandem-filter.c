/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter.h"

#include "model/filter/tandem-reference.h"

struct _TandemFilter {
  GObject parent_instance;

  TandemEntity entity;
  GPtrArray *parts; /* TandemCondition */
  TandemConditionKind kind;   /* of the group that they are: all, any or none of them */
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
  gboolean is_one = self->kind == TANDEM_CONDITION_ANY && parts->len < 2;

  return tandem_condition_new_group (self->entity, is_one ? TANDEM_CONDITION_ALL : self->kind, parts, error);
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
 * The parts of a group become the parts of the filter; what is no group becomes its only part.
 */
void
tandem_filter_set_condition (TandemFilter *self, TandemCondition *condition)
{
  TandemConditionKind kind = condition ? tandem_condition_get_kind (condition) : TANDEM_CONDITION_ALL;
  gboolean is_group = kind != TANDEM_CONDITION_LEAF;
  TandemConditionKind before = self->kind;
  GPtrArray *parts = new_parts ();

  g_return_if_fail (condition == NULL || tandem_condition_get_entity (condition) == self->entity);

  for (guint i = 0; is_group && condition && i < tandem_condition_get_n_children (condition); i++)
    g_ptr_array_add (parts, tandem_condition_ref (tandem_condition_get_child (condition, i)));
  if (!is_group)
    g_ptr_array_add (parts, tandem_condition_ref (condition));
  self->kind = is_group ? kind : TANDEM_CONDITION_ALL;
  condition = make_condition (self, parts, NULL);
  if (condition)
    change (self, parts, condition);
  else /* as deep as a condition may be already, and a group around it would be too deep: nobody can show this */
    {
      self->kind = before;
      g_ptr_array_unref (parts);
    }
}

TandemConditionKind
tandem_filter_get_kind (TandemFilter *self)
{
  return self->kind;
}

/**
 * tandem_filter_set_kind:
 * @kind: whether all, any or none of the parts have to hold
 */
void
tandem_filter_set_kind (TandemFilter *self, TandemConditionKind kind)
{
  GPtrArray *parts;

  g_return_if_fail (kind != TANDEM_CONDITION_LEAF);
  if (self->kind == kind)
    return;
  self->kind = kind;
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

static GPtrArray *
copy_parts_with (TandemFilter *self, guint place, TandemCondition *part)
{
  GPtrArray *parts = copy_parts (self);

  if (place < parts->len)
    {
      tandem_condition_unref (parts->pdata[place]);
      parts->pdata[place] = tandem_condition_ref (part);
    }
  else
    g_ptr_array_add (parts, tandem_condition_ref (part));
  return parts;
}

/**
 * tandem_filter_try_part:
 *
 * Returns: (transfer full) (nullable): what would be asked after tandem_filter_put_part()
 */
TandemCondition *
tandem_filter_try_part (TandemFilter *self, guint place, TandemCondition *part, GError **error)
{
  g_autoptr (GPtrArray) parts = copy_parts_with (self, place, part);

  return make_condition (self, parts, error);
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
  TandemCondition *condition = tandem_filter_try_part (self, place, part, error);

  if (condition)
    change (self, copy_parts_with (self, place, part), condition);
  return condition != NULL;
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

/**
 * tandem_filter_get_inner_kind:
 *
 * Returns: what a group within it is of use for: any of all, all of any
 */
TandemConditionKind
tandem_filter_get_inner_kind (TandemFilter *self)
{
  return self->kind == TANDEM_CONDITION_ALL ? TANDEM_CONDITION_ANY : TANDEM_CONDITION_ALL;
}

/**
 * tandem_filter_simplify:
 *
 * Returns: (transfer none): the condition; of a group of one that has to hold, that one
 */
TandemCondition *
tandem_filter_simplify (TandemCondition *condition)
{
  TandemConditionKind kind = tandem_condition_get_kind (condition);
  gboolean wants_one = kind == TANDEM_CONDITION_ALL || kind == TANDEM_CONDITION_ANY;

  return wants_one && tandem_condition_get_n_children (condition) == 1
             ? tandem_filter_simplify (tandem_condition_get_child (condition, 0))
             : condition;
}

static char *
name_record (const char *table, gint64 id, gpointer data)
{
  return tandem_reference_dup_name (data, table, id);
}

/**
 * tandem_filter_describe:
 *
 * Returns: (transfer full): the condition in words, with the names of the records that it names
 */
char *
tandem_filter_describe (TandemCondition *condition, TandemWorkspace *workspace)
{
  return tandem_condition_describe (condition, name_record,
                                    tandem_store_get_list_connection (tandem_workspace_get_store (workspace)));
}
