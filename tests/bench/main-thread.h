/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * BenchShare:
 * @total: what the main thread worked
 * @ours: of it the program, SQLite and ICU: queries, sorting, parsing, formatting
 * @toolkit: of it GTK and what is under it: widgets made, measured, laid out and drawn
 * @first_place: where the looks at it begin in what bench_main_thread_write_places() writes
 * @n_places: how many these are
 *
 * Milliseconds of the processor. What neither is, as the making of objects in GLib, is in @total alone.
 */
typedef struct {
  double total;
  double ours;
  double toolkit;
  guint first_place;
  guint n_places;
} BenchShare;

void bench_main_thread_watch        (void);
void bench_main_thread_step         (BenchShare *share);
void bench_main_thread_write_places (const char *path);
