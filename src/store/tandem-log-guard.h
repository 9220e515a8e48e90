/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemLogGuard TandemLogGuard;

TandemLogGuard *tandem_log_guard_take   (const char *path);
void            tandem_log_guard_let_go (TandemLogGuard *self);
void            tandem_log_guard_free   (TandemLogGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemLogGuard, tandem_log_guard_free)

G_END_DECLS
