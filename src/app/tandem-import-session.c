/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-session.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-figures-map.h"
#include "exchange/tandem-import-memory.h"

/**
 * TandemImportSession:
 *
 * Holds the file, how it is read, what was read of it, what its columns are and the job that imports it. Reading, checking and
 * importing are done by workers; an answer that is overtaken by another question is dropped. It is told that they are over by
 * signals, each with an error or %NULL.
 */
struct _TandemImportSession {
  GObject parent_instance;

  TandemWorkspace *workspace;
  GFile *file;
  char *file_name;
  TandemImportPreview *preview;
  TandemImportPreview *recalling; /* read; what was said of such columns before is being looked for */
  TandemImportOptions options; /* but for its reader, which is the preview's */
  TandemImportConsent consent; /* of the whole file; its texts are owned */
  GArray *column_flags;         /* TandemImportColumnFlags; a column beyond its end overwrites */
  TandemImportJob *job;
  char *checked; /* what the job was made of; NULL unless it tells what would happen */
  GCancellable *reading;
  GCancellable *running;
  gboolean is_importing;
  gboolean has_decisions; /* of a person, that the job holds and that are not imported */
  gint64 campaign_id;     /* whose figures are wanted; 0 where that is not said beforehand */
  gboolean holds_figures; /* not contacts, but the daily figures of a campaign */
  gboolean is_said;       /* by the person, of this file */
};

enum { SIGNAL_FILE_CHOSEN, SIGNAL_READ, SIGNAL_CHECKING, SIGNAL_CHECKED, SIGNAL_IMPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportSession, tandem_import_session, G_TYPE_OBJECT)

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

/* A list of leads may tell a day and a cost, too: it has people in it. */
static gboolean
looks_like_report (const TandemImportPreview *preview)
{
  g_autoptr (TandemFiguresMap) map = tandem_figures_map_new ((const GStrv *) preview->rows->pdata, preview->rows->len);

  for (guint i = 0; i < preview->map->n_columns; i++)
    if (preview->map->columns[i].field == TANDEM_IMPORT_FIELD_EMAIL
        || preview->map->columns[i].field == TANDEM_IMPORT_FIELD_FAMILY_NAME)
      return FALSE;
  return tandem_figures_map_is_complete (map);
}

static void
take_preview (TandemImportSession *self, TandemImportPreview *preview)
{
  g_autoptr (TandemImportPreview) before = g_steal_pointer (&self->preview);

  /* Those who show the one before let go of it first. */
  self->preview = preview;
  g_clear_pointer (&self->checked, g_free);
  if (!self->is_said)
    self->holds_figures = self->campaign_id != 0 || looks_like_report (preview);
  g_clear_object (&self->reading);
  g_signal_emit (self, signals[SIGNAL_READ], 0, NULL);
}

/* What can't be recalled is guessed: the sheet can be imported all the same. */
static void
recalled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemHeaderMap) map = tandem_import_memory_recall_finish (result, &error);
  g_autoptr (TandemImportPreview) preview = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  preview = g_steal_pointer (&self->recalling);
  if (preview && map)
    {
      tandem_header_map_free (preview->map);
      preview->map = g_steal_pointer (&map);
    }
  if (preview)
    take_preview (self, g_steal_pointer (&preview));
}

static void
preview_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview && preview->map->n_columns == 0)
    {
      g_clear_pointer (&preview, tandem_import_preview_free);
      g_set_error_literal (&error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT, _ ("There is nothing in this file."));
    }
  if (preview == NULL)
    {
      g_clear_object (&self->reading);
      g_signal_emit (self, signals[SIGNAL_READ], 0, error);
      return;
    }
  g_clear_pointer (&self->recalling, tandem_import_preview_free);
  self->recalling = g_steal_pointer (&preview);
  tandem_import_memory_recall_async (tandem_workspace_get_store (self->workspace), self->recalling->map, self->reading,
                                     recalled_cb, g_object_ref (self));
}

/* --- the job ------------------------------------------------------------------------------------------------------- */

