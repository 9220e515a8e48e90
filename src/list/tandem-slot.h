/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_SLOT (tandem_slot_get_type ())
G_DECLARE_FINAL_TYPE (TandemSlot, tandem_slot, TANDEM, SLOT, GObject)

/* What the list uses; the window only reads the record. */
typedef void (*TandemSlotGone) (TandemSlot *self, gpointer owner);

TandemSlot *tandem_slot_new          (guint position, TandemSlotGone gone, gpointer owner);
void        tandem_slot_orphan       (TandemSlot *self);
gboolean    tandem_slot_is_orphan    (TandemSlot *self);
void        tandem_slot_set_position (TandemSlot *self, guint position);
void        tandem_slot_set_record   (TandemSlot *self, gpointer record);

guint       tandem_slot_get_position (TandemSlot *self);
gpointer    tandem_slot_get_record   (TandemSlot *self);

G_END_DECLS
