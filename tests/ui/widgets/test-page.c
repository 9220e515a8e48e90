/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-store-error.h"
#include "widgets/tandem-page.h"

/* The sentence names a file, and a file may be called as one likes. */
static void
test_error_is_shown_whole (void)
{
  const char *sentence = "There is no file “/home/ada/R&D <old>.tandem”.";
  g_autoptr (GError) error = g_error_new_literal (TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, sentence);
  g_autoptr (AdwStatusPage) page = ADW_STATUS_PAGE (g_object_ref_sink (adw_status_page_new ()));
  g_autofree char *shown = NULL;

  tandem_page_describe_error (page, error);
  g_assert_true (pango_parse_markup (adw_status_page_get_description (page), -1, 0, NULL, &shown, NULL, NULL));
  g_assert_cmpstr (shown, ==, sentence);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/page/error-is-shown-whole", test_error_is_shown_whole);
  return g_test_run ();
}
