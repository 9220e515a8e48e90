/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture comes from anywhere. It is told by its first bytes, and only by the loaders of PNG, JPEG and WebP, for others run
 * programs (SVG) or are seldom looked after; one that says to be huge is refused before it takes memory. What is kept is packed anew:
 * a small square, without what a camera writes down of the place and the time. */
#include "widgets/tandem-photo-reading.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PIXELS (100 * 1000 * 1000)
#define INNER_SIDE  (TANDEM_PHOTO_SIDE * 7 / 10) /* of the square that lies in a circle */
#define WHITE       0xffffffff

typedef struct {
  const char *format; /* one of those that are read */
  int width, height;  /* as the file says */
  gboolean is_too_large;
  int n_rows; /* that were read */
} Size;

/* A JPEG can be unpacked to a half, a quarter or an eighth at once, which spares most of the memory. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Size *size)
{
  int part = 1;

  size->width = width;
  size->height = height;
  size->is_too_large = (gint64) width * height > MOST_PIXELS;
  while (part < 8 && MIN (width, height) / (2 * part) >= TANDEM_PHOTO_SIDE)
    part *= 2;
  if (size->is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0); /* the loader stops */
  else if (part > 1 && g_str_equal (size->format, "jpeg"))
    gdk_pixbuf_loader_set_size (loader, (width + part - 1) / part, (height + part - 1) / part);
}

static void
area_updated_cb (GdkPixbufLoader *loader, int x, int y, int width, int height, Size *size)
{
  size->n_rows = MAX (size->n_rows, y + height);
}

static const char *
tell_format (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (length > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  if (length > 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "webp";
  return NULL;
}

/* One that was cut off is no error to its loader: what is missing stays grey. That of WebP shows no rows, and does complain. */
static gboolean
is_cut_off (const Size *size, GdkPixbuf *picture)
{
  return !g_str_equal (size->format, "webp") && size->n_rows < gdk_pixbuf_get_height (picture);
}

static GdkPixbuf *
run_loader (GdkPixbufLoader *loader, GBytes *bytes, Size *size)
{
  GdkPixbuf *picture;
  gboolean is_whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), size);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), size);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  is_whole = is_whole && (picture == NULL || !is_cut_off (size, picture));
  /* It has to be closed in any case. */
  if (!gdk_pixbuf_loader_close (loader, NULL) || !is_whole)
    return NULL;
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  return picture ? gdk_pixbuf_apply_embedded_orientation (picture) : NULL;
}

/* What the loader says of it is not shown: it speaks to programmers. */
static GdkPixbuf *
load_picture (const TandemFileContent *file, GError **error)
{
  Size size = { .format = tell_format (file->bytes) };
  g_autoptr (GdkPixbufLoader) loader = size.format ? gdk_pixbuf_loader_new_with_type (size.format, NULL) : NULL;
  GdkPixbuf *picture = loader ? run_loader (loader, file->bytes, &size) : NULL;

  if (picture)
    return picture;
  if (size.is_too_large)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: the name of a file, its width and height */
                 _ ("“%s” has %d × %d points, more than is read. Nothing was changed; choose a smaller one."),
                 file->name, size.width, size.height);
  else
    g_set_error (
        error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        /* Translators: %s is the name of a file */
        _ ("“%s” can't be read as a picture, or not to its end. Nothing was changed; choose one in PNG or JPEG."),
        file->name);
  return NULL;
}

/* --- making it square ---------------------------------------------------------------------------------------------- */

/* Of a tall one the middle of its upper part: there is the face. */
static GdkPixbuf *
crop (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  int side = MIN (width, height);
  g_autoptr (GdkPixbuf) square
      = gdk_pixbuf_new_subpixbuf (picture, (width - side) / 2, (height - side) / 3, side, side);

  return gdk_pixbuf_scale_simple (square, TANDEM_PHOTO_SIDE, TANDEM_PHOTO_SIDE, GDK_INTERP_BILINEAR);
}

static GdkPixbuf *
lay_on_white (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  double scale = (double) INNER_SIDE / MAX (width, height);
  int new_width = (int) MAX (width * scale, 1), new_height = (int) MAX (height * scale, 1);
  double x = (TANDEM_PHOTO_SIDE - new_width) / 2, y = (TANDEM_PHOTO_SIDE - new_height) / 2;
  GdkPixbuf *square = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, TANDEM_PHOTO_SIDE, TANDEM_PHOTO_SIDE);

  gdk_pixbuf_fill (square, WHITE);
  gdk_pixbuf_composite (picture, square, (int) x, (int) y, new_width, new_height, x, y, (double) new_width / width,
                        (double) new_height / height, GDK_INTERP_BILINEAR, 255);
  return square;
}

static GBytes *
pack (GdkPixbuf *square, gboolean is_jpeg, GError **error)
{
  char *data = NULL;
  gsize length = 0;

  if (!(is_jpeg ? gdk_pixbuf_save_to_buffer (square, &data, &length, "jpeg", error, "quality", "90", NULL)
                : gdk_pixbuf_save_to_buffer (square, &data, &length, "png", error, NULL)))
    return NULL;
  return g_bytes_new_take (data, length);
}

/**
 * tandem_photo_read:
 * @file: what somebody chose
 *
 * Makes a small square of a picture. Takes its time: not on the main thread.
 *
 * Returns: (transfer full) (nullable): the square, a JPEG or a PNG; %NULL with a sentence that says why not and what to do
 */
TandemFileContent *
tandem_photo_read (const TandemFileContent *file, TandemPhotoFit fit, GError **error)
{
  g_autoptr (GdkPixbuf) picture = load_picture (file, error);
  g_autoptr (GdkPixbuf) square = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_jpeg;

  if (picture == NULL)
    return NULL;
  square = fit == TANDEM_PHOTO_FILLS ? crop (picture) : lay_on_white (picture);
  is_jpeg = fit == TANDEM_PHOTO_FILLS && !gdk_pixbuf_get_has_alpha (square);
  bytes = pack (square, is_jpeg, error);
  return bytes ? tandem_file_content_new (file->name, is_jpeg ? "image/jpeg" : "image/png", bytes) : NULL;
}
