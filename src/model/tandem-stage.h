/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A stage of a pipeline: its probability in percent, and whether a deal in it is open, won or lost. */
#define TANDEM_TYPE_STAGE (tandem_stage_get_type ())
G_DECLARE_FINAL_TYPE (TandemStage, tandem_stage, TANDEM, STAGE, TandemRecord)

typedef enum {
  TANDEM_STAGE_PIPELINE_ID,
  TANDEM_STAGE_NAME,
  TANDEM_STAGE_POSITION,
  TANDEM_STAGE_PROBABILITY,
  TANDEM_STAGE_KIND,
  TANDEM_STAGE_QUALIFIED,
  TANDEM_STAGE_ROT_DAYS,
  TANDEM_STAGE_N_COLUMNS,
} TandemStageColumn;

TandemStage *tandem_stage_new         (void);
gboolean     tandem_stage_count_deals (TandemConnection *connection, gint64 stage_id, gint64 *n_deals, GError **error);

G_END_DECLS
