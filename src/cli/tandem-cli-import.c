/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-id.h"
#include "cli/tandem-cli.h"
#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-memory.h"
#include "exchange/tandem-import-names.h"
#include "exchange/tandem-import-preview.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-import-query.h"
#include "store/tandem-change-set.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

/* Where the contacts came from, by name and by id. */
typedef struct {
  const char *campaign, *source;
  gint64 campaign_id, source_id;
} Origin;

static gboolean
find_source (TandemConnection *connection, Origin *origin, GError **error)
{
  g_autoptr (TandemImportNames) names = tandem_import_names_new (connection, error);

  if (names == NULL)
    return FALSE;
  origin->source_id = tandem_import_names_find_channel (names, origin->source);
  if (origin->source_id == 0)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 _ ("There is no channel “%s”. Nothing was imported."), origin->source);
  return origin->source_id != 0;
}

static gboolean
find_origin_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Origin *origin = data;

  if (origin->source)
    return find_source (connection, origin, error);
  if (origin->campaign == NULL)
    return TRUE;
  if (!tandem_import_query_find_campaign (connection, origin->campaign, &origin->campaign_id, error))
    return FALSE;
  if (origin->campaign_id == 0)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 _ ("There is no campaign “%s”. Nothing was imported."), origin->campaign);
  return origin->campaign_id != 0;
}

#define ROWS_AT_ONCE 500

typedef void (*RowFunc) (const TandemImportRow *row, gpointer data);

/* Goes through what was left out, a page at a time. */
static gboolean
each_row (TandemImportJob *job, TandemImportOutcome outcome, RowFunc func, gpointer data, GError **error)
{
  guint64 n = 0, n_before = 1;

  while (n != n_before)
    {
      g_autoptr (GPtrArray) rows = tandem_import_job_list_rows (job, outcome, n, ROWS_AT_ONCE, error);

      if (rows == NULL)
        return FALSE;
      n_before = n;
      n += rows->len;
      for (guint i = 0; i < rows->len; i++)
        func (rows->pdata[i], data);
    }
  return TRUE;
}

static void
add_candidates (JsonObject *object, const TandemImportRow *row)
{
  JsonArray *whom = json_array_new ();

  for (guint i = 0; i < row->candidates->len; i++)
    {
      const TandemImportCandidate *candidate = row->candidates->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "name", candidate->name);
      if (candidate->contact_id)
        tandem_cli_set_id (one, "id", candidate->contact_id);
      else
        json_object_set_int_member (one, "line", (gint64) candidate->line);
      json_array_add_object_element (whom, one);
    }
  json_object_set_array_member (object, "whom", whom);
}

static void
add_row_cb (const TandemImportRow *row, gpointer data)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", (gint64) row->line);
  json_object_set_string_member (object, "reason", row->reason);
  if (row->outcome == TANDEM_IMPORT_CONFLICT)
    add_candidates (object, row);
  json_array_add_object_element (data, object);
}

static JsonObject *
make_warnings (TandemImportJob *job)
{
  static const char *const names[TANDEM_IMPORT_N_WARNINGS]
      = { "email", "phone", "birthday", "word", "consent", "value", "company" };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < TANDEM_IMPORT_N_WARNINGS; i++)
    json_object_set_int_member (object, names[i], (gint64) tandem_import_job_get_n_warnings (job, i));
  return object;
}

/* The columns that nothing is taken from, each by its header or its number. */
static GStrv
name_left_out (TandemImportJob *job)
{
  const TandemHeaderMap *map = tandem_import_job_get_map (job);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < map->n_columns; i++)
    {
      const TandemColumnMapping *column = &map->columns[i];

      if (column->field == TANDEM_IMPORT_FIELD_NONE && *column->header)
        g_strv_builder_add (names, column->header);
      else if (column->field == TANDEM_IMPORT_FIELD_NONE)
        g_strv_builder_take (names, tandem_format_count (i + 1));
    }
  return g_strv_builder_end (names);
}

static JsonArray *
make_left_out (TandemImportJob *job)
{
  g_auto (GStrv) names = name_left_out (job);
  JsonArray *array = json_array_new ();

  for (guint i = 0; names[i]; i++)
    json_array_add_string_element (array, names[i]);
  return array;
}

static void
print_left_out (TandemImportJob *job)
{
  g_auto (GStrv) names = name_left_out (job);
  guint n = g_strv_length (names);
  g_autofree char *count = tandem_format_count (n);
  g_autofree char *all = g_strjoinv (" · ", names);

  if (n > 0)
    /* Translators: the first %s is a number, the second the headers of the columns */
    g_print (ngettext ("%s column is left out: %s\n", "%s columns are left out: %s\n", n), count, all);
}

