/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One act may write a record several times, as two lines of a sheet that each fill a blank of the same contact. Whether somebody
 * changed it since is asked of all that the act left in it: write by write, a part would go back and the rest would stay. */
#include "store/tandem-rewritten.h"

#include "store/tandem-image.h"
#include "store/tandem-journal.h"

static void
add_earlier (JsonObject *all, JsonObject *image)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, image);
  while (json_object_iter_next (&iter, &name, &value))
    if (!json_object_has_member (all, name))
      json_object_set_member (all, name, json_node_copy (value));
}

static gboolean
add_row (GHashTable *found, const TandemJournalRow *row, GError **error)
{
  g_autoptr (JsonNode) image = tandem_image_parse (row->after, error);
  JsonObject *all = g_hash_table_lookup (found, &row->first);

  if (image == NULL)
    return FALSE;
  if (all == NULL)
    {
      all = json_object_new ();
      g_hash_table_insert (found, g_memdup2 (&row->first, sizeof row->first), all);
    }
  add_earlier (all, json_node_get_object (image));
  return TRUE;
}

static GHashTable *
find_repeated (GPtrArray *rows)
{
  g_autoptr (GHashTable) once = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTable *repeated = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (!row->is_create && !g_hash_table_add (once, &row->first))
        g_hash_table_add (repeated, &row->first);
    }
  return repeated;
}

/**
 * tandem_rewritten_find:
 * @rows: (element-type TandemJournalRow): of one change set, the last one first
 *
 * Returns: (transfer full) (nullable): id of each record that was written more than once, as gint64: what all the writes left in
 *   it, as one image (#JsonObject)
 */
GHashTable *
tandem_rewritten_find (GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) repeated = find_repeated (rows);
  g_autoptr (GHashTable) found
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) json_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (!row->is_create && g_hash_table_contains (repeated, &row->first) && !add_row (found, row, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * tandem_rewritten_is_of:
 * @self: (inout) (nullable): what is asked of a record at the last of its writes, which is reversed first, is asked no more
 * @image: what one write left in @record
 *
 * Returns: whether the record still holds that, and what the other writes left
 */
gboolean
tandem_rewritten_is_of (GHashTable *self, JsonObject *image, TandemRecord *record)
{
  gint64 id = tandem_record_get_id (record);
  JsonObject *all = self ? g_hash_table_lookup (self, &id) : NULL;
  gboolean is_of = tandem_image_is_of (all ? all : image, record);

  if (all)
    g_hash_table_remove (self, &id);
  return is_of;
}
