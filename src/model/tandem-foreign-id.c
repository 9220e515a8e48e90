/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-foreign-id.h"

#include "base/tandem-id.h"
#include "store/tandem-connection.h"

struct _TandemForeignId {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_FOREIGN_ID_N_COLUMNS] = {
  [TANDEM_FOREIGN_ID_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_FOREIGN_ID_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_FOREIGN_ID_PROGRAM] = { "program", TANDEM_COLUMN_TEXT },
  [TANDEM_FOREIGN_ID_VALUE] = { "value", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemForeignId, tandem_foreign_id, TANDEM_TYPE_RECORD)

static void
tandem_foreign_id_class_init (TandemForeignIdClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "foreign_id", columns, G_N_ELEMENTS (columns));
}

static void
tandem_foreign_id_init (TandemForeignId *self)
{
}

/**
 * tandem_foreign_id_new:
 *
 * Returns: (transfer full): a record of nobody yet, not in the file
 */
TandemForeignId *
tandem_foreign_id_new (const char *program, const char *value)
{
  TandemForeignId *self = g_object_new (TANDEM_TYPE_FOREIGN_ID, NULL);

  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_FOREIGN_ID_PROGRAM, program);
  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_FOREIGN_ID_VALUE, value);
  return self;
}

/**
 * tandem_foreign_id_is_same:
 *
 * Returns: whether both are one id of one program
 */
gboolean
tandem_foreign_id_is_same (TandemRecord *one, TandemRecord *other)
{
  return tandem_record_column_equal (one, other, TANDEM_FOREIGN_ID_PROGRAM)
         && tandem_record_column_equal (one, other, TANDEM_FOREIGN_ID_VALUE);
}

/**
 * tandem_foreign_id_list:
 * @record_column: what names the record: a contact or a company
 *
 * Returns: (transfer full) (element-type TandemForeignId) (nullable): what other programs call it, the first that was known first
 */
GPtrArray *
tandem_foreign_id_list (TandemConnection *connection, guint record_column, gint64 record_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_FOREIGN_ID,
                                   record_column == TANDEM_FOREIGN_ID_COMPANY_ID
                                       ? "company_id = $1 AND deleted_at IS NULL ORDER BY id"
                                       : "contact_id = $1 AND deleted_at IS NULL ORDER BY id",
                                   record_id, error);
}

/**
 * tandem_foreign_id_is_of_here:
 * @record_column: whether it is of a contact or of a company
 * @is_of_here: (out): whether it is the id of a record of this very file, which needs nobody to remember it
 */
gboolean
tandem_foreign_id_is_of_here (TandemConnection *connection, guint record_column, TandemRecord *foreign_id,
                              gboolean *is_of_here, GError **error)
{
  g_autoptr (TandemStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  const char *program = tandem_record_get_text (foreign_id, TANDEM_FOREIGN_ID_PROGRAM);
  gint64 id;

  *is_of_here = FALSE;
  if ((g_strcmp0 (program, TANDEM_FOREIGN_ID_TANDEM) != 0 && g_strcmp0 (program, TANDEM_FOREIGN_ID_OTHER) != 0)
      || !tandem_id_from_text (tandem_record_get_text (foreign_id, TANDEM_FOREIGN_ID_VALUE), &id))
    return TRUE;
  statement = tandem_connection_prepare (connection,
                                         record_column == TANDEM_FOREIGN_ID_COMPANY_ID
                                             ? "SELECT id FROM company WHERE id = $1"
                                             : "SELECT id FROM contact WHERE id = $1",
                                         error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  ids = tandem_statement_collect_ids (statement, error);
  *is_of_here = ids && ids->len > 0;
  return ids != NULL;
}

/**
 * tandem_foreign_id_find:
 * @record_column: whether it is a contact or a company
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of those whom the program calls so; as a rule one
 */
GArray *
tandem_foreign_id_find (TandemConnection *connection, guint record_column, const char *program, const char *value,
                        GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      record_column == TANDEM_FOREIGN_ID_COMPANY_ID
          ? "SELECT DISTINCT f.company_id FROM foreign_id AS f JOIN company AS r ON r.id = f.company_id"
            " WHERE f.value = $1 AND f.program = $2 AND f.deleted_at IS NULL AND r.deleted_at IS NULL"
            " ORDER BY f.company_id"
          : "SELECT DISTINCT f.contact_id FROM foreign_id AS f JOIN contact AS r ON r.id = f.contact_id"
            " WHERE f.value = $1 AND f.program = $2 AND f.deleted_at IS NULL AND r.deleted_at IS NULL"
            " ORDER BY f.contact_id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, value);
  tandem_statement_bind_text (statement, 2, program);
  return tandem_statement_collect_ids (statement, error);
}
