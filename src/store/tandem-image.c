/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-image.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

#define DELETED "deleted_at" /* no column of a subclass, but in an image like one */

/**
 * tandem_image_parse:
 * @text: (nullable): as the journal has it
 *
 * Returns: (transfer full) (nullable): an object; %NULL with %TANDEM_STORE_ERROR_CORRUPT for anything else
 */
JsonNode *
tandem_image_parse (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text ? text : "", NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  g_set_error_literal (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
      _ ("The journal of this file has a row that can't be read. Nothing was changed; “tandem-cli check”"
         " says which."));
  return NULL;
}

static gboolean
find_column (TandemRecord *record, const char *name, guint *column)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);

  for (*column = 0; *column < klass->n_columns; (*column)++)
    if (g_str_equal (klass->columns[*column].name, name))
      return TRUE;
  return FALSE;
}

static void
set_from_node (TandemRecord *record, guint column, JsonNode *node)
{
  switch (TANDEM_RECORD_GET_CLASS (record)->columns[column].kind)
    {
    case TANDEM_COLUMN_TEXT:
      tandem_record_set_text (record, column, JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node));
      break;
    case TANDEM_COLUMN_INTEGER:
      if (JSON_NODE_HOLDS_NULL (node))
        tandem_record_set_null (record, column);
      else
        tandem_record_set_integer (record, column, json_node_get_int (node));
      break;
    case TANDEM_COLUMN_BYTES:
    default:
      {
        gsize size = 0;
        guchar *data = JSON_NODE_HOLDS_NULL (node) ? NULL : g_base64_decode (json_node_get_string (node), &size);
        g_autoptr (GBytes) bytes = data ? g_bytes_new_take (data, size) : NULL;

        tandem_record_set_bytes (record, column, bytes);
      }
    }
}

/**
 * tandem_image_apply:
 * @record: gets the values of the image; what the image does not name stays
 * @deleted_at: (out) (nullable): where the record belongs with regard to the trash, which is only told
 */
void
tandem_image_apply (JsonObject *image, TandemRecord *record, char **deleted_at)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  *deleted_at = g_strdup (tandem_record_get_deleted_at (record));
  json_object_iter_init (&iter, image);
  while (json_object_iter_next (&iter, &name, &node))
    {
      guint column;

      if (g_str_equal (name, DELETED))
        g_set_str (deleted_at, JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node));
      else if (find_column (record, name, &column))
        set_from_node (record, column, node);
    }
}

/**
 * tandem_image_is_of:
 *
 * Returns: whether the record still holds all that the image says
 */
gboolean
tandem_image_is_of (JsonObject *image, TandemRecord *record)
{
  g_autoptr (TandemRecord) wanted = tandem_record_copy (record);
  g_autofree char *deleted_at = NULL;

  tandem_image_apply (image, wanted, &deleted_at);
  if ((deleted_at == NULL) != (tandem_record_get_deleted_at (record) == NULL))
    return FALSE;
  for (guint i = 0; i < TANDEM_RECORD_GET_CLASS (record)->n_columns; i++)
    if (!tandem_record_column_equal (record, wanted, i))
      return FALSE;
  return TRUE;
}

/**
 * tandem_image_dup_value:
 * @column: a column of the record, or "deleted_at"
 *
 * Returns: (transfer full) (nullable): the value of the record as an image has it; %NULL where there is no such column
 */
JsonNode *
tandem_image_dup_value (TandemRecord *record, const char *column)
{
  g_autoptr (JsonObject) object = json_object_new ();
  guint place;

  if (g_str_equal (column, DELETED))
    json_object_set_string_member (object, column, tandem_record_get_deleted_at (record));
  else if (find_column (record, column, &place))
    tandem_record_add_value (record, place, object);
  else
    return NULL;
  return json_object_dup_member (object, column);
}

/**
 * tandem_image_equal:
 * @one: (nullable): a value of the column
 * @other: (nullable): another
 *
 * Returns: whether they are the same; two records in the trash are, whenever they got there
 */
gboolean
tandem_image_equal (const char *column, JsonNode *one, JsonNode *other)
{
  gboolean is_null = one == NULL || JSON_NODE_HOLDS_NULL (one);
  gboolean other_is_null = other == NULL || JSON_NODE_HOLDS_NULL (other);

  if (is_null || other_is_null || g_str_equal (column, DELETED))
    return is_null == other_is_null;
  return json_node_equal (one, other);
}
