/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-overview.h"

G_BEGIN_DECLS

/* What works and what does not: each channel or campaign against all others, by significance. */
#define TANDEM_TYPE_FINDINGS (tandem_findings_get_type ())
G_DECLARE_FINAL_TYPE (TandemFindings, tandem_findings, TANDEM, FINDINGS, AdwBin)

void tandem_findings_show (TandemFindings *self, GPtrArray *parts);

G_END_DECLS
