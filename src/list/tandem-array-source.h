/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"

G_BEGIN_DECLS

/* Records that are all here: an instant source. Another thread may make one and free one, as long as no list has it. */
#define TANDEM_TYPE_ARRAY_SOURCE (tandem_array_source_get_type ())
G_DECLARE_FINAL_TYPE (TandemArraySource, tandem_array_source, TANDEM, ARRAY_SOURCE, GObject)

TandemArraySource *tandem_array_source_new      (void);
void               tandem_array_source_add      (TandemArraySource *self, gint64 id, gpointer record);
void               tandem_array_source_exchange (TandemArraySource *self, TandemArraySource *other);

G_END_DECLS
