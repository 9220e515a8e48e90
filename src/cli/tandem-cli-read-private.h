/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>
#include <gio/gio.h>

G_BEGIN_DECLS

void     tandem_cli_read_write_string (FILE *out, const char *text, gsize length);
gboolean tandem_cli_read_write_vcards (GFile *file, const char *encoding, FILE *out, GError **error);

G_END_DECLS
