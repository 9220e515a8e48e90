/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-tools.h"

#include <gtk/gtk.h>

/* Returns: milliseconds */
double
bench_get_cpu (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/* Megabytes of this process: "VmRSS:" all that is resident, "RssAnon:" what no other process could share. */
double
bench_read_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status ? strstr (status, name) : NULL;
  return line ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : 0;
}

int
bench_compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* What AdwApplication does. */
void
bench_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/tandemcrm/Tandem/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/tandemcrm/Tandem/icons");
}
