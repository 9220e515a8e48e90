/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-fold.h"

G_BEGIN_DECLS

GBytes *tandem_sort_key_new_text   (TandemCollator *collator, const char *text);
GBytes *tandem_sort_key_new_number (gint64 number, const char *currency);

G_END_DECLS
