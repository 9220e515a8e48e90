/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose work the main thread does. Every quarter of a millisecond a signal looks at its stack, from the innermost function out: the
 * first that belongs to the toolkit or to the program decides. A callback of ours that GTK calls is ours; the label that it fills is
 * GTK's. The shares of a step are those of the looks at it. */
#define _GNU_SOURCE /* of registers and threads */
#include "main-thread.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include "bench-tools.h"

#define LOOK_NS   250000
#define N_RANGES  1024
#define N_FRAMES  200
#define N_CALLERS 8
#define N_PLACES  40000

typedef enum {
  OWNER_NOBODY,
  OWNER_PROGRAM,
  OWNER_OUR_LIBRARIES,
  OWNER_TOOLKIT,
  N_OWNERS,
} Owner;

typedef struct {
  guintptr start, end;
  Owner owner;
} Range;

typedef struct {
  guintptr interrupted; /* where the main thread was */
  gboolean is_past_signal;
  guint n_frames;
  Owner owner;
  guintptr callers[N_CALLERS]; /* in the program, the innermost first */
  guint n_callers;
} Look;

static Range ranges[N_RANGES];
static guint n_ranges;
static volatile guint n_looks[N_OWNERS];
static guintptr places[N_PLACES][N_CALLERS];
static volatile guint n_places;
static volatile sig_atomic_t is_waiting;
static guintptr program_start;
static guintptr turn_stack; /* where the stack of a turn of the main loop begins */
static double waiting_cpu;  /* ms of the turn, while the thread waited */
static sigset_t look_signal;

static const char *const toolkit_names[] = {
  "libgtk", "libadwaita", "libpango", "libcairo", "libgraphene", "libharfbuzz", "libfontconfig", "libfreetype", "libpixman",
  "libgdk_pixbuf", "librsvg", "libGL", "libEGL", "libgallium", "libX", "libxcb", "libepoxy", "libatspi", "libfribidi", "libglycin",
};
static const char *const our_names[] = { "libsqlite3", "libicu", "libgsf", "libxml2" };

static gboolean
has_any (const char *text, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (text, names[i]))
      return TRUE;
  return FALSE;
}

static Owner
get_owner (const char *path, const char *program)
{
  if (g_str_equal (path, program))
    return OWNER_PROGRAM;
  if (has_any (path, our_names, G_N_ELEMENTS (our_names)))
    return OWNER_OUR_LIBRARIES;
  return has_any (path, toolkit_names, G_N_ELEMENTS (toolkit_names)) ? OWNER_TOOLKIT : OWNER_NOBODY;
}

static void
read_ranges (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL);
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] && n_ranges < N_RANGES; i++)
    {
      unsigned long start, end;
      char flags[8];
      const char *path = strchr (lines[i], '/');

      if (path == NULL || sscanf (lines[i], "%lx-%lx %7s", &start, &end, flags) != 3)
        continue;
      if (program_start == 0 && g_str_equal (path, program))
        program_start = start;
      if (flags[2] != 'x')
        continue;
      ranges[n_ranges++] = (Range){ start, end, get_owner (path, program) };
    }
}

static const Range *
find_range (guintptr place)
{
  guint low = 0, high = n_ranges;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (place >= ranges[middle].end)
        low = middle + 1;
      else if (place < ranges[middle].start)
        high = middle;
      else
        return &ranges[middle];
    }
  return NULL;
}

static _Unwind_Reason_Code
frame_cb (struct _Unwind_Context *context, void *data)
{
  Look *look = data;
  guintptr place = _Unwind_GetIP (context);
  const Range *range = find_range (place);

  if (_Unwind_GetCFA (context) >= turn_stack)
    return _URC_END_OF_STACK; /* who waits for turns does no work in them */
  look->is_past_signal |= place == look->interrupted;
  if (look->is_past_signal && range)
    {
      if (look->owner == OWNER_NOBODY)
        look->owner = range->owner;
      if (range->owner == OWNER_PROGRAM)
        look->callers[look->n_callers++] = place - program_start;
    }
  return look->owner == OWNER_TOOLKIT || look->n_callers == N_CALLERS || ++look->n_frames == N_FRAMES
             ? _URC_END_OF_STACK
             : _URC_NO_REASON;
}

