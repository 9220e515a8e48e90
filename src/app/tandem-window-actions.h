/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

void tandem_window_add_actions (TandemWindow *window);

G_END_DECLS
