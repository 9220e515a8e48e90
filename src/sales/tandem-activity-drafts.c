/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was begun is no part of the firm's file, where others would read it, and is there again when the program is started anew. */
#include "sales/tandem-activity-drafts.h"

#define KEY   "activities"
#define TYPE  "a{x(ssssuuu)}"
#define ENTRY "{x(ssssuuu)}"

struct _TandemActivityDrafts {
  GSettings *settings;
  GHashTable *drafts; /* TandemActivityDraft by record */
};

/**
 * tandem_activity_draft_free:
 */
void
tandem_activity_draft_free (TandemActivityDraft *draft)
{
  g_free (draft->kind);
  g_free (draft->text);
  g_free (draft->day);
  g_free (draft->time);
  g_free (draft);
}

static void
insert (TandemActivityDrafts *self, gint64 id, TandemActivityDraft *draft)
{
  g_hash_table_replace (self->drafts, g_memdup2 (&id, sizeof id), draft);
}

static void
read_drafts (TandemActivityDrafts *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, KEY);
  TandemActivityDraft draft;
  GVariantIter iter;
  gint64 id;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, ENTRY, &id, &draft.kind, &draft.text, &draft.day, &draft.time, &draft.direction,
                              &draft.outcome, &draft.status))
    insert (self, id, g_memdup2 (&draft, sizeof draft));
}

static void
write_drafts (TandemActivityDrafts *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TYPE));
  const TandemActivityDraft *draft;
  const gint64 *id;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &draft))
    g_variant_builder_add (&builder, ENTRY, *id, draft->kind, draft->text, draft->day, draft->time, draft->direction,
                           draft->outcome, draft->status);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

/**
 * tandem_activity_drafts_new:
 * @settings: of tandem_settings_new_drafts()
 *
 * Returns: (transfer full): what was begun of the records of one kind in one file
 */
TandemActivityDrafts *
tandem_activity_drafts_new (GSettings *settings)
{
  TandemActivityDrafts *self = g_new0 (TandemActivityDrafts, 1);

  self->settings = g_object_ref (settings);
  self->drafts
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) tandem_activity_draft_free);
  read_drafts (self);
  return self;
}

void
tandem_activity_drafts_free (TandemActivityDrafts *self)
{
  g_object_unref (self->settings);
  g_hash_table_unref (self->drafts);
  g_free (self);
}

/**
 * tandem_activity_drafts_lookup:
 *
 * Returns: (transfer none) (nullable): what was begun of a record
 */
const TandemActivityDraft *
tandem_activity_drafts_lookup (TandemActivityDrafts *self, gint64 id)
{
  return g_hash_table_lookup (self->drafts, &id);
}

static gboolean
is_same (const TandemActivityDraft *draft, const TandemActivityDraft *other)
{
  return draft && other && g_str_equal (draft->kind, other->kind) && g_str_equal (draft->text, other->text)
         && g_str_equal (draft->day, other->day) && g_str_equal (draft->time, other->time)
         && draft->direction == other->direction && draft->outcome == other->outcome && draft->status == other->status;
}

/**
 * tandem_activity_drafts_put:
 * @draft: (transfer full) (nullable): what was begun; %NULL for nothing
 *
 * Keeps it, also for the next start.
 */
void
tandem_activity_drafts_put (TandemActivityDrafts *self, gint64 id, TandemActivityDraft *draft)
{
  gboolean is_new = !is_same (draft, tandem_activity_drafts_lookup (self, id));

  if (draft)
    insert (self, id, draft);
  else
    is_new = g_hash_table_remove (self->drafts, &id);
  if (is_new)
    write_drafts (self);
}