static gboolean
print_json (TandemImportJob *job, gboolean dry_run, GError **error)
{
  static const char *const names[] = { "created", "updated", "skipped", "refused", "conflicts" };
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *refusals = json_array_new (), *conflicts = json_array_new ();

  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "rows", (gint64) tandem_import_job_get_n_rows (job));
  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    json_object_set_int_member (object, names[i], (gint64) tandem_import_job_get_count (job, i));
  json_object_set_array_member (object, "left_out", make_left_out (job));
  json_object_set_object_member (object, "warnings", make_warnings (job));
  json_object_set_boolean_member (object, "birthdays_left_out",
                                  tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS);
  if (tandem_import_job_get_batch_id (job))
    tandem_cli_set_id (object, "batch", tandem_import_job_get_batch_id (job));
  json_object_set_array_member (object, "refusals", refusals);
  json_object_set_array_member (object, "conflict_rows", conflicts);
  if (!each_row (job, TANDEM_IMPORT_REFUSED, add_row_cb, refusals, error)
      || !each_row (job, TANDEM_IMPORT_CONFLICT, add_row_cb, conflicts, error))
    return FALSE;
  tandem_cli_print_json (object);
  return TRUE;
}

static void
print_row_cb (const TandemImportRow *row, gpointer data)
{
  g_autofree char *line = tandem_format_count ((gint64) row->line);

  /* Translators: the first %s is a number, the second a sentence */
  g_print (_ ("Line %s: %s\n"), line, row->reason);
}

static gboolean
print_words (TandemImportJob *job, gboolean dry_run, GError **error)
{
  g_autofree char *rows = tandem_format_count ((gint64) tandem_import_job_get_n_rows (job));
  char *counts[TANDEM_IMPORT_N_OUTCOMES];

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    counts[i] = tandem_format_count ((gint64) tandem_import_job_get_count (job, i));
  /* Translators: each %s is a number */
  g_print (_ ("%s rows: %s created, %s updated, %s skipped, %s refused, %s in conflict.\n"), rows,
           counts[TANDEM_IMPORT_CREATED], counts[TANDEM_IMPORT_UPDATED], counts[TANDEM_IMPORT_SKIPPED],
           counts[TANDEM_IMPORT_REFUSED], counts[TANDEM_IMPORT_CONFLICT]);
  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    g_free (counts[i]);
  print_left_out (job);
  if (!each_row (job, TANDEM_IMPORT_REFUSED, print_row_cb, NULL, error)
      || !each_row (job, TANDEM_IMPORT_CONFLICT, print_row_cb, NULL, error))
    return FALSE;
  for (guint i = 0; i < TANDEM_IMPORT_N_WARNINGS; i++)
    {
      guint64 n = tandem_import_job_get_n_warnings (job, i);
      g_autofree char *words = n > 0 ? tandem_import_warning_describe (i, n) : NULL;

      if (words)
        g_print ("%s\n", words);
    }
  if (tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS)
    g_print ("%s\n", _ ("The birthdays can be read both ways and are left out; say --birthdays=day-first or "
                        "--birthdays=month-first to take them."));
  if (dry_run)
    g_print ("%s\n", _ ("Nothing was changed."));
  if (tandem_import_job_get_batch_id (job))
    {
      g_autofree char *id = tandem_id_to_text (tandem_import_job_get_batch_id (job));

      /* Translators: %s is an id; the option stays as it is */
      g_print (_ ("To undo all of it: import --undo=%s\n"), id);
    }
  return TRUE;
}

static gboolean
find_date_order (const char *name, TandemDateOrder *order, GError **error)
{
  *order = g_strcmp0 (name, "day-first") == 0     ? TANDEM_DATE_ORDER_DAY_FIRST
           : g_strcmp0 (name, "month-first") == 0 ? TANDEM_DATE_ORDER_MONTH_FIRST
                                                  : TANDEM_DATE_ORDER_UNKNOWN;
  if (name == NULL || *order != TANDEM_DATE_ORDER_UNKNOWN)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is what was asked for; day-first and month-first stay as they are */
               _ ("Birthdays can’t be read “%s”; say day-first or month-first. Nothing was changed."), name);
  return FALSE;
}

static gboolean
recall_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_import_memory_recall (connection, data, error);
}

