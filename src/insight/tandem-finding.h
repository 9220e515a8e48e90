/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-overview.h"

G_BEGIN_DECLS

/**
 * TandemFinding:
 * @TANDEM_FINDING_WORKS: a higher share of its leads becomes MQL than of those of all others
 * @TANDEM_FINDING_FAILS: a lower one
 * @TANDEM_FINDING_EVEN: no difference that chance alone would not make
 * @TANDEM_FINDING_TOO_FEW: under thirty cases
 *
 * What can be said of a channel or campaign.
 */
typedef enum {
  TANDEM_FINDING_WORKS,
  TANDEM_FINDING_FAILS,
  TANDEM_FINDING_EVEN,
  TANDEM_FINDING_TOO_FEW,
  TANDEM_N_FINDINGS,
} TandemFinding;

TandemFinding tandem_finding_judge            (const TandemOverviewPart *part);
GArray       *tandem_finding_list             (GPtrArray *parts);
const char   *tandem_finding_get_title        (TandemFinding finding);
char         *tandem_finding_write_detail     (const TandemOverviewPart *part);
char         *tandem_finding_write_comparison (const TandemOverviewPart *part);
char         *tandem_finding_write_caption    (GPtrArray *parts);

G_END_DECLS
