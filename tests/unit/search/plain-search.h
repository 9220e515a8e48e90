/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search.h"

void plain_search_compare (const char *path, TandemSearch *search);
