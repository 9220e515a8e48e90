/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Forward declarations, so that headers include no more than they use. */
typedef struct _TandemConnection TandemConnection;
typedef struct _TandemStatement  TandemStatement;
typedef struct _TandemStore      TandemStore;
typedef struct _TandemRecord     TandemRecord;
typedef struct _TandemWorkspace  TandemWorkspace;

G_END_DECLS
