/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-firm.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-currency.h"
#include "base/tandem-working-hours.h"
#include "model/tandem-attribution-terms.h"
#include "model/tandem-totals-batch.h"
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
  [TANDEM_FIRM_STREET] = { "street", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_POSTCODE] = { "postcode", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_CITY] = { "city", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_REGION] = { "region", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COUNTRY] = { "country", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_LOGO] = { "logo", TANDEM_COLUMN_BYTES },
  [TANDEM_FIRM_WORKING_HOURS] = { "working_hours", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_TOUCH_DAYS] = { "touch_days", TANDEM_COLUMN_INTEGER },
  [TANDEM_FIRM_HALF_LIFE_DAYS] = { "half_life_days", TANDEM_COLUMN_INTEGER },
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

static gboolean
is_zone (const char *identifier)
{
  g_autoptr (GTimeZone) zone = identifier ? g_time_zone_new_identifier (identifier) : NULL;

  return zone != NULL;
}

static gboolean
is_span (TandemRecord *self, guint column)
{
  gint64 days = tandem_record_get_integer (self, column);

  return tandem_record_is_null (self, column) || (days >= 1 && days <= TANDEM_ATTRIBUTION_MOST_DAYS);
}

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  gint64 month = tandem_record_get_integer (self, TANDEM_FIRM_FIRST_MONTH);
  const char *working_hours = tandem_record_get_text (self, TANDEM_FIRM_WORKING_HOURS);
  TandemWorkingHours hours;
  const char *fault = NULL;

  if (!is_zone (tandem_record_get_text (self, TANDEM_FIRM_TIME_ZONE)))
    fault = _ ("There is no such time zone. Nothing was changed.");
  else if (month < 1 || month > 12)
    fault = _ ("The first month is a number from 1 to 12. Nothing was changed.");
  else if (working_hours && !tandem_working_hours_parse (working_hours, &hours))
    fault = _ ("The working hours can't be read. Nothing was changed.");
  else if (!is_span (self, TANDEM_FIRM_TOUCH_DAYS) || !is_span (self, TANDEM_FIRM_HALF_LIFE_DAYS))
    fault = _ ("This is a number of days from 1 to 3650. Nothing was changed.");
  if (fault == NULL)
    return check_currency (self, connection, error);
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

/* In another zone days begin at another hour, so touches are counted anew. Undo goes the same way. */
static gboolean
follow_time_zone (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  if (before == NULL || after == NULL || tandem_record_column_equal (before, after, TANDEM_FIRM_TIME_ZONE))
    return TRUE;
  tandem_connection_forget_firm (connection);
  return tandem_totals_batch_recount_touches (connection, error);
}

static void
tandem_firm_class_init (TandemFirmClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "firm", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
  TANDEM_RECORD_CLASS (klass)->written = follow_time_zone;
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
 * @has_amounts: (out): whether there is an amount of money or a rate, also in the trash and in the history of a deal
 */
gboolean
tandem_firm_find_amounts (TandemConnection *connection, gboolean *has_amounts, GError **error)
{
  gint64 n = 0;

  if (!tandem_connection_get_int64 (connection,
                                    "SELECT CASE WHEN EXISTS (SELECT 1 FROM deal WHERE amount_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM deal_history WHERE amount_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM campaign WHERE budget_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM campaign_cost) OR EXISTS (SELECT 1 FROM firm_cost)"
                                    " OR EXISTS (SELECT 1 FROM target WHERE amount_minor IS NOT NULL)"
                                    " OR EXISTS (SELECT 1 FROM exchange_rate) THEN 1 ELSE 0 END",
                                    &n, error))
    return FALSE;
  *has_amounts = n != 0;
  return TRUE;
}

/**
 * tandem_firm_load_first_month:
 * @first_month: (out): of the firm's year, which its quarters follow: 1 is January, as where there is no firm
 */
gboolean
tandem_firm_load_first_month (TandemConnection *connection, int *first_month, GError **error)
{
  gint64 month;

  if (!tandem_connection_get_int64 (connection, "SELECT first_month FROM firm WHERE deleted_at IS NULL", &month, error))
    return FALSE;
  *first_month = CLAMP ((int) month, 1, 12);
  return TRUE;
}
