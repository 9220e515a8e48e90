/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-field.h"

G_BEGIN_DECLS

typedef gboolean (*TandemHeaderValueTest) (const char *text);

gboolean tandem_header_value_looks_like_data    (const char *text);
gboolean tandem_header_value_is_anything        (const char *text);
gboolean tandem_header_value_is_mobile_label    (const char *text);
gboolean tandem_header_value_is_form_of_address (const char *text);

const char       *tandem_header_values_get        (const GStrv *rows, guint row, guint column);
gboolean          tandem_header_values_are_mostly (const GStrv *rows, guint first, guint n_rows, guint column,
                                                   TandemHeaderValueTest test);
TandemImportField tandem_header_values_guess      (const GStrv *rows, guint first, guint n_rows, guint column);

G_END_DECLS
