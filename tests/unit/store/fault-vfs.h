/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file system below SQLite that fails when a test says so: the default one, with a counter in front of everything that
 * writes. */

void     fault_vfs_register  (void);
void     fault_vfs_arm       (guint nth, int code);
gboolean fault_vfs_has_failed (void);
void     fault_vfs_disarm    (void);
