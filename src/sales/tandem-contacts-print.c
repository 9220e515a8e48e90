/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of contacts gives to the printer. */
#include "sales/tandem-contacts-print.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"

static GVariant *
list_ids (TandemRecordList *list, gboolean is_selection)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rows = tandem_record_list_get_length (list);

  for (guint n = 0; n < n_rows; n++)
    {
      gint64 id = tandem_record_list_get_id (list, n);

      if (!is_selection || gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), n))
        g_array_append_val (ids, id);
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static char *
write_scope (const TandemTableOrder *order, gboolean is_selection)
{
  if (is_selection)
    return g_strdup (_ ("Selected contacts"));
  if (order->search && *order->search)
    /* Translators: which contacts are printed: those that match these words */
    return g_strdup_printf (_ ("Contacts matching “%s”"), order->search);
  return NULL;
}

/**
 * tandem_contacts_print:
 * @page: the page of the list
 * @order: how it is ordered
 *
 * Prints the contacts selected where there are several; otherwise all that the list shows, in its order.
 */
void
tandem_contacts_print (GtkWidget *page, TandemRecordList *list, const TandemTableOrder *order)
{
  gboolean is_selection = tandem_record_list_get_n_selected (list) > 1;
  g_autofree char *scope = write_scope (order, is_selection);
  GVariantDict parameters;

  g_variant_dict_init (&parameters, NULL);
  g_variant_dict_insert_value (&parameters, "ids", list_ids (list, is_selection));
  g_variant_dict_insert (&parameters, "grouped", "b", g_strcmp0 (order->sort, "name") == 0);
  if (scope)
    g_variant_dict_insert (&parameters, "scope", "s", scope);
  tandem_page_print_report (page, "contact-list", g_variant_dict_end (&parameters));
}
