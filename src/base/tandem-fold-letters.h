/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_FOLDED_LONGEST 14

/* What a letter that stands alone is folded to. */
typedef struct {
  guint8 length; /* of @bytes; TANDEM_FOLDED_LONGER: ask ICU */
  guint8 joins;  /* it may be one with what stands before it, so only both together can be folded */
  char bytes[TANDEM_FOLDED_LONGEST];
} TandemFoldedLetter;

#define TANDEM_FOLDED_LONGER 255

const TandemFoldedLetter *tandem_fold_letters_get     (gunichar letter);
void                      tandem_fold_letters_append (GString *folded, const char *text, gsize length);

G_END_DECLS
