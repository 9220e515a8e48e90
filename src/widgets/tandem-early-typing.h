/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_early_typing_keep (AdwDialog *dialog);
void tandem_early_typing_end (AdwDialog *dialog);

G_END_DECLS
