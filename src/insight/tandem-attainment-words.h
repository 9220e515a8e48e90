/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-attainment.h"

G_BEGIN_DECLS

/* What a target says of itself, in the window as on paper. */
typedef enum {
  TANDEM_TARGET_HEAD_PERIOD,
  TANDEM_TARGET_HEAD_REACHED,
  TANDEM_TARGET_HEAD_WON, /* or new leads */
  TANDEM_TARGET_HEAD_COMMITTED,
  TANDEM_TARGET_HEAD_WEIGHTED,
  TANDEM_TARGET_HEAD_TARGET,
  TANDEM_TARGET_N_HEADS,
} TandemTargetHead;

gboolean    tandem_target_head_is_of         (TandemTargetHead head, TandemTargetMeasure measure);
const char *tandem_target_head_get_title     (TandemTargetHead head, TandemTargetMeasure measure);
const char *tandem_attainment_get_lead_words (void);
char       *tandem_attainment_write_target   (const TandemAttainment *self, GPtrArray *people);
char       *tandem_attainment_write_period   (const TandemAttainment *self);
char       *tandem_attainment_write_cell     (const TandemAttainment *self, TandemTargetHead head, const char *today);

G_END_DECLS
