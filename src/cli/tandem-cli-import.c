/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "cli/tandem-cli.h"
#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-memory.h"
#include "exchange/tandem-import-preview.h"
#include "model/tandem-import-query.h"
#include "store/tandem-change-set.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  const char *name;
  gint64 id;
} Campaign;

static gboolean
find_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Campaign *campaign = data;

  if (!tandem_import_query_find_campaign (connection, campaign->name, &campaign->id, error))
    return FALSE;
  if (campaign->id == 0)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 _ ("There is no campaign “%s”. Nothing was imported."), campaign->name);
  return campaign->id != 0;
}

static void
print_json (TandemImportJob *job, gboolean dry_run)
{
  static const char *const names[] = { "created", "updated", "skipped", "refused", "conflicts" };
  g_autoptr (JsonObject) object = json_object_new ();
  GPtrArray *refusals = tandem_import_job_get_refusals (job);
  JsonArray *rows = json_array_new ();

  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "rows", (gint64) tandem_import_job_get_n_rows (job));
  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    json_object_set_int_member (object, names[i], (gint64) tandem_import_job_get_count (job, i));
  for (guint i = 0; i < refusals->len; i++)
    {
      TandemImportRefusal *refusal = g_ptr_array_index (refusals, i);
      JsonObject *row = json_object_new ();

      json_object_set_int_member (row, "line", (gint64) refusal->line);
      json_object_set_string_member (row, "reason", refusal->reason);
      json_array_add_object_element (rows, row);
    }
  json_object_set_boolean_member (object, "birthdays_left_out",
                                  tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS);
  json_object_set_array_member (object, "refusals", rows);
  tandem_cli_print_json (object);
}

static void
print_words (TandemImportJob *job, gboolean dry_run)
{
  GPtrArray *refusals = tandem_import_job_get_refusals (job);
  g_autofree char *rows = tandem_format_count ((gint64) tandem_import_job_get_n_rows (job));
  g_autofree char *created = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED));
  g_autofree char *updated = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED));
  g_autofree char *skipped = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED));
  g_autofree char *refused = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_REFUSED));

  /* Translators: each %s is a number */
  g_print (_ ("%s rows: %s created, %s updated, %s skipped, %s refused.\n"), rows, created, updated, skipped, refused);
  for (guint i = 0; i < refusals->len; i++)
    {
      TandemImportRefusal *refusal = g_ptr_array_index (refusals, i);
      g_autofree char *line = tandem_format_count ((gint64) refusal->line);

      /* Translators: the first %s is a number, the second a sentence */
      g_print (_ ("Line %s: %s\n"), line, refusal->reason);
    }
  if (tandem_import_job_get_date_order (job) == TANDEM_DATE_ORDER_AMBIGUOUS)
    g_print ("%s\n", _ ("The birthdays can be read both ways and are left out; say --birthdays=day-first or "
                        "--birthdays=month-first to take them."));
  if (dry_run)
    g_print ("%s\n", _ ("Nothing was changed."));
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
make_job (TandemStore *store, const char *path, TandemImportOptions *options, GError **error)
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
  return tandem_import_job_new (sheet, preview->map, options);
}

/**
 * tandem_cli_import:
 *
 * Imports a sheet of contacts, or says what would happen.
 */
gboolean
tandem_cli_import (TandemCli *self, GError **error)
{
  gboolean dry_run = FALSE, create_only = FALSE;
  int sheet = 0;
  g_autofree char *campaign_name = NULL, *birthdays = NULL, *path = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen, and change nothing"), NULL },
    { "create-only", 0, 0, G_OPTION_ARG_NONE, &create_only, N_ ("Leave contacts that are there as they are"), NULL },
    { "birthdays", 0, 0, G_OPTION_ARG_STRING, &birthdays,
      N_ ("How a birthday as 03/04 is read: day-first or month-first"), N_ ("ORDER") },
    { "sheet", 0, 0, G_OPTION_ARG_INT, &sheet,
      N_ ("The number of the sheet, from 1; else the first that holds something"), N_ ("NUMBER") },
    { "campaign", 0, 0, G_OPTION_ARG_STRING, &campaign_name, N_ ("The campaign that they came from"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  TandemImportOptions options = { 0 };
  Campaign campaign = { 0 };
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemImportJob) job = NULL;
  TandemStore *store;

  if (g_strv_contains ((const char *const *) self->argv, "--figures"))
    return tandem_cli_import_figures (self, error);
  if (!tandem_cli_parse (self, _ ("SHEET"), _ ("Import contacts from a spreadsheet, a CSV file or address cards."),
                         entries, error))
    return FALSE;
  if (self->argc != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Name one sheet to import; nothing was changed."));
      return FALSE;
    }
  if (!find_date_order (birthdays, &options.date_order, error))
    return FALSE;
  path = tandem_cli_find_file (self, error);
  workspace = path ? tandem_cli_open_path (path, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  store = tandem_workspace_get_store (workspace);
  campaign.name = campaign_name;
  if (campaign_name && !tandem_store_run (store, TANDEM_STORE_READ, find_campaign_cb, &campaign, NULL, error))
    return FALSE;
  options.campaign_id = campaign.id;
  options.reader.sheet = (guint) sheet; /* below 0 it is one that no file has */
  options.mode = create_only ? TANDEM_IMPORT_CREATE_ONLY : TANDEM_IMPORT_FILL_BLANKS;
  job = make_job (store, self->argv[1], &options, error);
  if (job == NULL || !tandem_import_job_run (job, store, dry_run, NULL, error))
    return FALSE;
  if (self->json)
    print_json (job, dry_run);
  else
    print_words (job, dry_run);
  return TRUE;
}
