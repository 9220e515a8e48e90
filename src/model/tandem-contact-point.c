/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-point.h"

struct _TandemContactPoint {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CONTACT_POINT_N_COLUMNS] = {
  [TANDEM_CONTACT_POINT_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_CONTACT_POINT_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_CONTACT_POINT_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_VALUE] = { "value", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_NORMALISED] = { "normalised", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
  [TANDEM_CONTACT_POINT_LABEL] = { "label", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_IS_PRIMARY] = { "is_primary", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemContactPoint, tandem_contact_point, TANDEM_TYPE_RECORD)

static void
tandem_contact_point_class_init (TandemContactPointClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "contact_point", columns, G_N_ELEMENTS (columns));
}

static void
tandem_contact_point_init (TandemContactPoint *self)
{
}

/**
 * tandem_contact_point_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemContactPoint *
tandem_contact_point_new (void)
{
  return g_object_new (TANDEM_TYPE_CONTACT_POINT, NULL);
}
