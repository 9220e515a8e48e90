/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CURRENCY_ROW (tandem_currency_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCurrencyRow, tandem_currency_row, TANDEM, CURRENCY_ROW, AdwComboRow)

const char *tandem_currency_row_get_code (TandemCurrencyRow *self);
void        tandem_currency_row_set_code (TandemCurrencyRow *self, const char *code);

G_END_DECLS
