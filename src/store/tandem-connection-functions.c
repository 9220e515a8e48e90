/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one function that statements have beside those of SQL: what an amount is worth. How many digits a currency has is known to ICU,
 * so that a statement could not reckon it by itself; what a list is sorted by and what a record says is one arithmetic. */
#include "store/tandem-connection-private.h"

#include "base/tandem-money.h"

/* worth (minor, currency, rate_billionths, to): NULL where one of them is, or where it is more than an amount can be. */
static void
worth_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gint64 worth;

  for (int i = 0; i < n_values; i++)
    if (sqlite3_value_type (values[i]) == SQLITE_NULL)
      return;
  if (tandem_money_convert (sqlite3_value_int64 (values[0]), (const char *) sqlite3_value_text (values[1]),
                            sqlite3_value_int64 (values[2]), (const char *) sqlite3_value_text (values[3]), &worth))
    sqlite3_result_int64 (context, worth);
}

/**
 * tandem_connection_add_functions:
 *
 * Returns: a result code of SQLite
 */
int
tandem_connection_add_functions (TandemConnection *self)
{
  return sqlite3_create_function_v2 (self->handle, "worth", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, worth_cb, NULL,
                                     NULL, NULL);
}
