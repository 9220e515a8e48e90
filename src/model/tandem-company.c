/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-company.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define MOST_PARENTS 100 /* one above the other, that are looked at */

struct _TandemCompany {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_COMPANY_N_COLUMNS] = {
  [TANDEM_COMPANY_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_COMPANY_DOMAIN] = { "domain", TANDEM_COLUMN_TEXT },
  [TANDEM_COMPANY_INDUSTRY] = { "industry", TANDEM_COLUMN_TEXT },
  [TANDEM_COMPANY_NOTES] = { "notes", TANDEM_COLUMN_TEXT },
  [TANDEM_COMPANY_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_COMPANY_FOLDED_NAME] = { "folded_name", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
  [TANDEM_COMPANY_SORT_KEY] = { "sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
  [TANDEM_COMPANY_PARENT_ID] = { "parent_id", TANDEM_COLUMN_INTEGER, .names = "company" },
  [TANDEM_COMPANY_MERGED_INTO_ID] = { "merged_into_id", TANDEM_COLUMN_INTEGER, .names = "company" },
};

G_DEFINE_FINAL_TYPE (TandemCompany, tandem_company, TANDEM_TYPE_RECORD)

/* A company that were a part of its own part would have no end. */
static gboolean
check_parent (TandemRecord *self, TandemConnection *connection, GError **error)
{
  gint64 id = tandem_record_get_id (self), parent_id = tandem_record_get_integer (self, TANDEM_COMPANY_PARENT_ID);

  for (guint i = 0; parent_id != 0 && i < MOST_PARENTS; i++)
    {
      g_autoptr (TandemRecord) parent = NULL;

      if (parent_id == id)
        {
          g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                               _ ("A company can't be a part of itself. Nothing was saved."));
          return FALSE;
        }
      parent = tandem_record_load (connection, TANDEM_TYPE_COMPANY, parent_id, error);
      if (parent == NULL)
        return FALSE;
      parent_id = tandem_record_get_integer (parent, TANDEM_COMPANY_PARENT_ID);
    }
  return TRUE;
}

static gboolean
tandem_company_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *name = tandem_record_get_text (self, TANDEM_COMPANY_NAME);
  g_autofree char *folded = tandem_fold_text (name ? name : "");
  g_autoptr (GBytes) key = NULL;

  if (name == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A company needs a name. Nothing was saved."));
      return FALSE;
    }
  key = tandem_collator_key (tandem_connection_get_collator (connection), name);
  tandem_record_set_text (self, TANDEM_COMPANY_FOLDED_NAME, folded);
  tandem_record_set_bytes (self, TANDEM_COMPANY_SORT_KEY, key);
  return check_parent (self, connection, error);
}

static void
tandem_company_class_init (TandemCompanyClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "company", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_company_prepare;
}

static void
tandem_company_init (TandemCompany *self)
{
}

/**
 * tandem_company_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCompany *
tandem_company_new (void)
{
  return g_object_new (TANDEM_TYPE_COMPANY, NULL);
}
