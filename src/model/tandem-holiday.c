/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-holiday.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemHoliday {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_HOLIDAY_N_COLUMNS] = {
  [TANDEM_HOLIDAY_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_HOLIDAY_NAME] = { "name", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemHoliday, tandem_holiday, TANDEM_TYPE_RECORD)

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *fault = NULL;

  if (!tandem_date_is_valid (tandem_record_get_text (self, TANDEM_HOLIDAY_DAY)))
    fault = _ ("A holiday needs its day. Nothing was changed.");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

static void
tandem_holiday_class_init (TandemHolidayClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "holiday", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
}

static void
tandem_holiday_init (TandemHoliday *self)
{
}

/**
 * tandem_holiday_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemHoliday *
tandem_holiday_new (void)
{
  return g_object_new (TANDEM_TYPE_HOLIDAY, NULL);
}
