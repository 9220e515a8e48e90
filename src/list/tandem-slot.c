/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-slot.h"

struct _TandemSlot {
  GObject parent_instance;

  guint position;
  GObject *record;
  TandemSlotGone gone;
  gpointer owner;               /* the list; NULL when the slot is no part of it any more */
};

typedef enum {
  PROP_RECORD = 1,
  N_PROPS,
} TandemSlotProperty;

static GParamSpec *properties[N_PROPS];

/**
 * TandemSlot:
 *
 * The item of a [class@TandemRecordList]: a place in the list, whose `record` is the one that is there now, and %NULL while
 * it is being loaded or when it is gone. It lives on the main thread.
 */
G_DEFINE_FINAL_TYPE (TandemSlot, tandem_slot, G_TYPE_OBJECT)

static void
tandem_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_object (value, TANDEM_SLOT (object)->record);
}

static void
tandem_slot_dispose (GObject *object)
{
  TandemSlot *self = TANDEM_SLOT (object);

  if (self->owner != NULL)
    self->gone (self, self->owner);
  self->owner = NULL;
  g_clear_object (&self->record);
  G_OBJECT_CLASS (tandem_slot_parent_class)->dispose (object);
}

static void
tandem_slot_class_init (TandemSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_slot_get_property;
  object_class->dispose = tandem_slot_dispose;
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, G_TYPE_OBJECT,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tandem_slot_init (TandemSlot *self)
{
}

/**
 * tandem_slot_new:
 * @gone: called when the slot is dropped by its last holder
 * @owner: (not nullable): given to @gone; it must orphan the slot before it goes itself
 *
 * Returns: (transfer full): a slot without a record
 */
TandemSlot *
tandem_slot_new (guint position, TandemSlotGone gone, gpointer owner)
{
  TandemSlot *self = g_object_new (TANDEM_TYPE_SLOT, NULL);

  self->position = position;
  self->gone = gone;
  self->owner = owner;
  return self;
}

/**
 * tandem_slot_orphan:
 *
 * The slot is no part of its list any more; somebody may still hold it.
 */
void
tandem_slot_orphan (TandemSlot *self)
{
  self->owner = NULL;
}

gboolean
tandem_slot_is_orphan (TandemSlot *self)
{
  return self->owner == NULL;
}

guint
tandem_slot_get_position (TandemSlot *self)
{
  return self->position;
}

void
tandem_slot_set_position (TandemSlot *self, guint position)
{
  self->position = position;
}

/**
 * tandem_slot_get_record:
 *
 * Returns: (transfer none) (nullable) (type GObject.Object): the record at this place now
 */
gpointer
tandem_slot_get_record (TandemSlot *self)
{
  g_return_val_if_fail (TANDEM_IS_SLOT (self), NULL);

  return self->record;
}

void
tandem_slot_set_record (TandemSlot *self, gpointer record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
