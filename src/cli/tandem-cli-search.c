/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "cli/tandem-cli-table.h"
#include "cli/tandem-cli.h"

#define DEFAULT_LIMIT 100

static const char *const titles[TANDEM_SEARCH_N_KINDS] = {
  [TANDEM_SEARCH_CONTACT] = N_ ("Contact"), [TANDEM_SEARCH_COMPANY] = N_ ("Company"),
  [TANDEM_SEARCH_DEAL] = N_ ("Deal"),       [TANDEM_SEARCH_CAMPAIGN] = N_ ("Campaign"),
  [TANDEM_SEARCH_PRODUCT] = N_ ("Product"), [TANDEM_SEARCH_ORDER] = N_ ("Order"),
};

static const char *
get_text (const TandemSearchMarked *marked)
{
  return marked->text ? marked->text : "";
}

static void
print_json (GPtrArray *hits, guint n_hits)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_hits; i++)
    {
      const TandemSearchHit *hit = g_ptr_array_index (hits, i);
      JsonObject *member = json_object_new ();
      g_autofree char *id = tandem_id_to_text (hit->id);

      json_object_set_string_member (member, "kind", tandem_search_kind_get_nick (hit->kind));
      json_object_set_string_member (member, "id", id);
      json_object_set_string_member (member, "name", get_text (&hit->name));
      json_object_set_string_member (member, "match", get_text (hit->is_named ? &hit->name : &hit->detail));
      json_array_add_object_element (array, member);
    }
  json_object_set_array_member (object, "hits", array);
  tandem_cli_print_json (object);
}

static void
print_words (GPtrArray *hits, guint n_hits)
{
  g_autoptr (TandemCliTable) table = tandem_cli_table_new ();

  for (guint i = 0; i < n_hits; i++)
    {
      const TandemSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = tandem_id_to_text (hit->id);

      tandem_cli_table_add (table, _ (titles[hit->kind]), get_text (&hit->name), get_text (&hit->detail), id, NULL);
    }
  if (n_hits == 0)
    g_print ("%s\n", _ ("Nothing was found."));
  else
    tandem_cli_table_print (table);
  if (n_hits < hits->len)
    g_print ("%s\n", _ ("There are more: --limit says how many are shown."));
}

static gboolean
run (TandemCli *self, guint limit, GError **error)
{
  g_autoptr (TandemWorkspace) workspace = tandem_cli_open (self, error);
  TandemSearch *search = workspace ? tandem_workspace_get_search (workspace) : NULL;
  g_autofree char *words = g_strjoinv (" ", self->argv + 1);
  g_autoptr (GPtrArray) hits = NULL;

  if (search == NULL || !tandem_search_build (search, error))
    return FALSE;
  hits = tandem_search_query (search, words, limit + 1, error); /* to know whether there are more */
  if (hits == NULL)
    return FALSE;
  if (self->json)
    print_json (hits, MIN (hits->len, limit));
  else
    print_words (hits, MIN (hits->len, limit));
  return TRUE;
}

/**
 * tandem_cli_search:
 *
 * Looks for words in contacts, companies, deals, campaigns, products and orders, and says what was found by what.
 */
gboolean
tandem_cli_search (TandemCli *self, GError **error)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many are shown at most, 100 unless it is said"),
      N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };

  if (!tandem_cli_parse (self, _ ("WORDS"),
                         _ ("Look for words in contacts, companies, deals, campaigns, products and orders: any part of "
                            "a word, in any\n"
                            "order, without accents and case; a phone number by its digits."),
                         entries, error)
      || !tandem_cli_expect_words (self, 1, G_MAXINT, error))
    return FALSE;
  if (limit > 0)
    return run (self, (guint) limit, error);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("At least one has to be shown: --limit is 1 or more."));
  return FALSE;
}
