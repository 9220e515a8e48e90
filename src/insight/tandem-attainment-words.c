/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-attainment-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "model/tandem-person.h"

/**
 * tandem_target_head_is_of:
 *
 * Returns: whether targets of that measure have such a column: of leads nothing is open
 */
gboolean
tandem_target_head_is_of (TandemTargetHead head, TandemTargetMeasure measure)
{
  return measure == TANDEM_TARGET_OF_REVENUE
         || (head != TANDEM_TARGET_HEAD_COMMITTED && head != TANDEM_TARGET_HEAD_WEIGHTED);
}

const char *
tandem_target_head_get_title (TandemTargetHead head, TandemTargetMeasure measure)
{
  switch (head)
    {
    case TANDEM_TARGET_HEAD_PERIOD:
      return C_ ("target", "Period");
    case TANDEM_TARGET_HEAD_REACHED:
      return C_ ("target", "Reached");
    case TANDEM_TARGET_HEAD_WON:
      return measure == TANDEM_TARGET_OF_LEADS ? C_ ("target", "New leads") : C_ ("target", "Won");
    case TANDEM_TARGET_HEAD_COMMITTED:
      return C_ ("target", "Committed");
    case TANDEM_TARGET_HEAD_WEIGHTED:
      return C_ ("target", "Weighted");
    case TANDEM_TARGET_HEAD_TARGET:
    case TANDEM_TARGET_N_HEADS:
    default:
      return C_ ("target", "Target");
    }
}

/**
 * tandem_attainment_get_lead_words:
 *
 * Returns: (transfer none): what targets of leads count, and of what
 */
const char *
tandem_attainment_get_lead_words (void)
{
  return C_ ("target",
             "Reached: new leads of the period ÷ its target. New leads are people who became leads in it, or came "
             "further at once; for the target of a person, those whose owner this person is today. At most the "
             "latest twelve periods.");
}

static const char *
get_name (GPtrArray *people, gint64 person_id)
{
  for (guint i = 0; i < people->len; i++)
    if (tandem_record_get_id (people->pdata[i]) == person_id)
      return tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME);
  return _ ("The whole firm");
}

/**
 * tandem_attainment_write_target:
 * @people: (element-type TandemPerson): whoever may have a target
 *
 * Returns: (transfer full): whose target it is, and by which kind of period
 */
char *
tandem_attainment_write_target (const TandemAttainment *self, GPtrArray *people)
{
  const char *who = get_name (people, self->person_id);

  if (g_str_equal (self->period, "year"))
    /* Translators: %s is a person, or the whole firm */
    return g_strdup_printf (C_ ("target", "%s, by year"), who);
  if (g_str_equal (self->period, "quarter"))
    /* Translators: %s is a person, or the whole firm */
    return g_strdup_printf (C_ ("target", "%s, by quarter"), who);
  /* Translators: %s is a person, or the whole firm */
  return g_strdup_printf (C_ ("target", "%s, by month"), who);
}

/**
 * tandem_attainment_write_period:
 *
 * Returns: (transfer full): the month or the days, and the currencies that are not in it
 */
char *
tandem_attainment_write_period (const TandemAttainment *self)
{
  g_autofree char *period = g_str_equal (self->period, "month") ? tandem_format_month (self->from)
                                                                : tandem_format_date_range (self->from, self->to);

  if (self->without)
    /* Translators: the first %s is a month, the second the codes of currencies of which there is no rate */
    return g_strdup_printf (_ ("%s, without %s"), period, self->without);
  return g_steal_pointer (&period);
}

static char *
write_amount (const TandemAttainment *self, gint64 amount)
{
  if (self->measure == TANDEM_TARGET_OF_LEADS)
    return tandem_format_count (amount);
  return amount != 0 ? tandem_format_money_whole (amount, self->currency) : g_strdup ("");
}

/**
 * tandem_attainment_write_cell:
 * @today: a plain date
 *
 * Returns: (transfer full): what stands in the column; of a period that has not begun, what is not reached stays empty
 */
char *
tandem_attainment_write_cell (const TandemAttainment *self, TandemTargetHead head, const char *today)
{
  gboolean is_empty = self->reached == 0 && strcmp (self->from, today) > 0;

  switch (head)
    {
    case TANDEM_TARGET_HEAD_PERIOD:
      return tandem_attainment_write_period (self);
    case TANDEM_TARGET_HEAD_REACHED:
      return is_empty ? g_strdup ("") : tandem_format_percent (self->reached, self->target);
    case TANDEM_TARGET_HEAD_WON:
      return is_empty ? g_strdup ("") : write_amount (self, self->reached);
    case TANDEM_TARGET_HEAD_COMMITTED:
      return write_amount (self, self->committed);
    case TANDEM_TARGET_HEAD_WEIGHTED:
      return write_amount (self, self->weighted);
    case TANDEM_TARGET_HEAD_TARGET:
    case TANDEM_TARGET_N_HEADS:
    default:
      return write_amount (self, self->target);
    }
}
