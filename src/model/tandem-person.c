/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-person.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-store-error.h"

struct _TandemPerson {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PERSON_N_COLUMNS] = {
  [TANDEM_PERSON_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_EMAIL] = { "email", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_ROLE] = { "role", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemPerson, tandem_person, TANDEM_TYPE_RECORD)

static gboolean
check_name (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (!tandem_record_is_null (self, TANDEM_PERSON_NAME))
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       _ ("Whoever works with the file needs a name. Nothing was changed."));
  return FALSE;
}

static void
tandem_person_class_init (TandemPersonClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "person", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_name;
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
