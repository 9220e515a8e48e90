/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"

/* A source in front of another one. What is asked is read at once, but its answer is kept and comes when the test wants, or in
 * any order; it counts, and fails when told to. A slow one can't be asked and waited for. */

#define LATE_TYPE_SOURCE (late_source_get_type ())
G_DECLARE_DERIVABLE_TYPE (LateSource, late_source, LATE, SOURCE, GObject)

struct _LateSourceClass {
  GObjectClass parent_class;
};

LateSource *late_source_new           (TandemRecordSource *behind, gboolean is_slow);
void        late_source_set_dice      (LateSource *self, GRand *dice);
void        late_source_set_failing   (LateSource *self, gboolean is_failing);
guint       late_source_get_n_answers (LateSource *self);
void        late_source_answer        (LateSource *self, guint which);
guint       late_source_get_n_pending (LateSource *self);
guint       late_source_get_n_read    (LateSource *self);
