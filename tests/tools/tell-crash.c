/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into a program that is driven from outside: what ends by a signal says where it was. A crash that comes once in hundreds
 * of runs, on a machine that is gone when somebody reads of it, would leave its number alone. addr2line(1) makes lines of what it
 * says of Tandem itself. */
#include <execinfo.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#define MAX_FRAMES 64

static void
tell (int number)
{
  static const char heading[] = "ended by a signal, at:\n";
  void *frames[MAX_FRAMES];

  (void) !write (STDERR_FILENO, heading, sizeof heading - 1);
  backtrace_symbols_fd (frames, backtrace (frames, MAX_FRAMES), STDERR_FILENO);
  raise (number); /* as it would have ended */
}

__attribute__ ((constructor)) static void
watch (void)
{
  static const int numbers[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP };
  const struct sigaction action = { .sa_handler = tell, .sa_flags = SA_RESETHAND | SA_NODEFER };
  void *frame[1];

  backtrace (frame, 1); /* what it needs is loaded now, and not in the signal */
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    sigaction (numbers[i], &action, NULL);
}
