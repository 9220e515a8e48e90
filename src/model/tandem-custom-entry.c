/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person writes into a field of the firm's own, by its type, and what stands there then: each can be read as it is
 * written. */
#include "model/tandem-custom-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-currency.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-custom-field.h"

#define CODE_LENGTH 3

/* Three letters that are the code of a currency, by themselves, anywhere. */
static char *
find_currency (const char *text)
{
  for (const char *c = text; *c;)
    {
      gsize length = 0;

      while (g_ascii_isalpha (c[length]))
        length++;
      if (length == CODE_LENGTH)
        {
          g_autofree char *code = g_ascii_strup (c, CODE_LENGTH);

          if (tandem_currency_is_known (code))
            return g_steal_pointer (&code);
        }
      c += MAX (length, 1);
    }
  return NULL;
}

static gboolean
read_amount (TandemRecord *value, const char *text, const char *currency, GError **error)
{
  g_autofree char *named = find_currency (text);
  const char *code = named ? named : currency;
  gint64 minor;

  if (!tandem_money_parse (text, code, &minor, error))
    return FALSE;
  tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, minor);
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_CURRENCY, code);
  return TRUE;
}

static gboolean
read_number (TandemRecord *value, const char *text, GError **error)
{
  gint64 number;

  if (!tandem_decimal_parse (text, TANDEM_CUSTOM_DIGITS, &number, error))
    return FALSE;
  tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, number);
  return TRUE;
}

static gboolean
read_day (TandemRecord *value, const char *text, GError **error)
{
  g_autofree char *day = NULL;

  if (!tandem_date_parse_entry (text, &day, error))
    return FALSE;
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, day);
  return TRUE;
}

/**
 * tandem_custom_entry_read:
 * @value: a #TandemCustomValue, which gets what was written
 * @type: of the field; no flag
 * @currency: of an amount that names none
 *
 * Returns: %FALSE with a sentence when @text is nothing of the type
 */
gboolean
tandem_custom_entry_read (TandemRecord *value, const char *type, const char *text, const char *currency, GError **error)
{
  if (g_strcmp0 (type, TANDEM_CUSTOM_MONEY) == 0)
    return read_amount (value, text, currency, error);
  if (g_strcmp0 (type, TANDEM_CUSTOM_NUMBER) == 0)
    return read_number (value, text, error);
  if (g_strcmp0 (type, TANDEM_CUSTOM_DAY) == 0)
    return read_day (value, text, error);
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, text);
  return TRUE;
}

/**
 * tandem_custom_entry_write:
 * @value: (nullable): a #TandemCustomValue
 * @type: of its field; no flag
 *
 * Returns: (transfer full) (nullable): what a person reads and may write
 */
char *
tandem_custom_entry_write (TandemRecord *value, const char *type)
{
  const char *text = value ? tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT) : NULL;
  gint64 number = value ? tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) : 0;

  if (value == NULL)
    return NULL;
  if (g_strcmp0 (type, TANDEM_CUSTOM_MONEY) == 0)
    return tandem_format_money (number, tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY));
  if (g_strcmp0 (type, TANDEM_CUSTOM_NUMBER) == 0)
    return tandem_format_fixed (number, TANDEM_CUSTOM_DIGITS);
  return g_strcmp0 (type, TANDEM_CUSTOM_DAY) == 0 && text ? tandem_format_date (text) : g_strdup (text);
}

/**
 * tandem_custom_entry_describe:
 * @value_id: a #TandemCustomValue, which may be gone
 * @text: (nullable): what it once held, …
 * @number: … or this
 *
 * Returns: (transfer full): that, as a person reads it
 */
char *
tandem_custom_entry_describe (TandemConnection *connection, gint64 value_id, const char *text, gint64 number)
{
  g_autoptr (TandemRecord) value = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_VALUE, value_id, NULL);
  g_autoptr (TandemRecord) field = NULL;
  const char *type;

  if (value)
    field = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_FIELD,
                                tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_FIELD_ID), NULL);
  type = field ? tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE) : TANDEM_CUSTOM_TEXT;
  if (text)
    return g_strcmp0 (type, TANDEM_CUSTOM_DAY) == 0 ? tandem_format_date (text) : g_strdup (text);
  if (g_strcmp0 (type, TANDEM_CUSTOM_FLAG) == 0)
    return g_strdup (number ? C_ ("field", "yes") : C_ ("field", "no"));
  if (g_strcmp0 (type, TANDEM_CUSTOM_MONEY) == 0 && !tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_CURRENCY))
    return tandem_format_money (number, tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY));
  return tandem_format_fixed (number, TANDEM_CUSTOM_DIGITS);
}
