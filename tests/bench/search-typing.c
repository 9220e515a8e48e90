/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search-typing FILE: what a letter costs that is typed into search, for names from all over the file, letter by letter, beside
 * a pass of memchr() over as many bytes as are searched, in the same run. Prints JSON; times are milliseconds of the processor,
 * of all threads, from asking to having the first screen of hits with what is shown of them. */
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/resource.h>

#include "search/tandem-search-tables.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define SCREEN      8  /* hits of each kind, as in the dialog */
#define LIST_SCREEN 64 /* the first rows of a list */

typedef struct {
  TandemSearchTables *tables;
  TandemSearchKind kind;
  TandemSearchIndex *index;
  const char *typed;
  guint limit;
} Work;

static double
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status ? strstr (status, "RssAnon:") : NULL;
  return line ? g_ascii_strtod (line + strlen ("RssAnon:"), NULL) / 1024 : 0;
}

static double
read_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
read_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static gboolean
build_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  work->index = tandem_search_tables_build (connection, work->kind, cancellable, error);
  return work->index != NULL;
}

static void
pass_place_cb (gint64 id, const guint8 *key, int length, gpointer data)
{
}

static void
pass_text_cb (gint64 id, TandemSearchField field, const char *text, gpointer data)
{
}

/* Once what building reads once and twice: nothing that is built from the file takes less. */
static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return tandem_search_query_read_order (connection, work->kind, pass_place_cb, NULL, cancellable, error)
         && tandem_search_query_read_texts (connection, work->kind, pass_text_cb, NULL, cancellable, error);
}

static gboolean
query_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) hits
      = tandem_search_tables_query (work->tables, connection, work->typed, work->limit, NULL, error);

  return hits != NULL;
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (GArray) ids
      = tandem_search_tables_list (work->tables, TANDEM_SEARCH_CONTACT, work->typed, work->limit, NULL);

  return ids != NULL;
}

/* How many there are of each kind: asked behind the first hits where there are more. */
static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  guint counts[TANDEM_SEARCH_N_KINDS] = { 0 };

  tandem_search_tables_count (work->tables, TANDEM_SEARCH_ALL_KINDS, work->typed, counts, NULL);
  return TRUE;
}

/* Names from all over the file, and some that nobody has. */
static gboolean
read_names_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const others[] = { "nobody xq", "zzzz", "+49 30 555", "example.com", "müller berlin", "e" };
  GPtrArray *names = data;
  gint64 n_contacts, n = 1;
  g_autoptr (TandemStatement) statement = NULL;

  if (!tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact", &n_contacts, error)
      || !(statement
           = tandem_connection_prepare (connection, "SELECT given_name, family_name FROM contact ORDER BY id", error)))
    return FALSE;
  for (; tandem_statement_next (statement, NULL); n++)
    if (n % (n_contacts / 100 + 1) == 0)
      g_ptr_array_add (names, g_strdup_printf ("%s %s", tandem_statement_get_text (statement, 0),
                                               tandem_statement_get_text (statement, 1)));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_ptr_array_add (names, g_strdup (others[i]));
  return TRUE;
}

static void
run (TandemWorkspace *workspace, TandemStoreLane lane, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!tandem_store_run (tandem_workspace_get_store (workspace), lane, func, data, NULL, &error))
    g_error ("%s", error->message);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
print_times (JsonBuilder *json, const char *name, GArray *times)
{
  g_array_sort (times, compare_cb);
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "n");
  json_builder_add_int_value (json, times->len);
  json_builder_set_member_name (json, "p50");
  json_builder_add_double_value (json, g_array_index (times, double, times->len / 2));
  json_builder_set_member_name (json, "p99");
  json_builder_add_double_value (json, g_array_index (times, double, times->len * 99 / 100));
  json_builder_set_member_name (json, "max");
  json_builder_add_double_value (json, g_array_index (times, double, times->len - 1));
  json_builder_end_object (json);
}

