/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-timeline-words.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-activity-words.h"
#include "model/tandem-lifecycle.h"

/**
 * tandem_timeline_words_write_title:
 *
 * Returns: (transfer full): what happened
 */
char *
tandem_timeline_words_write_title (TandemTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case TANDEM_TIMELINE_LIFECYCLE:
      /* Translators: %s is a stage of the lifecycle, as Lead or Customer */
      return g_strdup_printf (_ ("Became %s"), tandem_lifecycle_get_title (tandem_lifecycle_from_nick (entry->title)));
    case TANDEM_TIMELINE_DEAL:
      /* Translators: %s is a stage of the pipeline */
      return g_strdup_printf (_ ("Deal: %s"), entry->body);
    case TANDEM_TIMELINE_TOUCH:
      return g_strdup (entry->title ? entry->title : _ ("Met a campaign"));
    case TANDEM_TIMELINE_ACTIVITY:
    case TANDEM_TIMELINE_N_KINDS:
    default:
      return g_strdup (entry->title ? entry->title : tandem_activity_get_kind_title (entry->detail));
    }
}

/**
 * tandem_timeline_words_write_body:
 *
 * Returns: (transfer full) (nullable): what there is to say of it
 */
char *
tandem_timeline_words_write_body (TandemTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case TANDEM_TIMELINE_LIFECYCLE:
      if (entry->detail)
        /* Translators: %s is a stage of the lifecycle */
        return g_strdup_printf (_ ("Was %s"), tandem_lifecycle_get_title (tandem_lifecycle_from_nick (entry->detail)));
      return g_strdup (entry->body);
    case TANDEM_TIMELINE_DEAL:
      return g_strdup (entry->title);
    case TANDEM_TIMELINE_ACTIVITY:
    case TANDEM_TIMELINE_TOUCH:
    case TANDEM_TIMELINE_N_KINDS:
    default:
      return g_strdup (entry->body);
    }
}

static void
append_word (GString *words, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, word);
}

/* That something took place needs no word. */
static gboolean
took_place (TandemTimelineEntry *entry)
{
  return g_strcmp0 (entry->status, "done") == 0 || g_strcmp0 (entry->status, "held") == 0;
}

/**
 * tandem_timeline_words_write_people:
 *
 * Returns: (transfer full): what came of it, with whom it was, and who did it
 */
char *
tandem_timeline_words_write_people (TandemTimelineEntry *entry)
{
  GString *words = g_string_new (NULL);

  if (!took_place (entry))
    append_word (words, tandem_activity_get_status_title (entry->status));
  append_word (words, tandem_activity_get_direction_title (entry->direction));
  append_word (words, tandem_activity_get_outcome_title (entry->outcome));
  append_word (words, entry->contact);
  append_word (words, entry->person);
  return g_string_free (words, FALSE);
}
