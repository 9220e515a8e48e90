/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-person.h"

struct _TandemPerson {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PERSON_N_COLUMNS] = {
  [TANDEM_PERSON_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_EMAIL] = { "email", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_ROLE] = { "role", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemPerson, tandem_person, TANDEM_TYPE_RECORD)

static void
tandem_person_class_init (TandemPersonClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "person", columns, G_N_ELEMENTS (columns));
}

static void
tandem_person_init (TandemPerson *self)
{
}

/**
 * tandem_person_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemPerson *
tandem_person_new (void)
{
  return g_object_new (TANDEM_TYPE_PERSON, NULL);
}