static TandemImportJob *
make_job (TandemStore *store, const char *path, TandemImportOptions *options, const TandemImportConsent *consent,
          GError **error)
{
  g_autoptr (GFile) sheet = g_file_new_for_commandline_arg (path);
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (sheet, &options->reader, NULL, error);

  if (preview == NULL)
    return NULL;
  if (options->reader.sheet > preview->sheets->len)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is the name of a file, %d the number of a sheet in it */
                   _ ("“%s” has no sheet %d; “tandem-cli read” says which there are."), path,
                   (int) options->reader.sheet);
      return NULL;
    }
  options->reader.sheet = preview->sheet;
  if (!tandem_store_run (store, TANDEM_STORE_READ, recall_cb, preview->map, NULL, error))
    return NULL;
  tandem_header_map_set_consent (preview->map, consent);
  return tandem_import_job_new (sheet, preview->map, options);
}

static gboolean
find_matches (const char *name, TandemImportMatches *matches, GError **error)
{
  static const char *const names[] = { "fill", "overwrite", "skip", NULL, "create" };

  for (guint i = 0; name && i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *matches = (TandemImportMatches) i;
        return TRUE;
      }
  if (name == NULL)
    return TRUE;
  g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      /* Translators: %s is what was asked for; the four words stay as they are */
      _ ("Who is there already can’t be treated as “%s” says; say fill, overwrite, skip or create. Nothing was "
         "changed."),
      name);
  return FALSE;
}

/* What is asked for, as it was typed. */
typedef struct {
  gboolean dry_run, create_only, update_only;
  int sheet;
  char *campaign, *source, *birthdays, *matches, *refused, *undo;
  char *consent, *consent_channel, *consent_source, *consent_day;
} Wishes;

static void
clear_wishes (Wishes *self)
{
  g_free (self->campaign);
  g_free (self->source);
  g_free (self->consent);
  g_free (self->consent_channel);
  g_free (self->consent_source);
  g_free (self->consent_day);
  g_free (self->birthdays);
  g_free (self->matches);
  g_free (self->refused);
  g_free (self->undo);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
undo (TandemCli *self, const Wishes *wishes, GError **error)
{
  gint64 batch_id;

  if (tandem_id_from_text (wishes->undo, &batch_id))
    return tandem_cli_undo_batch (self, batch_id, error);
  g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      /* Translators: %s is what was typed */
      _ ("“%s” is not the id of an import: 13 letters and digits, which the import has said. Nothing was changed."),
      wishes->undo);
  return FALSE;
}

static const char *
find_word (TandemConsentWords words, const char *text, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < tandem_consent_words_get_n (words); i++)
    {
      const char *nick = tandem_consent_words_get_nick (words, i);

      if (g_strcmp0 (nick, text) == 0)
        return nick;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", nick);
    }
  /* Translators: the first %s is what was typed, the second the words that are known */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no word for a consent; say one of: %s. Nothing was changed."), text, known->str);
  return NULL;
}

/* Of a consent it is known what was agreed on which channel, since when and from where, or there is none. */
static gboolean
read_consent (const Wishes *wishes, TandemImportConsent *consent, GError **error)
{
  const char *const parts[] = { wishes->consent, wishes->consent_channel, wishes->consent_source, wishes->consent_day };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    n += parts[i] && *parts[i];
  if (n == 0)
    return TRUE;
  if (n < G_N_ELEMENTS (parts) || !tandem_date_is_valid (wishes->consent_day))
    {
      g_set_error_literal (
          error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          _ ("A consent takes --consent, --consent-channel, --consent-source and --consent-day, which is "
             "a day as 2026-03-04. Nothing was changed."));
      return FALSE;
    }
  consent->kind = find_word (TANDEM_CONSENT_KIND, wishes->consent, error);
  consent->channel = consent->kind ? find_word (TANDEM_CONSENT_CHANNEL, wishes->consent_channel, error) : NULL;
  consent->source = wishes->consent_source;
  consent->day = wishes->consent_day;
  return consent->channel != NULL;
}

static gboolean
read_wishes (TandemCli *self, const Wishes *wishes, TandemImportOptions *options, GError **error)
{
  if (self->argc != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Name one sheet to import; nothing was changed."));
      return FALSE;
    }
  if (wishes->create_only && wishes->update_only)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Either --create-only or --update-only can be meant, not both. Nothing was changed."));
      return FALSE;
    }
  if (wishes->campaign && wishes->source)
    {
      g_set_error_literal (
          error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          _ ("Either --campaign or --source can be meant, not both: a campaign has its channel. Nothing "
             "was changed."));
      return FALSE;
    }
  options->reader.sheet = (guint) wishes->sheet; /* below 0 it is one that no file has */
  options->mode = wishes->create_only   ? TANDEM_IMPORT_CREATE_ONLY
                  : wishes->update_only ? TANDEM_IMPORT_UPDATE_ONLY
                                        : TANDEM_IMPORT_ALL;
  return find_date_order (wishes->birthdays, &options->date_order, error)
         && find_matches (wishes->matches, &options->matches, error);
}

