/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

void tandem_window_look_after_file (TandemWindow *self);

G_END_DECLS
