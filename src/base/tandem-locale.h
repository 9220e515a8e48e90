/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_LOCALE_LENGTH 64

void tandem_locale_init (void);
void tandem_locale_find (int category, char locale[TANDEM_LOCALE_LENGTH]);

G_END_DECLS
