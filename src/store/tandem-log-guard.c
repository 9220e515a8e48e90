/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite says by POSIX locks that a file is in use, and a process loses all of these on a file when it closes any descriptor of
 * it. A file dialog that looks what kind of files are in a folder does that, and so does whoever reads the file for a copy. The
 * next program that closes the file then believes that nobody else has it open, and puts the write-ahead log away: what is
 * written here from then on is in no file any more. So the same places are locked here once more, by locks that belong to an
 * open descriptor (fcntl(2), open file description locks), which nobody else can take away. */
#define _GNU_SOURCE
#include "store/tandem-log-guard.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _TandemLogGuard {
  int file;  /* -1 where there is nothing to guard */
  int index; /* of the log */
};

/* SQLite's file format: the bytes that a connection locks as long as it is open, and the one in the index of the log that
 * says that the index is used. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE  510
#define INDEX_IN_USE 128

static void
set_lock (int descriptor, short kind, off_t start, off_t length)
{
  struct flock place = { .l_type = kind, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  /* A file system without such locks is no worse off than without this guard. */
  if (descriptor >= 0)
    fcntl (descriptor, F_OFD_SETLK, &place);
}

static void
set_locks (TandemLogGuard *self, short kind)
{
  set_lock (self->file, kind, SHARED_FIRST, SHARED_SIZE);
  set_lock (self->index, kind, INDEX_IN_USE, 1);
}

/**
 * tandem_log_guard_take:
 * @path: a file to which connections that write are open
 *
 * Returns: (transfer full): what keeps others from putting the log away
 */
TandemLogGuard *
tandem_log_guard_take (const char *path)
{
  TandemLogGuard *self = g_new0 (TandemLogGuard, 1);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  self->file = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  self->index = g_open (index, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  set_locks (self, F_RDLCK);
  return self;
}

/**
 * tandem_log_guard_let_go:
 *
 * Gives the locks back, to be called before the last connection closes: it puts the log away itself.
 */
void
tandem_log_guard_let_go (TandemLogGuard *self)
{
  set_locks (self, F_UNLCK);
}

/**
 * tandem_log_guard_free:
 *
 * Closes the files: only once no connection is open any more, for the very reason why there is a guard.
 */
void
tandem_log_guard_free (TandemLogGuard *self)
{
  if (self->file >= 0)
    close (self->file);
  if (self->index >= 0)
    close (self->index);
  g_free (self);
}
