/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "cli/tandem-cli.h"
#include "report/tandem-report-catalogue.h"
#include "report/tandem-report-pdf.h"
#include "store/tandem-change-set.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  const char *name;
  gint64 person_id;
  GVariant *parameters;
  TandemReport *report;
} Request;

static gboolean
make_report_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (TandemReportContext) context = tandem_report_context_load (connection, request->person_id, error);

  if (context)
    request->report = tandem_report_catalogue_make (request->name, connection, context, request->parameters, error);
  return request->report != NULL;
}

static gboolean
find_paper (const char *name, TandemPaper *paper, GError **error)
{
  gboolean is_letter = name && g_ascii_strcasecmp (name, "letter") == 0;

  *paper = is_letter ? TANDEM_PAPER_LETTER : TANDEM_PAPER_A4;
  if (name == NULL || is_letter || g_ascii_strcasecmp (name, "a4") == 0)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no paper “%s”; choose a4 or letter. Nothing was printed."), name);
  return FALSE;
}

static GVariant *
make_parameters (const char *from, const char *to, gint64 record_id)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (from)
    g_variant_dict_insert (&dict, "from", "s", from);
  if (to)
    g_variant_dict_insert (&dict, "to", "s", to);
  if (record_id)
    g_variant_dict_insert (&dict, "id", "x", record_id);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* What a report is not of can't be asked for. */
static gboolean
check_scope (const TandemReportEntry *entry, gboolean has_period, const char *record, gint64 *record_id, GError **error)
{
  if (has_period && entry && entry->scope != TANDEM_REPORT_OF_PERIOD)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is a report by its name on the command line */
                   _ ("%s is not of a period; nothing was printed."), entry->name);
      return FALSE;
    }
  if (record && entry && entry->scope != TANDEM_REPORT_OF_RECORD)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is a report by its name on the command line */
                   _ ("%s is not of one record; nothing was printed."), entry->name);
      return FALSE;
    }
  if (record == NULL || tandem_id_from_text (record, record_id))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not the id of a record; nothing was printed."), record);
  return FALSE;
}

static gboolean
write_report (TandemCli *self, Request *request, TandemPaper paper, GError **error)
{
  g_autofree char *file = tandem_cli_find_file (self, error);
  g_autoptr (TandemWorkspace) workspace = file ? tandem_cli_open_path (file, error) : NULL;
  g_autoptr (TandemReport) report = NULL;
  gboolean made;

  if (workspace == NULL)
    return FALSE;
  request->person_id = tandem_store_get_person_id (tandem_workspace_get_store (workspace));
  made = tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_ANALYSE, make_report_cb, request, NULL, error);
  report = request->report;
  return made && tandem_report_write_pdf (report, paper, self->argv[2], NULL, error);
}

/**
 * tandem_cli_report:
 *
 * Writes a report as a PDF.
 */
gboolean
tandem_cli_report (TandemCli *self, GError **error)
{
  g_autofree char *paper_name = NULL, *from = NULL, *to = NULL, *record = NULL;
  const GOptionEntry entries[] = {
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_ ("a4 or letter"), N_ ("PAPER") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("The first day of the period"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Its last day"), N_ ("DATE") },
    { "record", 0, 0, G_OPTION_ARG_STRING, &record, N_ ("The record that the report is of"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GVariant) parameters = NULL;
  Request request = { 0 };
  gint64 record_id = 0;
  TandemPaper paper;

  if (!tandem_cli_parse (self, _ ("NAME FILE.pdf"),
                         _ ("Write a report as a PDF; an unknown NAME tells which there are."), entries, error)
      || !find_paper (paper_name, &paper, error))
    return FALSE;
  if (self->argc != 3)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Name a report and one file to write; nothing was printed."));
      return FALSE;
    }
  if (!check_scope (tandem_report_catalogue_find (self->argv[1]), from || to, record, &record_id, error))
    return FALSE;
  request.name = self->argv[1];
  request.parameters = parameters = make_parameters (from, to, record_id);
  if (!write_report (self, &request, paper, error))
    return FALSE;
  if (self->json)
    g_print ("{\"report\":\"%s\"}\n", request.name);
  else
    /* Translators: a file was written */
    g_print (_ ("%s was written.\n"), self->argv[2]);
  return TRUE;
}
