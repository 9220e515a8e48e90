/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"

G_BEGIN_DECLS

/**
 * TandemHeaderMatch:
 * @kind: (nullable): as in a #TandemHeaderRule
 * @order: the place in the table, the lower the better
 */
typedef struct {
  TandemImportField field;
  const char *kind;
  guint order;
} TandemHeaderMatch;

const TandemHeaderMatch *tandem_header_match_find   (TandemImportProgram program, const char *header);
TandemImportProgram      tandem_header_match_detect (const GStrv row);

G_END_DECLS
