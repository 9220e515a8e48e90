/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A way through which deals go, stage by stage. */
#define TANDEM_TYPE_PIPELINE (tandem_pipeline_get_type ())
G_DECLARE_FINAL_TYPE (TandemPipeline, tandem_pipeline, TANDEM, PIPELINE, TandemRecord)

typedef enum {
  TANDEM_PIPELINE_NAME,
  TANDEM_PIPELINE_POSITION,
  TANDEM_PIPELINE_N_COLUMNS,
} TandemPipelineColumn;

TandemPipeline *tandem_pipeline_new (void);

G_END_DECLS
