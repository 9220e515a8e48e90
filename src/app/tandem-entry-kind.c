/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-entry-kind.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-currency.h"
#include "base/tandem-format.h"
#include "model/tandem-exchange-rate.h"
#include "model/tandem-firm-cost.h"
#include "model/tandem-firm-words.h"
#include "model/tandem-holiday.h"
#include "model/tandem-person.h"
#include "model/tandem-target.h"

/* --- holidays ------------------------------------------------------------------------------------------------------ */

static char *
dup_holiday_title (TandemRecord *record, GPtrArray *people)
{
  const char *name = tandem_record_get_text (record, TANDEM_HOLIDAY_NAME);

  return name ? g_strdup (name) : tandem_format_date (tandem_record_get_text (record, TANDEM_HOLIDAY_DAY));
}

static char *
dup_holiday_subtitle (TandemRecord *record, const char *currency)
{
  return tandem_record_is_null (record, TANDEM_HOLIDAY_NAME)
             ? NULL
             : tandem_format_date (tandem_record_get_text (record, TANDEM_HOLIDAY_DAY));
}

static const TandemEntryField holiday_fields[] = {
  { TANDEM_HOLIDAY_DAY, TANDEM_ENTRY_DAY, N_ ("Day"), NULL, NULL },
  { TANDEM_HOLIDAY_NAME, TANDEM_ENTRY_TEXT, N_ ("Name"), NULL, NULL },
};

const TandemEntryKind tandem_entry_kind_holiday = {
  .get_type = tandem_holiday_get_type,
  .table = "holiday",
  .order = "day DESC, id",
  .add_label = N_ ("Add a holiday"),
  .change_label = N_ ("Change a holiday"),
  .delete_label = N_ ("Delete a holiday"),
  .fields = holiday_fields,
  .n_fields = G_N_ELEMENTS (holiday_fields),
  .dup_title = dup_holiday_title,
  .dup_subtitle = dup_holiday_subtitle,
};

/* --- exchange rates ------------------------------------------------------------------------------------------------ */

static char *
dup_rate_title (TandemRecord *record, GPtrArray *people)
{
  return tandem_currency_dup_title (tandem_record_get_text (record, TANDEM_EXCHANGE_RATE_CURRENCY));
}

static char *
dup_rate_subtitle (TandemRecord *record, const char *currency)
{
  const char *code = tandem_record_get_text (record, TANDEM_EXCHANGE_RATE_CURRENCY);
  g_autofree char *rate
      = tandem_format_fixed (tandem_record_get_integer (record, TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS), 9);
  g_autofree char *day = tandem_format_date (tandem_record_get_text (record, TANDEM_EXCHANGE_RATE_DAY));

  /* Translators: an exchange rate: “1 USD = 0.92 EUR since 1 March 2026”; a code, a number, a code, a date */
  return g_strdup_printf (_ ("1 %s = %s %s since %s"), code, rate, currency, day);
}

static const TandemEntryField rate_fields[] = {
  { TANDEM_EXCHANGE_RATE_CURRENCY, TANDEM_ENTRY_CURRENCY, N_ ("Currency"), NULL, NULL },
  { TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS, TANDEM_ENTRY_RATE, N_ ("What one unit of it is worth in your currency"), NULL,
    NULL },
  { TANDEM_EXCHANGE_RATE_DAY, TANDEM_ENTRY_DAY, N_ ("Holds since"), NULL, NULL },
};

const TandemEntryKind tandem_entry_kind_exchange_rate = {
  .get_type = tandem_exchange_rate_get_type,
  .table = "exchange_rate",
  .order = "currency, day DESC, id",
  .add_label = N_ ("Add an exchange rate"),
  .change_label = N_ ("Change an exchange rate"),
  .delete_label = N_ ("Delete an exchange rate"),
  .fields = rate_fields,
  .n_fields = G_N_ELEMENTS (rate_fields),
  .dup_title = dup_rate_title,
  .dup_subtitle = dup_rate_subtitle,
};

/* --- targets ------------------------------------------------------------------------------------------------------- */

static const char *
find_person (GPtrArray *people, gint64 id)
{
  for (guint i = 0; i < people->len; i++)
    if (tandem_record_get_id (people->pdata[i]) == id)
      return tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME);
  return _ ("The whole firm");
}

static char *
dup_target_title (TandemRecord *record, GPtrArray *people)
{
  return g_strjoin (" · ", find_person (people, tandem_record_get_integer (record, TANDEM_TARGET_PERSON_ID)),
                    tandem_firm_words_get_title (tandem_record_get_text (record, TANDEM_TARGET_MEASURE)), NULL);
}