static void
type_names (TandemWorkspace *workspace, GPtrArray *names, TandemStoreFunc func, Work *work, GArray *times)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      for (const char *c = name; *c; c = g_utf8_next_char (c))
        {
          g_autofree char *typed = g_strndup (name, (gsize) (g_utf8_next_char (c) - name));
          double start = read_cpu_ms ();
          double taken;

          work->typed = typed;
          run (workspace, TANDEM_STORE_SEARCH, func, work);
          taken = read_cpu_ms () - start;
          g_array_append_val (times, taken);
        }
    }
}

static void
pass_bytes (gsize n_bytes, GArray *times)
{
  g_autofree char *bytes = g_malloc (n_bytes);

  memset (bytes, 'a', n_bytes);
  for (int i = 0; i < 100; i++)
    {
      double start = read_cpu_ms ();
      double taken;

      if (memchr (bytes, 'b' + i % 20, n_bytes))
        g_error ("There is no such byte.");
      taken = read_cpu_ms () - start;
      g_array_append_val (times, taken);
    }
}

static void
read_all (TandemWorkspace *workspace, Work *work, JsonBuilder *json)
{
  double cpu = read_cpu ();

  for (work->kind = 0; work->kind < TANDEM_SEARCH_N_KINDS; work->kind++)
    run (workspace, TANDEM_STORE_ANALYSE, read_cb, work);
  json_builder_set_member_name (json, "read_cpu_s");
  json_builder_add_double_value (json, read_cpu () - cpu);
}

static gsize
build_all (TandemWorkspace *workspace, Work *work, JsonBuilder *json)
{
  double cpu = read_cpu (), memory = read_memory ();
  gint64 start = g_get_monotonic_time ();
  gsize n_bytes = 0, size = 0;

  for (work->kind = 0; work->kind < TANDEM_SEARCH_N_KINDS; work->kind++)
    {
      run (workspace, TANDEM_STORE_ANALYSE, build_cb, work);
      n_bytes += tandem_search_index_get_n_bytes (work->index);
      size += tandem_search_index_get_size (work->index);
      json_builder_set_member_name (json, tandem_search_kind_get_nick (work->kind));
      json_builder_add_int_value (json, tandem_search_index_count (work->index));
      tandem_search_tables_take (work->tables, work->kind, work->index);
    }
  json_builder_set_member_name (json, "build_cpu_s");
  json_builder_add_double_value (json, read_cpu () - cpu);
  json_builder_set_member_name (json, "build_s");
  json_builder_add_double_value (json, (double) (g_get_monotonic_time () - start) / 1e6);
  json_builder_set_member_name (json, "memory_mb");
  json_builder_add_double_value (json, read_memory () - memory);
  json_builder_set_member_name (json, "index_mb");
  json_builder_add_double_value (json, (double) size / 1e6);
  json_builder_set_member_name (json, "searched_mb");
  json_builder_add_double_value (json, (double) n_bytes / 1e6);
  return n_bytes;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = argc == 2 ? tandem_workspace_open (argv[1], "cli", &error) : NULL;
  g_autoptr (TandemSearchTables) tables = tandem_search_tables_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double)),
                     pass = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (double)),
                     all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  Work work = { .tables = tables };
  gsize n_bytes;

  if (workspace == NULL)
    g_error ("%s", error ? error->message : "usage: search-typing FILE");
  json_builder_begin_object (json);
  n_bytes = build_all (workspace, &work, json);
  read_all (workspace, &work, json);
  run (workspace, TANDEM_STORE_ANALYSE, read_names_cb, names);
  pass_bytes (n_bytes, pass);
  work.limit = SCREEN;
  type_names (workspace, names, query_cb, &work, times);
  type_names (workspace, names, count_cb, &work, counts);
  work.limit = LIST_SCREEN;
  type_names (workspace, names, list_cb, &work, list);
  work.limit = G_MAXUINT;
  type_names (workspace, names, list_cb, &work, all);
  pass_bytes (n_bytes, pass);
  print_times (json, "memchr_ms", pass);
  print_times (json, "everything_ms", times);
  print_times (json, "counts_ms", counts);
  print_times (json, "list_ms", list);
  print_times (json, "whole_list_ms", all);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
  return 0;
}