static TandemImportJob *
make_job (TandemImportSession *self)
{
  TandemImportOptions options;
  TandemImportJob *job;

  tandem_import_session_get_options (self, &options);
  tandem_header_map_set_consent (self->preview->map, &self->consent);
  job = tandem_import_job_new (self->file, self->preview->map, &options);
  for (guint i = 0; i < self->preview->map->n_columns; i++)
    tandem_import_job_set_column_flags (job, i, tandem_import_session_get_column_flags (self, i));
  return job;
}

/* What is said of a file that was read. */
static char *
describe_job (TandemImportSession *self)
{
  const TandemHeaderMap *map = self->preview->map;
  g_autofree char *columns = tandem_import_memory_write (map);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n%s", self->options.mode,
                          self->options.matches, self->options.date_order, self->options.campaign_id,
                          self->options.source_channel_id, columns);
  for (guint i = 0; i < map->n_columns; i++)
    g_string_append_printf (text, " %d", tandem_import_session_get_column_flags (self, i));
  g_string_append_printf (text, "\n%s %s %s\n%s", self->consent.channel, self->consent.kind, self->consent.day,
                          self->consent.source);
  return g_string_free (text, FALSE);
}

static void
staged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSession) self = data;
  g_autoptr (GError) error = NULL;

  tandem_import_job_stage_finish (TANDEM_IMPORT_JOB (object), result, &error);
  /* Another run has taken its place, or the dialog is gone. */
  if (TANDEM_IMPORT_JOB (object) != self->job || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->running);
  if (error)
    g_clear_pointer (&self->checked, g_free);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0, error);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSession) self = data;
  g_autoptr (GError) error = NULL;

  tandem_import_job_commit_finish (TANDEM_IMPORT_JOB (object), result, &error);
  g_clear_object (&self->running);
  self->is_importing = FALSE;
  if (error == NULL)
    {
      self->has_decisions = FALSE;
      g_clear_pointer (&self->checked, g_free);
    }
  if (TANDEM_IMPORT_JOB (object) == self->job)
    g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, error);
}

static void
clear_consent (TandemImportSession *self)
{
  g_clear_pointer (&self->consent.source, g_free);
  g_clear_pointer (&self->consent.day, g_free);
}

static void
tandem_import_session_dispose (GObject *object)
{
  TandemImportSession *self = TANDEM_IMPORT_SESSION (object);

  stop (&self->reading);
  g_clear_object (&self->running);
  g_clear_object (&self->job);
  g_clear_object (&self->file);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_import_session_parent_class)->dispose (object);
}

static void
tandem_import_session_finalize (GObject *object)
{
  TandemImportSession *self = TANDEM_IMPORT_SESSION (object);

  g_clear_pointer (&self->preview, tandem_import_preview_free);
  g_clear_pointer (&self->recalling, tandem_import_preview_free);
  g_free (self->file_name);
  g_free (self->checked);
  clear_consent (self);
  g_array_unref (self->column_flags);
  G_OBJECT_CLASS (tandem_import_session_parent_class)->finalize (object);
}

