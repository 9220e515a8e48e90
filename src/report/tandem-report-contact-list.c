/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of contacts on paper: a line each, dense, in groups by the first letter. */

#include "report/tandem-report-contact-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-contact-query.h"

static GArray *
list_ids (TandemConnection *connection, GVariant *parameters, GError **error)
{
  g_autoptr (GVariant) ids = parameters ? g_variant_lookup_value (parameters, "ids", G_VARIANT_TYPE ("ax")) : NULL;
  const gint64 *values;
  gsize n_values;
  GArray *list;

  if (ids == NULL)
    {
      g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "name", FALSE);

      return tandem_list_query_list_ids (connection, query, NULL, error);
    }
  values = g_variant_get_fixed_array (ids, &n_values, sizeof (gint64));
  list = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_values);
  g_array_append_vals (list, values, (guint) n_values);
  return list;
}

/* The letter under which a name stands. Where the alphabet puts a letter with its accent last, as Å, the bare letter had
 * its turn before: then it is a group of its own. */
static char *
find_letter (const TandemContactRow *row, const char *current, GHashTable *seen)
{
  g_autofree char *folded = NULL, *bare = NULL;
  gunichar first;

  if (g_strcmp0 (row->name, row->email) == 0 || g_strcmp0 (row->name, row->phone) == 0)
    return g_strdup (C_ ("group of contacts", "Without a name"));
  folded = tandem_fold_text (row->name);
  first = g_utf8_get_char (folded);
  if (!g_unichar_isalpha (first))
    return g_strdup ("#");
  bare = g_utf8_strup (folded, g_utf8_next_char (folded) - folded);
  if (g_strcmp0 (bare, current) == 0 || !g_hash_table_contains (seen, bare))
    return g_steal_pointer (&bare);
  return g_utf8_strup (row->name, g_utf8_next_char (row->name) - row->name);
}

static void
add_row (TandemReportTable *table, const TandemContactRow *row)
{
  g_autofree char *phone = row->phone ? tandem_format_isolate (row->phone) : NULL;

  tandem_report_table_add_row (table, (const char *const[]) { row->name, row->company, row->email, phone, row->city,
                                                              tandem_lifecycle_get_title (row->lifecycle) });
}

static void
add_letter (TandemReportTable *table, const char *letter, guint n_contacts)
{
  g_autofree char *count = tandem_format_count (n_contacts);
  g_autofree char *note = g_strdup_printf (ngettext ("%s contact", "%s contacts", n_contacts), count);

  tandem_report_table_add_group (table, letter, note);
}

static void
add_grouped (TandemReportTable *table, GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *current = NULL;
  guint end;

  for (guint start = 0; start < rows->len; start = end)
    {
      g_set_str (&current, NULL);
      current = find_letter (g_ptr_array_index (rows, start), NULL, seen);
      for (end = start + 1; end < rows->len; end++)
        {
          g_autofree char *letter = find_letter (g_ptr_array_index (rows, end), current, seen);

          if (g_strcmp0 (letter, current) != 0)
            break;
        }
      add_letter (table, current, end - start);
      g_hash_table_add (seen, g_strdup (current));
      for (guint n = start; n < end; n++)
        add_row (table, g_ptr_array_index (rows, n));
    }
}

static void
remove_gone (GPtrArray *rows)
{
  for (guint n = rows->len; n > 0; n--)
    if (g_ptr_array_index (rows, n - 1) == NULL)
      g_ptr_array_remove_index (rows, n - 1);
}

static TandemReportTable *
add_table (TandemReport *report)
{
  TandemReportTable *table = tandem_report_add_table (report, _ ("There is no contact in this list."));

  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, _ ("Name"), 25, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("Company"), 25, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("E-mail"), 37, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("Phone"), 21, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("City"), 15, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _ ("Lifecycle"), 14, TANDEM_REPORT_ALIGN_START);
  return table;
}

/**
 * tandem_report_new_contact_list:
 * @parameters: (nullable): an `a{sv}` with `ids` (`ax`, which contacts in which order; otherwise all by family name),
 *   `grouped` (`b`, by the first letter; otherwise so) and `scope` (`s`, what they are, translated)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): a list of contacts
 */
TandemReport *
tandem_report_new_contact_list (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                GError **error)
{
  g_autoptr (GArray) ids = list_ids (connection, parameters, error);
  g_autoptr (GPtrArray) rows
      = ids ? tandem_contact_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error) : NULL;
  g_autofree char *count = NULL, *contacts = NULL, *subtitle = NULL;
  const char *scope = _ ("All contacts");
  gboolean grouped = TRUE;
  TandemReport *report;
  TandemReportTable *table;

  if (rows == NULL)
    return NULL;
  remove_gone (rows);
  if (parameters)
    {
      g_variant_lookup (parameters, "grouped", "b", &grouped);
      g_variant_lookup (parameters, "scope", "&s", &scope);
    }
  count = tandem_format_count (rows->len);
  contacts = g_strdup_printf (ngettext ("%s contact", "%s contacts", rows->len), count);
  subtitle = g_strdup_printf ("%s · %s", scope, contacts);
  report = tandem_report_context_start_report (context, _ ("Contacts"), subtitle);
  table = add_table (report);
  if (grouped)
    add_grouped (table, rows);
  else
    for (guint n = 0; n < rows->len; n++)
      add_row (table, g_ptr_array_index (rows, n));
  if (rows->len)
    tandem_report_add_note (
        report, _ ("This list holds personal data. Keep it safe, and destroy it when it is no longer needed."));
  return report;
}
