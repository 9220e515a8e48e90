/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-draft.h"

/* A sheet of two lines as programs write them: headers, and one row; | parts the cells. */

TandemHeaderMap    *map_lines (const char *headers, const char *values);
TandemContactDraft *draft_row (const TandemHeaderMap *map, const char *values, GPtrArray *warnings);
