/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   {"match": "all", "conditions": [{"field": "lifecycle", "is": "any-of", "values": ["customer"]}, …]}
 *
 * What is read may come from anybody: each step is looked at, and what is wrong is said in a sentence. */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "model/filter/tandem-condition-private.h"
#include "store/tandem-store-error.h"

#define MAX_NESTING (4 * TANDEM_CONDITION_MAX_DEPTH)

static const char *const kinds[] = {
  [TANDEM_CONDITION_ALL] = "all",
  [TANDEM_CONDITION_ANY] = "any",
  [TANDEM_CONDITION_NONE] = "none",
};

/* --- writing -------------------------------------------------------------------------------------------------------- */

static void
write_leaf (TandemCondition *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, tandem_field_get_key (tandem_condition_get_field (self)));
  json_builder_set_member_name (builder, "is");
  json_builder_add_string_value (builder, tandem_operator_get_nick (tandem_condition_get_operator (self)));
  if (tandem_condition_get_n_values (self) == 0)
    return;
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tandem_condition_get_n_values (self); i++)
    {
      const char *text = tandem_condition_get_text (self, i);

      if (text)
        json_builder_add_string_value (builder, text);
      else
        json_builder_add_int_value (builder, tandem_condition_get_number (self, i));
    }
  json_builder_end_array (builder);
}

static void
write_condition (TandemCondition *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  if (tandem_condition_get_kind (self) == TANDEM_CONDITION_LEAF)
    write_leaf (self, builder);
  else
    {
      json_builder_set_member_name (builder, "match");
      json_builder_add_string_value (builder, kinds[tandem_condition_get_kind (self)]);
      json_builder_set_member_name (builder, "conditions");
      json_builder_begin_array (builder);
      for (guint i = 0; i < tandem_condition_get_n_children (self); i++)
        write_condition (tandem_condition_get_child (self, i), builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tandem_condition_to_json:
 *
 * Returns: (transfer full): the condition as text, from which tandem_condition_new_from_json() makes an equal one
 */
char *
tandem_condition_to_json (TandemCondition *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  write_condition (self, builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

static TandemCondition *
set_unreadable (GError **error)
{
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, _ ("This filter can't be read."));
  return NULL;
}

/* The member when it is of this kind, else NULL. */
static JsonNode *
get_member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_node_type (node) == type ? node : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* The values as a tuple; NULL when there is one that no field has. */
static GVariant *
read_values (JsonArray *array)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node))
        return NULL;
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_string (json_node_get_string (node))));
      else if (json_node_get_value_type (node) == G_TYPE_INT64)
        g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (json_node_get_int (node))));
      else
        return NULL;
    }
  return g_variant_new_tuple ((GVariant *const *) values->pdata, values->len);
}

/* Of what the conditions are. */
typedef struct {
  TandemEntity entity;
  TandemOwnFields *own;
} Reading;

static TandemCondition *
read_leaf (const Reading *reading, JsonObject *object, GError **error)
{
  const char *key = get_text (object, "field"), *nick = get_text (object, "is");
  JsonNode *array = get_member (object, "values", JSON_NODE_ARRAY);
  const TandemField *field = key ? tandem_own_fields_find (reading->own, reading->entity, key) : NULL;
  GVariant *values = NULL;
  TandemOperator operator;

  if (key == NULL || nick == NULL || (array == NULL && json_object_has_member (object, "values"))
      || (array && (values = read_values (json_node_get_array (array))) == NULL))
    return set_unreadable (error);
  if (tandem_operator_from_nick (nick, &operator))
    return field && tandem_field_get_own_id (field)
               ? tandem_condition_new_on (reading->entity, field, operator, values, error)
               : tandem_condition_new (reading->entity, key, operator, values, error);
  if (values)
    g_variant_unref (g_variant_ref_sink (values));
  /* Translators: the name of an operator as a newer Tandem may know it */
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, _ ("There is no comparison “%s”."), nick);
  return NULL;
}

static TandemCondition *read_condition (const Reading *reading, JsonNode *node, GError **error);

static TandemCondition *
read_group (const Reading *reading, JsonObject *object, GError **error)
{
  const char *match = get_text (object, "match");
  JsonNode *array = get_member (object, "conditions", JSON_NODE_ARRAY);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
  guint kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && g_strcmp0 (kinds[kind], match) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (kinds) || array == NULL)
    return set_unreadable (error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (array)); i++)
    {
      TandemCondition *child = read_condition (reading, json_array_get_element (json_node_get_array (array), i), error);

      if (child == NULL)
        return NULL;
      g_ptr_array_add (children, child);
    }
  return tandem_condition_new_group (reading->entity, (TandemConditionKind) kind, children, error);
}

static TandemCondition *
read_condition (const Reading *reading, JsonNode *node, GError **error)
{
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return set_unreadable (error);
  return json_object_has_member (object, "match") ? read_group (reading, object, error)
                                                  : read_leaf (reading, object, error);
}

/* The parser calls itself for each bracket: what is nested too deep for a filter never gets there. */
static gboolean
is_too_deep (const char *json)
{
  guint depth = 0;
  gboolean in_text = FALSE;

  for (const char *c = json; *c; c++)
    {
      if (in_text && *c == '\\' && c[1])
        c++;
      else if (*c == '"')
        in_text = !in_text;
      else if (!in_text && (*c == '[' || *c == '{') && ++depth > MAX_NESTING)
        return TRUE;
      else if (!in_text && (*c == ']' || *c == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

/**
 * tandem_condition_new_from_json:
 * @json: what tandem_condition_to_json() wrote, or anything else
 *
 * Returns: (transfer full) (nullable): the condition; %NULL with a sentence that says what is wrong
 */
TandemCondition *
tandem_condition_new_from_json (TandemEntity entity, const char *json, GError **error)
{
  return tandem_condition_new_from_json_of (entity, NULL, json, error);
}

/**
 * tandem_condition_new_from_json_of:
 * @own: (nullable): the fields of the firm's own that it may ask for
 *
 * Returns: (transfer full) (nullable): the condition; %NULL with a sentence that says what is wrong
 */
TandemCondition *
tandem_condition_new_from_json_of (TandemEntity entity, TandemOwnFields *own, const char *json, GError **error)
{
  const Reading reading = { entity, own };
  g_autoptr (JsonNode) root = NULL;

  if (json == NULL || strlen (json) > TANDEM_CONDITION_MAX_JSON || !g_utf8_validate (json, -1, NULL)
      || is_too_deep (json))
    return set_unreadable (error);
  root = json_from_string (json, NULL);
  return read_condition (&reading, root, error);
}
