/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "store/tandem-network-drive.h"

#define EXT4  0xef53
#define TMPFS 0x01021994
#define NFS   0x6969
#define SMB_2 0xfe534d42
#define FUSE  0x65735546

/* What programs bring in by FUSE may lie on another machine or on this one. */
static void
test_kinds (void)
{
  g_assert_true (tandem_network_drive_is_kind (NFS, NULL, NULL));
  g_assert_true (tandem_network_drive_is_kind (SMB_2, NULL, NULL));
  g_assert_true (tandem_network_drive_is_kind (FUSE, "fuse.sshfs", NULL));
  g_assert_true (tandem_network_drive_is_kind (FUSE, "fuse.gvfsd-fuse", NULL));
  g_assert_true (tandem_network_drive_is_kind (FUSE, "fuse", "https://cloud.example/files")); /* davfs2 */
  g_assert_true (tandem_network_drive_is_kind (FUSE, "fuse", "curlftpfs#ftp://ftp.example/"));
  g_assert_true (tandem_network_drive_is_kind (FUSE, "virtiofs", "share"));
  g_assert_false (tandem_network_drive_is_kind (FUSE, "fuseblk", "/dev/sdb1")); /* NTFS on a stick */
  g_assert_false (tandem_network_drive_is_kind (FUSE, "fuse.gocryptfs", NULL));
  g_assert_false (tandem_network_drive_is_kind (FUSE, NULL, NULL));
  g_assert_false (tandem_network_drive_is_kind (EXT4, "ext4", NULL));
  g_assert_false (tandem_network_drive_is_kind (TMPFS, "tmpfs", NULL));
}

static void
test_here (FirmFile *firm, gconstpointer data)
{
  g_assert_false (tandem_network_drive_has (firm->folder));
  g_assert_false (tandem_network_drive_has (firm->path)); /* which is not there */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/network-drive/kinds", test_kinds);
  g_test_add ("/store/network-drive/here", FirmFile, NULL, firm_file_set_up, test_here, firm_file_tear_down);
  return g_test_run ();
}
