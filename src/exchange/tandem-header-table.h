/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"

G_BEGIN_DECLS

/* A header as it is written; it is compared without case, punctuation and spaces, and with # for a number. The kind is that of the
 * address or contact point, "#" in front of it where the number in the header says which of several it is.
 * The kind of a label is what it labels. A %NONE field says that the column is
 * known and left out. Of several columns for one field the earlier line wins. */
typedef struct {
  TandemImportProgram program;
  TandemImportField field;
  const char *kind;
  const char *headers;
} TandemHeaderRule;

/* Two of these headers, separated by |, give a program away, or the only one. */
typedef struct {
  TandemImportProgram program;
  const char *name;
  const char *headers;
} TandemHeaderSignature;

extern const TandemHeaderRule tandem_header_rules[];
extern const TandemHeaderSignature tandem_header_signatures[];

G_END_DECLS
