/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as a PDF: written under a temporary name beside its place, then renamed, so that a half-written file never
 * takes the place of a whole one. */

#include "report/tandem-report-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "report/tandem-report-private.h"

static cairo_status_t
draw_pages (TandemReport *report, TandemPaper paper, const char *path, GCancellable *cancellable)
{
  g_autoptr (TandemReportLayout) layout = tandem_report_layout_new (report, paper, report->wide);
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double width, height;

  tandem_report_layout_get_size (layout, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  if (report->firm)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, report->firm);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tandem");
  while (!g_cancellable_is_cancelled (cancellable) && tandem_report_layout_step (layout, 500))
    ;
  for (guint n = 0; !g_cancellable_is_cancelled (cancellable) && n < tandem_report_layout_get_n_pages (layout); n++)
    {
      tandem_report_layout_draw_page (layout, cr, n);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * tandem_report_write_pdf:
 * @path: what stands there is replaced only when the new file is whole
 *
 * Writes a report. It takes a while: call it on a worker thread.
 *
 * Returns: whether it was written
 */
gboolean
tandem_report_write_pdf (TandemReport *report, TandemPaper paper, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (temporary, 0, 0600);
  cairo_status_t status;

  if (file < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _("The PDF could not be written: %s. Nothing was changed; choose another folder."), g_strerror (code));
      return FALSE;
    }
  g_close (file, NULL);
  status = draw_pages (report, paper, temporary, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS || g_rename (temporary, path) != 0)
    {
      const char *reason = status != CAIRO_STATUS_SUCCESS ? cairo_status_to_string (status) : g_strerror (errno);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The PDF could not be written: %s. An earlier file of this name is as it was; look whether the disk is full."), reason);
      g_unlink (temporary);
      return FALSE;
    }
  return TRUE;
}
