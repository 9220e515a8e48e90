/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-uri-opening.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"

#define VALUE "tandem-value" /* of a launcher: as it is written */

/* It can be pasted into a program that is elsewhere. */
static void
copy (GtkWidget *widget, const char *value)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), value);
  tandem_page_toast (widget, _ ("Copied, as no program here opens it"), FALSE);
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    copy (widget, g_object_get_data (launcher, VALUE));
}

/**
 * tandem_uri_opening_open:
 * @widget: any widget in the window
 * @uri: a number to be called, an address to be written to, a page of the web
 * @value: the same as a person writes it
 *
 * Hands it to the program that opens such things; where there is none, it is copied.
 */
void
tandem_uri_opening_open (GtkWidget *widget, const char *uri, const char *value)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  g_object_set_data_full (G_OBJECT (launcher), VALUE, g_strdup (value), g_free);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                           g_object_ref (widget));
}
