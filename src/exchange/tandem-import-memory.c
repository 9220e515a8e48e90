/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-memory.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-left-out.h"
#include "model/tandem-import-mapping.h"

/* Headers are compared as tandem_header_normalize() does, with their numbers, so that E-mail 2 stays what it was; of columns with
 * the same header the first is the first. What holds for one file alone, as the source of its consents, is not remembered. */

static char *
normalize_header (const char *header)
{
  g_autofree char *composed = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed ? composed : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  return g_string_free (plain, FALSE);
}

/* Returns: (transfer full) (element-type utf8): a word for each column, which no other has */
static GPtrArray *
make_words (const TandemHeaderMap *map, guint n_columns)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *plain = normalize_header (map->columns[i].header);
      g_autofree char *word = g_strdup (plain);

      for (guint n = 2; g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL); n++)
        {
          g_free (word);
          word = g_strdup_printf ("%s/%u", plain, n);
        }
      g_ptr_array_add (words, g_steal_pointer (&word));
    }
  return words;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tandem_import_memory_dup_key:
 *
 * Rows that were left out and saved come back with the columns of their sheet.
 *
 * Returns: (transfer full) (nullable): by what these headers are known again; NULL for a sheet without headers
 */
char *
tandem_import_memory_dup_key (const TandemHeaderMap *map)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (!map->has_header || map->n_columns == 0)
    return NULL;
  words = make_words (map, tandem_import_left_out_count_columns (map->columns, map->n_columns));
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) words->pdata[i]);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
}

static const char *const orders[] = {
  [TANDEM_DATE_ORDER_YEAR_FIRST] = "year-first",
  [TANDEM_DATE_ORDER_DAY_FIRST] = "day-first",
  [TANDEM_DATE_ORDER_MONTH_FIRST] = "month-first",
};

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_column (JsonBuilder *builder, const TandemColumnMapping *mapping)
{
  json_builder_begin_object (builder);
  add_text (builder, "field", tandem_import_field_get_nick (mapping->field));
  add_text (builder, "kind", mapping->kind);
  json_builder_set_member_name (builder, "group");
  json_builder_add_int_value (builder, mapping->group);
  if (mapping->field == TANDEM_IMPORT_FIELD_CUSTOM)
    {
      json_builder_set_member_name (builder, "own");
      json_builder_add_int_value (builder, mapping->custom_id);
      add_text (builder, "name", mapping->custom_name);
    }
  add_text (builder, "order", orders[mapping->tally.is_set ? mapping->tally.date_order : mapping->tally.remembered]);
  json_builder_end_object (builder);
}

/**
 * tandem_import_memory_write:
 *
 * Returns: (transfer full): what the columns are, as JSON
 */
