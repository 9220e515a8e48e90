/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The prepared statements of a connection, the one used last in front. A filter makes a text of its own for each of its shapes,
 * and there is no end of those; so only so many are kept, and the one that was not used for longest goes. */
#include "store/tandem-statement-cache.h"

#include <string.h>

struct _TandemStatementCache {
  GHashTable *statements; /* SQL, the statement's own → TandemStatement */
  GQueue order;
  guint limit;
};

/* The texts are long, and a million rows ask for each of theirs by its text: so eight bytes at a time. */
static guint
hash_text (gconstpointer key)
{
  const char *text = key;
  gsize length = strlen (text);
  guint64 hash = length, word;

  for (; length > 0; text += MIN (length, sizeof word), length -= MIN (length, sizeof word))
    {
      word = 0;
      memcpy (&word, text, MIN (length, sizeof word));
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  return (guint) hash;
}

/**
 * tandem_statement_cache_new:
 * @limit: how many statements are kept
 */
TandemStatementCache *
tandem_statement_cache_new (guint limit)
{
  TandemStatementCache *self = g_new0 (TandemStatementCache, 1);

  self->statements = g_hash_table_new (hash_text, g_str_equal);
  g_queue_init (&self->order);
  self->limit = limit;
  return self;
}

/* One that is lent goes when it is given back. */
static void
drop_last (TandemStatementCache *self)
{
  TandemStatement *statement = g_queue_peek_tail (&self->order);

  g_queue_unlink (&self->order, &statement->link);
  g_hash_table_remove (self->statements, statement->sql);
  statement->cached = FALSE;
  if (!statement->lent)
    tandem_statement_release (statement);
}

void
tandem_statement_cache_free (TandemStatementCache *self)
{
  while (!g_queue_is_empty (&self->order))
    drop_last (self);
  g_hash_table_unref (self->statements);
  g_free (self);
}

/**
 * tandem_statement_cache_look_up:
 *
 * Returns: (transfer none) (nullable): the statement of this text, which may be lent
 */
TandemStatement *
tandem_statement_cache_look_up (TandemStatementCache *self, const char *sql)
{
  TandemStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement && statement->link.prev)
    {
      g_queue_unlink (&self->order, &statement->link);
      g_queue_push_head_link (&self->order, &statement->link);
    }
  return statement;
}

/**
 * tandem_statement_cache_add:
 * @statement: (transfer full): one whose text is not here yet
 */
void
tandem_statement_cache_add (TandemStatementCache *self, TandemStatement *statement)
{
  if (self->order.length == self->limit)
    drop_last (self);
  statement->cached = TRUE;
  statement->link.data = statement;
  g_queue_push_head_link (&self->order, &statement->link);
  g_hash_table_insert (self->statements, statement->sql, statement);
}
