/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-firm.h"
#include "model/tandem-history-query.h"
#include "model/tandem-history-words.h"
#include "store/tandem-connection.h"
#include "store/tandem-store.h"

/* A column that leads to another record is told by that record's name, and by its id where there is none. */
static gboolean
read_names_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct {
    const char *column, *table;
  } references[] = {
    { "campaign_id", "campaign" },
    { "source_campaign_id", "campaign" },
    { "channel_id", "channel" },
    { "source_channel_id", "channel" },
    { "company_id", "company" },
    { "contact_id", "contact" },
    { "deal_id", "deal" },
    { "made_by_id", "person" },
    { "owner_id", "person" },
    { "pipeline_id", "pipeline" },
    { "reason_id", "reason" },
    { "stage_id", "stage" },
    { "import_batch_id", "import_batch" },
    { "field_id", "custom_field" },
    { "offer_id", "offer" },
    { "other_id", "contact" },
    { "parent_id", "company" },
    { "product_id", "product" },
    { "tag_id", "tag" },
    { "works_for_id", "person" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce (min (id), 0) FROM %s", references[i].table);
      g_autoptr (JsonNode) value = json_node_new (JSON_NODE_VALUE);
      g_autofree char *name = NULL, *id_text = NULL;
      gint64 id;

      if (!tandem_connection_get_int64 (connection, sql, &id, error))
        return FALSE;
      json_node_set_int (value, id);
      name = tandem_history_words_dup_value (connection, "deal", 1, references[i].column, value);
      id_text = tandem_id_to_text (id);
      g_test_message ("%s: %s", references[i].column, name);
      g_assert_nonnull (name);
      g_assert_cmpint (g_str_equal (name, id_text), ==, id == 0);
    }
  return TRUE;
}

/* What hangs on a company is told with it. */
static gboolean
read_company_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sets = NULL;
  gint64 id;

  if (!tandem_connection_get_int64 (connection, "SELECT min (id) FROM company", &id, error)
      || !(sets = tandem_history_query_record (connection, "company", id, 10, error)))
    return FALSE;
  g_assert_cmpuint (sets->len, ==, 1);
  return TRUE;
}

static void
test_names (FirmFile *firm, gconstpointer data)
{
  TandemSampleOptions options = { 60, 1, "2026-11-25" };
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  TandemStore *store;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  store = tandem_workspace_get_store (workspace);
  sample_firm_fill (workspace, &options);
  tandem_store_run (store, TANDEM_STORE_READ, read_names_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_store_run (store, TANDEM_STORE_READ, read_company_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/history-words/names", FirmFile, NULL, firm_file_set_up, test_names, firm_file_tear_down);
  return g_test_run ();
}
