/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The photo of a contact or the logo of a company, where it is set and removed. */
#define TANDEM_TYPE_PHOTO_BUTTON (tandem_photo_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemPhotoButton, tandem_photo_button, TANDEM, PHOTO_BUTTON, AdwBin)

void tandem_photo_button_show (TandemPhotoButton *self, TandemStore *store, guint whole_column, gint64 whole_id,
                               const char *name);
void tandem_photo_button_set  (TandemPhotoButton *self, GFile *file);

G_END_DECLS
