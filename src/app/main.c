/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-application.h"
#include "base/tandem-locale.h"

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  tandem_locale_init ();
  g_set_prgname ("tandem");

  application = tandem_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
