/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "base/tandem-id-set.h"
#include "cli/tandem-cli.h"
#include "exchange/tandem-export-fields.h"
#include "exchange/tandem-export-file.h"
#include "exchange/tandem-list-export.h"
#include "model/filter/tandem-list-query.h"
#include "workspace/tandem-workspace-own-fields.h"

/* What can be exported: @sort is the order in which its list stands at first. */
static const struct {
  const char *name;
  const char *title;
  TandemEntity entity;
  TandemSearchKind search_kind;
  const char *sort;
  gboolean descending;
} lists[] = {
  { "contacts", N_ ("Contacts"), TANDEM_ENTITY_CONTACT, TANDEM_SEARCH_CONTACT, "name", FALSE },
  { "companies", N_ ("Companies"), TANDEM_ENTITY_COMPANY, TANDEM_SEARCH_COMPANY, "name", FALSE },
  { "deals", N_ ("Deals"), TANDEM_ENTITY_DEAL, TANDEM_SEARCH_DEAL, "next-step-on", FALSE },
  { "campaigns", N_ ("Campaigns"), TANDEM_ENTITY_CAMPAIGN, TANDEM_SEARCH_CAMPAIGN, "starts", TRUE },
  { "products", N_ ("Products"), TANDEM_ENTITY_PRODUCT, TANDEM_SEARCH_PRODUCT, "name", FALSE },
  { "orders", N_ ("Orders"), TANDEM_ENTITY_ORDER, TANDEM_SEARCH_ORDER, "ordered-on", TRUE },
};

typedef struct {
  guint list;
  TandemExportFormat format;
  TandemWorkspace *workspace;
  char *filter, *search, *columns;
  TandemListQuery *query;
  GArray *ids;
} Request;

static void
clear_request (Request *self)
{
  g_clear_object (&self->workspace);
  g_free (self->filter);
  g_free (self->search);
  g_free (self->columns);
  g_clear_pointer (&self->query, tandem_list_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

/* --- what is asked for --------------------------------------------------------------------------------------------- */

static gboolean
find_list (const char *name, guint *list, GError **error)
{
  for (*list = 0; *list < G_N_ELEMENTS (lists); (*list)++)
    if (g_str_equal (lists[*list].name, name))
      return TRUE;
  g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      /* Translators: %s is what was asked for; the names of the lists stay as they are */
      _ ("There is no list “%s”; say contacts, companies, deals, campaigns, products or orders. Nothing was exported."),
      name);
  return FALSE;
}

static char *
list_formats (TandemEntity entity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TANDEM_EXPORT_N_FORMATS; i++)
    if (tandem_export_format_is_for (i, entity))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", tandem_export_format_get_nick (i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is asked for, else what the ending of the file says. */
static gboolean
find_format (const char *nick, const char *path, TandemEntity entity, TandemExportFormat *format, GError **error)
{
  g_autofree char *formats = list_formats (entity);
  gboolean is_known
      = nick ? tandem_export_format_from_nick (nick, format) : tandem_export_format_from_path (path, format);

  if (is_known && tandem_export_format_is_for (*format, entity))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is a list of names, as "csv, xlsx" */
               _ ("Say with --format what kind of file it shall be: %s. Nothing was exported."), formats);
  return FALSE;
}

static gboolean
make_query (Request *self, GError **error)
{
  TandemEntity entity = lists[self->list].entity;
  g_autoptr (TandemCondition) condition = NULL;

  self->query = tandem_list_query_new (entity, lists[self->list].sort, lists[self->list].descending);
  if (self->filter == NULL)
    return TRUE;
  condition = tandem_condition_new_from_json_of (entity, tandem_workspace_get_own_fields (self->workspace),
                                                 self->filter, error);
  if (condition)
    tandem_list_query_set_condition (self->query, condition);
  return condition != NULL;
}

/* Leaves what the words find. */
static void
keep_found (Request *self, GArray *found)
{
  g_autoptr (TandemIdSet) set = tandem_id_set_new ();
  guint n_kept = 0;

  for (guint i = 0; i < found->len; i++)
    tandem_id_set_add (set, g_array_index (found, gint64, i));
  for (guint i = 0; i < self->ids->len; i++)
    if (tandem_id_set_contains (set, g_array_index (self->ids, gint64, i)))
      g_array_index (self->ids, gint64, n_kept++) = g_array_index (self->ids, gint64, i);
  g_array_set_size (self->ids, n_kept);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *self = data;

  self->ids = tandem_list_query_list_ids (connection, self->query, cancellable, error);
  return self->ids != NULL;
}

static gboolean
search (Request *self, GError **error)
{
  g_autoptr (GArray) found = NULL;

  if (self->search == NULL)
    return TRUE;
  found = tandem_search_list_ids (tandem_workspace_get_search (self->workspace), lists[self->list].search_kind,
                                  self->search, G_MAXUINT, error);
  if (found)
    keep_found (self, found);
  return found != NULL;
}

