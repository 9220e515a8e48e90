/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tag is looked at by who bears it: one that went with the undo of the act that first gave it is there all the same while
 * somebody else bears it, and one that nobody bears is not offered. */
#include "model/tandem-tag.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-record-tag.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemTag {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_TAG_N_COLUMNS] = {
  [TANDEM_TAG_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_TAG_FOLDED_NAME] = { "folded_name", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
};

G_DEFINE_FINAL_TYPE (TandemTag, tandem_tag, TANDEM_TYPE_RECORD)

static gboolean
tandem_tag_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *name = tandem_record_get_text (self, TANDEM_TAG_NAME);
  g_autofree char *folded = tandem_fold_text (name ? name : "");

  if (name == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A tag needs a name. Nothing was saved."));
      return FALSE;
    }
  tandem_record_set_text (self, TANDEM_TAG_FOLDED_NAME, *folded ? folded : name);
  return TRUE;
}

static void
tandem_tag_class_init (TandemTagClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "tag", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_tag_prepare;
}

static void
tandem_tag_init (TandemTag *self)
{
}

/**
 * tandem_tag_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemTag *
tandem_tag_new (void)
{
  return g_object_new (TANDEM_TYPE_TAG, NULL);
}

/**
 * tandem_tag_find:
 * @tag: (out) (transfer full) (nullable): the tag of this name, perhaps in the trash; %NULL where there was never one
 */
gboolean
tandem_tag_find (TandemConnection *connection, const char *name, TandemRecord **tag, GError **error)
{
  g_autofree char *folded = g_strstrip (tandem_fold_text (name));
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT id FROM tag WHERE folded_name = $1 ORDER BY id LIMIT 1", error);
  g_autoptr (GArray) ids = NULL;

  *tag = NULL;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, folded);
  ids = tandem_statement_collect_ids (statement, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  *tag = tandem_record_load (connection, TANDEM_TYPE_TAG, g_array_index (ids, gint64, 0), error);
  return *tag != NULL;
}

/**
 * tandem_tag_list_of:
 * @owner_column: %TANDEM_RECORD_TAG_CONTACT_ID or %TANDEM_RECORD_TAG_COMPANY_ID
 * @owner_id: whose tags
 *
 * Returns: (transfer full) (element-type TandemTag) (nullable): what a contact or a company is tagged with, by name
 */
GPtrArray *
tandem_tag_list_of (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error)
{
  return tandem_record_load_where (
      connection, TANDEM_TYPE_TAG,
      owner_column == TANDEM_RECORD_TAG_CONTACT_ID
          ? "id IN (SELECT tag_id FROM record_tag WHERE contact_id = $1 AND deleted_at IS NULL) ORDER BY folded_name"
          : "id IN (SELECT tag_id FROM record_tag WHERE company_id = $1 AND deleted_at IS NULL) ORDER BY folded_name",
      owner_id, error);
}

/**
 * tandem_tag_list_used:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemTag) (nullable): the tags that something bears, by name
 */
GPtrArray *
tandem_tag_list_used (TandemConnection *connection, guint limit, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_TAG,
                                   "EXISTS (SELECT 1 FROM record_tag AS l WHERE l.tag_id = tag.id AND l.deleted_at IS "
                                   "NULL) ORDER BY folded_name LIMIT $1",
                                   limit, error);
}