static void
look_cb (int number, siginfo_t *info, void *context)
{
  int saved = errno;
  Look look = { .interrupted = (guintptr) ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] };

  if (is_waiting)
    return;
  _Unwind_Backtrace (frame_cb, &look);
  n_looks[look.owner]++;
  if (look.n_callers > 0 && look.owner != OWNER_TOOLKIT && n_places < N_PLACES)
    memcpy (places[n_places++], look.callers, sizeof look.callers);
  errno = saved;
}

/* Nobody looks while the thread waits: what the system does then in its name, as to take what a disk brings to others, is none
 * of its work. */
static int
poll_cb (GPollFD *files, guint n_files, int timeout)
{
  double before;
  int n;

  is_waiting = TRUE; /* also for the signal that comes meanwhile */
  before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
  pthread_sigmask (SIG_BLOCK, &look_signal, NULL);
  n = g_poll (files, n_files, timeout);
  pthread_sigmask (SIG_UNBLOCK, &look_signal, NULL);
  waiting_cpu += bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
  is_waiting = FALSE;
  return n;
}

/**
 * bench_main_thread_watch:
 *
 * Begins to look at the calling thread, which is the main thread, for as long as the program runs.
 */
void
bench_main_thread_watch (void)
{
  struct sigaction action = { .sa_sigaction = look_cb, .sa_flags = SA_SIGINFO | SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF };
  struct itimerspec every = { .it_interval.tv_nsec = LOOK_NS, .it_value.tv_nsec = LOOK_NS };
  Look first = { 0 };
  timer_t timer;

  read_ranges ();
  _Unwind_Backtrace (frame_cb, &first); /* loads what it needs, which a signal must not do */
  sigemptyset (&look_signal);
  sigaddset (&look_signal, SIGPROF);
  sigaction (SIGPROF, &action, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  event._sigev_un._tid = gettid ();
  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &every, NULL) != 0)
    g_error ("No timer: %s", g_strerror (errno));
}

/**
 * bench_main_thread_step:
 * @share: (out): what the main thread did in one turn of its loop
 *
 * Waits until there is something to do, and does it.
 */
void
bench_main_thread_step (BenchShare *share)
{
  double before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
  guint all = 0, ours;

  __asm__ volatile ("mov %%rsp, %0" : "=r"(turn_stack));
  waiting_cpu = 0;

  memset ((void *) n_looks, 0, sizeof n_looks);
  share->first_place = n_places;
  is_waiting = FALSE;
  g_main_context_iteration (NULL, TRUE);
  is_waiting = TRUE; /* what is measured is no work either */
  share->total = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before - waiting_cpu;
  share->n_places = n_places - share->first_place;
  ours = n_looks[OWNER_PROGRAM] + n_looks[OWNER_OUR_LIBRARIES];
  for (guint i = 0; i < N_OWNERS; i++)
    all += n_looks[i];
  share->ours = share->total * ours / MAX (all, 1);
  share->toolkit = share->total * n_looks[OWNER_TOOLKIT] / MAX (all, 1);
}

/**
 * bench_main_thread_write_places:
 * @path: a file to make
 *
 * Writes where our work was seen: a line a look, with the functions of the program that were called, the innermost first, as
 * addresses for addr2line.
 */
void
bench_main_thread_write_places (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_places; i++)
    {
      for (guint j = 0; j < N_CALLERS && places[i][j] != 0; j++)
        g_string_append_printf (text, "0x%lx ", (unsigned long) places[i][j]);
      g_string_append_c (text, '\n');
    }
  g_file_set_contents (path, text->str, -1, NULL);
}
