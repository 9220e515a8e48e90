/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-field.h"

G_BEGIN_DECLS

/* The heading of a column of a field of the firm's own in an export for Tandem: "Roof [choice: Flat; Pitched]". */

char    *tandem_own_header_write (const TandemField *field);
gboolean tandem_own_header_read  (const char *header, char **name, const char **type, char **choices);

G_END_DECLS
