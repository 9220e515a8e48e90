/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-firm.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-currency.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemFirm {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_FIRM_N_COLUMNS] = {
  [TANDEM_FIRM_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_TIME_ZONE] = { "time_zone", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COLLATION_LOCALE] = { "collation_locale", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_FIRST_MONTH] = { "first_month", TANDEM_COLUMN_INTEGER },
  [TANDEM_FIRM_IS_SAMPLE] = { "is_sample", TANDEM_COLUMN_INTEGER },
  [TANDEM_FIRM_TRASH_DAYS] = { "trash_days", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemFirm, tandem_firm, TANDEM_TYPE_RECORD)

/* An amount that is written down stays the sum that it was: it would be a lie to call 100 euros 100 dollars. This holds for
 * undo, too. */
static gboolean
check_currency (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) stored = NULL;
  const char *currency = tandem_record_get_text (self, TANDEM_FIRM_CURRENCY);
  gboolean has_amounts;

  if (tandem_record_get_id (self) != 0)
    {
      stored = tandem_record_load (connection, TANDEM_TYPE_FIRM, tandem_record_get_id (self), error);
      if (stored == NULL)
        return FALSE;
      if (tandem_record_column_equal (self, stored, TANDEM_FIRM_CURRENCY))
        return TRUE;
    }
  if (!tandem_currency_is_known (currency))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   _ ("“%s” is not the code of a currency, as EUR is. Nothing was changed."), currency ? currency : "");
      return FALSE;
    }
  if (stored == NULL)
    return TRUE;
  if (!tandem_firm_find_amounts (connection, &has_amounts, error))
    return FALSE;
  if (has_amounts)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: %s is a code such as EUR */
                 _ ("The currency stays %s: amounts in it stand in this file or its trash. Nothing was changed."),
                 tandem_record_get_text (stored, TANDEM_FIRM_CURRENCY));
  return !has_amounts;
}

static void
tandem_firm_class_init (TandemFirmClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "firm", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_currency;
}

static void
tandem_firm_init (TandemFirm *self)
{
}

/**
 * tandem_firm_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemFirm *
tandem_firm_new (void)
{
  return g_object_new (TANDEM_TYPE_FIRM, NULL);
}

/**
 * tandem_firm_find_amounts:
 * @has_amounts: (out): whether there is an amount of money, also in the trash and in the history of a deal
 */
gboolean
tandem_firm_find_amounts (TandemConnection *connection, gboolean *has_amounts, GError **error)
{
  gint64 n = 0;

  if (!tandem_connection_get_int64 (connection,
                                    "SELECT CASE WHEN EXISTS (SELECT 1 FROM deal WHERE amount_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM deal_history WHERE amount_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM campaign WHERE budget_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM campaign_cost) THEN 1 ELSE 0 END",
                                    &n, error))
    return FALSE;
  *has_amounts = n != 0;
  return TRUE;
}
