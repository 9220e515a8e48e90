/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/tandem-cli.h"
#include "base/tandem-locale.h"

int
main (int argc, char *argv[])
{
  tandem_locale_init ();
  g_set_prgname ("tandem-cli");
  return tandem_cli_run (argc, argv);
}
