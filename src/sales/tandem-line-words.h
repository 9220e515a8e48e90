/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-line-sums.h"

G_BEGIN_DECLS

char *tandem_line_words_describe (const TandemLine *line, const char *currency);

G_END_DECLS
