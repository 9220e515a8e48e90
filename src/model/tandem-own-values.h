/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

/**
 * TandemOwnValue:
 * @text: (nullable): of a text, a day, a choice
 * @number: of a number, an amount, a flag
 * @currency: (nullable): of an amount
 */
typedef struct {
  const char *text;
  gint64 number;
  const char *currency;
} TandemOwnValue;

gboolean tandem_own_values_read  (TandemConnection *connection, TandemEntity entity, const gint64 *ids, GPtrArray *rows,
                                  GError **error);
gboolean tandem_own_values_find  (gpointer row, const TandemField *field, TandemOwnValue *value);
char    *tandem_own_values_write (gpointer row, const TandemField *field);

G_END_DECLS
