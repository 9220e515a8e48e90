/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Locks over a network are promised by some and kept by few, and the log's index is memory that machines don't share. What the
 * kernel itself reaches over a network has a number of its own. What programs bring in by FUSE has all the same number, drives of
 * this computer too, and is told by its name: sshfs takes every lock, and keeps it from nobody on another machine. */
#include "store/tandem-network-drive.h"

#include <gio/gunixmounts.h>
#include <string.h>
#include <sys/vfs.h>

#define FUSE 0x65735546

/**
 * tandem_network_drive_is_kind:
 * @magic: `f_type` of statfs(2)
 * @type: (nullable): the kind of file system as in /proc/self/mountinfo
 * @source: (nullable): what is mounted, from there, too: a device, or an address as davfs2 and curlftpfs give it
 */
gboolean
tandem_network_drive_is_kind (guint32 magic, const char *type, const char *source)
{
  static const guint32 kinds[] = { 0x6969 /* NFS */,       0x517b /* SMB */,     0xff534d42 /* CIFS */,
                                   0xfe534d42 /* SMB 2 */, 0x5346414f /* AFS */, 0x73757245 /* Coda */,
                                   0x00c36400 /* Ceph */,  0x01021997 /* 9P */,  0x786f4256 /* VirtualBox */ };
  static const char *const programs[]
      = { "fuse.sshfs",     "fuse.gvfsd-fuse", "fuse.kio-fuse",    "fuse.rclone",    "fuse.davfs",
          "fuse.glusterfs", "fuse.ceph-fuse",  "fuse.smbnetfs",    "fuse.curlftpfs", "fuse.s3fs",
          "fuse.nfs",       "virtiofs",        "fuse.vmhgfs-fuse", "fuse.gcsfuse",   NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (magic == kinds[i])
      return TRUE;
  return magic == FUSE && ((type && g_strv_contains (programs, type)) || (source && strstr (source, "://")));
}

/**
 * tandem_network_drive_has:
 * @path: a folder or file
 *
 * Returns: whether it lies on another machine
 */
gboolean
tandem_network_drive_has (const char *path)
{
  g_autoptr (GUnixMountEntry) mount = NULL;
  const char *type, *source;
  struct statfs facts;

  if (statfs (path, &facts) != 0)
    return FALSE;
  if ((guint32) facts.f_type == FUSE) /* else nobody needs to read the list of them all */
    mount = g_unix_mount_entry_for (path, NULL);
  type = mount ? g_unix_mount_entry_get_fs_type (mount) : NULL;
  source = mount ? g_unix_mount_entry_get_device_path (mount) : NULL;
  return tandem_network_drive_is_kind ((guint32) facts.f_type, type, source);
}
