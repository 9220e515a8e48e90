/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-record-list-private.h"

static const gint64 *
ids_of (TandemRecordList *self)
{
  return (const gint64 *) self->ids->data;
}

static gboolean
tandem_record_list_is_selected (GtkSelectionModel *model, guint position)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);

  return position < self->n_shown && tandem_record_selection_contains (self->selection, ids_of (self)[position]);
}

static GtkBitset *
tandem_record_list_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);

  return tandem_record_selection_ref_bitset (self->selection, ids_of (self), self->ids->len);
}

static gboolean
tandem_record_list_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);
  guint first, last;

  if (self->n_shown == 0 || gtk_bitset_is_empty (mask))
    return TRUE;
  self->selects_all = FALSE;
  first = gtk_bitset_get_minimum (mask);
  last = MIN (gtk_bitset_get_maximum (mask), self->n_shown - 1);
  if (first > last || !tandem_record_selection_apply (self->selection, ids_of (self), self->n_shown, selected, mask))
    return TRUE;
  if (tandem_record_selection_is_single (self->selection))
    gtk_selection_model_selection_changed (model, 0, self->n_shown); /* the one that was selected before is anywhere */
  else
    gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

/* All of the list, also what is not staged yet. */
static gboolean
tandem_record_list_select_all (GtkSelectionModel *model)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, self->ids->len);

  self->selects_all = self->is_coming;
  if (self->is_coming || self->n_shown == 0
      || !tandem_record_selection_apply (self->selection, ids_of (self), self->ids->len, all, all))
    return TRUE;
  gtk_selection_model_selection_changed (model, 0, self->n_shown);
  return TRUE;
}

/* The selection of a list: GtkSelectionModel as its interface says. */
void
tandem_record_list_selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = tandem_record_list_is_selected;
  iface->get_selection_in_range = tandem_record_list_get_selection_in_range;
  iface->select_all = tandem_record_list_select_all;
  iface->set_selection = tandem_record_list_set_selection;
}

/**
 * tandem_record_list_get_selected:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected records in the order shown
 */
GArray *
tandem_record_list_get_selected (TandemRecordList *self)
{
  return tandem_record_selection_list_ids (self->selection, ids_of (self), self->ids->len);
}

guint
tandem_record_list_get_n_selected (TandemRecordList *self)
{
  return tandem_record_selection_get_size (self->selection);
}

/**
 * tandem_record_list_set_coming:
 * @is_coming: whether another set of records was asked for, of which nothing or a part is here; %FALSE just before all of it
 *   is given to the list, or when it could not be had
 *
 * Who selects all from then on means the records that are coming: they are selected once they are here, if nothing else was
 * chosen meanwhile.
 */
void
tandem_record_list_set_coming (TandemRecordList *self, gboolean is_coming)
{
  if (is_coming)
    self->selects_all = FALSE;
  self->comes_next = !is_coming && self->is_coming;
  self->is_coming |= is_coming;
}

/* Other ids are here. */
void
tandem_record_list_take_coming (TandemRecordList *self)
{
  gboolean selects_all = self->selects_all;

  if (!self->comes_next)
    return;
  self->comes_next = self->is_coming = self->selects_all = FALSE;
  if (selects_all)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self));
}

/**
 * tandem_record_list_invert:
 *
 * Selects what is not selected, and nothing else.
 */
void
tandem_record_list_invert (TandemRecordList *self)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, self->n_shown);
  g_autoptr (GtkBitset) old = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (all);

  gtk_bitset_subtract (wanted, old);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self), wanted, all);
}
