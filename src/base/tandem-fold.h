/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as it is searched (accents, case, width and script variants gone) and as it is ordered (ICU sort keys). */

char *tandem_fold_text   (const char *text);
void tandem_fold_append (GString *folded, const char *text);
char *tandem_fold_digits (const char *text);

/* A collator for one locale; thread-safe for making keys once it is made. */
typedef struct _TandemCollator TandemCollator;

TandemCollator *tandem_collator_new     (const char *locale);
void            tandem_collator_free    (TandemCollator *self);
GBytes         *tandem_collator_key     (TandemCollator *self, const char *text);
const char     *tandem_collator_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCollator, tandem_collator_free)

G_END_DECLS