static void
tandem_import_session_class_init (TandemImportSessionClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_import_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_import_session_finalize;
  /**
   * TandemImportSession::file-chosen:
   *
   * A file was chosen, also the same once more; it is being read.
   */
  signals[SIGNAL_FILE_CHOSEN]
      = g_signal_new ("file-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemImportSession::read:
   * @error: (nullable): why the file could not be read
   *
   * There is a new preview. The one before is there until all handlers have returned.
   */
  signals[SIGNAL_READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * TandemImportSession::checking:
   *
   * What would happen is being found out, anew.
   */
  signals[SIGNAL_CHECKING] = g_signal_new ("checking", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemImportSession::checked:
   * @error: (nullable): why it could not be found out
   *
   * The job tells what would happen.
   */
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * TandemImportSession::imported:
   * @error: (nullable): why nothing was changed; %G_IO_ERROR_CANCELLED when it was cancelled
   *
   * The import is over.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
tandem_import_session_init (TandemImportSession *self)
{
  self->column_flags = g_array_new (FALSE, FALSE, sizeof (TandemImportColumnFlags));
}

/**
 * tandem_import_session_new:
 * @workspace: the file to import into
 *
 * Returns: (transfer full): a session without a file
 */
TandemImportSession *
tandem_import_session_new (TandemWorkspace *workspace)
{
  TandemImportSession *self = g_object_new (TANDEM_TYPE_IMPORT_SESSION, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

TandemWorkspace *
tandem_import_session_get_workspace (TandemImportSession *self)
{
  return self->workspace;
}

/**
 * tandem_import_session_set_campaign:
 * @campaign_id: whose daily figures are wanted
 *
 * What is read from now on holds its figures, unless the person says otherwise.
 */
void
tandem_import_session_set_campaign (TandemImportSession *self, gint64 campaign_id)
{
  self->campaign_id = campaign_id;
}

gint64
tandem_import_session_get_campaign (TandemImportSession *self)
{
  return self->campaign_id;
}

/**
 * tandem_import_session_set_holds_figures:
 *
 * The person says what is in this file.
 */
void
tandem_import_session_set_holds_figures (TandemImportSession *self, gboolean holds_figures)
{
  self->is_said = TRUE;
  self->holds_figures = holds_figures;
}

/**
 * tandem_import_session_holds_figures:
 *
 * Returns: whether the file holds the daily figures of a campaign, and not contacts
 */
gboolean
tandem_import_session_holds_figures (TandemImportSession *self)
{
  return self->holds_figures;
}

/**
 * tandem_import_session_set_file:
 * @file: a sheet, or cards
 *
 * Reads its beginning.
 */
void
tandem_import_session_set_file (TandemImportSession *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  g_return_if_fail (TANDEM_IS_IMPORT_SESSION (self) && G_IS_FILE (file));
  g_return_if_fail (!self->is_importing);
  g_set_object (&self->file, file);
  g_free (self->file_name);
  self->file_name = g_filename_display_name (base);
  g_array_set_size (self->column_flags, 0);
  self->is_said = FALSE;
  g_signal_emit (self, signals[SIGNAL_FILE_CHOSEN], 0);
  tandem_import_session_read (self, NULL);
}

GFile *
tandem_import_session_get_file (TandemImportSession *self)
{
  return self->file;
}

/* Returns: (nullable): its name, for people */
const char *
tandem_import_session_get_file_name (TandemImportSession *self)
{
  return self->file_name;
}

/**
 * tandem_import_session_read:
 * @options: (nullable): how the person wants it to be read
 *
 * Reads the beginning of the file; what was being read is dropped.
 */
void
tandem_import_session_read (TandemImportSession *self, const TandemReaderOptions *options)
{
  g_return_if_fail (self->file != NULL);
  stop (&self->reading);
  self->reading = g_cancellable_new ();
  tandem_import_preview_read_async (self->file, options, self->reading, preview_read_cb, g_object_ref (self));
}

/**
 * tandem_import_session_stop_reading:
 *
 * What is being read is dropped; nobody is told.
 */
void
tandem_import_session_stop_reading (TandemImportSession *self)
{
  stop (&self->reading);
}

/**
 * tandem_import_session_get_preview:
 *
 * Returns: (nullable): what was read; its map is the person's to change
 */
TandemImportPreview *
tandem_import_session_get_preview (TandemImportSession *self)
{
  return self->preview;
}

/**
 * tandem_import_session_get_options:
 * @options: (out caller-allocates): how the file is imported; its texts are the session's
 */
void
tandem_import_session_get_options (TandemImportSession *self, TandemImportOptions *options)
{
  *options = self->options;
  options->reader = (TandemReaderOptions) { 0 };
  if (self->preview)
    options->reader
        = (TandemReaderOptions) { self->preview->encoding, self->preview->delimiter, NULL, self->preview->sheet };
}

/* The reader of @options is not looked at. */
void
tandem_import_session_set_options (TandemImportSession *self, const TandemImportOptions *options)
{
  self->options = *options;
}

/**
 * tandem_import_session_get_column_flags:
 *
 * Returns: what a column may do where rows overwrite; unless the person says otherwise, all that is taken overwrites
 */
TandemImportColumnFlags
tandem_import_session_get_column_flags (TandemImportSession *self, guint column)
{
  return column < self->column_flags->len ? g_array_index (self->column_flags, TandemImportColumnFlags, column)
                                          : TANDEM_IMPORT_COLUMN_OVERWRITE;
}

void
tandem_import_session_set_column_flags (TandemImportSession *self, guint column, TandemImportColumnFlags flags)
{
  while (self->column_flags->len <= column)
    {
      const TandemImportColumnFlags overwrite = TANDEM_IMPORT_COLUMN_OVERWRITE;

      g_array_append_val (self->column_flags, overwrite);
    }
  g_array_index (self->column_flags, TandemImportColumnFlags, column) = flags;
}

/**
 * tandem_import_session_set_consent:
 * @consent: copied: what holds for every row that does not say it itself, or none
 */
void
tandem_import_session_set_consent (TandemImportSession *self, const TandemImportConsent *consent)
{
  clear_consent (self);
  self->consent.channel = consent->channel;
  self->consent.kind = consent->kind;
  self->consent.source = g_strdup (consent->source);
  self->consent.day = g_strdup (consent->day);
}

/**
 * tandem_import_session_note_decided:
 *
 * The person decides a row.
 */
void
tandem_import_session_note_decided (TandemImportSession *self)
{
  self->has_decisions = TRUE;
}

/**
 * tandem_import_session_has_decisions:
 *
 * Returns: whether something was decided that would be lost with the dialog
 */
gboolean
tandem_import_session_has_decisions (TandemImportSession *self)
{
  return self->has_decisions;
}

/**
 * tandem_import_session_recount:
 *
 * The person decided rows: what would happen is shown anew.
 */
void
tandem_import_session_recount (TandemImportSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0, NULL);
}

/**
 * tandem_import_session_check:
 *
 * Finds out what would happen, anew. Nothing is changed.
 */
void
tandem_import_session_check (TandemImportSession *self)
{
  g_return_if_fail (self->preview != NULL && !self->is_importing);
  self->has_decisions = FALSE;
  g_free (self->checked);
  self->checked = describe_job (self);
  g_signal_emit (self, signals[SIGNAL_CHECKING], 0);
  stop (&self->running);
  self->running = g_cancellable_new ();
  g_clear_object (&self->job);
  self->job = make_job (self);
  tandem_import_job_stage_async (self->job, tandem_workspace_get_store (self->workspace), self->running, staged_cb,
                                 g_object_ref (self));
}

/**
 * tandem_import_session_recheck:
 *
 * Finds out what would happen, unless that is known and nothing was said otherwise since: then what was decided stays.
 */
void
tandem_import_session_recheck (TandemImportSession *self)
{
  g_autofree char *now = describe_job (self);

  if (self->running == NULL && g_strcmp0 (self->checked, now) == 0)
    tandem_import_session_recount (self);
  else
    tandem_import_session_check (self);
}

/**
 * tandem_import_session_stop_checking:
 *
 * An import that runs goes on.
 */
void
tandem_import_session_stop_checking (TandemImportSession *self)
{
  if (self->is_importing)
    return;
  g_cancellable_cancel (self->running);
  if (self->running)
    g_clear_pointer (&self->checked, g_free);
}

/**
 * tandem_import_session_import:
 *
 * Does what was checked.
 */
void
tandem_import_session_import (TandemImportSession *self)
{
  g_return_if_fail (self->job != NULL && !self->is_importing);
  stop (&self->running);
  self->running = g_cancellable_new ();
  self->is_importing = TRUE;
  tandem_import_job_commit_async (self->job, self->running, committed_cb, g_object_ref (self));
}

gboolean
tandem_import_session_is_importing (TandemImportSession *self)
{
  return self->is_importing;
}

/**
 * tandem_import_session_cancel:
 *
 * The import that runs changes nothing.
 */
void
tandem_import_session_cancel (TandemImportSession *self)
{
  g_cancellable_cancel (self->running);
}

/**
 * tandem_import_session_get_job:
 *
 * Returns: (nullable): what tells how far it is, what would happen and what happened
 */
TandemImportJob *
tandem_import_session_get_job (TandemImportSession *self)
{
  return self->job;
}
