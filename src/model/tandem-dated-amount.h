/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemDatedAmount:
 * @minor: in minor units of @currency
 * @day: the plain date on which it counts, whose rate holds
 */
typedef struct {
  gint64 minor;
  char currency[4];
  char day[11];
} TandemDatedAmount;

G_END_DECLS
