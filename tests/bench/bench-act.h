/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "main-thread.h"
#include "store/tandem-store.h"

/**
 * BenchAct:
 * @wall: until nothing was left to do
 * @sum: what the main thread worked
 * @longest: the most of each in one turn of the main loop; the places are those of the turn with the most of ours
 */
typedef struct {
  double wall;
  BenchShare sum;
  BenchShare longest;
} BenchAct;

void    bench_act_add_turn (BenchAct *act, const BenchShare *turn);
void    bench_act_rest     (BenchAct *act, TandemStore *store);

GArray *bench_acts_new     (void);
void    bench_acts_time    (GArray *acts, TandemStore *store, GSourceFunc func, gpointer data);
void    bench_acts_tell    (GArray *acts, const char *name);
