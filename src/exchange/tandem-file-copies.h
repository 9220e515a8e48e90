/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *tandem_file_copies_write  (GBytes *bytes, const char *name, GError **error);
void   tandem_file_copies_clean  (void);
void   tandem_file_copies_remove (void);

G_END_DECLS
