/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-timeline-entry.h"

G_DEFINE_FINAL_TYPE (TandemTimelineEntry, tandem_timeline_entry, G_TYPE_OBJECT)

static void
tandem_timeline_entry_finalize (GObject *object)
{
  TandemTimelineEntry *self = TANDEM_TIMELINE_ENTRY (object);

  g_free (self->at);
  g_free (self->day);
  g_free (self->detail);
  g_free (self->title);
  g_free (self->body);
  g_free (self->person);
  g_free (self->status);
  g_free (self->direction);
  g_free (self->outcome);
  g_free (self->contact);
  G_OBJECT_CLASS (tandem_timeline_entry_parent_class)->finalize (object);
}

static void
tandem_timeline_entry_class_init (TandemTimelineEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_entry_finalize;
}

static void
tandem_timeline_entry_init (TandemTimelineEntry *self)
{
}

/**
 * tandem_timeline_entry_equal:
 *
 * Returns: whether both say the same of the same record
 */
gboolean
tandem_timeline_entry_equal (TandemTimelineEntry *self, TandemTimelineEntry *other)
{
  return self->id == other->id && self->kind == other->kind && g_str_equal (self->at, other->at)
         && g_str_equal (self->day, other->day) && g_strcmp0 (self->detail, other->detail) == 0
         && g_strcmp0 (self->title, other->title) == 0 && g_strcmp0 (self->body, other->body) == 0
         && g_strcmp0 (self->status, other->status) == 0 && g_strcmp0 (self->direction, other->direction) == 0
         && g_strcmp0 (self->outcome, other->outcome) == 0 && self->is_all_day == other->is_all_day
         && g_strcmp0 (self->person, other->person) == 0 && g_strcmp0 (self->contact, other->contact) == 0;
}
