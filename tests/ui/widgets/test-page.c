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

static guint n_caught_up;

static void
catch_up (GtkWidget *page)
{
  n_caught_up++;
}

/* What nobody sees is read once, when it is looked at, and not at every change. */
static void
test_when_seen (void)
{
  GtkWidget *stack = gtk_stack_new (), *seen = gtk_label_new ("seen"), *hidden = gtk_label_new ("hidden");
  GtkWidget *window = gtk_window_new ();

  gtk_stack_add_child (GTK_STACK (stack), seen);
  gtk_stack_add_child (GTK_STACK (stack), hidden);
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (seen))
    g_main_context_iteration (NULL, TRUE);
  tandem_page_when_seen (seen, catch_up);
  g_assert_cmpuint (n_caught_up, ==, 1);
  tandem_page_when_seen (hidden, catch_up);
  tandem_page_when_seen (hidden, catch_up);
  g_assert_cmpuint (n_caught_up, ==, 1);
  gtk_stack_set_visible_child (GTK_STACK (stack), hidden);
  g_assert_cmpuint (n_caught_up, ==, 2);
  gtk_stack_set_visible_child (GTK_STACK (stack), seen);
  gtk_stack_set_visible_child (GTK_STACK (stack), hidden);
  g_assert_cmpuint (n_caught_up, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/page/error-is-shown-whole", test_error_is_shown_whole);
  g_test_add_func ("/widgets/page/when-seen", test_when_seen);
  return g_test_run ();
}
