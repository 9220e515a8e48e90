/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemDateOrder:
 * @TANDEM_DATE_ORDER_UNKNOWN: no date among the values
 * @TANDEM_DATE_ORDER_AMBIGUOUS: every value reads as day first and as month first: the person is asked
 *
 * The one order in which a whole column writes its dates.
 */
typedef enum {
  TANDEM_DATE_ORDER_UNKNOWN,
  TANDEM_DATE_ORDER_AMBIGUOUS,
  TANDEM_DATE_ORDER_YEAR_FIRST,
  TANDEM_DATE_ORDER_DAY_FIRST,
  TANDEM_DATE_ORDER_MONTH_FIRST,
} TandemDateOrder;

char           *tandem_import_email        (const char *text, char **key, gboolean *is_valid);
char           *tandem_import_phone        (const char *text, char **key, gboolean *is_valid);
char           *tandem_import_cut_suffix   (char *name);
void            tandem_import_split_name   (const char *text, char **given, char **family);
GStrv           tandem_import_split_joined (const char *text);
TandemDateOrder tandem_import_find_order   (const char *text);
char           *tandem_import_birthday     (const char *text, TandemDateOrder order);

G_END_DECLS