static char *
dup_target_subtitle (TandemRecord *record, const char *currency)
{
  g_autofree char *day = tandem_format_date (tandem_record_get_text (record, TANDEM_TARGET_STARTS_ON));
  const char *period = tandem_record_get_text (record, TANDEM_TARGET_PERIOD);
  g_autofree char *much = NULL;

  if (tandem_record_is_null (record, TANDEM_TARGET_AMOUNT_MINOR))
    much = tandem_format_count (tandem_record_get_integer (record, TANDEM_TARGET_PEOPLE));
  else
    much = tandem_format_money (tandem_record_get_integer (record, TANDEM_TARGET_AMOUNT_MINOR),
                                tandem_record_get_text (record, TANDEM_TARGET_CURRENCY));
  /* Translators: a target; the first %s is an amount or a count, the second a date */
  return g_str_equal (period, "month")     ? g_strdup_printf (_ ("%s a month since %s"), much, day)
         : g_str_equal (period, "quarter") ? g_strdup_printf (_ ("%s a quarter since %s"), much, day)
                                           : g_strdup_printf (_ ("%s a year since %s"), much, day);
}

static const char *const measures[] = { "won-revenue", "leads", NULL };
static const char *const periods[] = { "month", "quarter", "year", NULL };

static const TandemEntryField target_fields[] = {
  { TANDEM_TARGET_PERSON_ID, TANDEM_ENTRY_PERSON, N_ ("Whose"), NULL, NULL },
  { TANDEM_TARGET_PERIOD, TANDEM_ENTRY_CHOICE, N_ ("For each"), periods, NULL },
  { TANDEM_TARGET_MEASURE, TANDEM_ENTRY_CHOICE, N_ ("Measure"), measures, NULL },
  { TANDEM_TARGET_AMOUNT_MINOR, TANDEM_ENTRY_MONEY, N_ ("Amount"), NULL, "won-revenue" },
  { TANDEM_TARGET_PEOPLE, TANDEM_ENTRY_COUNT, N_ ("How many"), NULL, "leads" },
  { TANDEM_TARGET_STARTS_ON, TANDEM_ENTRY_DAY, N_ ("Holds since"), NULL, NULL },
};

const TandemEntryKind tandem_entry_kind_target = {
  .get_type = tandem_target_get_type,
  .table = "target",
  .order = "coalesce (person_id, 0), measure, period, starts_on DESC, id",
  .add_label = N_ ("Add a target"),
  .change_label = N_ ("Change a target"),
  .delete_label = N_ ("Delete a target"),
  .fields = target_fields,
  .n_fields = G_N_ELEMENTS (target_fields),
  .dup_title = dup_target_title,
  .dup_subtitle = dup_target_subtitle,
};

/* --- costs --------------------------------------------------------------------------------------------------------- */

static char *
dup_cost_title (TandemRecord *record, GPtrArray *people)
{
  return tandem_format_money (tandem_record_get_integer (record, TANDEM_FIRM_COST_AMOUNT_MINOR),
                              tandem_record_get_text (record, TANDEM_FIRM_COST_CURRENCY));
}

static char *
dup_cost_subtitle (TandemRecord *record, const char *currency)
{
  g_autofree char *day = tandem_format_date (tandem_record_get_text (record, TANDEM_FIRM_COST_DAY));

  return g_strjoin (" · ", day,
                    tandem_firm_words_get_title (tandem_record_get_text (record, TANDEM_FIRM_COST_DEPARTMENT)),
                    tandem_record_get_text (record, TANDEM_FIRM_COST_NOTE), NULL);
}

static const char *const departments[] = { "marketing", "sales", NULL };

static const TandemEntryField cost_fields[] = {
  { TANDEM_FIRM_COST_DAY, TANDEM_ENTRY_DAY, N_ ("Day"), NULL, NULL },
  { TANDEM_FIRM_COST_DEPARTMENT, TANDEM_ENTRY_CHOICE, N_ ("Department"), departments, NULL },
  { TANDEM_FIRM_COST_AMOUNT_MINOR, TANDEM_ENTRY_MONEY, N_ ("Amount"), NULL, NULL },
  { TANDEM_FIRM_COST_NOTE, TANDEM_ENTRY_TEXT, N_ ("Note"), NULL, NULL },
};

const TandemEntryKind tandem_entry_kind_firm_cost = {
  .get_type = tandem_firm_cost_get_type,
  .table = "firm_cost",
  .order = "day DESC, id DESC",
  .add_label = N_ ("Add a cost"),
  .change_label = N_ ("Change a cost"),
  .delete_label = N_ ("Delete a cost"),
  .fields = cost_fields,
  .n_fields = G_N_ELEMENTS (cost_fields),
  .dup_title = dup_cost_title,
  .dup_subtitle = dup_cost_subtitle,
};
