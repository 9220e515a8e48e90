/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search.h"

GArray *plain_search_list (const char *path, TandemSearchKind kind, const char *typed);
void plain_search_compare (const char *path, TandemSearch *search);
