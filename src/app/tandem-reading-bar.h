/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-preview.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_READING_BAR (tandem_reading_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemReadingBar, tandem_reading_bar, TANDEM, READING_BAR, AdwBin)

gboolean            tandem_reading_bar_is_of_cards (const TandemImportPreview *preview);
void                tandem_reading_bar_show        (TandemReadingBar *self, const TandemImportPreview *preview);
void                tandem_reading_bar_forget      (TandemReadingBar *self);
TandemReaderOptions tandem_reading_bar_get_options (TandemReadingBar *self);

G_END_DECLS
