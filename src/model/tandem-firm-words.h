/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words for what targets and costs of the firm say in one of a few ways. */

const char *tandem_firm_words_get_title (const char *nick);

G_END_DECLS
