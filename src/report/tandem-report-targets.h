/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-attainment.h"
#include "report/tandem-report.h"

G_BEGIN_DECLS

/* What is reached of targets, as a section of a report. */
void tandem_report_targets_add (TandemReport *report, GArray *attainments, GPtrArray *people, const char *day);

G_END_DECLS
