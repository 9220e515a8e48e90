/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "cli/tandem-cli.h"
#include "exchange/tandem-figures-import.h"
#include "model/tandem-import-query.h"
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
print_json (TandemFiguresImport *import, gboolean dry_run)
{
  static const char *const names[TANDEM_DAY_N_OUTCOMES] = { "same", "created", "updated", "kept" };
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *rows = json_array_new ();

  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "rows", (gint64) import->n_rows);
  json_object_set_int_member (object, "totals", (gint64) import->n_totals);
  for (guint i = 0; i < TANDEM_DAY_N_OUTCOMES; i++)
    json_object_set_int_member (object, names[i], (gint64) import->days[i]);
  for (guint i = 0; i < import->refusals->len; i++)
    {
      TandemImportRefusal *refusal = import->refusals->pdata[i];
      JsonObject *row = json_object_new ();

      json_object_set_int_member (row, "line", (gint64) refusal->line);
      json_object_set_string_member (row, "reason", refusal->reason);
      json_array_add_object_element (rows, row);
    }
  json_object_set_boolean_member (object, "days_left_out", import->is_ambiguous);
  json_object_set_array_member (object, "refusals", rows);
  tandem_cli_print_json (object);
}

static void
print_words (TandemFiguresImport *import, gboolean dry_run)
{
  g_autofree char *created = tandem_format_count ((gint64) import->days[TANDEM_DAY_CREATED]);
  g_autofree char *updated = tandem_format_count ((gint64) import->days[TANDEM_DAY_UPDATED]);
  g_autofree char *kept = tandem_format_count ((gint64) import->days[TANDEM_DAY_KEPT]);
  g_autofree char *same = tandem_format_count ((gint64) import->days[TANDEM_DAY_SAME]);
  g_autofree char *totals = tandem_format_count ((gint64) import->n_totals);
  g_autofree char *refused = tandem_format_count (import->refusals->len);

  /* Translators: each %s is a number of days, the last two of rows */
  g_print (_ ("Days: %s new, %s changed, %s with other figures that were kept, %s the same. Rows of totals: %s, "
              "refused: %s.\n"),
           created, updated, kept, same, totals, refused);
  for (guint i = 0; i < import->refusals->len; i++)
    {
      TandemImportRefusal *refusal = import->refusals->pdata[i];
      g_autofree char *line = tandem_format_count ((gint64) refusal->line);

      /* Translators: the first %s is a number, the second a sentence */
      g_print (_ ("Line %s: %s\n"), line, refusal->reason);
    }
  if (import->is_ambiguous)
    g_print (
        "%s\n",
        _ ("The days can be read both ways, and nothing was imported; say --days=day-first or --days=month-first."));
  if (dry_run)
    g_print ("%s\n", _ ("Nothing was changed."));
}

static gboolean
set_order (TandemFiguresImport *import, const char *order, GError **error)
{
  int column = tandem_figures_map_find (import->map, TANDEM_FIGURE_DAY);
  TandemColumnTally *tally = &import->map->columns[column].tally;

  if (order == NULL)
    return TRUE;
  tally->is_set = TRUE;
  tally->date_order = g_str_equal (order, "day-first")     ? TANDEM_DATE_ORDER_DAY_FIRST
                      : g_str_equal (order, "month-first") ? TANDEM_DATE_ORDER_MONTH_FIRST
                                                           : TANDEM_DATE_ORDER_UNKNOWN;
  if (tally->date_order != TANDEM_DATE_ORDER_UNKNOWN)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is what was asked for; day-first and month-first stay as they are */
               _ ("Days can’t be read “%s”; say day-first or month-first. Nothing was changed."), order);
  return FALSE;
}

static TandemFiguresImport *
make_import (TandemStore *store, const char *path, const char *campaign_name, const char *order, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (TandemFiguresImport) import = NULL;
  Campaign campaign = { .name = campaign_name };

  if (!tandem_store_run (store, TANDEM_STORE_READ, find_campaign_cb, &campaign, NULL, error))
    return NULL;
  import = tandem_figures_import_new (file, NULL, NULL, error);
  if (import == NULL || !set_order (import, order, error))
    return NULL;
  import->campaign_id = campaign.id;
  return g_steal_pointer (&import);
}

/**
 * tandem_cli_import_figures:
 *
 * Imports the figures of a campaign by day: import --figures.
 */
gboolean
tandem_cli_import_figures (TandemCli *self, GError **error)
{
  gboolean figures = FALSE, dry_run = FALSE, keep = FALSE;
  g_autofree char *campaign_name = NULL, *order = NULL, *path = NULL;
  const GOptionEntry entries[] = {
    { "figures", 0, 0, G_OPTION_ARG_NONE, &figures, N_ ("Import what a channel reports of a campaign, by day"), NULL },
    { "campaign", 0, 0, G_OPTION_ARG_STRING, &campaign_name, N_ ("The campaign whose days they are"), N_ ("NAME") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen, and change nothing"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, N_ ("Leave days that are there as they are"), NULL },
    { "days", 0, 0, G_OPTION_ARG_STRING, &order, N_ ("How a day as 03/04 is read: day-first or month-first"),
      N_ ("ORDER") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemFiguresImport) import = NULL;
  TandemStore *store;

  if (!tandem_cli_parse (self, _ ("REPORT"), _ ("Import the figures of a campaign from the report of a channel."),
                         entries, error))
    return FALSE;
  if (self->argc != 2 || campaign_name == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Name one report, and its campaign with --campaign; nothing was changed."));
      return FALSE;
    }
  path = tandem_cli_find_file (self, error);
  workspace = path ? tandem_cli_open_path (path, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  store = tandem_workspace_get_store (workspace);
  import = make_import (store, self->argv[1], campaign_name, order, error);
  if (import == NULL)
    return FALSE;
  import->overwrites = !keep;
  if (!tandem_figures_import_run (import, store, dry_run, NULL, error))
    return FALSE;
  if (self->json)
    print_json (import, dry_run);
  else
    print_words (import, dry_run);
  return TRUE;
}
