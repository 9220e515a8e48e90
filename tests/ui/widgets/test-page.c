/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-store-error.h"
#include "ui-test.h"
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

static gboolean
is_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT (widget);
}

/* A dialog whose first button is Cancel, and which begins at what is written there already. */
static AdwDialog *
new_dialog (GtkWidget *field)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *head = adw_header_bar_new ();

  adw_header_bar_pack_start (ADW_HEADER_BAR (head), gtk_button_new_with_label ("Cancel"));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), head);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), field);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 300);
  adw_dialog_set_content_height (dialog, 300);
  adw_dialog_set_focus (dialog, field);
  return dialog;
}

/* Past the frames in which the focus goes here and there. */
static void
rest (GtkWidget *window)
{
  guint left = 2 * UI_TEST_FRAMES_TO_REST;

  gtk_widget_add_tick_callback (window, ui_test_count_frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* As the window gets it before the dialog has the keyboard. */
static void
type_early (GtkWidget *window, const char *letters)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (; *letters; letters++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
        gboolean is_taken;

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
          g_signal_emit_by_name (controller, "key-pressed", (guint) *letters, 0u, 0, &is_taken);
      }
}

static gboolean
is_selected (GtkEditable *text)
{
  int from, to;

  return gtk_editable_get_selection_bounds (text, &from, &to) && from == 0 && to == (int) strlen ("Old name");
}

/* What is written in the field is selected, so that what is typed takes its place: after a moment, or before the dialog is there. */
static void
test_present_dialog (gconstpointer width)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), GPOINTER_TO_INT (width), 600);
  adw_window_set_content (ADW_WINDOW (window), gtk_button_new_with_label ("Page"));
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (window));
  for (int is_early = 0; is_early < 2; is_early++)
    {
      GtkWidget *field = adw_entry_row_new ();
      AdwDialog *dialog = new_dialog (field);
      GtkWidget *text;

      gtk_editable_set_text (GTK_EDITABLE (field), "Old name");
      text = ui_test_find (field, is_text, NULL);
      tandem_page_present_dialog (window, dialog);
      if (is_early)
        {
          type_early (window, "New");
          WAIT_FOR (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field)), "New") == 0);
          g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 3);
        }
      else
        {
          WAIT_FOR (gtk_widget_has_focus (text));
          rest (window);
          g_assert_true (gtk_widget_has_focus (text));
          g_assert_true (is_selected (GTK_EDITABLE (text)));
        }
      adw_dialog_force_close (dialog);
      WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (window)) == NULL);
    }
  ui_test_destroy_window (window);
}

static gboolean
is_written (GtkWidget *view, const char *words)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return g_str_equal (text, words);
}

/* A text that has lines gets it, too: here in a window that can't have a sheet in it, so that the dialog has one of its own. */
static void
test_present_apart (void)
{
  GtkWidget *window = gtk_window_new (), *field = gtk_text_view_new ();
  AdwDialog *dialog = new_dialog (field);

  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Page"));
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (window));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "Old text", -1);
  tandem_page_present_dialog (gtk_window_get_child (GTK_WINDOW (window)), dialog);
  type_early (GTK_WIDGET (gtk_widget_get_root (field)), " and new");
  WAIT_FOR (is_written (field, "Old text and new"));
  adw_dialog_force_close (dialog);
  ui_test_destroy_window (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/page/error-is-shown-whole", test_error_is_shown_whole);
  g_test_add_func ("/widgets/page/when-seen", test_when_seen);
  g_test_add_data_func ("/widgets/page/present-dialog", GINT_TO_POINTER (1200), test_present_dialog);
  g_test_add_data_func ("/widgets/page/present-dialog-narrow", GINT_TO_POINTER (400), test_present_dialog);
  g_test_add_func ("/widgets/page/present-apart", test_present_apart);
  return g_test_run ();
}
