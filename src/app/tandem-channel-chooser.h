/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CHANNEL_CHOOSER (tandem_channel_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TandemChannelChooser, tandem_channel_chooser, TANDEM, CHANNEL_CHOOSER, AdwComboRow)

void   tandem_channel_chooser_load   (TandemChannelChooser *self, TandemStore *store);
gint64 tandem_channel_chooser_get_id (TandemChannelChooser *self);

G_END_DECLS
