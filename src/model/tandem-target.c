/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-target.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemTarget {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_TARGET_N_COLUMNS] = {
  [TANDEM_TARGET_PERSON_ID] = { "person_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_TARGET_MEASURE] = { "measure", TANDEM_COLUMN_TEXT },
  [TANDEM_TARGET_PERIOD] = { "period", TANDEM_COLUMN_TEXT },
  [TANDEM_TARGET_STARTS_ON] = { "starts_on", TANDEM_COLUMN_TEXT },
  [TANDEM_TARGET_AMOUNT_MINOR] = { "amount_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_TARGET_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_TARGET_PEOPLE] = { "people", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemTarget, tandem_target, TANDEM_TYPE_RECORD)

static gboolean
is_one_of (const char *nick, const char *const *nicks)
{
  return nick && g_strv_contains (nicks, nick);
}

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  static const char *const measures[] = { "won-revenue", "leads", NULL };
  static const char *const periods[] = { "month", "quarter", "year", NULL };
  const char *measure = tandem_record_get_text (self, TANDEM_TARGET_MEASURE);
  gboolean is_revenue = g_strcmp0 (measure, "won-revenue") == 0;
  const char *fault = NULL;

  if (!is_one_of (measure, measures) || !is_one_of (tandem_record_get_text (self, TANDEM_TARGET_PERIOD), periods))
    fault = _ ("A target is of won revenue or of leads, in a month, a quarter or a year. Nothing was changed.");
  else if (!tandem_date_is_valid (tandem_record_get_text (self, TANDEM_TARGET_STARTS_ON)))
    fault = _ ("A target needs the day from which it holds. Nothing was changed.");
  else if (tandem_record_get_integer (self,
                                      is_revenue ? (guint) TANDEM_TARGET_AMOUNT_MINOR : (guint) TANDEM_TARGET_PEOPLE)
           <= 0)
    fault = _ ("A target is greater than zero. Nothing was changed.");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

static void
tandem_target_class_init (TandemTargetClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "target", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
}

static void
tandem_target_init (TandemTarget *self)
{
}

/**
 * tandem_target_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemTarget *
tandem_target_new (void)
{
  return g_object_new (TANDEM_TYPE_TARGET, NULL);
}

/**
 * tandem_target_is_of_same:
 *
 * Returns: whether both are of the same person, measure and kind of period, so that the one that begins later takes the place of the
 *   other
 */
gboolean
tandem_target_is_of_same (TandemRecord *a, TandemRecord *b)
{
  return tandem_record_column_equal (a, b, TANDEM_TARGET_PERSON_ID)
         && tandem_record_column_equal (a, b, TANDEM_TARGET_MEASURE)
         && tandem_record_column_equal (a, b, TANDEM_TARGET_PERIOD);
}

/**
 * tandem_target_list:
 * @day: a plain date
 *
 * Returns: (transfer full) (element-type TandemTarget) (nullable): what holds on that day: of each person (the firm first), measure
 *   and period the target that began last
 */
GPtrArray *
tandem_target_list (TandemConnection *connection, const char *day, GError **error)
{
  g_autoptr (GPtrArray) targets
      = tandem_record_load_where (connection, TANDEM_TYPE_TARGET,
                                  "deleted_at IS NULL ORDER BY coalesce (person_id, 0), measure, period, starts_on, id",
                                  0, error);

  if (targets == NULL)
    return NULL;
  for (guint i = targets->len; i-- > 0;)
    if (strcmp (tandem_record_get_text (targets->pdata[i], TANDEM_TARGET_STARTS_ON), day) > 0)
      g_ptr_array_remove_index (targets, i);
  for (guint i = targets->len; i-- > 1;)
    if (tandem_target_is_of_same (targets->pdata[i - 1], targets->pdata[i]))
      g_ptr_array_remove_index (targets, i - 1);
  return g_steal_pointer (&targets);
}
