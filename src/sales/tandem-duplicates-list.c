/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-duplicates-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-company-query.h"
#include "model/tandem-company-row.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-contact.h"
#include "model/tandem-merge-query.h"
#include "store/tandem-store-error.h"

#define MOST_SHOWN 50 /* of the certain ones, and of the others */

static void
free_row (gpointer data)
{
  TandemDuplicateRow *row = data;

  g_free (row->names[0]);
  g_free (row->names[1]);
  g_free (row->abouts[0]);
  g_free (row->abouts[1]);
  g_free (row->why);
  g_free (row);
}

static void
clear_list (gpointer data)
{
  TandemDuplicatesList *self = data;

  g_clear_object (&self->search.cancellable);
  g_ptr_array_unref (self->rows);
}

/**
 * tandem_duplicates_list_new:
 * @type: %TANDEM_TYPE_CONTACT or %TANDEM_TYPE_COMPANY
 *
 * Returns: (transfer full): an empty one, for tandem_duplicates_list_load()
 */
TandemDuplicatesList *
tandem_duplicates_list_new (GType type, GCancellable *cancellable)
{
  TandemDuplicatesList *self = g_atomic_rc_box_new0 (TandemDuplicatesList);

  self->type = type;
  self->search.cancellable = g_object_ref (cancellable);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
tandem_duplicates_list_ref (TandemDuplicatesList *self)
{
  g_atomic_rc_box_acquire (self);
}

void
tandem_duplicates_list_unref (TandemDuplicatesList *self)
{
  g_atomic_rc_box_release_full (self, clear_list);
}

/* Where somebody works, how one is reached, where one is: whether two are one is often seen there. */
static char *
describe (gpointer record, gboolean is_company)
{
  if (record == NULL)
    return NULL;
  if (is_company)
    {
      TandemCompanyRow *company = TANDEM_COMPANY_ROW (record);

      return tandem_format_join ((const char *[]) { company->domain, company->industry, company->city }, 3);
    }
  else
    {
      TandemContactRow *contact = TANDEM_CONTACT_ROW (record);

      return tandem_format_join ((const char *[]) { contact->company, contact->email, contact->phone, contact->city },
                                 4);
    }
}

static gboolean
read_abouts (TandemDuplicateRow *row, TandemConnection *connection, GError **error)
{
  const gint64 ids[] = { row->pair.id, row->pair.other_id };
  g_autoptr (GPtrArray) records = row->is_company ? tandem_company_query_load_rows (connection, ids, 2, error)
                                                  : tandem_contact_query_load_rows (connection, ids, 2, error);

  for (guint i = 0; records && i < records->len; i++)
    row->abouts[i] = describe (records->pdata[i], row->is_company);
  return records != NULL;
}

static gboolean
add_row (TandemDuplicatesList *self, TandemConnection *connection, const char *table, const TandemDuplicate *pair,
         GError **error)
{
  TandemDuplicateRow *row = g_new0 (TandemDuplicateRow, 1);

  g_ptr_array_add (self->rows, row);
  row->pair = *pair;
  row->is_company = self->type != TANDEM_TYPE_CONTACT;
  row->why = tandem_duplicate_reasons_to_words (pair->reasons);
  row->names[0] = tandem_merge_query_dup_name (connection, table, pair->id, error);
  row->names[1] = row->names[0] ? tandem_merge_query_dup_name (connection, table, pair->other_id, error) : NULL;
  return row->names[1] != NULL && read_abouts (row, connection, error);
}

/**
 * tandem_duplicates_list_load:
 * @data: a #TandemDuplicatesList
 *
 * Looks for them; on a lane of long counts.
 */
gboolean
tandem_duplicates_list_load (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDuplicatesList *self = data;
  const char *table = self->type == TANDEM_TYPE_CONTACT ? "contact" : "company";
  g_autoptr (GArray) pairs = tandem_duplicate_query_list (connection, table, &self->search, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const TandemDuplicate *pair = &g_array_index (pairs, TandemDuplicate, i);
      guint *n = pair->is_certain ? &self->n_certain : &self->n_likely;

      if ((*n)++ < MOST_SHOWN && !add_row (self, connection, table, pair, error))
        return FALSE;
    }
  return pairs != NULL;
}

/* --- in words ------------------------------------------------------------------------------------------------------ */

/**
 * tandem_duplicates_list_write_count:
 *
 * Returns: (transfer full): how many pairs there are, of how many records
 */
char *
tandem_duplicates_list_write_count (TandemDuplicatesList *self)
{
  guint n = self->n_certain + self->n_likely;
  g_autofree char *pairs = tandem_format_count (n);
  g_autofree char *all = tandem_format_count (self->search.n_records);

  if (self->search.is_part)
    /* Translators: how many pairs, of how many contacts */
    return g_strdup_printf (_ ("More than %s pairs among %s"), pairs, all);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s pair among %s", "%s pairs among %s", n), pairs, all);
}

char *
tandem_duplicates_list_write_title (TandemDuplicatesList *self, gboolean is_certain)
{
  guint n = is_certain ? self->n_certain : self->n_likely;
  g_autofree char *count = tandem_format_count (n);

  return g_strdup_printf (is_certain ? g_dngettext (GETTEXT_PACKAGE, "Certain, %s pair", "Certain, %s pairs", n)
                                     : g_dngettext (GETTEXT_PACKAGE, "Likely, %s pair", "Likely, %s pairs", n),
                          count);
}

/**
 * tandem_duplicates_list_write_description:
 * @n_shown: how many of them there are to be seen
 *
 * Returns: (transfer full): why they were found, and whether all of them are listed
 */
char *
tandem_duplicates_list_write_description (TandemDuplicatesList *self, gboolean is_certain, guint n_shown)
{
  const char *why
      = is_certain ? _ ("Same contact details, and the names agree") : _ ("Alike, with something in common");
  guint n = is_certain ? self->n_certain : self->n_likely;
  g_autofree char *shown = tandem_format_count (n_shown);

  if (n <= n_shown)
    return g_strdup (why);
  /* Translators: %s is why they were found; how many of them are shown */
  return g_strdup_printf (_ ("%s. The first %s are shown; look again for the next."), why, shown);
}

/**
 * tandem_duplicates_list_write_merged:
 *
 * Returns: (transfer full): that so many pairs were merged
 */
char *
tandem_duplicates_list_write_merged (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s pair merged", "%s pairs merged", n), count);
}
