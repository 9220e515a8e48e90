/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the files of records stands in a table of its own, once for each checksum. An attachment names the checksum; only that
 * goes into the journal, so that adding, renaming, removing and undoing a file of 20 MB write some hundred bytes. The rule by which
 * it goes is one: with the last attachment that names it, be it live or in the trash. The checksum of an attachment never changes,
 * so the journal needs nothing that no attachment names. */
#include "model/tandem-attachment-content.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "model/tandem-attachment.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/**
 * tandem_file_content_new:
 *
 * Computes the checksum: not for the main thread where @bytes may be long.
 */
TandemFileContent *
tandem_file_content_new (const char *name, const char *type, GBytes *bytes)
{
  TandemFileContent *self = g_new0 (TandemFileContent, 1);

  self->name = g_strdup (name);
  self->type = g_strdup (type);
  self->bytes = g_bytes_ref (bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return self;
}

void
tandem_file_content_free (TandemFileContent *self)
{
  g_free (self->name);
  g_free (self->type);
  g_bytes_unref (self->bytes);
  g_free (self->sha256);
  g_free (self);
}

/**
 * tandem_attachment_content_keep:
 *
 * Writes what is in a file, unless the same stands there already. Inside a write, with the attachment that names it.
 */
gboolean
tandem_attachment_content_keep (TandemConnection *connection, const TandemFileContent *content, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "INSERT INTO attachment_content (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, content->sha256);
  tandem_statement_bind_bytes (statement, 2, content->bytes);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_attachment_content_drop:
 *
 * An attachment that named it is gone for good: unless another does, so is what was in it.
 */
gboolean
tandem_attachment_content_drop (TandemConnection *connection, const char *sha256, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "DELETE FROM attachment_content WHERE sha256 = $1"
                                   " AND NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.sha256 = $1)",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, sha256);
  return tandem_statement_run (statement, error);
}

static gboolean
is_whole (GBytes *bytes, const char *sha256)
{
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strcmp0 (found, sha256) == 0;
}

/**
 * tandem_attachment_content_load:
 *
 * Returns: (transfer full) (nullable): what is in the file; %NULL with %TANDEM_STORE_ERROR_FAILED when it is not there, or not
 *   as it was added
 */
GBytes *
tandem_attachment_content_load (TandemConnection *connection, TandemRecord *attachment, GError **error)
{
  const char *sha256 = tandem_record_get_text (attachment, TANDEM_ATTACHMENT_SHA256);
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT bytes FROM attachment_content WHERE sha256 = $1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, sha256);
  if (tandem_statement_next (statement, &failure))
    bytes = tandem_statement_dup_bytes (statement, 0);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (bytes == NULL || !is_whole (bytes, sha256))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is damaged: it is not what was added. A restore point may still have it."),
                 tandem_record_get_text (attachment, TANDEM_ATTACHMENT_NAME));
  else
    return g_steal_pointer (&bytes);
  return NULL;
}

/* --- check --------------------------------------------------------------------------------------------------------- */

/* Each finds attachments that break a rule. */
static const struct {
  const char *sql;
  const char *sentence;
} rules[] = {
  { "SELECT a.id FROM attachment AS a WHERE NOT EXISTS"
    " (SELECT 1 FROM attachment_content AS c WHERE c.sha256 = a.sha256) ORDER BY a.id",
    N_ ("what is in it is not there") },
  { "SELECT a.id FROM attachment AS a JOIN attachment_content AS c ON c.sha256 = a.sha256"
    " WHERE a.size <> length (c.bytes) ORDER BY a.id",
    N_ ("it has another size than it says") },
};

static gboolean
check_attachments (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, rules[i].sql, error);
      g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, error) : NULL;

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          g_autofree char *id = tandem_id_to_text (g_array_index (ids, gint64, j));

          /* Translators: the id of a file; what is wrong with it */
          tandem_check_part_add_fault (part, _ ("file %s: %s"), id, _ (rules[i].sentence));
        }
    }
  return TRUE;
}

/* One at a time: together they may be larger than memory. */
static gboolean
check_contents (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.sha256, c.bytes, CASE WHEN EXISTS (SELECT 1 FROM attachment AS a WHERE a.sha256 = c.sha256)"
      " THEN 1 ELSE 0 END FROM attachment_content AS c ORDER BY c.sha256",
      error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      const char *sha256 = tandem_statement_get_text (statement, 0);
      gsize length = 0;
      const guint8 *data = tandem_statement_get_bytes (statement, 1, &length);
      g_autofree char *found = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

      if (g_strcmp0 (found, sha256) != 0)
        /* Translators: %s is a checksum of 64 letters */
        tandem_check_part_add_fault (part, _ ("content %s: it is not what was added"), sha256);
      if (tandem_statement_get_int64 (statement, 2) == 0)
        /* Translators: %s is a checksum of 64 letters */
        tandem_check_part_add_fault (part, _ ("content %s: no record has it"), sha256);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_attachment_content_check:
 *
 * Reads what is in every file.
 *
 * Returns: (transfer full) (nullable): which files are not what was added; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_attachment_content_check (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("attachments", _ ("Files of records"));
  GError *failure = NULL;

  if (check_attachments (connection, self, &failure))
    check_contents (connection, self, &failure);
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}
