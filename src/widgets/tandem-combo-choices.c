/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-combo-choices.h"

static gboolean
is_same (GListModel *shown, GtkStringList *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (!GTK_IS_STRING_LIST (shown) || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

/**
 * tandem_combo_choices_offer:
 * @names: what may be chosen
 *
 * The choices are made anew only when there are others: an open list of them would close, and the row would lose the focus to
 * whatever had it before.
 */
void
tandem_combo_choices_offer (AdwComboRow *row, GtkStringList *names)
{
  if (!is_same (adw_combo_row_get_model (row), names))
    adw_combo_row_set_model (row, G_LIST_MODEL (names));
}
