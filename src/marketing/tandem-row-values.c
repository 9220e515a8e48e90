/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-row-values.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-contact-row.h"

char *
tandem_row_value_write_contact (gpointer row, TandemWorkspace *workspace)
{
  const char *name = TANDEM_CONTACT_ROW (row)->name;

  return g_strdup (name ? name : _ ("Contact without a name"));
}

char *
tandem_row_value_write_company (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->company);
}

char *
tandem_row_value_write_stage (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_lifecycle_get_title (TANDEM_CONTACT_ROW (row)->lifecycle));
}

char *
tandem_row_value_say_costs (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: how many entries of what a campaign cost */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s cost", "%s costs", n), count);
}
