/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-record-tag.h"

struct _TandemRecordTag {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_RECORD_TAG_N_COLUMNS] = {
  [TANDEM_RECORD_TAG_TAG_ID] = { "tag_id", TANDEM_COLUMN_INTEGER, .names = "tag" },
  [TANDEM_RECORD_TAG_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_RECORD_TAG_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
};

G_DEFINE_FINAL_TYPE (TandemRecordTag, tandem_record_tag, TANDEM_TYPE_RECORD)

static void
tandem_record_tag_class_init (TandemRecordTagClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "record_tag", columns, G_N_ELEMENTS (columns));
}

static void
tandem_record_tag_init (TandemRecordTag *self)
{
}

/**
 * tandem_record_tag_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemRecordTag *
tandem_record_tag_new (void)
{
  return g_object_new (TANDEM_TYPE_RECORD_TAG, NULL);
}

/**
 * tandem_record_tag_list:
 * @owner_column: %TANDEM_RECORD_TAG_CONTACT_ID or %TANDEM_RECORD_TAG_COMPANY_ID
 *
 * Returns: (transfer full) (element-type TandemRecordTag) (nullable): what ties a contact or a company to its tags
 */
GPtrArray *
tandem_record_tag_list (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s = $1 AND deleted_at IS NULL ORDER BY id", columns[owner_column].name);

  return tandem_record_load_where (connection, TANDEM_TYPE_RECORD_TAG, where, owner_id, error);
}
