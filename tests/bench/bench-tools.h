/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <time.h>

/* What the programs that count frames have in common. */
double bench_get_cpu         (clockid_t clock);
double bench_read_memory     (const char *name);
int    bench_compare_doubles (const void *a, const void *b);
void   bench_load_style      (void);
