/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-saved-view.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemSavedView {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_SAVED_VIEW_N_COLUMNS] = {
  [TANDEM_SAVED_VIEW_ENTITY] = { "entity", TANDEM_COLUMN_TEXT },
  [TANDEM_SAVED_VIEW_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_SAVED_VIEW_CONDITION] = { "condition", TANDEM_COLUMN_TEXT },
  [TANDEM_SAVED_VIEW_SORT] = { "sort", TANDEM_COLUMN_TEXT },
  [TANDEM_SAVED_VIEW_DESCENDING] = { "descending", TANDEM_COLUMN_INTEGER },
  [TANDEM_SAVED_VIEW_COLUMNS] = { "columns", TANDEM_COLUMN_TEXT },
  [TANDEM_SAVED_VIEW_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
  [TANDEM_SAVED_VIEW_PERSON_ID] = { "person_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_SAVED_VIEW_GROUPED] = { "grouped", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemSavedView, tandem_saved_view, TANDEM_TYPE_RECORD)

static gboolean
tandem_saved_view_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  TandemEntity entity;

  if (tandem_record_is_null (self, TANDEM_SAVED_VIEW_NAME))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                         _ ("A view needs a name. Nothing was saved."));
  else if (!tandem_entity_from_nick (tandem_record_get_text (self, TANDEM_SAVED_VIEW_ENTITY), &entity))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                         _ ("This view is of something that this Tandem does not know. Nothing was saved."));
  else
    return TRUE;
  return FALSE;
}

static void
tandem_saved_view_class_init (TandemSavedViewClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "saved_view", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_saved_view_prepare;
}

static void
tandem_saved_view_init (TandemSavedView *self)
{
}

/**
 * tandem_saved_view_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemSavedView *
tandem_saved_view_new (void)
{
  TandemSavedView *self = g_object_new (TANDEM_TYPE_SAVED_VIEW, NULL);

  tandem_record_set_integer (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_DESCENDING, FALSE);
  tandem_record_set_integer (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_POSITION, 0);
  tandem_record_set_integer (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_GROUPED, FALSE);
  return self;
}

/**
 * tandem_saved_view_new_of:
 *
 * Returns: (transfer full): a view of what a list shows now, not in the file yet
 */
TandemSavedView *
tandem_saved_view_new_of (TandemListQuery *query, const char *name)
{
  TandemSavedView *self = tandem_saved_view_new ();
  TandemCondition *condition = tandem_list_query_get_condition (query);
  g_autofree char *json = condition ? tandem_condition_to_json (condition) : NULL;

  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_NAME, name);
  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_ENTITY,
                          tandem_entity_get_nick (tandem_list_query_get_entity (query)));
  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_SORT, tandem_list_query_get_sort (query));
  tandem_record_set_integer (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_DESCENDING,
                             tandem_list_query_get_descending (query));
  tandem_record_set_text (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_CONDITION, json);
  return self;
}

/**
 * tandem_saved_view_make_query:
 * @own: (nullable): the fields of the firm's own
 *
 * Returns: (transfer full) (nullable): what the view shows; %NULL with a sentence when its filter is not known here, as one of
 *   a newer Tandem
 */
TandemListQuery *
tandem_saved_view_make_query (TandemSavedView *self, TandemOwnFields *own, GError **error)
{
  TandemRecord *record = TANDEM_RECORD (self);
  const char *json = tandem_record_get_text (record, TANDEM_SAVED_VIEW_CONDITION);
  g_autoptr (TandemCondition) condition = NULL;
  const char *sort = tandem_record_get_text (record, TANDEM_SAVED_VIEW_SORT);
  g_autoptr (TandemListQuery) query = NULL;
  TandemEntity entity;

  if (!tandem_entity_from_nick (tandem_record_get_text (record, TANDEM_SAVED_VIEW_ENTITY), &entity))
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("This view is of something that this Tandem does not know."));
      return NULL;
    }
  if (json && (condition = tandem_condition_new_from_json_of (entity, own, json, error)) == NULL)
    return NULL;
  query = tandem_list_query_new (entity, sort, tandem_record_get_integer (record, TANDEM_SAVED_VIEW_DESCENDING) != 0);
  if (sort)
    tandem_list_query_set_sort (query, tandem_own_fields_find (own, entity, sort));
  tandem_list_query_set_condition (query, condition);
  return g_steal_pointer (&query);
}

/**
 * tandem_saved_view_place_last:
 *
 * Puts the view after the others.
 */
gboolean
tandem_saved_view_place_last (TandemSavedView *self, TandemConnection *connection, GError **error)
{
  gint64 position;

  if (!tandem_connection_get_int64 (connection,
                                    "SELECT coalesce (max (position), 0) + 1 FROM saved_view WHERE deleted_at IS NULL",
                                    &position, error))
    return FALSE;
  tandem_record_set_integer (TANDEM_RECORD (self), TANDEM_SAVED_VIEW_POSITION, position);
  return TRUE;
}

/**
 * tandem_saved_view_list:
 * @person_id: who looks, 0 for nobody in particular
 *
 * Returns: (transfer full) (element-type TandemSavedView) (nullable): everybody's views and those of the person, in their
 *   order
 */
GPtrArray *
tandem_saved_view_list (TandemConnection *connection, TandemEntity entity, gint64 person_id, GError **error)
{
  g_autofree char *where
      = g_strdup_printf ("entity = '%s' AND deleted_at IS NULL AND (person_id IS NULL OR person_id = $1)"
                         " ORDER BY position, id",
                         tandem_entity_get_nick (entity));

  return tandem_record_load_where (connection, TANDEM_TYPE_SAVED_VIEW, where, person_id, error);
}
