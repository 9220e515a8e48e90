/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-custom-field.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemCustomField {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CUSTOM_FIELD_N_COLUMNS] = {
  [TANDEM_CUSTOM_FIELD_ENTITY] = { "entity", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_FIELD_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_FIELD_TYPE] = { "type", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_FIELD_CHOICES] = { "choices", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_FIELD_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemCustomField, tandem_custom_field, TANDEM_TYPE_RECORD)

/* A field that has values keeps its type, or they would be lost. */
static gboolean
check_type (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) stored = NULL;
  gboolean is_used;

  if (tandem_record_get_id (self) == 0)
    return TRUE;
  stored = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_FIELD, tandem_record_get_id (self), error);
  if (stored == NULL)
    return FALSE;
  if (tandem_record_column_equal (self, stored, TANDEM_CUSTOM_FIELD_TYPE))
    return TRUE;
  if (!tandem_custom_field_is_used (connection, tandem_record_get_id (self), &is_used, error))
    return FALSE;
  if (is_used)
    g_set_error (
        error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
        /* Translators: %s is a field that the firm added */
        _ ("“%s” keeps its type: records hold something in it already. Nothing was changed; add another field."),
        tandem_record_get_text (stored, TANDEM_CUSTOM_FIELD_NAME));
  return !is_used;
}

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (tandem_record_is_null (self, TANDEM_CUSTOM_FIELD_TYPE))
    tandem_record_set_text (self, TANDEM_CUSTOM_FIELD_TYPE, TANDEM_CUSTOM_TEXT);
  if (!tandem_record_is_null (self, TANDEM_CUSTOM_FIELD_NAME))
    return check_type (self, connection, error);
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       _ ("A field needs a name. Nothing was changed."));
  return FALSE;
}

static void
tandem_custom_field_class_init (TandemCustomFieldClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "custom_field", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
}

static void
tandem_custom_field_init (TandemCustomField *self)
{
}

/**
 * tandem_custom_field_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCustomField *
tandem_custom_field_new (void)
{
  return g_object_new (TANDEM_TYPE_CUSTOM_FIELD, NULL);
}

/**
 * tandem_custom_field_is_used:
 * @is_used: (out): whether a record holds something in it
 */
gboolean
tandem_custom_field_is_used (TandemConnection *connection, gint64 field_id, gboolean *is_used, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT 1 FROM custom_value WHERE field_id = $1 AND deleted_at IS NULL LIMIT 1",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, field_id);
  *is_used = tandem_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
