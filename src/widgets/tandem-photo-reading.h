/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-attachment-content.h"

G_BEGIN_DECLS

/* More than any screen shows of it. */
#define TANDEM_PHOTO_SIDE 256

/**
 * TandemPhotoFit:
 * @TANDEM_PHOTO_FILLS: what is longer than wide, or wider, loses its edges: a face
 * @TANDEM_PHOTO_FITS: all of it is seen in a circle, on white: a logo
 */
typedef enum {
  TANDEM_PHOTO_FILLS,
  TANDEM_PHOTO_FITS,
} TandemPhotoFit;

TandemFileContent *tandem_photo_read (const TandemFileContent *file, TandemPhotoFit fit, GError **error);

G_END_DECLS
