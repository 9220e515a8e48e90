/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct {
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this struct */
} FaultFile;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;

/* Several threads write. */
static GMutex mutex;
static guint n_left; /* writes until the fault; 0: none is due */
static int fault;    /* SQLITE_OK: disarmed */
static gboolean has_failed;

/* Once a disk is full, or broken, it stays so. */
static int
next_write (void)
{
  int code = SQLITE_OK;

  g_mutex_lock (&mutex);
  if (fault != SQLITE_OK && !has_failed && --n_left == 0)
    has_failed = TRUE;
  if (has_failed)
    code = fault;
  g_mutex_unlock (&mutex);
  return code;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

#define CALL(file, method, ...) (real_of (file)->pMethods->method (real_of (file), ##__VA_ARGS__))

static int
close_file (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
read_file (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return CALL (file, xRead, data, n, offset);
}

static int
write_file (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  int code = next_write ();

  return code == SQLITE_OK ? CALL (file, xWrite, data, n, offset) : code;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int code = next_write ();

  return code == SQLITE_OK ? CALL (file, xTruncate, size) : code == SQLITE_FULL ? SQLITE_IOERR_TRUNCATE : code;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int code = next_write ();

  /* nothing is waited for: no test here pulls the plug */
  return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
lock_file (sqlite3_file *file, int how)
{
  return CALL (file, xLock, how);
}

static int
unlock_file (sqlite3_file *file, int how)
{
  return CALL (file, xUnlock, how);
}

static int
check_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
control_file (sqlite3_file *file, int what, void *data)
{
  return CALL (file, xFileControl, what, data);
}

static int
get_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
get_traits (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return CALL (file, xShmMap, page, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
order_shared (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  2,          close_file, read_file,   write_file,   truncate_file, sync_file,
  get_size,   lock_file,  unlock_file, check_lock,   control_file,  get_sector_size,
  get_traits, map_shared, lock_shared, order_shared, unmap_shared,
};

static int
open_file (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *fault_file = (FaultFile *) file;
  int code;

  fault_file->base.pMethods = NULL;
  fault_file->real = (sqlite3_file *) (fault_file + 1);
  code = real_vfs->xOpen (real_vfs, name, fault_file->real, flags, out_flags);
  if (fault_file->real->pMethods)
    fault_file->base.pMethods = &methods;
  return code;
}

/**
 * fault_vfs_register:
 *
 * From now on every file is opened through it.
 */
void
fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/**
 * fault_vfs_arm:
 * @nth: which write fails, counted from 1, and every one after it
 * @code: with what
 */
void
fault_vfs_arm (guint nth, int code)
{
  g_mutex_lock (&mutex);
  n_left = nth;
  fault = code;
  has_failed = FALSE;
  g_mutex_unlock (&mutex);
}

gboolean
fault_vfs_has_failed (void)
{
  gboolean result;

  g_mutex_lock (&mutex);
  result = has_failed;
  g_mutex_unlock (&mutex);
  return result;
}

void
fault_vfs_disarm (void)
{
  fault_vfs_arm (0, SQLITE_OK);
}