/* --- columns ------------------------------------------------------------------------------------------------------- */

static void
add_all_columns (Request *self, TandemListExport *export)
{
  TandemEntity entity = lists[self->list].entity;
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);

  for (const TandemExportField *field = tandem_export_fields_list (entity); field->key; field++)
    tandem_list_export_add_column (export, field->key, tandem_export_field_get_title (field));
  for (guint i = 0; i < tandem_own_fields_get_n (own, entity); i++)
    if (!tandem_field_is_gone (tandem_own_fields_get (own, entity, i)))
      tandem_list_export_add_own_column (export, tandem_own_fields_get (own, entity, i));
}

static gboolean
add_columns (Request *self, TandemListExport *export, GError **error)
{
  TandemEntity entity = lists[self->list].entity;
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);
  g_auto (GStrv) keys = self->columns ? g_strsplit (self->columns, ",", -1) : NULL;

  if (keys == NULL)
    add_all_columns (self, export);
  for (char **key = keys; key && *key; key++)
    if (tandem_export_fields_find (entity, g_strstrip (*key)))
      tandem_list_export_add_column (export, *key,
                                     tandem_export_field_get_title (tandem_export_fields_find (entity, *key)));
    else if (tandem_own_fields_find (own, entity, *key))
      tandem_list_export_add_own_column (export, tandem_own_fields_find (own, entity, *key));
    else
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     /* Translators: %s is what was asked for */
                     _ ("There is no column “%s”; the manual lists them. Nothing was exported."), *key);
        return FALSE;
      }
  return TRUE;
}

/* --- the run ------------------------------------------------------------------------------------------------------- */

typedef struct {
  GMainLoop *loop;
  GAsyncResult *result;
} Run;

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  run->result = g_object_ref (result);
  g_main_loop_quit (run->loop);
}

static gboolean
interrupted_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

/* An interrupt leaves no half file behind. */
static gboolean
run_export (Request *self, TandemListExport *export, const char *path, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  guint termination = g_unix_signal_add (SIGTERM, interrupted_cb, cancellable);
  Run run = { loop, NULL };
  gboolean is_done;

  tandem_list_export_run_async (export, tandem_workspace_get_store (self->workspace), path, cancellable, exported_cb,
                                &run);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (termination);
  is_done = tandem_list_export_run_finish (export, run.result, error);
  g_object_unref (run.result);
  return is_done;
}

static void
print_answer (TandemCli *self, guint n_rows, const char *path)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (g_str_equal (path, TANDEM_EXPORT_STANDARD_OUTPUT))
    return;
  json_object_set_int_member (object, "rows", n_rows);
  json_object_set_string_member (object, "file", path);
  if (self->json)
    tandem_cli_print_json (object);
  else
    /* Translators: a file was written */
    g_print (_ ("%s was written.\n"), path);
}

static gboolean export (TandemCli *self, Request *request, const char *path, GError **error)
{
  g_autoptr (TandemListExport) export = NULL;

  request->workspace = tandem_cli_open (self, error);
  if (request->workspace == NULL || !make_query (request, error)
      || !tandem_store_run (tandem_workspace_get_store (request->workspace), TANDEM_STORE_ANALYSE, list_cb, request,
                            NULL, error)
      || !search (request, error))
    return FALSE;
  export = tandem_list_export_new (lists[request->list].entity, _ (lists[request->list].title),
                                   tandem_workspace_get_time_zone (request->workspace));
  tandem_list_export_set_format (export, request->format);
  tandem_list_export_set_ids (export, request->ids);
  if (!add_columns (request, export, error) || !run_export (request, export, path, error))
    return FALSE;
  print_answer (self, request->ids->len, path);
  return TRUE;
}

/**
 * tandem_cli_export:
 *
 * Writes the records of a list into a file of another program.
 */
gboolean
tandem_cli_export (TandemCli *self, GError **error)
{
  g_auto (Request) request = { 0 };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("What kind of file; else its ending says it"), N_ ("FORMAT") },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &request.filter, N_ ("What the records have to be like, in JSON"),
      N_ ("CONDITION") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &request.search, N_ ("What the records are found by"), N_ ("WORDS") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &request.columns, N_ ("Which columns, divided by commas; else all"),
      N_ ("COLUMNS") },
    G_OPTION_ENTRY_NULL,
  };

  if (!tandem_cli_parse (self, _ ("LIST FILE"),
                         _ ("Write contacts, companies, deals, campaigns, products or orders into a FILE of another\n"
                            "program; “-” is standard output."),
                         entries, error)
      || !tandem_cli_expect_words (self, 2, 2, error) || !find_list (self->argv[1], &request.list, error)
      || !find_format (format, self->argv[2], lists[request.list].entity, &request.format, error))
    return FALSE;
  return export (self, &request, self->argv[2], error);
}
