/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the invented firm says of itself: where it is, what it wants to reach, what its departments cost. */
#include "act/tandem-act-sample-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "model/tandem-model.h"

#define N_MONTHS 24

static const struct {
  const char *currency;
  gint64 billionths;
  gint64 before; /* two years ago */
} rates[] = {
  { "EUR", 1000000000, 1000000000 },
  { "USD", 862000000, 958000000 },
  { "GBP", 1141000000, 1206000000 },
  { "CHF", 1071000000, 1068000000 },
};

static gint64
to_minor (TandemSample *self, gint64 units)
{
  for (guint i = 0; i < tandem_money_digits (self->currency); i++)
    units *= 10;
  return units;
}

static gboolean
write_address (TandemSample *self, GError **error)
{
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (self->connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);

  if (firms == NULL)
    return FALSE;
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_STREET, "14 Quay Street");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_POSTCODE, "T12 KX4R");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_CITY, "Cork");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_COUNTRY, "Ireland");
  return tandem_record_update (firms->pdata[0], self->connection, error);
}

static gboolean
write_cost (TandemSample *self, const char *day, const char *department, gint64 units, GError **error)
{
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_firm_cost_new ());

  tandem_record_set_text (cost, TANDEM_FIRM_COST_DAY, day);
  tandem_record_set_text (cost, TANDEM_FIRM_COST_DEPARTMENT, department);
  tandem_record_set_integer (cost, TANDEM_FIRM_COST_AMOUNT_MINOR, to_minor (self, units));
  tandem_record_set_text (cost, TANDEM_FIRM_COST_CURRENCY, self->currency);
  tandem_record_set_text (cost, TANDEM_FIRM_COST_NOTE, _ ("Salaries and tools"));
  return tandem_record_insert (cost, self->connection, error);
}

static gboolean
write_target (TandemSample *self, gint64 person_id, const char *measure, const char *period, gint64 much,
              GError **error)
{
  g_autofree char *first = tandem_date_add_months (self->today, 1 - N_MONTHS);
  g_autoptr (TandemRecord) target = TANDEM_RECORD (tandem_target_new ());

  tandem_record_set_id (target, TANDEM_TARGET_PERSON_ID, person_id);
  tandem_record_set_text (target, TANDEM_TARGET_MEASURE, measure);
  tandem_record_set_text (target, TANDEM_TARGET_PERIOD, period);
  tandem_record_set_text (target, TANDEM_TARGET_STARTS_ON, first);
  if (g_str_equal (measure, "leads"))
    tandem_record_set_integer (target, TANDEM_TARGET_PEOPLE, much);
  else
    {
      tandem_record_set_integer (target, TANDEM_TARGET_AMOUNT_MINOR, to_minor (self, much));
      tandem_record_set_text (target, TANDEM_TARGET_CURRENCY, self->currency);
    }
  return tandem_record_insert (target, self->connection, error);
}

/* Of the firm, and of each who sells; a lead is of whoever sells to it, so that who brings them has no number of an own. */
static gboolean
write_targets (TandemSample *self, GError **error)
{
  return write_target (self, 0, "won-revenue", "month", 90000, error)
         && write_target (self, 0, "won-revenue", "quarter", 280000, error)
         && write_target (self, 0, "leads", "month", 25, error) && write_target (self, 0, "leads", "quarter", 75, error)
         && write_target (self, self->staff_ids[TANDEM_SAMPLE_FIRST_SELLER], "won-revenue", "month", 35000, error)
         && write_target (self, self->staff_ids[TANDEM_SAMPLE_OTHER_SELLER], "won-revenue", "month", 30000, error)
         && write_target (self, self->person_id, "won-revenue", "month", 25000, error)
         && write_target (self, self->staff_ids[TANDEM_SAMPLE_FIRST_SELLER], "leads", "month", 10, error);
}

static gboolean
write_rate (TandemSample *self, guint i, gboolean is_new, const char *day, GError **error)
{
  g_autoptr (TandemRecord) rate = NULL;

  if (g_str_equal (rates[i].currency, self->currency))
    return TRUE;
  rate = TANDEM_RECORD (tandem_exchange_rate_new ());
  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_CURRENCY, rates[i].currency);
  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_DAY, day);
  tandem_record_set_integer (rate, TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS,
                             is_new ? rates[i].billionths : rates[i].before);
  return tandem_record_insert (rate, self->connection, error);
}

static gboolean
write_holiday (TandemSample *self, int year, const char *day, const char *name, GError **error)
{
  g_autoptr (TandemRecord) holiday = TANDEM_RECORD (tandem_holiday_new ());
  g_autofree char *date = g_strdup_printf ("%04d-%s", year, day);

  tandem_record_set_text (holiday, TANDEM_HOLIDAY_DAY, date);
  tandem_record_set_text (holiday, TANDEM_HOLIDAY_NAME, name);
  return tandem_record_insert (holiday, self->connection, error);
}

/**
 * tandem_sample_write_firm:
 * @today: the plain date on which the story ends
 */
gboolean
tandem_sample_write_firm (TandemSample *self, const char *today, GError **error)
{
  g_autofree char *first = tandem_date_add_months (today, 1 - N_MONTHS);
  g_autofree char *month_start = g_strdup_printf ("%.8s01", today);
  int year = (int) g_ascii_strtoll (today, NULL, 10);

  if (!tandem_sample_write_fields (self, error) || !write_address (self, error) || !write_targets (self, error)
      || !write_holiday (self, year, "01-01", _ ("New Year's Day"), error)
      || !write_holiday (self, year, "12-25", _ ("Christmas Day"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!write_rate (self, i, FALSE, first, error) || !write_rate (self, i, TRUE, month_start, error))
      return FALSE;
  for (int month = 1 - N_MONTHS; month <= 0; month++)
    {
      g_autofree char *day = tandem_date_add_months (today, month);

      if (!write_cost (self, day, "marketing", 3800, error) || !write_cost (self, day, "sales", 5200, error))
        return FALSE;
    }
  return TRUE;
}
