/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What the file remembers by name. It is no business of the firm: it is not in the journal, and no undo takes it back. */

char    *tandem_setting_dup_text (TandemConnection *connection, const char *name, GError **error);
gboolean tandem_setting_set_text (TandemConnection *connection, const char *name, const char *value, GError **error);

G_END_DECLS
