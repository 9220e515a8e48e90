/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-load-banner.h"

static void
load_failed_cb (AdwBanner *banner, const GError *error)
{
  adw_banner_set_title (banner, error->message);
  adw_banner_set_revealed (banner, TRUE);
}

/**
 * tandem_load_banner_follow:
 * @banner: its button is to call tandem_load_banner_read_again()
 *
 * Has the banner appear when rows of the list could not be read.
 */
void
tandem_load_banner_follow (AdwBanner *banner, TandemRecordList *list)
{
  g_signal_connect_object (list, "load-failed", G_CALLBACK (load_failed_cb), banner, G_CONNECT_SWAPPED);
}

/**
 * tandem_load_banner_read_again:
 *
 * Reads all rows again; the banner goes, and comes back if that fails, too.
 */
void
tandem_load_banner_read_again (AdwBanner *banner, TandemRecordList *list)
{
  adw_banner_set_revealed (banner, FALSE);
  tandem_record_list_reload (list);
}
