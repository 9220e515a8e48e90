/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-exchange-rate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-currency.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemExchangeRate {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_EXCHANGE_RATE_N_COLUMNS] = {
  [TANDEM_EXCHANGE_RATE_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_EXCHANGE_RATE_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS] = { "rate_billionths", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemExchangeRate, tandem_exchange_rate, TANDEM_TYPE_RECORD)

/* Two of one day would leave it open which holds. */
static gboolean
check_is_only (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT 1 FROM exchange_rate WHERE currency = $1 AND day = $2 AND id <> $3 AND deleted_at IS NULL LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, tandem_record_get_text (self, TANDEM_EXCHANGE_RATE_CURRENCY));
  tandem_statement_bind_text (statement, 2, tandem_record_get_text (self, TANDEM_EXCHANGE_RATE_DAY));
  tandem_statement_bind_int64 (statement, 3, tandem_record_get_id (self));
  if (tandem_statement_next (statement, &failure))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: %s is the code of a currency */
                 _ ("There is a rate of %s of this day already. Nothing was changed; change that one."),
                 tandem_record_get_text (self, TANDEM_EXCHANGE_RATE_CURRENCY));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *fault = NULL;

  if (!tandem_currency_is_known (tandem_record_get_text (self, TANDEM_EXCHANGE_RATE_CURRENCY)))
    fault = _ ("An exchange rate needs a currency. Nothing was changed.");
  else if (!tandem_date_is_valid (tandem_record_get_text (self, TANDEM_EXCHANGE_RATE_DAY)))
    fault = _ ("An exchange rate needs the day from which it holds. Nothing was changed.");
  else if (tandem_record_get_integer (self, TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS) <= 0)
    fault = _ ("An exchange rate is greater than zero. Nothing was changed.");
  if (fault == NULL)
    return tandem_record_get_deleted_at (self) != NULL || check_is_only (self, connection, error);
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

static void
tandem_exchange_rate_class_init (TandemExchangeRateClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "exchange_rate", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
}

static void
tandem_exchange_rate_init (TandemExchangeRate *self)
{
}

/**
 * tandem_exchange_rate_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemExchangeRate *
tandem_exchange_rate_new (void)
{
  return g_object_new (TANDEM_TYPE_EXCHANGE_RATE, NULL);
}
