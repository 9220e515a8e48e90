/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-tally.h"

#include <string.h>

/* The decimal sign that a number must have, or 0 where it reads both ways: 1,234 is a thousand or one and a bit. */
static char
find_decimal (const char *text)
{
  const char *point = strrchr (text, '.'), *comma = strrchr (text, ',');
  const char *sign = point > comma ? point : comma;
  gsize behind;

  if (!sign || strspn (text, "0123456789.,'+-% \xc2\xa0\xe2\x82\xac$") != strlen (text))
    return 0;
  if (point && comma)
    return *sign;
  /* A sign that comes twice parts thousands. */
  if (strchr (text, *sign) != sign)
    return *sign == '.' ? ',' : '.';
  behind = strspn (sign + 1, "0123456789");
  if (behind != 3 || (sign == text + 1 && *text == '0'))
    return *sign;
  return 0;
}

/**
 * tandem_column_tally_add_order:
 * @text: a value of the column
 *
 * Counts the order of its day alone. That is all that a number of a spreadsheet tells of its column: 17.05 may be a day.
 */
void
tandem_column_tally_add_order (TandemColumnTally *self, const char *text)
{
  switch (tandem_import_find_order (text))
    {
    case TANDEM_DATE_ORDER_YEAR_FIRST:
      self->year_first++;
      break;
    case TANDEM_DATE_ORDER_DAY_FIRST:
      self->day_first++;
      break;
    case TANDEM_DATE_ORDER_MONTH_FIRST:
      self->month_first++;
      break;
    case TANDEM_DATE_ORDER_AMBIGUOUS:
      self->open++;
      break;
    case TANDEM_DATE_ORDER_UNKNOWN:
    default:
      break;
    }
}

/**
 * tandem_column_tally_add:
 * @text: a value of the column
 */
void
tandem_column_tally_add (TandemColumnTally *self, const char *text)
{
  tandem_column_tally_add_order (self, text);
  switch (find_decimal (text))
    {
    case '.':
      self->points++;
      break;
    case ',':
      self->commas++;
      break;
    default:
      break;
    }
}

static TandemDateOrder
find_order (const TandemColumnTally *self)
{
  if (self->day_first && !self->month_first)
    return TANDEM_DATE_ORDER_DAY_FIRST;
  if (self->month_first && !self->day_first)
    return TANDEM_DATE_ORDER_MONTH_FIRST;
  if (self->day_first || self->open)
    return TANDEM_DATE_ORDER_AMBIGUOUS;
  return self->year_first ? TANDEM_DATE_ORDER_YEAR_FIRST : TANDEM_DATE_ORDER_UNKNOWN;
}

/**
 * tandem_column_tally_settle:
 *
 * Says what the values that were added tell, unless a person has said it.
 */
void
tandem_column_tally_settle (TandemColumnTally *self)
{
  if (self->is_set)
    return;
  self->date_order = find_order (self);
  if (self->date_order == TANDEM_DATE_ORDER_AMBIGUOUS && !self->day_first && self->remembered)
    self->date_order = self->remembered;
  self->decimal = self->points > self->commas ? '.' : self->commas > self->points ? ',' : 0;
}

/**
 * tandem_column_tally_reset:
 *
 * Forgets what was counted, not what a person said.
 */
void
tandem_column_tally_reset (TandemColumnTally *self)
{
  TandemColumnTally fresh = { .remembered = self->remembered, .is_set = self->is_set };

  if (self->is_set)
    {
      fresh.date_order = self->date_order;
      fresh.decimal = self->decimal;
    }
  *self = fresh;
}

/**
 * tandem_import_date_order:
 * @values: (array length=n_values): the values of one column; more tell more
 *
 * Finds the order of day and month for a whole column. Values that contradict one another are %TANDEM_DATE_ORDER_AMBIGUOUS,
 * too.
 *
 * Returns: the order
 */
TandemDateOrder
tandem_import_date_order (const char *const *values, guint n_values)
{
  TandemColumnTally tally = { 0 };

  for (guint i = 0; i < n_values; i++)
    tandem_column_tally_add (&tally, values[i]);
  tandem_column_tally_settle (&tally);
  return tally.date_order;
}