char *
tandem_import_memory_write (const TandemHeaderMap *map)
{
  g_autoptr (GPtrArray) words = make_words (map, map->n_columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "subject");
  json_builder_add_string_value (builder, map->subject == TANDEM_IMPORT_COMPANIES ? "companies" : "contacts");
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint i = 0; i < map->n_columns; i++)
    {
      json_builder_set_member_name (builder, words->pdata[i]);
      write_column (builder, &map->columns[i]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static void
apply_column (TandemColumnMapping *mapping, JsonObject *column)
{
  TandemImportField field = tandem_import_field_from_nick (get_text (column, "field"));
  const char *order = get_text (column, "order");

  if (field == TANDEM_IMPORT_N_FIELDS)
    return;
  /* What was remembered before ids had kinds does not say whose id it is: an account's is not that of who works there. */
  if (field != TANDEM_IMPORT_FIELD_ID || mapping->field != field || get_text (column, "kind"))
    mapping->kind = g_intern_string (get_text (column, "kind"));
  mapping->field = field;
  mapping->group = (guint) CLAMP (get_number (column, "group"), 0, G_MAXUINT16);
  mapping->custom_id = get_number (column, "own");
  g_set_str (&mapping->custom_name, get_text (column, "name"));
  for (guint i = 0; order && i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (order, orders[i]) == 0)
      {
        mapping->tally.remembered = i;
        tandem_column_tally_settle (&mapping->tally);
      }
  mapping->rule = "remembered";
  mapping->confidence = TANDEM_IMPORT_CONFIDENCE_CERTAIN;
}

/**
 * tandem_import_memory_apply:
 * @json: what tandem_import_memory_write() wrote of a sheet with these headers
 *
 * Returns: whether it could be read; a column of which it says nothing stays as it is
 */
gboolean
tandem_import_memory_apply (TandemHeaderMap *map, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GPtrArray) words = NULL;
  JsonObject *object;
  JsonNode *columns;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  columns = json_object_get_member (object, "columns");
  if (columns == NULL || !JSON_NODE_HOLDS_OBJECT (columns))
    return FALSE;
  words = make_words (map, map->n_columns);
  for (guint i = 0; i < map->n_columns; i++)
    {
      JsonNode *column = json_object_get_member (json_node_get_object (columns), words->pdata[i]);

      if (column && JSON_NODE_HOLDS_OBJECT (column))
        apply_column (&map->columns[i], json_node_get_object (column));
    }
  map->subject
      = g_strcmp0 (get_text (object, "subject"), "companies") == 0 ? TANDEM_IMPORT_COMPANIES : TANDEM_IMPORT_CONTACTS;
  return TRUE;
}

/**
 * tandem_import_memory_recall:
 *
 * Takes the columns as they were taken the last time, and those that nothing knows for the fields of the firm's own that have
 * their names.
 */
gboolean
tandem_import_memory_recall (TandemConnection *connection, TandemHeaderMap *map, GError **error)
{
  g_autofree char *key = tandem_import_memory_dup_key (map);
  g_autofree char *json = NULL;

  if (key && !tandem_import_mapping_load (connection, key, &json, error))
    return FALSE;
  if (json)
    tandem_import_memory_apply (map, json);
  return tandem_import_custom_find (connection, map, error);
}

static gboolean
was_chosen (const TandemHeaderMap *map)
{
  for (guint i = 0; i < map->n_columns; i++)
    if (g_str_equal (map->columns[i].rule, "chosen") || g_str_equal (map->columns[i].rule, "remembered")
        || map->columns[i].tally.is_set)
      return TRUE;
  return FALSE;
}

/**
 * tandem_import_memory_keep:
 * @map: once its new fields are made
 *
 * Remembers the columns, if a person said something of them: what was only guessed is guessed again. In the write of an import.
 */
gboolean
tandem_import_memory_keep (TandemConnection *connection, const TandemHeaderMap *map, GError **error)
{
  g_autofree char *key = tandem_import_memory_dup_key (map);
  g_autofree char *json = NULL;

  if (key == NULL || !was_chosen (map))
    return TRUE;
  json = tandem_import_memory_write (map);
  return tandem_import_mapping_save (connection, key, json, error);
}

static gboolean
recall_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_import_memory_recall (connection, data, error);
}

static void
free_map (gpointer map)
{
  tandem_header_map_free (map);
}

static void
recalled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tandem_header_map_copy (tandem_store_run_get_data (result)), free_map);
}

/**
 * tandem_import_memory_recall_async:
 * @map: copied; the finish function gives back another one
 *
 * tandem_import_memory_recall() for the main thread.
 */
void
tandem_import_memory_recall_async (TandemStore *store, const TandemHeaderMap *map, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  tandem_store_run_async (store, TANDEM_STORE_READ, recall_cb, tandem_header_map_copy (map), free_map, cancellable,
                          recalled_cb, task);
}

/**
 * tandem_import_memory_recall_finish:
 *
 * Returns: (transfer full) (nullable): the map with what is remembered, to take the place of the one that was given
 */
TandemHeaderMap *
tandem_import_memory_recall_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
