/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-custom-value.h"

G_BEGIN_DECLS

gboolean tandem_custom_entry_read  (TandemRecord *value, const char *type, const char *text, const char *currency,
                                    GError **error);
char    *tandem_custom_entry_write (TandemRecord *value, const char *type);
char    *tandem_custom_entry_describe (TandemConnection *connection, gint64 value_id, const char *text, gint64 number);

G_END_DECLS
