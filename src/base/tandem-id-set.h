/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemIdSet TandemIdSet;

TandemIdSet *tandem_id_set_new      (void);
void         tandem_id_set_free     (TandemIdSet *self);
gboolean     tandem_id_set_add      (TandemIdSet *self, gint64 id);
gboolean     tandem_id_set_remove   (TandemIdSet *self, gint64 id);
gboolean     tandem_id_set_contains (TandemIdSet *self, gint64 id);
gsize        tandem_id_set_get_size (TandemIdSet *self);
GArray *tandem_id_set_list (TandemIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemIdSet, tandem_id_set_free)

G_END_DECLS
