/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One number is written in many ways: with its country or the zero of its own, in groups, in brackets. */

char    *tandem_phone_get_tail (const char *number);
gboolean tandem_phone_agree    (const char *number, const char *other);

G_END_DECLS