static gboolean
save_refused (TandemImportJob *job, const char *path, GError **error)
{
  g_autoptr (GFile) file = path ? g_file_new_for_commandline_arg (path) : NULL;

  return file == NULL || tandem_import_job_save_refused (job, file, NULL, error);
}

static gboolean
run (TandemCli *self, const Wishes *wishes, TandemImportOptions *options, GError **error)
{
  TandemImportConsent consent = { 0 };
  g_autofree char *path = tandem_cli_find_file (self, error);
  g_autoptr (TandemWorkspace) workspace = path ? tandem_cli_open_path (path, error) : NULL;
  g_autoptr (TandemImportJob) job = NULL;
  Origin origin = { wishes->campaign, wishes->source, 0, 0 };
  TandemStore *store;

  if (workspace == NULL || !read_consent (wishes, &consent, error))
    return FALSE;
  store = tandem_workspace_get_store (workspace);
  if (!tandem_store_run (store, TANDEM_STORE_READ, find_origin_cb, &origin, NULL, error))
    return FALSE;
  options->campaign_id = origin.campaign_id;
  options->source_channel_id = origin.source_id;
  job = make_job (store, self->argv[1], options, &consent, error);
  return job && tandem_import_job_run (job, store, wishes->dry_run, NULL, error)
         && save_refused (job, wishes->refused, error)
         && (self->json ? print_json (job, wishes->dry_run, error) : print_words (job, wishes->dry_run, error));
}

/**
 * tandem_cli_import:
 *
 * Imports a sheet of contacts, says what would happen, or undoes a whole import.
 */
gboolean
tandem_cli_import (TandemCli *self, GError **error)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &wishes.dry_run, N_ ("Say what would happen, and change nothing"), NULL },
    { "create-only", 0, 0, G_OPTION_ARG_NONE, &wishes.create_only, N_ ("Leave contacts that are there as they are"),
      NULL },
    { "update-only", 0, 0, G_OPTION_ARG_NONE, &wishes.update_only, N_ ("Leave out whoever is not there yet"), NULL },
    { "matches", 0, 0, G_OPTION_ARG_STRING, &wishes.matches,
      N_ ("What becomes of whoever is there already: fill, overwrite, skip or create"), N_ ("WHAT") },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &wishes.refused,
      N_ ("Where to save the rows that were left out, with their reasons"), N_ ("FILE") },
    { "undo", 0, 0, G_OPTION_ARG_STRING, &wishes.undo, N_ ("Undo the import of this id"), N_ ("ID") },
    { "birthdays", 0, 0, G_OPTION_ARG_STRING, &wishes.birthdays,
      N_ ("How a birthday as 03/04 is read: day-first or month-first"), N_ ("ORDER") },
    { "sheet", 0, 0, G_OPTION_ARG_INT, &wishes.sheet,
      N_ ("The number of the sheet, from 1; else the first that holds something"), N_ ("NUMBER") },
    { "campaign", 0, 0, G_OPTION_ARG_STRING, &wishes.campaign, N_ ("The campaign that they came from"), N_ ("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &wishes.source,
      N_ ("The channel that those came from whose row does not say it, if not from a campaign"), N_ ("NAME") },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &wishes.consent,
      N_ ("What all said of consent whose row does not tell: confirmed, withdrawn, …; with the next three"),
      N_ ("WHAT") },
    { "consent-channel", 0, 0, G_OPTION_ARG_STRING, &wishes.consent_channel, N_ ("On which channel: email, phone, …"),
      N_ ("CHANNEL") },
    { "consent-source", 0, 0, G_OPTION_ARG_STRING, &wishes.consent_source, N_ ("How it is known"), N_ ("TEXT") },
    { "consent-day", 0, 0, G_OPTION_ARG_STRING, &wishes.consent_day, N_ ("Since when, as 2026-03-04"), N_ ("DAY") },
    G_OPTION_ENTRY_NULL,
  };
  TandemImportOptions options = { 0 };

  if (g_strv_contains ((const char *const *) self->argv, "--figures"))
    return tandem_cli_import_figures (self, error);
  if (!tandem_cli_parse (self, _ ("SHEET"), _ ("Import contacts from a spreadsheet, a CSV file or address cards."),
                         entries, error))
    return FALSE;
  if (wishes.undo)
    return undo (self, &wishes, error);
  return read_wishes (self, &wishes, &options, error) && run (self, &wishes, &options, error);
}
