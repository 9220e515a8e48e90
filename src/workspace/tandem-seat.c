/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/tandem-seat.h"

#include <string.h>

/* A computer has an id of its own, but where nobody gave it one its name has to do. */
static char *
dup_machine (void)
{
  char *id = NULL;

  if (g_file_get_contents ("/etc/machine-id", &id, NULL, NULL) && *g_strstrip (id))
    return id;
  g_free (id);
  return g_strdup (g_get_host_name ());
}

/**
 * tandem_seat_dup_setting:
 *
 * The file may travel to other people, so neither the computer nor the account can be read from it.
 *
 * Returns: (transfer full): the name of the setting in which a file remembers who sits here
 */
char *
tandem_seat_dup_setting (void)
{
  g_autofree char *machine = dup_machine ();
  g_autofree char *seat = g_strdup_printf ("io.github.tandemcrm.Tandem\n%s\n%s", machine, g_get_user_name ());
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seat, -1);

  return g_strdup_printf ("you-are-%.32s", hash);
}

/**
 * tandem_seat_dup_person_name:
 *
 * Returns: (transfer full): how the owner of the account is called
 */
char *
tandem_seat_dup_person_name (void)
{
  const char *real_name = g_get_real_name ();
  g_autofree char *name = g_strstrip (g_utf8_make_valid (real_name ? real_name : "", -1));

  if (*name && !g_str_equal (name, "Unknown"))
    return g_steal_pointer (&name);
  return g_utf8_make_valid (g_get_user_name (), -1);
}

/**
 * tandem_seat_dup_firm_name:
 * @path: a file that is about to be made
 *
 * Returns: (transfer full) (nullable): how its firm may be called: as the file is
 */
char *
tandem_seat_dup_firm_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, ".tandem"))
    name[strlen (name) - strlen (".tandem")] = '\0';
  g_strstrip (g_strdelimit (name, "_", ' '));
  return *name ? g_steal_pointer (&name) : NULL;
}
