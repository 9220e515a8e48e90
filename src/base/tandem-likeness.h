/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How alike two names are, as two hands may have written down one person or one firm. */

typedef enum {
  TANDEM_LIKENESS_NONE,
  TANDEM_LIKENESS_SIMILAR,
  TANDEM_LIKENESS_SAME,
} TandemLikeness;

char          *tandem_likeness_spell  (const char *name);
TandemLikeness tandem_likeness_person (const char *given, const char *family, const char *other_given,
                                       const char *other_family);
char          *tandem_likeness_firm   (const char *name);

G_END_DECLS
