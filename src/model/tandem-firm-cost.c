/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-firm-cost.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "store/tandem-store-error.h"

struct _TandemFirmCost {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_FIRM_COST_N_COLUMNS] = {
  [TANDEM_FIRM_COST_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COST_DEPARTMENT] = { "department", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COST_AMOUNT_MINOR] = { "amount_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_FIRM_COST_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COST_NOTE] = { "note", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemFirmCost, tandem_firm_cost, TANDEM_TYPE_RECORD)

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *department = tandem_record_get_text (self, TANDEM_FIRM_COST_DEPARTMENT);
  const char *fault = NULL;

  if (!tandem_date_is_valid (tandem_record_get_text (self, TANDEM_FIRM_COST_DAY)))
    fault = _ ("A cost needs its day. Nothing was changed.");
  else if (g_strcmp0 (department, "marketing") != 0 && g_strcmp0 (department, "sales") != 0)
    fault = _ ("A cost belongs to marketing or to sales. Nothing was changed.");
  else if (tandem_record_get_integer (self, TANDEM_FIRM_COST_AMOUNT_MINOR) <= 0)
    fault = _ ("A cost is greater than zero. Nothing was changed.");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

static void
tandem_firm_cost_class_init (TandemFirmCostClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "firm_cost", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
}

static void
tandem_firm_cost_init (TandemFirmCost *self)
{
}

/**
 * tandem_firm_cost_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemFirmCost *
tandem_firm_cost_new (void)
{
  return g_object_new (TANDEM_TYPE_FIRM_COST, NULL);
}
