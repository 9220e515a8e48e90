/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-activity-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *nick;
  const char *title;
} Word;

static const Word kinds[] = {
  { "call", NC_ ("activity", "Call") },           { "check-in", NC_ ("activity", "Check-in") },
  { "email", NC_ ("activity", "E-mail") },        { "follow-up", NC_ ("activity", "Follow-up") },
  { "letter", NC_ ("activity", "Letter") },       { "meeting", NC_ ("activity", "Meeting") },
  { "paperwork", NC_ ("activity", "Paperwork") }, { "task", NC_ ("activity", "Task") },
};

static const Word statuses[] = {
  { "cancelled", NC_ ("status of an activity", "Cancelled") },
  { "done", NC_ ("status of an activity", "Done") },
  { "held", NC_ ("status of an activity", "Held") },
  { "not-held", NC_ ("status of an activity", "Not held") },
  { "planned", NC_ ("status of an activity", "Planned") },
};

static const Word directions[] = {
  { "inbound", NC_ ("direction of a call", "Incoming") },
  { "outbound", NC_ ("direction of a call", "Outgoing") },
};

static const Word outcomes[] = {
  { "left-message", NC_ ("outcome of a call", "Left a message") },
  { "no-answer", NC_ ("outcome of a call", "No answer") },
  { "reached", NC_ ("outcome of a call", "Reached") },
  { "wrong-number", NC_ ("outcome of a call", "Wrong number") },
};

static const char *
find (const Word *words, guint n_words, const char *context, const char *nick)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i].title);
  return NULL;
}

/**
 * tandem_activity_get_kind_title:
 *
 * Returns: the kind in words; what is of no kind known here is a note
 */
const char *
tandem_activity_get_kind_title (const char *kind)
{
  const char *title = find (kinds, G_N_ELEMENTS (kinds), "activity", kind);

  return title ? title : C_ ("activity", "Note");
}

/**
 * tandem_activity_get_status_title:
 *
 * Returns: (nullable): the status in words
 */
const char *
tandem_activity_get_status_title (const char *status)
{
  return find (statuses, G_N_ELEMENTS (statuses), "status of an activity", status);
}

/**
 * tandem_activity_get_direction_title:
 *
 * Returns: (nullable): who called, in words
 */
const char *
tandem_activity_get_direction_title (const char *direction)
{
  return find (directions, G_N_ELEMENTS (directions), "direction of a call", direction);
}

/**
 * tandem_activity_get_outcome_title:
 *
 * Returns: (nullable): what came of a call, in words
 */
const char *
tandem_activity_get_outcome_title (const char *outcome)
{
  return find (outcomes, G_N_ELEMENTS (outcomes), "outcome of a call", outcome);
}

/**
 * tandem_activity_get_done_status:
 *
 * Returns: the status that an activity of this kind has once it took place
 */
const char *
tandem_activity_get_done_status (const char *kind)
{
  return g_strcmp0 (kind, "meeting") == 0 ? "held" : "done";
}
