/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal keeps of each change what stood there before. Of what was changed since the instant, the oldest of those values, column
 * by column, is what stood there then; every other column is as it is now. */
#include "store/tandem-rewind.h"

#include <string.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"

#define SOME  1024                                   /* rows between two looks whether it is still wanted */
#define SLACK (24 * 3600 * G_GINT64_CONSTANT (1000)) /* ms: longer than an act takes from its first id to its end */

struct _TandemRewind {
  GHashTable *images; /* gint64 → JsonObject: values of then, by column */
  GArray *made;       /* Made, by their ids */
};

/* Records that a change set made since. */
typedef struct {
  gint64 first, last;
  gint64 set_id;
} Made;

#define SELECT_ROWS                                                                                                    \
  "SELECT r.kind, r.record_id, r.last_record_id, r.before, r.change_set_id"                                            \
  " FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"                                               \
  " WHERE r.table_name = $1 AND r.change_set_id >= $2 AND s.at >= $3"

static const char all_sql[] = SELECT_ROWS " ORDER BY s.sequence, r.position";
static const char one_sql[] = SELECT_ROWS " AND r.record_id = $4 AND r.kind = 'update' ORDER BY s.sequence, r.position";

static TandemRewind *
new_rewind (void)
{
  TandemRewind *self = g_new0 (TandemRewind, 1);

  self->images = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) json_object_unref);
  self->made = g_array_new (FALSE, FALSE, sizeof (Made));
  return self;
}

void
tandem_rewind_free (TandemRewind *self)
{
  g_hash_table_unref (self->images);
  g_array_unref (self->made);
  g_free (self);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static JsonObject *
get_image (TandemRewind *self, gint64 id)
{
  JsonObject *image = g_hash_table_lookup (self->images, &id);

  if (image == NULL)
    {
      image = json_object_new ();
      g_hash_table_insert (self->images, g_memdup2 (&id, sizeof id), image);
    }
  return image;
}

/* Returns: (nullable): what stands behind a value of a flat object, as the journal writes it */
static const char *
skip_value (const char *json)
{
  if (*json != '"')
    return json + strcspn (json, ",}");
  for (json++; *json && *json != '"'; json++)
    if (*json == '\\' && json[1])
      json++;
  return *json == '"' ? json + 1 : NULL;
}

/* Most changes of a record are of columns of which an older one was read: to parse them would take most of the time. What looks other
 * than the journal writes it is left to the parser. */
static gboolean
names_nothing_new (JsonObject *image, const char *json)
{
  const char *c = json && *json == '{' ? json + 1 : NULL;

  while (c && *c == '"')
    {
      g_autofree char *name = g_strndup (c + 1, strcspn (c + 1, "\"\\"));

      c += 1 + strlen (name);
      if (!g_str_has_prefix (c, "\":") || !json_object_has_member (image, name))
        return FALSE;
      c = skip_value (c + 2);
      if (c && *c == ',')
        c++;
    }
  return c && g_str_equal (c, "}");
}

/* They come in the order in which they were done: the first that names a column has what stood there at the instant. */
static gboolean
add_before (TandemRewind *self, gint64 id, const char *before, GError **error)
{
  JsonObject *image = get_image (self, id);
  g_autoptr (JsonNode) node = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (names_nothing_new (image, before))
    return TRUE;
  node = tandem_image_parse (before, error);
  if (node == NULL)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (!json_object_has_member (image, name))
      json_object_set_member (image, name, json_node_copy (value));
  return TRUE;
}

static gboolean
add_row (TandemRewind *self, TandemStatement *row, GError **error)
{
  gint64 id = tandem_statement_get_int64 (row, 1);
  const Made made = { id, tandem_statement_get_int64 (row, 2), tandem_statement_get_int64 (row, 4) };

  if (g_strcmp0 (tandem_statement_get_text (row, 0), "create") != 0)
    return add_before (self, id, tandem_statement_get_text (row, 3), error);
  g_array_append_val (self->made, made);
  return TRUE;
}

static int
compare_made (gconstpointer a, gconstpointer b)
{
  const Made *one = a, *other = b;

  return (one->first > other->first) - (one->first < other->first);
}

/* What an act wrote has ids that are not older than the act, give or take how long it took. */
static void
bind (TandemStatement *statement, const char *table, const char *instant)
{
  gint64 ms = 0;

  tandem_instant_to_ms (instant, &ms);
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, tandem_id_first_of (MAX (ms - SLACK, 0)));
  tandem_statement_bind_text (statement, 3, instant);
}

static TandemRewind *
read_rows (TandemStatement *statement, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRewind) self = new_rewind ();
  g_autoptr (GError) failure = NULL;

  for (guint n = 1; tandem_statement_next (statement, &failure); n++)
    if (!add_row (self, statement, error)
        || (n % SOME == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
      return NULL;
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_array_sort (self->made, compare_made);
  return g_steal_pointer (&self);
}

/**
 * tandem_rewind_load:
 * @instant: when
 *
 * Returns: (transfer full) (nullable): how the records of the table were then
 */
TandemRewind *
tandem_rewind_load (TandemConnection *connection, const char *table, const char *instant, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, all_sql, error);

  if (statement == NULL)
    return NULL;
  bind (statement, table, instant);
  return read_rows (statement, cancellable, error);
}

/**
 * tandem_rewind_load_one:
 * @id: the only record that it is asked of; whether that was there is not
 * @instant: when
 *
 * Returns: (transfer full) (nullable): how the record was then
 */
TandemRewind *
tandem_rewind_load_one (TandemConnection *connection, const char *table, gint64 id, const char *instant, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, one_sql, error);

  if (statement == NULL)
    return NULL;
  bind (statement, table, instant);
  tandem_statement_bind_int64 (statement, 4, id);
  return read_rows (statement, NULL, error);
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

/**
 * tandem_rewind_find_maker:
 *
 * Returns: the change set that made the record since; 0: it was there at the instant
 */
gint64
tandem_rewind_find_maker (TandemRewind *self, gint64 id)
{
  guint low = 0, high = self->made->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->made, Made, middle).first <= id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0 || g_array_index (self->made, Made, low - 1).last < id)
    return 0;
  return g_array_index (self->made, Made, low - 1).set_id;
}

/**
 * tandem_rewind_run:
 * @record: as it is now; gets the values of the instant. One that was made since gets those that it was made with
 *
 * Returns: whether it was out of the trash
 */
gboolean
tandem_rewind_run (TandemRewind *self, TandemRecord *record)
{
  gint64 id = tandem_record_get_id (record);
  JsonObject *image = g_hash_table_lookup (self->images, &id);
  g_autofree char *deleted_at = NULL;

  if (image == NULL)
    return tandem_record_get_deleted_at (record) == NULL;
  tandem_image_apply (image, record, &deleted_at);
  return deleted_at == NULL;
}
