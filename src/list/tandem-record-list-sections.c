/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sections of a list: GtkSectionModel as its interface says. They come with the ids, in one change. */
#include "list/tandem-record-list-private.h"

static void
tandem_record_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);

  *start = position < self->n_shown ? 0 : self->n_shown;
  *end = position < self->n_shown ? self->n_shown : G_MAXUINT;
  if (self->sections == NULL || position >= self->n_shown)
    return;
  tandem_record_sections_find (self->sections, position, start, end);
  *end = MIN (*end, self->n_shown);
}

void
tandem_record_list_sections_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = tandem_record_list_get_section;
}

/**
 * tandem_record_list_set_next_sections:
 * @sections: (nullable) (transfer full): of the ids that are given next; %NULL: they are in none, as without this
 */
void
tandem_record_list_set_next_sections (TandemRecordList *self, TandemRecordSections *sections)
{
  g_clear_pointer (&self->next_sections, tandem_record_sections_free);
  self->next_sections = sections;
}

/**
 * tandem_record_list_comes_in_sections:
 *
 * Returns: whether the ids that come next are in sections: of use in `changing`
 */
gboolean
tandem_record_list_comes_in_sections (TandemRecordList *self)
{
  return self->next_sections != NULL;
}

/**
 * tandem_record_list_get_sections:
 *
 * Returns: (transfer none) (nullable): the sections of what is shown, until it changes
 */
TandemRecordSections *
tandem_record_list_get_sections (TandemRecordList *self)
{
  return self->sections;
}

/* Returns: whether rows may be in other sections now than before */
gboolean
tandem_record_list_take_sections (TandemRecordList *self)
{
  g_autoptr (TandemRecordSections) before = g_steal_pointer (&self->sections);

  self->sections = g_steal_pointer (&self->next_sections);
  return before && self->sections ? !tandem_record_sections_equal (before, self->sections) : before != self->sections;
}

void
tandem_record_list_tell_sections (TandemRecordList *self)
{
  if (self->n_shown > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->n_shown);
}
