/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* AdwBreakpointBin stands in pages, pages in windows: each may change its breakpoint in the frame after the one around it. */
#define UI_TEST_FRAMES_TO_REST 5

static inline gboolean
ui_test_count_frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  guint *left = data;

  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * ui_test_destroy_window:
 * @window: (type GtkWindow): a window of the test
 *
 * Destroys a window that has come to rest. From the change of a breakpoint to the next frame AdwBreakpointBin (libadwaita 1.7)
 * keeps a picture of itself, and never frees it when it is destroyed in between: a leak that comes and goes.
 */
static inline void
ui_test_destroy_window (gpointer window)
{
  guint left = UI_TEST_FRAMES_TO_REST;

  if (gtk_widget_get_mapped (window))
    {
      gtk_widget_add_tick_callback (window, ui_test_count_frame_cb, &left, NULL);
      while (left > 0)
        g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (window);
}

gboolean ui_test_fail_cb (gpointer what);

/* Runs the main loop until the condition holds; after so many seconds the test has failed, and says for what it waited. */
#define UI_TEST_WAIT(condition, seconds, what)                                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint limit = g_timeout_add_seconds (seconds, ui_test_fail_cb, (gpointer) (what));                                 \
                                                                                                                       \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (limit);                                                                                           \
  }                                                                                                                    \
  G_STMT_END

#define WAIT_FOR(condition) UI_TEST_WAIT (condition, 30, #condition)

typedef gboolean (*UiTestMatch) (GtkWidget *widget, gconstpointer data);

GtkWidget *ui_test_find      (GtkWidget *widget, UiTestMatch matches, gconstpointer data);
GtkWidget *ui_test_find_type (GtkWidget *widget, GType type);
GtkWidget *ui_test_find_nth  (GtkWidget *widget, GType type, guint *n);

/**
 * ui_test_expect_lost:
 * @object: (nullable): what a library is known never to free
 *
 * Keeps LeakSanitizer from telling of it, and of what hangs on it.
 */
static inline void
ui_test_expect_lost (gpointer object)
{
#ifdef __SANITIZE_ADDRESS__
  if (object)
    __lsan_ignore_object (object);
#endif
}
