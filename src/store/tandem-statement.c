/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-statement.h"

#include "store/tandem-store-error.h"

static guint
read_number (TandemStatement *self, int place)
{
  const char *name = sqlite3_bind_parameter_name (self->handle, place);

  return name && *name == '$' ? (guint) g_ascii_strtoull (name + 1, NULL, 10) : 0;
}

/* SQLite numbers $1, $2 … by their first appearance in the text, so their places are read once from their names. */
static void
find_places (TandemStatement *self)
{
  int n_parameters = sqlite3_bind_parameter_count (self->handle);

  for (int place = 1; place <= n_parameters; place++)
    self->n_places = MAX (self->n_places, read_number (self, place) + 1);
  self->places = g_new0 (int, self->n_places + 1);
  for (int place = 1; place <= n_parameters; place++)
    self->places[read_number (self, place)] = place;
}

/**
 * tandem_statement_find_place:
 *
 * For whoever binds $@n by SQLite itself, with a value that is not to be copied.
 *
 * Returns: where SQLite has the parameter; 0 in a statement that does not use it
 */
int
tandem_statement_find_place (TandemStatement *self, guint n)
{
  if (self->places == NULL)
    find_places (self);
  return n < self->n_places ? self->places[n] : 0;
}

static void
set_error (TandemStatement *self, int code, GError **error)
{
  tandem_store_set_sqlite_error (error, code, sqlite3_db_handle (self->handle));
}

void
tandem_statement_bind_int64 (TandemStatement *self, guint n, gint64 value)
{
  int index = tandem_statement_find_place (self, n);

  if (index > 0)
    sqlite3_bind_int64 (self->handle, index, value);
}

/**
 * tandem_statement_bind_id:
 *
 * Like tandem_statement_bind_int64(), with 0 as NULL: no record has the id 0.
 */
void
tandem_statement_bind_id (TandemStatement *self, guint n, gint64 id)
{
  if (id == 0)
    tandem_statement_bind_null (self, n);
  else
    tandem_statement_bind_int64 (self, n, id);
}

void
tandem_statement_bind_text (TandemStatement *self, guint n, const char *value)
{
  int index = tandem_statement_find_place (self, n);

  if (index > 0)
    sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT);
}

void
tandem_statement_bind_bytes (TandemStatement *self, guint n, GBytes *value)
{
  int index = tandem_statement_find_place (self, n);
  gsize size = 0;
  gconstpointer data = value ? g_bytes_get_data (value, &size) : NULL;

  if (index <= 0)
    return;
  if (value)
    sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (self->handle, index);
}

void
tandem_statement_bind_null (TandemStatement *self, guint n)
{
  int index = tandem_statement_find_place (self, n);

  if (index > 0)
    sqlite3_bind_null (self->handle, index);
}

/**
 * tandem_statement_next:
 *
 * Steps to the next row.
 *
 * Returns: %TRUE when there is a row; %FALSE at the end, and with @error set when it failed
 */
gboolean
tandem_statement_next (TandemStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    set_error (self, code, error);
  return FALSE;
}

/**
 * tandem_statement_run:
 *
 * Runs a statement whose rows, if any, nobody reads, and makes it ready for the next binding.
 *
 * Returns: %FALSE with @error set when it failed
 */
gboolean
tandem_statement_run (TandemStatement *self, GError **error)
{
  int code;

  while ((code = sqlite3_step (self->handle)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    set_error (self, code, error);
  sqlite3_reset (self->handle);
  return code == SQLITE_DONE;
}

/**
 * tandem_statement_add_ids:
 * @ids: (element-type gint64): gets the first column of each row
 * @most: how many ids there are to be at most
 *
 * Steps through the rows, until there are so many ids.
 */
gboolean
tandem_statement_add_ids (TandemStatement *self, GArray *ids, guint most, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (ids->len < most && tandem_statement_next (self, &failure))
    {
      gint64 id = tandem_statement_get_int64 (self, 0);

      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_statement_collect_ids:
 *
 * Steps through all rows.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the first column of each
 */
GArray *
tandem_statement_collect_ids (TandemStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return tandem_statement_add_ids (self, ids, G_MAXUINT, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * tandem_statement_reset:
 *
 * Makes it ready for other values. Those that are not bound anew stay.
 */
void
tandem_statement_reset (TandemStatement *self)
{
  sqlite3_reset (self->handle);
}

gboolean
tandem_statement_is_null (TandemStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
tandem_statement_get_int64 (TandemStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * tandem_statement_get_text:
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
tandem_statement_get_text (TandemStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * tandem_statement_dup_text:
 *
 * Returns: (transfer full): the text of a column that is never NULL, an empty one where the file is damaged
 */
char *
tandem_statement_dup_text (TandemStatement *self, int column)
{
  const char *text = tandem_statement_get_text (self, column);

  return g_strdup (text ? text : "");
}

/**
 * tandem_statement_get_bytes:
 * @length: (out): how many there are
 *
 * Returns: (transfer none) (nullable): the bytes, until the next step; %NULL for NULL, and where there are none
 */
const guint8 *
tandem_statement_get_bytes (TandemStatement *self, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}

/**
 * tandem_statement_dup_bytes:
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL for NULL
 */
GBytes *
tandem_statement_dup_bytes (TandemStatement *self, int column)
{
  if (tandem_statement_is_null (self, column))
    return NULL;
  return g_bytes_new (sqlite3_column_blob (self->handle, column), sqlite3_column_bytes (self->handle, column));
}

void
tandem_statement_release (TandemStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lent = FALSE;
  if (!self->cached)
    {
      sqlite3_finalize (self->handle);
      g_free (self->sql);
      g_free (self->places);
      g_free (self);
    }
}
